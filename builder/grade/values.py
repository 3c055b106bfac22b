"""What grading takes and what it returns. Everything holds plain data only, so that it can be kept as JSON.

The engine is `builder.grade.grading.grade_submissions(plan, submissions, *, sandbox, workers, on_done)`; the plan is
made by `builder.grade.plan.grading_plan(module)`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

__all__ = [
    "SUSPICIONS",
    "Criterion",
    "ExercisePlan",
    "ExerciseResult",
    "Flag",
    "FlagCode",
    "GradingPlan",
    "ManualAnswer",
    "Outcome",
    "PlanCell",
    "SandboxKind",
    "Submission",
    "SubmissionResult",
    "TestPlan",
    "TestResult",
    "Value",
    "result_from_json",
    "result_to_json",
]

Value = int | float | str | bool
SandboxKind = Literal["bwrap", "docker", "process"]

Outcome = Literal["passed", "failed", "error", "timeout", "memory", "died", "unconfirmed", "not run"]
"""How a test ended: `failed` by an assertion, `error` by another exception; `timeout`, `memory` and `died` say how the
process ended; `unconfirmed` if it seemed to pass but the second look did not agree; `not run` without an answer."""

FlagCode = Literal[
    "not a notebook",
    "empty",
    "too large",
    "old format",
    "wrong kernel",
    "wrong module",
    "answer missing",
    "answer repeated",
    "answer found by its text",
    "cells in another order",
    "cell edited",
    "tests edited",
    "tests missing",
    "timeout",
    "memory",
    "died",
    "exit called",
    "output cut",
    "library changed",
    "looks inside",
    "processes left",
    "unconfirmed",
    "files refused",
]

SUSPICIONS: frozenset[FlagCode] = frozenset(
    ["cell edited", "library changed", "looks inside", "processes left", "unconfirmed"]
)
"""Flags that only raise a suspicion, which is between the teacher and the student; the others help a student."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One notebook to grade: its bytes as handed in, other files beside it, and the variant's parameters, if any.

    `id` is the caller's own and comes back in the result; the student's code never sees it.
    """

    id: str
    notebook: bytes
    files: tuple[tuple[str, bytes], ...] = ()
    values: tuple[tuple[str, Value], ...] | None = None


@dataclass(frozen=True, slots=True)
class PlanCell:
    """One cell of the module in order.

    `source` is what is run (for an answer: the solution), `student` what is given out, None if students do not get it.
    """

    id: str
    role: str
    is_code: bool
    source: str
    student: str | None
    exercise: str = ""
    grade_id: str = ""
    may_fail: bool = False


@dataclass(frozen=True, slots=True)
class TestPlan:
    """One tests cell: what it is worth and its whole source, hidden part included.

    `guard` says why it may pass without an answer.
    """

    __test__ = False  # no test of pytest's, whatever its name says

    cell: str
    points: int
    source: str
    guard: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a rubric: its points, and its levels from none to full points."""

    name: str
    points: int
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExercisePlan:
    """How one exercise is graded: the cells that hold the answer, the tests in order, and what a person judges."""

    id: str
    title: str
    kind: str
    objective: str
    points: int
    manual_points: int
    answers: tuple[str, ...]
    tests: tuple[TestPlan, ...]
    rubric: tuple[Criterion, ...] = ()
    seconds: float = 30.0

    @property
    def automatic_points(self) -> int:
        """Points that the tests give."""
        return self.points - self.manual_points


@dataclass(frozen=True, slots=True)
class GradingPlan:
    """How a module is graded; `version` is a digest of all that decides a mark.

    `samples` are (exercise, answer, points) of the module's own attempts, from which the engine learns what it can
    check twice.
    """

    module: str
    title: str
    version: str
    cells: tuple[PlanCell, ...]
    exercises: tuple[ExercisePlan, ...]
    files: tuple[tuple[str, bytes], ...]
    packages: tuple[str, ...]
    seconds: float
    memory_mb: int
    samples: tuple[tuple[str, str, int], ...] = ()

    @property
    def points(self) -> int:
        """All points of the module, those that a person gives included."""
        return sum(exercise.points for exercise in self.exercises)

    def exercise(self, name: str) -> ExercisePlan:
        """Return the exercise of that id. Raises KeyError."""
        for exercise in self.exercises:
            if exercise.id == name:
                return exercise
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that a teacher should know about a submission; `exercise` is empty if it concerns all of it."""

    code: FlagCode
    text: str
    exercise: str = ""


@dataclass(frozen=True, slots=True)
class TestResult:
    """How one tests cell ended. `message` is the hint that the student may read; empty if it passed."""

    __test__ = False

    cell: str
    points: int
    earned: int
    outcome: Outcome
    message: str = ""
    seconds: float = 0.0
    checked_twice: bool = False
    """Whether the mark was also decided in a process in which no student code ever ran."""


@dataclass(frozen=True, slots=True)
class ManualAnswer:
    """An answer that a person judges: the text of a Markdown cell, or the code of an answer cell with a rubric."""

    exercise: str
    cell: str
    kind: Literal["text", "code"]
    text: str


@dataclass(frozen=True, slots=True)
class ExerciseResult:
    """The mark of one exercise. `points` and `earned` are those of the tests; a person gives up to `manual_points`.

    `source` is the student's own answer; `outputs` are the nbformat outputs of its cell, as JSON; `error` is how its
    cell itself ended if not well.
    """

    exercise: str
    points: int
    earned: int
    manual_points: int
    tests: tuple[TestResult, ...]
    source: str = ""
    outputs: str = "[]"
    error: str = ""


@dataclass(frozen=True, slots=True)
class SubmissionResult:
    """Everything that is known of a graded submission. `readable` is false if there was no notebook to grade.

    `plan` is the version of the grading plan and `runner` says what it was run with.
    """

    submission: str
    module: str
    plan: str
    runner: str
    readable: bool
    exercises: tuple[ExerciseResult, ...]
    manual: tuple[ManualAnswer, ...]
    flags: tuple[Flag, ...]
    seconds: float = 0.0
    peak_mb: float = 0.0

    @property
    def earned(self) -> int:
        """The points that the tests gave."""
        return sum(exercise.earned for exercise in self.exercises)

    @property
    def points(self) -> int:
        """The points that the tests could give."""
        return sum(exercise.points for exercise in self.exercises)


def result_to_json(result: SubmissionResult) -> dict[str, Any]:
    """Return the result as plain lists, dictionaries, texts and numbers."""
    return asdict(result)


def result_from_json(found: dict[str, Any]) -> SubmissionResult:
    """Return the result that `result_to_json` made plain. Raises KeyError or TypeError if it is of another shape."""
    exercises = tuple(
        ExerciseResult(**{**one, "tests": tuple(TestResult(**test) for test in one["tests"])})
        for one in found["exercises"]
    )
    manual = tuple(ManualAnswer(**one) for one in found["manual"])
    flags = tuple(Flag(**one) for one in found["flags"])
    return SubmissionResult(**{**found, "exercises": exercises, "manual": manual, "flags": flags})
