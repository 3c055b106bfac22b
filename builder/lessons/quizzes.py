"""Questions in a lesson: `:::{quiz} id` alone names one of the card, with YAML inside it is one itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.documents.quiz import QuizItem
from builder.documents.reading import read_document
from builder.findings import Finding, Place
from builder.lessons.values import Cell, Lesson, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["inline_items", "split_quizzes"]

_BEGIN = re.compile(r"^(?P<fence>:{3,}|`{3,})\{quiz\}[ \t]*(?P<id>\S*)[ \t]*$")
_FENCE = re.compile(r"^\s{0,3}(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>.*)$")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def split_quizzes(cell: Cell) -> tuple[Cell, ...]:
    """Return a cell of prose split where questions stand; a question's source is what is inside its directive."""
    if cell.role is not Role.PROSE or "{quiz}" not in cell.source:
        return (cell,)
    lines = cell.source.split("\n")
    parts: list[Cell] = []
    begin = 0
    for start, end, name in _places(lines):
        parts.append(_prose(cell, lines, begin, start))
        body = "\n".join(lines[start + 1 : end])
        parts.append(Cell(Role.QUIZ, body, cell.line + start, exercise=name))
        begin = end + 1
    parts.append(_prose(cell, lines, begin, len(lines)))
    return tuple(part for part in parts if part.role is Role.QUIZ or part.source)


def inline_items(lesson: Lesson) -> tuple[dict[str, QuizItem], tuple[Finding, ...]]:
    """Return the questions that are written in the lesson itself, by id, and what is wrong with them."""
    items: dict[str, QuizItem] = {}
    findings: list[Finding] = []
    for cell in _of_role(lesson.cells):
        place = Place(lesson.file, cell.line)
        if not _ID.fullmatch(cell.exercise):
            message = f"The question has no id that could be kept: '{cell.exercise}'."
            findings.append(Finding("quiz-directives-name-a-question", message, place, _HINT))
        elif cell.source.strip():
            item, faults = read_document(QuizItem, cell.source, lesson.file)
            findings += [replace(fault, place=_moved(fault.place, cell.line)) for fault in faults]
            if item is not None and cell.exercise in items:
                message = f"The lesson has two questions '{cell.exercise}'."
                findings.append(Finding("quiz-directives-name-a-question", message, place, "Give one another id."))
            elif item is not None:
                items[cell.exercise] = item
    return items, tuple(findings)


_HINT = "Write `:::{quiz} some-id`; an id has small letters, digits and hyphens, and never changes."


def _of_role(cells: Iterable[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.role is Role.QUIZ]


def _moved(place: Place, line: int) -> Place:
    return replace(place, line=place.line + line if place.line else line)


def _places(lines: list[str]) -> list[tuple[int, int, str]]:
    """Return first and last line and the id of each directive that is not shown as text in a code block."""
    found: list[tuple[int, int, str]] = []
    literal, number = "", 0
    while number < len(lines):
        fence = _FENCE.match(lines[number])
        begin = _BEGIN.match(lines[number])
        if literal:
            if fence and not fence["info"].strip() and fence["fence"].startswith(literal):
                literal = ""
        elif begin:
            end = _end(lines, number, begin["fence"])
            found.append((number, end, begin["id"]))
            number = end
        elif fence and fence["fence"][0] != ":":
            literal = fence["fence"]
        number += 1
    return found


def _end(lines: list[str], start: int, fence: str) -> int:
    for number in range(start + 1, len(lines)):
        if re.fullmatch(rf"{fence[0]}{{{len(fence)},}}\s*", lines[number]):
            return number
    return len(lines) - 1


def _prose(cell: Cell, lines: list[str], begin: int, end: int) -> Cell:
    while begin < end and not lines[begin].strip():
        begin += 1
    return replace(cell, source="\n".join(lines[begin:end]).rstrip(), line=cell.line + begin)
