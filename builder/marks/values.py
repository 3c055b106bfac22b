"""The marks of a class, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from builder.grade.values import ExerciseResult
    from builder.gradebook.values import (
        ExerciseFacts,
        Judgement,
        KeptResult,
        KeptSubmission,
        ModuleFacts,
        Note,
        Pupil,
    )

__all__ = ["ClassMarks", "ExerciseMark", "Keep", "ModuleMark"]

Keep = Literal["newest", "first", "best"]
"""Which of several submissions of a student counts."""


@dataclass(frozen=True, slots=True)
class ExerciseMark:
    """The mark of one exercise: the tests' part and a person's part; `pending` if a person has still to judge.

    `result` is nothing if there was no notebook to grade. `answer` is the text that a person judges.
    """

    facts: ExerciseFacts
    result: ExerciseResult | None
    judgements: tuple[Judgement, ...] = ()
    pending: bool = False
    answer: str = ""
    answer_digest: str = ""

    @property
    def earned(self) -> int:
        """The points that the tests gave."""
        return self.result.earned if self.result else 0

    @property
    def judged(self) -> float:
        """The points that a person gave so far, never more than there are."""
        return min(sum(one.points for one in self.judgements), float(self.facts.manual_points))

    @property
    def total(self) -> float:
        """All points."""
        return round(self.earned + self.judged, 2)


@dataclass(frozen=True, slots=True)
class ModuleMark:
    """What a student has in a module. Without `result` the submission that counts was not graded yet."""

    student: Pupil
    module: ModuleFacts
    submission: KeptSubmission
    result: KeptResult | None
    exercises: tuple[ExerciseMark, ...]
    flags: tuple[Note, ...]
    late: bool
    submissions: int = 1

    @property
    def total(self) -> float:
        """The points of all exercises."""
        return round(sum(one.total for one in self.exercises), 2)

    @property
    def automatic(self) -> int:
        """The points that the tests gave."""
        return sum(one.earned for one in self.exercises)

    @property
    def judged(self) -> float:
        """The points that a person gave."""
        return round(sum(one.judged for one in self.exercises), 2)

    @property
    def pending(self) -> int:
        """How many exercises a person has still to judge."""
        return sum(one.pending for one in self.exercises)

    @property
    def complete(self) -> bool:
        """Whether everything is graded and judged."""
        return self.result is not None and not self.pending


@dataclass(frozen=True, slots=True)
class ClassMarks:
    """The marks of all students in all modules that someone handed in, by student and module."""

    students: tuple[Pupil, ...]
    modules: tuple[ModuleFacts, ...]
    marks: dict[tuple[str, str], ModuleMark]

    def mark(self, student: str, module: str) -> ModuleMark | None:
        """Return the student's mark in a module, if there is one."""
        return self.marks.get((student, module))

    def of_student(self, student: str) -> tuple[ModuleMark, ...]:
        """Return the student's marks in the order of the modules."""
        found = (self.mark(student, module.id) for module in self.modules)
        return tuple(mark for mark in found if mark is not None)
