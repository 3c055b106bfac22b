"""Processes that stay after the cells before an answer, so that the same answer's next request begins there."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from builder.files import digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import ExitStack

    from builder.prove.engine.values import Request
    from builder.run.environment import RunFolder

__all__ = ["Place", "Places", "place_key"]


class KeepsPlaces(Protocol):
    """A worker, as far as places need one."""

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""

    def again(self, number: int) -> bool:
        """Have the process of a request run what lies in its folder now; return whether it still stays."""

    def leave(self, number: int) -> None:
        """End the process that the request of that number has left."""


@dataclass(frozen=True, slots=True)
class Place:
    """A process that stays: where it is in the worker, and its folder, which `stack` removes."""

    worker: KeepsPlaces
    number: int
    folder: RunFolder
    stack: ExitStack

    def close(self) -> None:
        """End the process, unless it has ended with its worker, and remove its folder."""
        self.worker.leave(self.number)
        self.stack.close()


@dataclass(slots=True)
class Places:
    """The places that nobody uses at the moment, at most `most`; those that waited longest go first."""

    most: int
    _idle: list[tuple[str, Place]] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def take(self, key: str) -> Place | None:
        """Return a place for this key, to be given back or closed; the newest one first."""
        with self._lock:
            for number, (name, place) in reversed([*enumerate(self._idle)]):
                if name == key and place.worker.alive:
                    del self._idle[number]
                    return place
        return None

    def give(self, key: str, place: Place) -> None:
        """Keep a place for the next one who asks."""
        with self._lock:
            self._idle.append((key, place))
            gone = self._idle[: max(0, len(self._idle) - self.most)]
            del self._idle[: len(gone)]
        for _, other in gone:
            other.close()

    def close(self) -> None:
        """Close all that nobody uses; from now on none is kept."""
        with self._lock:
            self.most, gone = 0, self._idle
            self._idle = []
        for _, place in gone:
            place.close()


def place_key(request: Request, late: Sequence[str]) -> str:
    """Return what a place must have in common with a request; nothing if its trials begin with different cells.

    `late` are the modules that the worker has imported besides those of the request.
    """
    before = {trial.before for trial in request.trials}
    if len(before) != 1:
        return ""
    steps = [asdict(step) for step in before.pop()]
    limits = [request.imports, late, request.seconds, request.memory_mb, asdict(request.conditions), steps]
    files = (part for name, content in sorted(request.files) for part in (name.encode(), content))
    return digest([json.dumps(limits).encode(), *files])
