"""What is known of a branch from the run of another one with the same answer, and how little must be run for the rest.

The two differ in statements of tests that only look. A mutant stays killed while what killed it stands. Of others, new
statements are run and what must come before them. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.prove.meaning import statement_at
from builder.prove.trail import stations_of, way_through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.prove.engine.values import Branch, BranchRun, Step, StepRun
    from builder.prove.trail import Passage, Way

__all__ = ["Shortcut", "shortcut_for"]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A branch, the run of another one, and how each step goes by that as far as is known."""

    branch: Branch
    new: tuple[Passage, ...]
    run: BranchRun
    ways: tuple[Way, ...]

    @property
    def rest(self) -> Branch | None:
        """The branch with nothing but what must be run; None if that is nothing.

        A mutant that is alive has had its time, so it is not measured against the solution again.
        """
        last = max((number for number, way in enumerate(self.ways) if way.fresh), default=-1)
        if last < 0 or (self.branch.brief and not self.run.passed):
            return None
        steps = (self._cut(number, last=number == last) for number in range(last + 1))
        return replace(self.branch, steps=tuple(steps), brief=False)

    def whole(self, rest: BranchRun | None) -> BranchRun | None:
        """Return the result of the branch from that of `rest`; None if all of it must be run after all."""
        done = rest.steps if rest else ()
        steps = [self._found(number, one, last=number == len(done) - 1) for number, one in enumerate(done)]
        if (rest and rest.ended) or None in steps:
            return None
        steps += [self._known(number) for number in range(len(done), min(len(self.ways), len(self.run.steps)))]
        failed = next((number for number, one in enumerate(steps) if one and one.error), len(steps))
        if self.branch.brief:
            steps = steps[: failed + 1]
        runs = (self.run, rest) if rest else (self.run,)
        return replace(
            self.run,
            name=self.branch.name,
            steps=tuple(one for one in steps if one),
            seconds=max(run.seconds for run in runs),
            peak_mb=max(run.peak_mb for run in runs),
            network=tuple(sorted({name for run in runs for name in run.network})),
            cpu=max(run.cpu for run in runs),
        )

    def _cut(self, number: int, *, last: bool) -> Step:
        """Return a step without what is known to pass, and without what comes after the last that must be run."""
        step, way = self.branch.steps[number], self.ways[number]
        meanings = stations_of(step, answer=not number)
        if not meanings:
            return step
        lines = step.source.split("\n")
        for place, one in enumerate(meanings[: way.end]):
            if self.new[number].looks[place] and place not in way.fresh:
                height = one.text.count("\n") + 1
                lines[one.line - 1 : one.line - 1 + height] = ["pass", *[""] * (height - 1)]
        end = max(way.fresh) if last else min(way.end, len(meanings) - 1)
        return replace(step, source="\n".join(lines[: meanings[end].line + meanings[end].text.count("\n")]))

    def _found(self, number: int, done: StepRun, *, last: bool) -> StepRun | None:
        """Return how a step of `rest` ended for the branch; None if that leaves another state than is known."""
        way = self.ways[number]
        if not done.error:
            return self._known(number) if last or not way.stop else None
        place = statement_at(stations_of(self.branch.steps[number], answer=not number), done.at)
        if way.stop and place == way.end:
            return self._known(number)
        is_end = number == len(self.ways) - 1 or all(self.new[number].looks[place + 1 : way.end + 1])
        return done if place in way.fresh and is_end else None

    def _known(self, number: int) -> StepRun:
        """Return how the step ended in the other run, with the lines of this branch."""
        done, stop = self.run.steps[number], self.ways[number].stop
        if stop is None:
            return done
        meanings = stations_of(self.branch.steps[number], answer=not number)
        return replace(done, at=meanings[stop.place].line + stop.at, line=meanings[stop.inner].line + stop.line)


def shortcut_for(branch: Branch, new: Sequence[Passage], run: BranchRun, old: Sequence[Passage]) -> Shortcut | None:
    """Return what the run of another branch, and how that went, say of a branch that stands as `new`; or nothing."""
    late = branch.brief and run.ended == "timeout"
    if run.ended and not late:
        return None
    stopped = branch.brief and not run.passed
    steps = len(run.steps) + late if stopped else len(branch.steps)
    if min(len(old), len(new)) < steps or (not stopped and len(old) != len(new)):
        return None
    ways = []
    for number, step in enumerate(branch.steps[:steps]):
        texts = None if stopped else [one.text for one in stations_of(step, answer=not number)]
        way = way_through(old[number], new[number], same_text=texts)
        if way is None:
            return None
        ways.append(way)
    if late and not _looking(old[steps - 1]) <= _looking(new[steps - 1]):
        return None  # what ran for ever may be what is not there any more
    return Shortcut(branch, tuple(new), run, tuple(ways))


def _looking(passage: Passage) -> set[tuple[int, str, bool]]:
    return {passage.key(place) for place, looks in enumerate(passage.looks) if looks}
