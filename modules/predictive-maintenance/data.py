"""The module's data: a fleet of machines that wear out, with two sensors, gaps of knowledge and known ends."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import industrial as domain

SITES = domain.GROUPS["site"]

HORIZON = 25
"""A failure within so many cycles is what the model shall announce."""

WINDOW = 20
"""So many cycles the features look back."""

COSTS = {"failure": 40.0, "stop": 1.0, "cycle": 0.02}
"""In planned stops: an unplanned failure, a planned stop, and a cycle of life that a stop throws away."""

LEAD = 8
"""So many cycles pass between an alarm and the stop."""

WEAR = 40
"""So many cycles before its end a machine begins to show wear."""


def fleet(n_machines: int, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of the sensors and one row for each machine on how its record ends.

    Rows: `machine`, `site`, `cycle` (from 0), `heat` and `current`, in order of machine and cycle.
    Ends: `machine`, `end` and `failed`. A machine that failed did so at the cycle `end`, and its sensors ran on
    for a few cycles; of the others, `end` is the last cycle that was recorded before the record was closed.
    """
    rng = np.random.default_rng([12, seed])
    rows, ends = [], []
    for machine in range(n_machines):
        life = int(60 + 130 * rng.weibull(2.0))
        closed = int(rng.uniform(90, 330))
        failed = life <= closed
        end = min(life, closed)
        cycle = np.arange(end + (5 if failed else 1))
        left = life - cycle
        wear = np.clip(1 - left / WEAR, 0, 1.1) ** 1.5 * rng.uniform(0.7, 1.3)
        weather = 2.0 * np.sin(2 * np.pi * (cycle + rng.uniform(0, 90)) / 90)
        heat = rng.normal(55, 5) + weather + 7.0 * wear + rng.normal(0, 1.0, len(cycle))
        ripple = rng.uniform(6, 10) * (1 + 2.5 * wear)
        current = rng.normal(300, 30) + ripple * rng.normal(0, 1, len(cycle))
        if failed:  # what stands still cools down
            heat[end:] -= 15.0
            current[end:] = 0.0
        site = SITES[int(rng.integers(len(SITES)))]
        sensors = {"heat": heat.round(2), "current": current.round(1)}
        rows.append(pd.DataFrame({"machine": machine, "site": site, "cycle": cycle, **sensors}))
        ends.append({"machine": machine, "end": end, "failed": failed})
    return pd.concat(rows, ignore_index=True), pd.DataFrame(ends)


def features(rows: pd.DataFrame, window_features: Callable[[pd.DataFrame, str, int], pd.DataFrame]) -> pd.DataFrame:
    """Return the features of both sensors, made with the function of exercise "Windows that look back"."""
    parts = [window_features(rows, column, WINDOW).add_prefix(f"{column} ") for column in ("heat", "current")]
    return pd.concat(parts, axis=1)


def running(rows: pd.DataFrame, ends: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of machines that run: those before a failure, and all of the others."""
    joined = rows.merge(ends, on="machine").set_index(rows.index)
    return rows[(joined["cycle"] < joined["end"]) | ~joined["failed"]]


def fit_model(features: pd.DataFrame, labels: pd.Series) -> HistGradientBoostingClassifier:
    """Return boosted trees that have learned the labels; gaps in the features are allowed."""
    model = HistGradientBoostingClassifier(max_iter=60, max_leaf_nodes=8, early_stopping=False, random_state=0)
    return model.fit(features, labels)
