"""All checks of a course and its modules that need no run and no notebook: the whole list, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.check.curriculum import check_curriculum
from builder.check.folder import check_folder
from builder.check.leaks import check_digests
from builder.check.module import check_module
from builder.check.placeholders import check_placeholders
from builder.check.quizzes import check_spread
from builder.check.released import check_released
from builder.check.text import check_text
from builder.findings import in_order

if TYPE_CHECKING:
    from builder.course.values import Course, CourseModule
    from builder.findings import Finding

__all__ = ["check_one_module", "check_together"]


def check_together(course: Course, curriculum_text: str) -> tuple[Finding, ...]:
    """Return what is wrong with the modules as a course, in order: what none of them shows by itself."""
    findings = list(check_curriculum(course, curriculum_text, {m.card.id: m.card_text for m in course.modules}))
    findings.extend(check_released(course))
    findings.extend(check_spread(course.modules))
    return in_order(findings)


def check_one_module(module: CourseModule, skills: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return the findings of one module."""
    folder = module.card_file.rpartition("/")[0]
    return in_order(
        [
            *check_module(module, skills, module.card_text),
            *check_folder(module.names, folder),
            *check_text(module),
            *check_placeholders(module),
            *check_digests(module),
        ]
    )
