"""A lesson with or without its programming: which cells are left, and which of the attempts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.lessons.values import Cell, Lesson, Role

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["lesson_with_code", "lesson_without_code"]

_DEMOS = {Role.DEMO, Role.PARAMETERS, Role.REVEAL}
_HIDDEN = {"hide-input", "remove-input", "hide-cell"}


def lesson_with_code(lesson: Lesson) -> Lesson:
    """Return the lesson without the cells that are only for courses without programming."""
    return replace(lesson, cells=tuple(cell for cell in lesson.cells if cell.only != "no-code"))


def lesson_without_code(
    lesson: Lesson, exercises: Collection[str], quiz: Collection[str], titles: tuple[str, str] = ("", "")
) -> Lesson:
    """Return the lesson with these exercises and questions only, and without the cells that are only for programming.

    `titles` are the module's usual title and the one of this form; the heading that has the first gets the second.

    Code that is left is for the machine: it is folded away, and its output is shown.
    """
    kept = {*exercises, *quiz}
    cells = (
        _entitled(cell, *titles)
        for cell in lesson.cells
        if cell.only != "code" and (not cell.exercise or cell.exercise in kept)
    )
    return replace(
        lesson,
        cells=tuple(
            replace(cell, tags=(*cell.tags, "hide-input"))
            if cell.role in _DEMOS and not _HIDDEN & set(cell.tags)
            else cell
            for cell in cells
        ),
    )


def _entitled(cell: Cell, usual: str, title: str) -> Cell:
    heading, end, text = cell.source.partition("\n")
    if cell.role is not Role.PROSE or title == usual or heading != f"# {usual}":
        return cell
    return replace(cell, source=f"# {title}{end}{text}")
