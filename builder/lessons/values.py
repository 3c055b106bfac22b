"""A lesson as values: cells with their role, their exercise and the line of `lesson.md` that they start in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Cell", "Lesson", "Role"]


class Role(StrEnum):
    """What a cell is for; it decides who sees its text and its output."""

    PROSE = "prose"  # Markdown for everybody
    NOTE = "note"  # Markdown for the instructor only
    PARAMETERS = "parameters"  # the one cell that holds the module's parameters
    DEMO = "demo"  # code shown with its output
    DEPENDENT = "dependent"  # code that uses what the student writes: shown without output
    ANSWER = "answer"  # the cell that a student fills in
    TESTS = "tests"  # visible and hidden tests of one exercise
    BLOCKS = "blocks"  # the blocks of a Parsons exercise
    QUIZ = "quiz"  # the place of a question, which `exercise` names
    REVEAL = "reveal"  # shows what a PREDICT exercise asked for: shown without output


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `line` is the 1-based line of `lesson.md` where its source starts."""

    role: Role
    source: str
    line: int
    exercise: str = ""
    points: int | None = None
    tags: tuple[str, ...] = ()
    alt: str = ""
    guard: str = ""
    only: str = ""
    """`code` or `no-code` for what stands only in the module with, or without, its programming."""

    @property
    def is_code(self) -> bool:
        """Whether the cell is run."""
        return self.role not in {Role.PROSE, Role.NOTE, Role.QUIZ}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A module's text and code in order; `file` is its name in messages."""

    file: str
    cells: tuple[Cell, ...]

    def of_exercise(self, exercise: str, role: Role) -> tuple[Cell, ...]:
        """Return the cells of one exercise that have the role."""
        return tuple(cell for cell in self.cells if cell.exercise == exercise and cell.role is role)
