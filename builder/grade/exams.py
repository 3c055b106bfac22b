"""What is run to examine one exercise, and which names its tests take from the student. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.prove.names import names_of
from builder.prove.statements import definitions_of, left_by, settings_of, statements_of

if TYPE_CHECKING:
    from builder.grade.values import ExercisePlan, GradingPlan, PlanCell, TestPlan

__all__ = ["Exam", "ExamStep", "make_exams"]

_CLOCK = re.compile(
    r"\b(?:import time\b|from time\b|timeit|perf_counter|process_time|monotonic\(|tracemalloc|getrusage|psutil)"
    r"|\.(?:now|today|utcnow)\(|\btime\.(?:time|sleep)|%time"
)
"""What stands in code that measures time or memory, or asks for the date."""


@dataclass(frozen=True, slots=True)
class ExamStep:
    """A cell of the module that is run for an examination; `test` is its tests cell's id, empty for others."""

    test: str
    source: str


@dataclass(frozen=True, slots=True)
class Exam:
    """The examination of one exercise.

    `before` is the id of the cell before which the module's own cells have been run; `names` are what may be the
    student's; `defined` holds what earlier tests cells define or set and these ones use. `is_timed` tells that a clock
    may decide, so that the same answers need not end the same.
    """

    exercise: ExercisePlan
    before: str
    names: tuple[str, ...]
    defined: tuple[str, ...]
    steps: tuple[ExamStep, ...]
    is_timed: bool

    @property
    def tests(self) -> frozenset[str]:
        """The ids of all its tests cells."""
        return frozenset(test.cell for test in self.exercise.tests)

    def steps_for(self, tests: frozenset[str]) -> tuple[ExamStep, ...]:
        """Return the steps that judge these tests; of the others only what they define, or set and these use, is run.

        Tests of one exercise may be judged in different places, and one that never ended is left out when the rest
        is judged; a value that the first cell sets must be there for the second in either case.
        """
        others = tuple(step.source for step in self.steps if step.test and step.test not in tests)
        run = [step.source for step in self.steps if not step.test or step.test in tests]
        settings = iter(settings_of(others, frozenset().union(*map(_all_names, run))))
        found = [ExamStep("", source) for source in self.defined]
        for step in self.steps:
            if not step.test or step.test in tests:
                found.append(step)
            else:
                found += [ExamStep("", definitions_of(step.source)), ExamStep("", next(settings))]
        return tuple(step for step in found if step.source.strip())


def make_exams(plan: GradingPlan) -> dict[str, Exam]:
    """Return the examination of each exercise that has tests, by exercise."""
    return {exercise.id: _exam(plan, exercise) for exercise in plan.exercises if exercise.tests}


def _exam(plan: GradingPlan, exercise: ExercisePlan) -> Exam:
    cells = [cell for cell in plan.cells if cell.is_code]
    own = {*exercise.answers, *(test.cell for test in exercise.tests)}
    places = [place for place, cell in enumerate(cells) if cell.id in own]
    span = cells[places[0] : places[-1] + 1]
    tests = {test.cell: test for test in exercise.tests}
    steps = tuple(_step(cell, tests) for cell in span if cell.role != "answer")
    taken = set().union(*(_all_names(step.source) for step in steps)) if steps else set()
    earlier = cells[: places[0]]
    defined = left_by(tuple(cell.source for cell in earlier if cell.role == "tests"), frozenset(taken))
    taken |= set().union(*map(_all_names, defined))
    students = [cell for cell in [*earlier, *span] if cell.role in {"answer", "dependent", "reveal"}]
    names = set().union(*(_given(cell) for cell in students)) & taken if students else set()
    reached = _reached([cell.source for cell in earlier if cell.role != "answer"], taken)
    reached += [step.source for step in steps]
    reached += [text.decode("utf-8", "replace") for name, text in plan.files if _is_imported(name, reached)]
    is_timed = any(_CLOCK.search(text) for text in reached)
    return Exam(exercise, cells[places[0]].id, tuple(sorted(names)), defined, steps, is_timed)


def _step(cell: PlanCell, tests: dict[str, TestPlan]) -> ExamStep:
    return ExamStep(cell.id if cell.id in tests else "", cell.source)


def _reached(earlier: list[str], taken: set[str]) -> list[str]:
    """Return the statements that bind or change names which are taken, or which such statements take in turn."""
    wanted, found = set(taken), []
    for source in reversed(earlier):
        for statement in reversed(statements_of(source)):
            names = names_of(statement.text)
            if (names.given | names.changed) & wanted:
                found.append(statement.text)
                wanted |= names.taken
    return found


def _is_imported(file: str, sources: list[str]) -> bool:
    name = file.split("/")[0].removesuffix(".py")
    return file.endswith(".py") and any(re.search(rf"\b{re.escape(name)}\b", source) for source in sources)


def _given(cell: PlanCell) -> frozenset[str]:
    found = names_of(cell.source)
    return found.given | found.changed


def _all_names(source: str) -> frozenset[str]:
    found = names_of(source)
    return found.taken | found.changed
