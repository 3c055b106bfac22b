"""What the engine finds out about a module before it grades: where each test can be judged, and how long work takes.

The solution and the module's sample attempts are run with every test judged in every way. A test is judged outside
the student's process if that gives the same verdict on all of them; otherwise inside, with a look at the values that
take part if the solution stands it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.grade.matching import RunStep
from builder.grade.session import Session, ThreadsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.grade.pair import Pair
    from builder.grade.seen import Mode, Seen
    from builder.grade.values import GradingPlan

__all__ = ["Knowledge", "learn"]

_ALL: tuple[Mode, ...] = ("outside", "strict", "inside")
_OPEN: dict[Mode, tuple[Mode, ...]] = {"outside": ("outside", "inside"), "strict": ("strict",), "inside": ()}
_OURS = frozenset({"getpass.getpass"})
"""What the shell itself replaces."""
_SLOW = 8.0
_LEAST, _FACTOR = 5.0, 10.0


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`modes` by tests cell; `seconds` limits each cell and each test; `changed` and `trips` are the solution's own.

    `unsolved` names the tests that the solution itself does not pass.
    """

    modes: Mapping[str, Mode]
    forks: bool
    seconds: float
    changed: frozenset[str]
    trips: frozenset[str]
    unsolved: tuple[str, ...]


def learn(pair: Pair) -> Knowledge:
    """Run the solution and the sample attempts. Raises RunError if the module's own cells cannot be run."""
    pair.prepare(None)
    try:
        found = _learn_in_forks(pair)
        forks = True
    except ThreadsError:
        found = _learn_in_whole_runs(pair)
        forks = False
    modes = {test: found.mode(test) for test in found.tests}
    changed = _OURS | frozenset(name for seen in found.solved.values() for name in seen.changed)
    unsolved = tuple(test for test in found.tests if not _passed(found.solved.get((test, modes[test]))))
    longest = max((seen.seconds for seen in found.solved.values()), default=0.0)
    limit = min(max(_LEAST, _FACTOR * (found.seconds + longest)), pair.plan.seconds)
    return Knowledge(modes, forks, limit, changed, frozenset(found.trips), unsolved)


class _Findings:
    """What was seen so far: of the solution in every mode, and of others in those that are not settled yet."""

    def __init__(self, plan: GradingPlan) -> None:
        self.tests = [test.cell for exercise in plan.exercises for test in exercise.tests]
        self.solved: dict[tuple[str, Mode], Seen] = {}
        self.seconds = 0.0
        self.trips: set[str] = set()
        self._agree: dict[str, bool] = {}
        self._stands: dict[str, bool] = {}

    def add_solved(self, run: Session) -> None:
        """Take in a run of the solution, with every mode; what is known already stays."""
        self.solved = run.tests | self.solved
        self.trips |= run.trips
        for test in {test for test, _ in run.tests}:
            if test not in self._agree:
                self._agree[test] = _agree(run, test) and _passed(run.tests.get((test, "outside")))
                self._stands[test] = _stands(run, test) and _passed(run.tests.get((test, "strict")))

    def add(self, run: Session) -> None:
        """Take in a run of something else."""
        for test in self.tests:
            if (test, "outside") in run.tests or (test, "inside") in run.tests:
                self._agree[test] = self._agree.get(test, False) and _agree(run, test)
            if (test, "strict") in run.tests:
                self._stands[test] = self._stands.get(test, False) and _stands(run, test)

    def mode(self, test: str) -> Mode:
        """Return where the test is to be judged, as far as is known."""
        if self._agree.get(test):
            return "outside"
        return "strict" if self._stands.get(test) else "inside"

    def open_modes(self) -> dict[str, tuple[Mode, ...]]:
        """Return the modes in which another run of a test could still change where it is judged; none, if it cannot."""
        return {test: _OPEN[self.mode(test)] for test in self.tests}


