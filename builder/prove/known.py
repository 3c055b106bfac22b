"""What is known of the branches that begin after the same cells, and its form in a file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from builder.prove.engine.values import StepRun
from builder.prove.extent import extent_of, group_of, holding
from builder.prove.keeping import branch_of
from builder.prove.shortcut import shortcut_for
from builder.prove.trail import Passage, Stop, passages_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.prove.engine.values import Branch, BranchRun, Step
    from builder.prove.harmless import Surroundings
    from builder.prove.shortcut import Shortcut

__all__ = ["Known", "read_known"]

_MOST = 600
"""Branches that are kept of one exercise in one setting; the oldest ones go first."""


@dataclass(frozen=True, slots=True)
class _Result:
    """The result of a branch and how it went, if that is known."""

    run: BranchRun
    passages: tuple[Passage, ...] | None


@dataclass(slots=True)
class Known:
    """What is known after the same cells: their own failure, or results by the answer and by how far it was run."""

    failed: StepRun | None = None
    results: dict[str, dict[tuple[str, ...], _Result]] = field(default_factory=dict)

    def find(self, branch: Branch, solution: Sequence[Step]) -> BranchRun | None:
        """Return the newest result that holds for the branch, or nothing."""
        own = reversed(self.results.get(group_of(branch, solution), {}).items())
        found = (holding(branch, solution, extent, result.run) for extent, result in own)
        return next((run for run in found if run is not None), None)

    def shortcut(self, branch: Branch, solution: Sequence[Step], around: Surroundings) -> Shortcut | None:
        """Return what the newest result says of the branch that says anything, if none holds for all of it."""
        results = self.results.get(group_of(branch, solution))
        if not results or self.find(branch, solution):
            return None
        new = passages_of(branch, (), around) or ()
        known = (result for result in reversed(results.values()) if result.passages)
        found = (shortcut_for(branch, new, result.run, result.passages or ()) for result in known)
        return next((shortcut for shortcut in found if shortcut), None)

    def add(self, branch: Branch, solution: Sequence[Step], run: BranchRun, around: Surroundings) -> None:
        """Take a result in; what passed only where none is known, so that a test that changes its mind stays found."""
        if run.passed and self.find(branch, solution) is not None:
            return
        group, extent = group_of(branch, solution), extent_of(branch, run, solution)
        own = self.results.pop(group, {})
        own.pop(extent, None)
        self.results[group] = {**own, extent: _Result(run, passages_of(branch, run.steps, around))}

    def content(self) -> dict[str, Any]:
        """Return what is kept of it as JSON."""
        every = [(group, extent, one) for group, own in self.results.items() for extent, one in own.items()]
        return {
            "failed": asdict(self.failed) if self.failed else None,
            "results": [[group, extent, asdict(one.run), one.passages] for group, extent, one in every[-_MOST:]],
        }


def read_known(found: dict[str, Any]) -> Known:
    """Return what was known from its JSON. Raises TypeError, KeyError or ValueError if it is damaged."""
    known = Known(StepRun(**found["failed"]) if found["failed"] else None)
    for group, extent, run, passages in found["results"]:
        went = None if passages is None else tuple(map(_passage, passages))
        known.results.setdefault(group, {})[tuple(extent)] = _Result(branch_of(run), went)
    return known


def _passage(found: list[Any]) -> Passage:
    head, senses, looks, stop = found
    return Passage(head, tuple(senses), tuple(looks), Stop(*stop) if stop else None)
