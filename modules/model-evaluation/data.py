"""The module's data: rows of the domain in order of time, cut into three parts, and the team's model."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

COSTS = {name: domain.COSTS[name] for name in ("miss", "false_alarm", "action")}
CURRENCY = domain.COSTS["currency"]
CAPACITY = domain.LIMITS["actions_per_day"] / domain.LIMITS["units_per_day"]
"""The share of all rows that people have the time to act on."""

NUMBERS = ["amount", "count", "tenure", "reading"]
LEVELS = {"channel": domain.CHANNELS, "site": domain.GROUPS["site"], "segment": domain.GROUPS["segment"]}


def load(n_rows: int, seed: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return train (the first half), validation (the third quarter) and test (the last quarter), in order of time."""
    rows = domain.table(n_rows, seed)
    half, last = n_rows // 2, 3 * n_rows // 4
    parts = rows[:half], rows[half:last], rows[last:]
    return tuple(part.reset_index(drop=True) for part in parts)


def features(frame: pd.DataFrame) -> pd.DataFrame:
    """Return what the model may see of each row, as numbers: four measurements and a 0/1 column for each level."""
    flags = {
        f"{column} = {level}": (frame[column] == level).astype(float)
        for column, levels in LEVELS.items()
        for level in levels
    }
    return frame[NUMBERS].astype(float).assign(**flags)


def fit_model(train: pd.DataFrame) -> HistGradientBoostingClassifier:
    """Return the team's model: boosted trees that count the rare class as heavily as the frequent one."""
    model = HistGradientBoostingClassifier(
        max_iter=60, max_leaf_nodes=8, max_bins=63, early_stopping=False, class_weight="balanced", random_state=0
    )
    return model.fit(features(train), train["label"])


def scores_of(model: HistGradientBoostingClassifier, frame: pd.DataFrame) -> np.ndarray:
    """Return the model's score of each row, from 0 to 1."""
    return model.predict_proba(features(frame))[:, 1]
