"""The module's data: models of the domain with named columns, twins of a column, images with a mark, unequal groups."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from interpret.glassbox import ExplainableBoostingClassifier
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.neural_network import MLPClassifier

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


# A glass box and a black box on four sets of data.


def filled(x: np.ndarray) -> np.ndarray:
    """Return the columns with gaps filled by the column's median, because a curve has no place for a gap."""
    return np.where(np.isnan(x), np.nanmedian(x, axis=0), x)


def fit_glass(x: np.ndarray, y: np.ndarray, rounds: int = 200) -> ExplainableBoostingClassifier:
    """Return an explainable boosting machine with three pairs; small, so that it is trained within a second."""
    glass = ExplainableBoostingClassifier(interactions=3, outer_bags=2, max_rounds=rounds, n_jobs=1, random_state=0)
    return glass.fit(x, y)


def drawn(kind: str, n_rows: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return made-up rows of six columns: `alone` (each works for itself) or `together` (three count only together)."""
    rng = np.random.default_rng([7, seed])
    x = rng.normal(size=(n_rows, 6))
    if kind == "alone":
        score = 2 * np.sin(2 * x[:, 0]) + 1.2 * x[:, 1] ** 2 + x[:, 2] - 2.5
    else:
        score = 3 * np.sign(x[:, 0] * x[:, 1] * x[:, 2]) + 0.5 * x[:, 3] - 1
    return x, (rng.random(n_rows) < 1 / (1 + np.exp(-score))).astype(int)


def four(x, y, new_x, new_y, glass, black) -> dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Return labels, scores of a glass box and scores of boosted trees on new rows, for our own data and three others."""
    table = {"our own data": (new_y, glass.predict_proba(new_x)[:, 1], black.predict_proba(new_x)[:, 1])}
    for name, kind, n_rows in (("each column alone", "alone", 1500), ("three together", "together", 1500), ("few rows", "alone", 300)):
        known, unknown = drawn(kind, n_rows, 1), drawn(kind, 1500, 2)
        trees = HistGradientBoostingClassifier(early_stopping=False, random_state=0).fit(*known)
        scores = [fitted.predict_proba(unknown[0])[:, 1] for fitted in (fit_glass(*known, rounds=100), trees)]
        table[name] = (unknown[1], *scores)
    return table


# Images with a mark in the corner, and a small network.

SIZE, TILE = 16, 4


def pictures(n: int, seed: int, agree: float) -> tuple[np.ndarray, np.ndarray]:
    """Return images and labels; the mark in the top left corner agrees with the label in this share of the images."""
    pixels, labels, _ = domain.images(n, SIZE, seed)
    pixels = pixels[..., 0].astype(float)
    marked = np.random.default_rng([8, seed]).random(n) < np.where(labels == 1, agree, 1 - agree)
    pixels[marked, :3, :3] = 1.0
    return pixels, labels


@dataclass(frozen=True)
class Network:
    """A network with one hidden layer; called with images, it returns the probability of label 1 for each."""

    weights: list[np.ndarray]
    shifts: list[np.ndarray]

    def __call__(self, images: np.ndarray) -> np.ndarray:
        hidden = np.maximum(images.reshape(len(images), -1) @ self.weights[0] + self.shifts[0], 0)
        return 1 / (1 + np.exp(-(hidden @ self.weights[1] + self.shifts[1])[:, 0]))


def fit_network(images: np.ndarray, labels: np.ndarray) -> Network:
    """Return a network that was trained on the images."""
    trained = MLPClassifier((16,), alpha=0.1, max_iter=30, random_state=0, tol=0, n_iter_no_change=30)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it has not converged after 30 rounds, and need not
        trained.fit(images.reshape(len(images), -1), labels)
    return Network(trained.coefs_, trained.intercepts_)


def random_network(seed: int) -> Network:
    """Return a network that has learned nothing: all weights are drawn."""
    rng = np.random.default_rng([9, seed])
    return Network([rng.normal(0, 0.3, (SIZE * SIZE, 16)), rng.normal(0, 0.3, (16, 1))], [np.zeros(16), np.zeros(1)])


def rank_correlation(first: np.ndarray, second: np.ndarray) -> float:
    """Return the correlation between the ranks of two maps: 1 if they order the tiles in the same way, 0 if unrelated."""
    ranks = [pd.Series(np.ravel(one)).rank() for one in (first, second)]
    return float(np.corrcoef(*ranks)[0, 1])


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
