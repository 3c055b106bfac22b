"""The module's data: records of a made-up project whose experiment disappoints, and laboratories to practise with."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from pathlib import Path

import numpy as np
import pandas as pd

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

CHANGES = (
    "new columns",
    "other split",
    "larger model",
    "weights for rare cases",
    "fill missing values",
    "new library",
    "shorter history",
    f"merged {domain.WORDS['places']}",
)
"""What was changed at once between the good run and the bad one."""


def outcomes(n: int, seed: int, gain: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """Return for n test rows whether the old and the new model decide rightly (1) or not (0).

    Most rows are easy or hard for both models, so the two agree on most of them.
    """
    rng = np.random.default_rng([11, seed])
    ease = np.clip(rng.beta(4, 1, n), 0.02, 0.98)
    luck = rng.random(n)
    other = np.where(rng.random(n) < 0.7, luck, rng.random(n))
    return (luck < ease).astype(int), (other < np.clip(ease + gain, 0, 1)).astype(int)


class Laboratory:
    """Trains the bad version with some changes taken back, counts the runs, and returns the score of each.

    Exactly one change spoils the score; taking it back brings the good score, up to a little noise.
    """

    def __init__(self, cause: str, *, good: float = 0.8, bad: float = 0.6, seed: int = 0) -> None:
        self._cause, self._good, self._bad = cause, good, bad
        self._rng = np.random.default_rng([12, seed])
        self.asked: list[frozenset[str]] = []

    def __call__(self, taken_back: Collection[str]) -> float:
        """Return the score of a run with these changes taken back."""
        self.asked.append(frozenset(taken_back))
        level = self._good if self._cause in taken_back else self._bad
        return float(level + self._rng.uniform(-0.02, 0.02))


def records() -> pd.DataFrame:
    """Return the runs of the made-up project: what was tried, the score on the validation rows, and the hours."""
    rows = [
        ("r-101", "old model", 0.710, 2),
        ("r-102", f"history of each {domain.WORDS['entity']}", 0.716, 6),
        ("r-103", "larger model", 0.712, 9),
        ("r-104", "history with later labels", 0.846, 5),
        ("r-105", "history, later labels taken out", 0.715, 3),
        ("r-106", "weights for rare cases", 0.709, 4),
    ]
    return pd.DataFrame(rows, columns=["run", "what", "score", "hours"]).set_index("run")


def project(seed: int, n: int = 12) -> list[float]:
    """Return the gains (in points of score) that the experiments of one project would bring, one after the other."""
    rng = np.random.default_rng([13, seed])
    first, fade = rng.uniform(0.5, 6), rng.uniform(0.4, 0.95)
    return [round(float(max(0.0, first * fade**k * rng.uniform(-0.5, 2.5))), 2) for k in range(n)]


Policy = Callable[[list[float], float, float], bool]


def profit(policy: Policy, gains: list[float], cost: float, worth: float) -> float:
    """Return what a project brings if the policy is asked before each experiment whether to go on."""
    done = 0
    while done < len(gains) and policy(gains[:done], cost, worth):
        done += 1
    return worth * sum(gains[:done]) - cost * done
