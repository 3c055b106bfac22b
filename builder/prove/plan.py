"""What is run to prove an exercise. Pure: cells and attempts in, trials out; nothing is run here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.lessons.markers import find_regions, for_running
from builder.lessons.values import Role
from builder.prove.engine.values import Branch, Step, Trial
from builder.prove.mutate.cells import mutants, some_of
from builder.prove.names import names_of
from builder.prove.slices import needed_cells
from builder.prove.statements import definitions_of, statements_of

if TYPE_CHECKING:
    from builder.assemble.values import Sheet, SheetCell
    from builder.lessons.attempts import Attempt
    from builder.prove.engine.values import BranchRun
    from builder.prove.mutate.values import Mutant

__all__ = ["MUTANTS_AT_MOST", "Subject", "attempt_branch", "dear_tests", "mutant_branch", "subject_of"]

MUTANTS_AT_MOST = 120
"""Mutants of one exercise; more say nothing new about its tests."""

_DEAR_SHARE, _DEAR_SECONDS = 0.25, 0.1
"""A tests cell is dear that takes more than this share of a run, if that takes more than these seconds."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One exercise to prove: its cells, the cells of the lesson before them, and its attempts.

    `whole` runs all cells before the answer and not only those that the exercise needs. The tests cells `last` come
    after all others.
    """

    exercise: str
    answer: SheetCell
    tests: tuple[SheetCell, ...]
    cells: tuple[SheetCell, ...]
    attempts: tuple[Attempt, ...]
    needed: frozenset[str]
    whole: bool = False
    last: frozenset[str] = frozenset()

    @property
    def before(self) -> tuple[Step, ...]:
        """The steps before the answer."""
        place = self.cells.index(self.answer)
        return tuple(_step(cell) for cell in self.cells[:place] if self._is_run(cell))

    def solution(self, name: str = "solution") -> Branch:
        """Return the run of the solution and its tests, with the cells that stand between them."""
        return Branch(name, self._steps(for_running(self.answer.instructor)))

    def starter(self) -> Branch:
        """Return the run of the untouched starter, each statement of the tests by itself."""
        steps = [Step(self.answer.id, for_running(self.answer.student or ""))]
        above = ""
        for cell in self._after():
            if cell not in self.tests:
                steps.append(_step(cell, may_fail=True))
                continue
            statements = statements_of(cell.instructor, above)
            steps += [Step(f"{cell.id}@{statement.line}", statement.text) for statement in statements]
            above += f"{cell.instructor}\n"
        return Branch("starter", tuple(steps))

    def reversed_tests(self) -> Branch | None:
        """Return the run of the solution with its tests cells in reversed order, what they define first."""
        if len(self.tests) < 2:
            return None
        between = [_step(cell) for cell in self._after() if cell not in self.tests]
        defined = [_definitions(cell) for cell in self.tests]
        tests = [Step(cell.id, cell.instructor) for cell in reversed(self.tests)]
        answer = Step(self.answer.id, for_running(self.answer.instructor))
        return Branch("order", (answer, *between, *defined, *tests))

    def variant(self, name: str, source: str, *, brief: bool) -> Branch:
        """Return the run of another answer with the tests."""
        return Branch(name, self._steps(source, may_fail=not brief), brief)

    def trial(self, *branches: Branch | None) -> Trial:
        """Return the branches with the cells before them."""
        return Trial(self.exercise, self.before, tuple(branch for branch in branches if branch is not None))

    def mutants(self, most: int) -> tuple[Mutant, ...]:
        """Return the mutants of the solution that are run, so many at most."""
        return some_of(_mutants_of(self.answer.instructor), most)

    def _steps(self, source: str, *, may_fail: bool = False) -> tuple[Step, ...]:
        """A demonstration between answer and tests may fail with a wrong answer; that is not its judge."""
        after = self._after()
        first = (
            _definitions(cell) if cell.id in self.last else _step(cell, may_fail=may_fail and cell not in self.tests)
            for cell in after
        )
        return (Step(self.answer.id, source), *first, *(_step(cell) for cell in after if cell.id in self.last))

    def _after(self) -> list[SheetCell]:
        """Return the cells from the answer on to the last tests cell, in order."""
        first, last = self.cells.index(self.answer) + 1, self.cells.index(self.tests[-1]) + 1
        return [cell for cell in self.cells[first:last] if cell in self.tests or self._is_run(cell)]

    def _is_run(self, cell: SheetCell) -> bool:
        return self.whole or cell.id in self.needed


def subject_of(sheet: Sheet, exercise: str, attempts: tuple[Attempt, ...]) -> Subject | None:
    """Return the exercise with all that is needed to prove it; nothing if it has no answer or no tests cell."""
    cells = tuple(cell for cell in sheet.cells if cell.is_code)
    answers = [cell for cell in cells if cell.role is Role.ANSWER and cell.exercise == exercise]
    tests = tuple(cell for cell in cells if cell.role is Role.TESTS and cell.exercise == exercise)
    if not answers or not tests or cells.index(tests[0]) < cells.index(answers[0]):
        return None
    own = tuple(attempt for attempt in attempts if attempt.exercise == exercise)
    texts = [answers[0].student or "", *(attempt.source for attempt in own)]
    return Subject(exercise, answers[0], tests, cells, own, needed_cells(cells, exercise, texts))


def dear_tests(subject: Subject, solution: BranchRun) -> frozenset[str]:
    """Return the tests cells that come after the cheap ones, so that who fails a cheap one ends soon.

    None if that is no other order, or if a cheap one takes what a dear one sets. Other ways in which one may need
    another are not seen.
    """
    used = {step.id: step.cpu for step in solution.steps}
    total = sum(used.values())
    dear = [cell for cell in subject.tests if used.get(cell.id, 0.0) > _DEAR_SHARE * total]
    cheap = [cell for cell in subject.tests if cell not in dear]
    set_there = (names_of(cell.instructor).given - names_of(definitions_of(cell.instructor)).given for cell in dear)
    taken = frozenset[str]().union(*(names_of(cell.instructor).taken for cell in cheap))
    if total < _DEAR_SECONDS or (*cheap, *dear) == subject.tests or any(names & taken for names in set_there):
        return frozenset()
    return frozenset(cell.id for cell in dear)


def attempt_branch(subject: Subject, attempt: Attempt) -> Branch:
    """Return the run of an attempt."""
    return subject.variant(f"attempt/{attempt.name}", attempt.source, brief=False)


def mutant_branch(subject: Subject, number: int, mutant: Mutant) -> Branch:
    """Return the run of a mutant; `number` is its place among the mutants of the exercise."""
    return subject.variant(f"mutant/{number}", for_running(mutant.source), brief=True)


@lru_cache(maxsize=64)  # a change of tests makes the same ones again
def _mutants_of(source: str) -> tuple[Mutant, ...]:
    return mutants(source, find_regions(source)[0])


def _definitions(cell: SheetCell) -> Step:
    return Step(f"{cell.id}@define", definitions_of(cell.instructor))


def _step(cell: SheetCell, *, may_fail: bool = False) -> Step:
    return Step(cell.id, for_running(cell.instructor), may_fail or "raises-exception" in cell.tags)
