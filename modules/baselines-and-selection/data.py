"""The module's data: rows of the domain in order of time, cut into development and test rows."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import ecommerce as domain

NUMBERS = ["amount", "count", "tenure", "reading"]
LEVELS = ["channel", "site", "segment"]
FEATURES = NUMBERS + LEVELS
"""What a model may see of a row: four measurements, of which some are missing, and three categories."""


def load(n_rows: int, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return development rows (the first three quarters of the time) and test rows (the last quarter)."""
    rows = domain.table(n_rows, seed)
    cut = 3 * n_rows // 4
    return rows[:cut].reset_index(drop=True), rows[cut:].reset_index(drop=True)


def make_rare(rows: pd.DataFrame, share: float) -> pd.DataFrame:
    """Return the rows with so few positives, taken evenly over the time, that at most this share is positive."""
    positive = rows["label"].to_numpy() == 1
    n_kept = min(positive.sum(), int(share / (1 - share) * np.sum(~positive)))
    number = np.cumsum(positive)
    turn = number * n_kept // positive.sum() > (number - 1) * n_kept // positive.sum()
    return rows[~positive | turn].reset_index(drop=True)


def noise(n_rows: int, n_columns: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return columns of random numbers and labels (half of them 1) that have nothing to do with them."""
    rng = np.random.default_rng([6, seed])
    return rng.normal(size=(n_rows, n_columns)), rng.permutation(np.arange(n_rows) % 2)
