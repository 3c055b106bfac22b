"""The checks of a whole course in their order: files, curriculum, modules, then what is assembled from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.build import sheet_of
from builder.check.assembled import check_assembled
from builder.check.course import check_course
from builder.course.load import load_course
from builder.findings import in_order
from builder.workspace import read_file

if TYPE_CHECKING:
    from builder.findings import Finding
    from builder.stamp import BuildOptions
    from builder.workspace import Workspace

__all__ = ["check_whole_course"]


def check_whole_course(workspace: Workspace, slug: str, options: BuildOptions) -> tuple[Finding, ...]:
    """Return every finding of a course that needs no run of its code."""
    course, findings = load_course(workspace, slug, domain=options.domain)
    if course is None:
        return findings
    text = read_file(workspace, workspace.curriculum / f"{slug}.yaml")[0]
    found = [*findings, *check_course(course, text)]
    sheets = {}
    for module in course.modules:
        sheet, faults = sheet_of(module)
        found.extend(faults)
        if sheet is not None:
            sheets[module.card.id] = sheet
    whole = tuple(module for module in course.modules if module.card.id in sheets)
    found.extend(check_assembled(whole, sheets, lambda module: sheet_of(module)[0]))
    return in_order(found)
