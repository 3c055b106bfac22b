"""Which prose is the task of an exercise: from its heading to its answer cell. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.lessons.values import Cell, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.documents.module_card import ModuleCard
    from builder.lessons.values import Lesson

__all__ = ["HEADING", "split_tasks"]

HEADING = re.compile(r"^#{2,6} +(?P<title>.+?)\s*$")
_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,}|:{3,})")


def split_tasks(card: ModuleCard, lesson: Lesson) -> tuple[Cell, ...]:
    """Split the prose before each exercise at its last heading: from there on it is the exercise's task."""
    cells: list[Cell] = []
    started: set[str] = set()
    for cell in lesson.cells:
        if cell.role in {Role.BLOCKS, Role.ANSWER} and cell.exercise not in started:
            started.add(cell.exercise)
            exercise = card.exercises.get(cell.exercise)
            opening = _opening(cells, exercise.title) if exercise else None
            if opening is not None:
                cells[opening:] = _opened(cells[opening:], cell)
            else:
                before = cells.pop() if cells and cells[-1].role is Role.PROSE and not cells[-1].exercise else None
                cells.extend(_task_cells(before, cell))
        cells.append(cell)
    return tuple(cells)


def _opening(cells: list[Cell], title: str) -> int | None:
    """Return the place of the prose with the exercise's heading, if demonstrations stand between it and the answer."""
    for place in range(len(cells) - 1, -1, -1):
        cell = cells[place]
        if cell.exercise or cell.role is Role.QUIZ:
            return None
        lines = cell.source.split("\n") if cell.role is Role.PROSE else []
        line = _last_heading(lines)
        if line is not None:
            match = HEADING.match(lines[line])
            is_own = match and match["title"] == title and not lines[line].startswith("## ")
            return place if is_own and place < len(cells) - 1 else None
    return None


def _opened(cells: list[Cell], first: Cell) -> Iterator[Cell]:
    """Yield the cells from an exercise's heading to its answer; what is said there is its task, in pieces."""
    yield from _task_cells(cells[0], first)
    for cell in cells[1:]:
        yield replace(cell, exercise=first.exercise) if cell.role is Role.PROSE else cell


def _task_cells(before: Cell | None, first: Cell) -> Iterator[Cell]:
    if before is None:
        yield Cell(Role.PROSE, "", first.line, exercise=first.exercise)
        return
    lines = before.source.split("\n")
    split = _last_heading(lines)
    if split is None:
        yield before
        yield Cell(Role.PROSE, "", first.line, exercise=first.exercise)
        return
    head = "\n".join(lines[:split]).rstrip()
    if head:
        yield Cell(Role.PROSE, head, before.line)
    yield Cell(Role.PROSE, "\n".join(lines[split:]), before.line + split, exercise=first.exercise)


def _last_heading(lines: list[str]) -> int | None:
    found, fences = None, 0
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            fences += 1
        elif fences % 2 == 0 and HEADING.match(line):
            found = number
    return found
