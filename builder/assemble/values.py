"""A sheet: the cells of one module as each reader will get them, before any of them is run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.documents.module_card import ModuleCard

__all__ = ["Sheet", "SheetCell"]


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One notebook cell; `student` is None for a cell that only instructors get.

    `id` is derived from the exercise or the content and never from the position. `line` is the cell's first
    line in `lesson.md`, 0 if the builder wrote it. `course` and `nbgrader` become the cell's metadata.
    """

    id: str
    role: Role
    is_code: bool
    instructor: str
    student: str | None
    line: int = 0
    exercise: str = ""
    tags: tuple[str, ...] = ()
    course: Mapping[str, object] = field(default_factory=dict)
    nbgrader: Mapping[str, object] | None = None
    site: str | None = None
    """The text of the cell on the site, where it is another than the student's."""
    site_course: Mapping[str, object] | None = None
    """The same for `course`."""

    @property
    def keeps_output(self) -> bool:
        """Whether its output is kept at all: what tests print, and what is tagged, differs from run to run."""
        return self.role is not Role.TESTS and "remove-output" not in self.tags

    @property
    def publishes_output(self) -> bool:
        """Whether what the cell prints and draws may be shown to students."""
        return self.is_code and self.role in {Role.DEMO, Role.PARAMETERS}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A module's cells in order; `file` is the lesson's name in messages.

    `card` is the module's card with the names in its questions and review cards filled in.
    """

    module: str
    title: str
    file: str
    cells: tuple[SheetCell, ...]
    card: ModuleCard
