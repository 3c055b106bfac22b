"""The module's data: the stream of the domain, a stream whose meaning changes, and an event loop in virtual time."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Coroutine

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

NUMBERS = ["amount", "count", "tenure", "reading"]
MAX_TURNS = 50_000
"""Turns of the event loop in virtual time; a burst of 500 requests takes a few hundred."""

BEFORE, AFTER = np.array([1.5, 1.0, 0.0, -1.0]), np.array([-1.5, 0.5, 1.0, 1.0])
"""What the four numbers say about the label, before the change and after it."""


def events(n: int, seed: int) -> pd.DataFrame:
    """Return n events in order of arrival: key, time and arrival in seconds since the start of the day, and value."""
    frame = domain.events(n, seed)
    start = frame["time"].min()
    return pd.DataFrame(
        {
            "key": frame["kind"],
            "time": (frame["time"] - start).dt.total_seconds(),
            "value": frame["value"],
            "arrival": (frame["arrival"] - start).dt.total_seconds(),
        }
    )


def stream(n: int, seed: int, change_at: int | None = None) -> list[tuple[dict[str, float], int]]:
    """Return n pairs of numbers and label; from event `change_at` on the same numbers mean something else."""
    frame = domain.table(n, seed)
    numbers = frame.assign(amount=np.log(frame["amount"]))[NUMBERS]
    numbers = ((numbers - numbers.median()) / numbers.std()).fillna(0.0).clip(-3, 3)
    rng = np.random.default_rng([9, seed])
    weights = np.where(np.arange(n)[:, None] < (n if change_at is None else change_at), BEFORE, AFTER)
    chance = 1 / (1 + np.exp(-2 * (numbers.to_numpy() * weights).sum(axis=1)))
    labels = (rng.random(n) < chance).astype(int).tolist()
    return list(zip(numbers.to_dict("records"), labels, strict=True))


def auc(labels: list[int], scores: list[float]) -> float:
    """Return the chance that a random positive has a higher score than a random negative; ties count half."""
    ranks = pd.Series(scores).rank().to_numpy()
    positive = np.asarray(labels) == 1
    n, m = positive.sum(), (~positive).sum()
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * m))


class _VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock jumps to the next thing that is due, so that waiting costs no time."""

    def __init__(self) -> None:
        super().__init__()
        self._now, self._turns = 0.0, 0
        self._select, self._selector.select = self._selector.select, self._jump

    def time(self) -> float:
        """Return the virtual time in seconds."""
        return self._now

    def _jump(self, timeout: float | None = None) -> list[Any]:
        ready = self._select(0)
        self._turns += 1
        if self._turns > MAX_TURNS:
            message = "Some task goes round and round without waiting for anything."
            raise RuntimeError(message)
        if not ready and timeout is None:
            message = "Everybody waits and nothing is due: an answer was lost."
            raise RuntimeError(message)
        if not ready:
            self._now += max(timeout or 0.0, 0.0)
        return ready


def run_virtual(main: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine in virtual time and return its result.

    It runs in a thread of its own, because a notebook has an event loop already.
    """

    def run() -> Any:
        with asyncio.Runner(loop_factory=_VirtualLoop) as runner:
            return runner.run(main)

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()
