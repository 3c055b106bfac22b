"""Results of earlier proofs, keyed by what was run and by the environment, never by times or paths."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from builder.files import digest
from builder.prove.engine.values import BranchRun, StepRun, TrialRun
from builder.prove.values import ExerciseRuns, MutantRun, Run
from builder.run.versions import environment_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.kept import Store
    from builder.prove.work import Work

__all__ = ["FORMAT", "Cache", "branch_of", "work_key"]

FORMAT = "5"
"""Raise it whenever the same exercise would be run differently: other mutants, other conditions, other steps; and when
`reach` is mended so that more can reach an exercise. What was kept when more was run stays valid."""


def work_key(work: Work, exercise: str, *, whole: bool) -> str:
    """Return the key of all that is run for an exercise; with `whole`, all cells before it count."""
    return digest(_parts(work, exercise, whole))


class Cache:
    """The results of whole exercises."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self, work: Work, exercise: str) -> ExerciseRuns | None:
        """Return the results of the same exercise, or nothing when there are none or they are damaged."""
        found = self._store.read(work_key(work, exercise, whole=False))
        if found == {"whole": True}:
            found = self._store.read(work_key(work, exercise, whole=True))
        try:
            return _runs(found) if found else None
        except (TypeError, KeyError, AttributeError):
            return None

    def store(self, work: Work, runs: ExerciseRuns, *, whole: bool) -> None:
        """Keep results that another proof would find again. Raises WriteError."""
        if not runs.is_lasting:
            return
        self._store.write(work_key(work, runs.exercise, whole=whole), asdict(runs))
        if whole:
            self._store.write(work_key(work, runs.exercise, whole=False), {"whole": True})


def branch_of(found: dict[str, Any]) -> BranchRun:
    """Return the results of a branch from their JSON. Raises TypeError, KeyError or AttributeError if it is damaged."""
    found = dict(found)
    steps = tuple(StepRun(**step) for step in found.pop("steps"))
    network = tuple(found.pop("network"))
    return BranchRun(steps=steps, network=network, **found)


def _parts(work: Work, exercise: str, whole: bool) -> Iterator[bytes]:
    yield f"{FORMAT} {exercise} {whole} {work.seconds} {work.memory_mb}".encode()
    yield environment_digest(tuple(sorted(work.packages))).encode()
    if work.in_full:
        yield b"in full"
    for setting in work.settings:
        subject = setting.subjects[exercise]
        yield f"setting {setting.domain} {setting.variant}".encode()
        for cell in subject.cells:
            if cell.exercise == exercise or cell.id in subject.needed or whole:
                yield f"cell {cell.id} {cell.role} {cell.tags}".encode()
                yield cell.instructor.encode()
        yield (subject.answer.student or "").encode()
        for name, content in sorted(setting.files):
            yield b"file " + name.encode()
            yield content
        for attempt in subject.attempts:
            yield f"attempt {attempt.name}".encode()
            yield attempt.source.encode()


def _runs(found: dict[str, Any]) -> ExerciseRuns:
    mutants = tuple(MutantRun(**one) for one in found["mutants"])
    runs = (Run(one["domain"], one["variant"], one["varied"], _trial(one["trial"])) for one in found["runs"])
    return ExerciseRuns(found["exercise"], tuple(runs), mutants)


def _trial(found: dict[str, Any]) -> TrialRun:
    failed = found["failed"]
    branches = tuple(branch_of(branch) for branch in found["branches"])
    return TrialRun(found["name"], branches, StepRun(**failed) if failed else None)
