"""In which requests the solutions, starters, attempts and mutants of a module are run. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from builder.prove.plan import attempt_branch, mutant_branch
from builder.prove.work import alike_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from builder.prove.engine.values import Request, Trial, TrialRun
    from builder.prove.mutate.values import Mutant
    from builder.prove.plan import Subject
    from builder.prove.values import Varied
    from builder.prove.work import Setting, Work

__all__ = ["MUTANTS_OF_SLOW", "Plan", "is_slow", "mutant_plans", "setting_plans"]

_MUTANT_SECONDS, _FEW_SECONDS, _MUTANT_REQUESTS = 3.0, 0.5, 6
"""Mutants whose solution takes about so long together are run in one request, after the cells before them; longer ones
where there would be more requests of a module, as those cells are run anew for each. Few are shared by two cores."""

_FORK_SECONDS = 0.015

MUTANTS_OF_SLOW = 10
_SLOW_SECONDS = 1.5
"""Processor time from which on an exercise is slow. So is one before which the process cannot be forked, as with
TensorFlow once it was used. Of slow ones fewer mutants are run, and in the other settings solution and starter only."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Trials in one setting under the same conditions; `in_order` makes them anew if their tests have another order."""

    setting: Setting
    varied: Varied
    trials: tuple[Trial, ...]
    in_order: Callable[[], tuple[Trial, ...]] | None = None

    def has(self, name: str) -> bool:
        """Whether a trial of the exercise is among them."""
        return any(trial.name == name for trial in self.trials)

    def request(self, work: Work) -> Request:
        """Return the request that runs them."""
        return work.request(self.setting, self.trials, self.varied)


def mutant_plans(
    work: Work,
    mutants: Mapping[str, tuple[Mutant, ...]],
    probes: Mapping[str, TrialRun],
    orders: Mapping[str, Sequence[Subject]],
) -> Iterator[Plan]:
    """Yield requests of about the same length, so that no core waits long for the last one.

    `orders` are the exercises with their tests in the order for mutants, then in the lesson's where that differs.
    """
    first = work.settings[0]
    solutions = {name: probe.branch("solution") for name, probe in probes.items()}
    each = {name: _FORK_SECONDS + (solution.cpu if solution else 0.0) for name, solution in solutions.items()}
    together = sum(len(found) * each[name] for name, found in mutants.items())
    most = max(
        min(_MUTANT_SECONDS, max(_FEW_SECONDS, together / 2)),
        together / _MUTANT_REQUESTS,
        # Each request runs the solution again, to time it; most mutants end sooner than it does.
        MUTANTS_OF_SLOW / 2 * max(each.values(), default=0.0),
    )
    parts: list[tuple[str, list[tuple[int, Mutant]]]] = []
    seconds = 0.0
    for name, found in mutants.items():
        parts.append((name, []))
        for numbered in enumerate(found):
            parts[-1][1].append(numbered)
            seconds += each[name]
            if seconds >= most:
                yield _mutant_plan(first, orders, parts)
                parts, seconds = [(name, [])], 0.0
    if any(found for _, found in parts):
        yield _mutant_plan(first, orders, parts)


def _mutant_plan(
    setting: Setting,
    orders: Mapping[str, Sequence[Subject]],
    parts: Sequence[tuple[str, Sequence[tuple[int, Mutant]]]],
) -> Plan:
    def trials(place: int) -> tuple[Trial, ...]:
        chosen = ((orders[name][place], found) for name, found in parts if found)
        return tuple(one.trial(one.solution(), *(mutant_branch(one, *pair) for pair in found)) for one, found in chosen)

    is_other = any(len(orders[name]) > 1 for name, found in parts if found)
    return Plan(setting, "nothing", trials(0), partial(trials, -1) if is_other else None)


def setting_plans(work: Work, slow: frozenset[str]) -> Iterator[Plan]:
    """Yield what is run in each setting, a request for each slow exercise and one for all the others together.

    Where nothing that differs from an earlier setting can reach an exercise, its solution is run once, as a guard.
    """
    known: dict[str, set[frozenset[str]]] = {}
    for setting in work.settings:
        first = setting is work.settings[0]
        alike = frozenset[str]() if work.in_full or len(work.settings) == 1 else alike_in(setting, known)
        groups = [[name] for name in setting.subjects if name in slow and not setting.brief]
        groups.append([name for name in setting.subjects if name not in slow])
        for subjects in ([setting.subjects[name] for name in group] for group in groups if group):
            is_slow = not first and subjects[0].exercise in slow
            trials = (_trial(one, first=first, brief=is_slow, guard=one.exercise in alike) for one in subjects)
            yield Plan(setting, "", tuple(trials))
            others = [one for one in subjects if one.exercise not in alike]
            if others and not (is_slow or setting.brief):
                yield Plan(setting, "everything", tuple(one.trial(one.solution()) for one in others))


def _trial(subject: Subject, *, first: bool, brief: bool, guard: bool) -> Trial:
    """The order of the tests cells matters, or not, in all settings alike: the tests are the same."""
    if guard:
        return subject.trial(subject.solution())
    if brief:
        return subject.trial(subject.solution(), subject.starter())
    attempts = (attempt_branch(subject, attempt) for attempt in subject.attempts)
    turned = subject.reversed_tests() if first else None
    return subject.trial(subject.solution(), turned, subject.starter(), *attempts)


def is_slow(trial: TrialRun) -> bool:
    """Whether a solution takes so much processor time, or such a process, that less is run of its exercise."""
    solution = trial.branch("solution")
    return solution is not None and (not solution.forks or solution.cpu > _SLOW_SECONDS)
