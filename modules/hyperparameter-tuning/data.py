"""The module's data: folds of the domain's rows, a model to tune, made-up studies, and configurations that learn."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

IN_MEMORY = next((folder for folder in ("/dev/shm",) if os.access(folder, os.W_OK)), None)
"""A folder in memory where there is one, for studies that nobody keeps: on a disk each step waits until it is written."""

COLUMNS = ["amount", "count", "tenure", "reading"]


class Folds:
    """Three folds of rows; `score` trains on two of them and returns the average precision on the third."""

    def __init__(self, n_rows: int, seed: int) -> None:
        rows = domain.table(n_rows, seed)
        flags = [(rows[name] == level).astype(float) for name in ("site", "segment") for level in domain.GROUPS[name]]
        kinds = [(rows["channel"] == level).astype(float) for level in domain.CHANNELS]
        self.x = np.column_stack([rows[COLUMNS].to_numpy(float), *flags, *kinds])
        self.y = rows["label"].to_numpy()
        order = np.random.default_rng([9, seed]).permutation(n_rows)
        # Positives are rare: deal them out evenly.
        order = order[np.argsort(self.y[order], kind="stable")]
        self.fold = np.empty(n_rows, dtype=int)
        self.fold[order] = np.arange(n_rows) % 3
        self.fits = 0

    def score(self, fold: int, rate: float, leaves: int, weight: str) -> float:
        """Return the average precision of a model with these hyper-parameters on a fold."""
        self.fits += 1
        model = HistGradientBoostingClassifier(
            learning_rate=rate,
            max_leaf_nodes=leaves,
            max_iter=10,
            early_stopping=False,
            random_state=0,
        )
        inside = self.fold != fold
        rows = np.flatnonzero(inside)
        if weight == "balanced":
            # Copies count as weights do, and scikit-learn bins weighted rows ten times as slowly.
            positive = self.y[rows] == 1
            rows = np.concatenate([rows, np.repeat(rows[positive], round(1 / positive.mean()) - 2)])
        model.fit(self.x[rows], self.y[rows])
        scores = model.predict_proba(self.x[~inside])[:, 1]
        return float(average_precision_score(self.y[~inside], scores))


class Hill:
    """A made-up problem whose best hyper-parameters are known; it counts how often it is asked."""

    def __init__(self, rate: float = 0.1, leaves: int = 16, weight: str = "balanced") -> None:
        self.best = {"rate": rate, "leaves": leaves, "weight": weight}
        self.asked: list[int] = []

    def score(self, fold: int, rate: float, leaves: int, weight: str) -> float:
        """Return a score below 1; it falls with the distance from the best values, and folds differ a little."""
        self.asked.append(fold)
        far = 0.1 * np.log10(rate / self.best["rate"]) ** 2 + 0.05 * np.log2(leaves / self.best["leaves"]) ** 2
        return float(1 - far - 0.1 * (weight != self.best["weight"]) - 0.01 * fold)


def outcomes(n_configs: int, n_rows: int, seed: int, spread: float = 0.0) -> np.ndarray:
    """Return for each configuration and each validation row whether the answer was right (1) or wrong (0).

    The true quality of the configurations lies evenly from 0.7 to 0.7 plus `spread`.
    """
    quality = 0.7 + np.linspace(0, spread, n_configs)
    rng = np.random.default_rng([7, seed])
    return (rng.random((n_configs, n_rows)) < quality[:, None]).astype(int)


class Training:
    """Configurations that learn: each has a final score and a pace, and the epochs that it has had are counted."""

    def __init__(self, finals: list[float], paces: list[float], noise: float = 0.0, seed: int = 0) -> None:
        self.finals, self.paces = finals, paces
        self.epochs = [0] * len(finals)
        self._noise = noise
        self._rng = np.random.default_rng([8, seed])

    @property
    def spent(self) -> int:
        """All epochs of all configurations together."""
        return sum(self.epochs)

    def curve(self, config: int, epochs: np.ndarray | int) -> np.ndarray | float:
        """Return the score, without noise, after so many epochs."""
        return self.finals[config] * (1 - np.exp(-np.asarray(epochs) / self.paces[config]))

    def __call__(self, config: int, epochs: int) -> float:
        """Train a configuration for so many more epochs; return its score then."""
        if epochs < 1 or int(epochs) != epochs:
            raise ValueError(f"Train for a whole number of epochs, 1 or more, not {epochs}.")
        self.epochs[config] += int(epochs)
        return float(self.curve(config, self.epochs[config]) + self._noise * self._rng.normal())


def planted(seed: int, n_configs: int = 27) -> tuple[Training, int]:
    """Return configurations one of which is clearly the best, and its number; quick starters are among the others."""
    rng = np.random.default_rng([6, seed])
    finals, paces = rng.uniform(0.5, 0.75, n_configs), rng.uniform(4, 12, n_configs)
    paces[rng.permutation(n_configs)[:5]] = 1.0
    winner = int(rng.integers(n_configs))
    finals[winner], paces[winner] = 0.95, 8.0
    return Training(list(finals), list(paces), 0.01, seed), winner
