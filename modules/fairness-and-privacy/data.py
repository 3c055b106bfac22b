"""The module's data: past decisions with a planted unfairness, scores, and the facts of a release."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import healthcare as domain

FIRST, SECOND = domain.GROUPS["segment"][:2]

RELEASE = {
    "cases in the test": 4000,
    "gap in recall before (points)": 14,
    "gap in recall after (points)": 8,
    "limit for the gap (points)": 5,
    "accuracy lost (points)": 2,
    "limit for the accuracy lost (points)": 3,
    "positives missed in the smaller group, of 100": 31,
    "positives missed in the larger group, of 100": 23,
    "weeks until enough new labels": 6,
}


def decisions(n: int = 4000, seed: int = 0) -> pd.DataFrame:
    """Return past decisions: people of the second group were treated worse at the same need."""
    rng = np.random.default_rng([33, seed])
    second = rng.random(n) < 0.4
    need = rng.normal(0, 1, n)
    habit = np.where(second, 1.0, 0.0) + rng.normal(0, 0.35, n)
    decided = need - 1.0 * second + rng.normal(0, 0.6, n) > 0.4
    return pd.DataFrame(
        {"group": np.where(second, SECOND, FIRST), "need": need, "habit": habit, "decided": decided.astype(int)}
    )


def rate_gap(table: pd.DataFrame, columns: list[str]) -> float:
    """Return by how much the groups' shares of chosen cases differ if a linear model learns from these columns."""
    numbers = table[columns].assign(one=1.0) if "group" not in columns else table[columns].assign(
        one=1.0, group=(table["group"] == SECOND).astype(float)
    )
    X = numbers.to_numpy(float)
    weights = np.linalg.lstsq(X, table["decided"].to_numpy(float), rcond=None)[0]
    scores = X @ weights
    chosen = scores >= np.quantile(scores, 0.7)
    first = (table["group"] == FIRST).to_numpy()
    return float(chosen[first].mean() - chosen[~first].mean())


def scored(n: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return scores, labels and groups of n cases; the scores are lower and less sure for the second group."""
    rng = np.random.default_rng([34, seed])
    second = rng.random(n) < 0.35
    label = rng.random(n) < np.where(second, 0.25, 0.35)
    strength = np.where(second, 1.2, 1.8) * label + rng.normal(0, 1, n) - 0.3 * second
    scores = 1 / (1 + np.exp(-(1.5 * strength - 1.6)))
    return scores.round(4), label.astype(int), np.where(second, SECOND, FIRST)


def confidences(overfit: bool, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return how sure a model is about rows that it was trained on, and about others."""
    rng = np.random.default_rng([35, seed])
    inside = rng.beta(9 if overfit else 4.2, 2, 400)
    return inside.round(3), rng.beta(4, 2, 400).round(3)
