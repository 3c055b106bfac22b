"""What the engine finds out about a module before it grades: where each test can be judged, and how long work takes.

The solution and the module's sample attempts are run with every test judged in every way. A test is judged outside
the student's process if that gives the same verdict on all of them; otherwise inside, with a look at the values that
take part if the solution stands it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.grade.matching import RunStep
from builder.grade.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.grade.pair import Pair
    from builder.grade.session import Mode, Seen
    from builder.grade.values import ExercisePlan, GradingPlan

__all__ = ["Knowledge", "learn"]

_ALL: tuple[Mode, ...] = ("outside", "strict", "inside")
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
    plan = pair.plan
    pair.prepare(None)
    solved = _run(pair, {}, forks=True)
    forks = solved.threads == 1
    if not forks:
        solved = _run(pair, {}, forks=False)
    seconds = sum(step.seconds for step in solved.ran.values())
    runs = [solved]
    tests = [test.cell for exercise in plan.exercises for test in exercise.tests]
    compared: dict[str, tuple[Mode, ...]] = {
        test: ("outside", "inside") if _passed(solved.tests.get((test, "outside"))) else ("strict",) for test in tests
    }
    if seconds < _SLOW:
        runs += [_run(pair, answers, forks=forks, modes=compared) for answers in _samples(plan)]
    modes = {test: _mode(test, runs) for test in tests}
    changed = _OURS | frozenset(name for seen in solved.tests.values() for name in seen.changed)
    unsolved = tuple(test for test in tests if not _passed(solved.tests.get((test, modes[test]))))
    limit = min(max(_LEAST, _FACTOR * seconds), max(plan.seconds, _LEAST))
    return Knowledge(modes, forks, limit, changed, frozenset(solved.trips), unsolved)


def _mode(test: str, runs: list[Session]) -> Mode:
    solved = runs[0].tests
    if _passed(solved.get((test, "outside"))) and all(_agree(run, test) for run in runs):
        return "outside"
    judged = [run.tests[test, "strict"] for run in runs if (test, "strict") in run.tests]
    if judged and _passed(judged[0]) and not any(seen.trouble for seen in judged):
        return "strict"
    return "inside"


def _agree(run: Session, test: str) -> bool:
    outside, inside = run.tests.get((test, "outside")), run.tests.get((test, "inside"))
    return outside is not None and not outside.trouble and _passed(outside) == _passed(inside)


def _passed(seen: Seen | None) -> bool:
    return seen is not None and seen.outcome == "passed"


def _samples(plan: GradingPlan) -> Iterator[dict[str, str]]:
    """Yield answers by exercise: the first attempt of each exercise together, then the second of each, and so on."""
    of_exercise: dict[str, list[str]] = defaultdict(list)
    for exercise, source, _ in plan.samples:
        of_exercise[exercise].append(source)
    for number in range(max(map(len, of_exercise.values()), default=0)):
        yield {name: sources[number] for name, sources in of_exercise.items() if number < len(sources)}
    yield {exercise.id: _starter(plan, exercise) for exercise in plan.exercises if exercise.answers}


def _starter(plan: GradingPlan, exercise: ExercisePlan) -> str:
    return next(cell.student or "" for cell in plan.cells if cell.id == exercise.answers[0])


def _run(
    pair: Pair, answers: Mapping[str, str], *, forks: bool, modes: Mapping[str, tuple[Mode, ...]] | None = None
) -> Session:
    plan = pair.plan
    steps = tuple(_steps(plan, answers))
    tests = [test.cell for exercise in plan.exercises for test in exercise.tests]
    session = Session(pair, steps, (), max(plan.seconds, _LEAST), modes or dict.fromkeys(tests, _ALL), forks=forks)
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