def _learn_in_forks(pair: Pair) -> _Findings:
    """Run the solution once; before each exercise, forks try it and its attempts, and go as far as its tests.

    In the end the starters of all exercises are run as a whole. Raises ThreadsError if the process must not be forked.
    """
    plan, found = pair.plan, _Findings(pair.plan)
    steps = tuple(_steps(plan, {}))
    whole: dict[str, tuple[Mode, ...]] = dict.fromkeys(found.tests, _ALL)
    parts = {place: part for place in range(len(steps)) if (part := _part(plan, steps, place))}

    def explore(run: Session, place: int) -> None:
        part = parts.pop(place, ())
        if not part:
            return
        solved = run.branch(part, whole)
        found.add_solved(solved)
        run.tests |= solved.tests
        if solved.spent < _SLOW:
            for source in _attempts(plan, part[0].exercise):
                found.add(run.branch((replace(part[0], source=source), *part[1:]), found.open_modes()))

    run = Session(pair, steps, (), max(plan.seconds, _LEAST), whole, explore=explore)
    run.run()
    if run.threads > 1:
        raise ThreadsError
    found.add_solved(run)
    found.seconds = sum(step.seconds for step in run.ran.values())
    if run.spent < _SLOW:
        found.add(_run(pair, _starters(plan), found.open_modes(), forks=True))
    return found


def _learn_in_whole_runs(pair: Pair) -> _Findings:
    """Run the solution as a whole, then the first attempt of each exercise together, the second of each, and so on."""
    plan, found = pair.plan, _Findings(pair.plan)
    solved = _run(pair, {}, dict.fromkeys(found.tests, _ALL), forks=False)
    found.add_solved(solved)
    found.seconds = sum(step.seconds for step in solved.ran.values())
    attempts = {exercise.id: _attempts(plan, exercise.id) for exercise in plan.exercises}
    for number in range(max(map(len, attempts.values()), default=0)):
        answers = {name: sources[number] for name, sources in attempts.items() if number < len(sources)}
        if found.seconds < _SLOW and any(found.open_modes().values()):
            found.add(_run(pair, answers, found.open_modes(), forks=False))
    return found


def _attempts(plan: GradingPlan, exercise: str) -> list[str]:
    return [source for name, source, _ in plan.samples if name == exercise]


def _starters(plan: GradingPlan) -> dict[str, str]:
    given = {cell.id: cell.student or "" for cell in plan.cells}
    return {exercise.id: given[exercise.answers[0]] for exercise in plan.exercises if exercise.answers}


def _part(plan: GradingPlan, steps: tuple[RunStep, ...], place: int) -> tuple[RunStep, ...]:
    """Return the steps from an exercise's first answer to its tests; nothing if no exercise begins there."""
    begins = {exercise.answers[0] for exercise in plan.exercises if exercise.answers}
    if steps[place].kind != "own" or steps[place].id not in begins:
        return ()
    ends = [at for at, step in enumerate(steps) if step.kind == "exam" and step.exercise == steps[place].exercise]
    return steps[place : ends[-1] + 1] if ends else ()


def _agree(run: Session, test: str) -> bool:
    outside, inside = run.tests.get((test, "outside")), run.tests.get((test, "inside"))
    return outside is not None and not outside.trouble and _passed(outside) == _passed(inside)


def _stands(run: Session, test: str) -> bool:
    return not run.tests[test, "strict"].trouble if (test, "strict") in run.tests else False


def _passed(seen: Seen | None) -> bool:
    return seen is not None and seen.outcome == "passed"


def _run(pair: Pair, answers: Mapping[str, str], modes: Mapping[str, tuple[Mode, ...]], *, forks: bool) -> Session:
    session = Session(pair, tuple(_steps(pair.plan, answers)), (), max(pair.plan.seconds, _LEAST), modes, forks=forks)
    session.run()
    return session


def _steps(plan: GradingPlan, answers: Mapping[str, str]) -> Iterator[RunStep]:
    last = {exercise.tests[-1].cell: exercise.id for exercise in plan.exercises if exercise.tests}
    firsts = {exercise.answers[0]: exercise.id for exercise in plan.exercises if exercise.answers}
    for cell in plan.cells:
        if not cell.is_code:
            continue
        if cell.role == "answer":
            yield RunStep("own", cell.id, answers.get(firsts.get(cell.id, ""), cell.source), cell.exercise)
        elif cell.role != "tests":
            yield RunStep("given", cell.id, cell.source)
        if cell.id in last:
            yield RunStep("exam", cell.id, "", last[cell.id])
