"""The sheet of a module: its lesson assembled with parameters, its industry's words and the course's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.assemble.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.assemble.values import Sheet
    from builder.course.values import CourseModule
    from builder.findings import Finding

__all__ = ["sheet_of", "variant_sheet"]


def sheet_of(module: CourseModule) -> tuple[Sheet | None, tuple[Finding, ...]]:
    """Return the sheet of a module with the default parameters; None if there are errors among the findings."""
    return variant_sheet(module, {name: parameter.default for name, parameter in module.card.parameters.items()})


def variant_sheet(
    module: CourseModule, values: Mapping[str, bool | int | float | str]
) -> tuple[Sheet | None, tuple[Finding, ...]]:
    """Return the module's sheet with these parameters; the same as the one of a build with the default ones."""
    return make_sheet(module.card, module.lesson, {**values, "domain": module.domain.prose()}, values, module.language)
