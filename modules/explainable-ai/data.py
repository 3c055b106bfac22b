"""The module's data: a model of the domain with named columns, twins of a column, and groups with unequal records."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

NUMBERS = ("amount", "count", "tenure", "reading")
COLUMNS = [*NUMBERS, *(f"channel = {level}" for level in domain.CHANNELS)]
GROUP_OF = {name: "channel" for name in COLUMNS if name.startswith("channel")}
"""Columns that belong together: the levels of one category."""


def load(n_rows: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the columns of the domain's rows as numbers, and the labels."""
    rows = domain.table(n_rows, seed)
    kinds = [(rows["channel"] == level).to_numpy(float) for level in domain.CHANNELS]
    return np.column_stack([rows[list(NUMBERS)].to_numpy(float), *kinds]), rows["label"].to_numpy()


def fit_model(x: np.ndarray, y: np.ndarray) -> HistGradientBoostingClassifier:
    """Return the team's model: boosted trees."""
    model = HistGradientBoostingClassifier(max_iter=25, max_leaf_nodes=8, early_stopping=False, random_state=0)
    return model.fit(x, y)


# Two copies of one column.


def twin_weights(n_twins: int, n_rows: int = 4000) -> np.ndarray:
    """Return the weights that ridge regression gives to equal copies of a column x, where the target is 2 x."""
    x = np.random.default_rng(3).normal(size=n_rows)
    copies = np.column_stack([x] * n_twins)
    return np.linalg.solve(copies.T @ copies + 0.01 * np.eye(n_twins), copies.T @ (2 * x))


def twin_importance(n_twins: int, n_rows: int = 4000) -> float:
    """Return by how much the mean squared error rises when the first copy is shuffled and the others are not."""
    rng = np.random.default_rng(3)
    x = rng.normal(size=n_rows)
    copies = np.column_stack([x] * n_twins)
    copies[:, 0] = rng.permutation(x)
    return float(np.mean((copies @ twin_weights(n_twins, n_rows) - 2 * x) ** 2))


# Games for Shapley values.


def additive(weights: Sequence[float]) -> Callable:
    """Return a game in which each player is worth its weight, whoever else is there."""
    return lambda players: float(sum(weights[player] for player in players))


def gloves(players: Sequence[int]) -> float:
    """Player 0 has a left glove, players 1 and 2 a right one each; a pair is worth 1."""
    return float(0 in players and (1 in players or 2 in players))


# Groups with unequal records.


def unequal(n_rows: int, seed: int) -> pd.DataFrame:
    """Return made-up rows of two groups whose true risk is the same, although the records say otherwise.

    The first group was checked twice as often, so more of its positives stand in the records (`label`).
    `proxy` is a number that goes along with the group; `truth` is what nobody can see in reality.
    """
    rng = np.random.default_rng([5, seed])
    first, second = domain.GROUPS["segment"][:2]
    member = rng.random(n_rows) < 0.5
    signal = rng.normal(size=n_rows)
    truth = rng.random(n_rows) < 1 / (1 + np.exp(-(1.5 * signal - 1.5)))
    checked = rng.random(n_rows) < np.where(member, 0.9, 0.45)
    return pd.DataFrame(
        {
            "signal": signal,
            "proxy": member + rng.normal(0, 0.4, n_rows),
            "group": np.where(member, first, second),
            "truth": truth.astype(int),
            "label": (truth & checked).astype(int),
        }
    )


# One case, for the letter.

WORDS = domain.WORDS
CASE = {
    "score": 0.72,
    "limit": 0.60,
    "reasons": {"count": 6, "amount": 240},
    "usual": {"count": 1, "amount": 80},
    "change": {"count": 2},
    "score_after": 0.41,
    "days": 14,
}
"""Made-up facts of one decision: score and limit, the two main reasons, usual values, and what would change it."""

FIXED = [str(level).lower() for levels in domain.GROUPS.values() for level in levels]
"""Traits that nobody can change: the levels of the group columns."""
