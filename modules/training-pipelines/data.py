"""The module's deliveries, records and simulated years, made from the industry's domain pack."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

DELAY = min(domain.LIMITS["label_delay_days"], 14)
"""Days until the label of a row is known; a slow industry is sped up here, so that one year shows it."""
USUAL_ERROR = 0.1
"""The daily error of a model that was trained on a world like today's."""
ERROR_COST, TRAINING_COST = 1000, 1500
"""What a day with error 1 would cost, and what one training costs, both in the industry's currency."""


def incoming(n: int, seed: int = 0) -> sqlite3.Connection:
    """Return a database with n delivered rows, an empty table of scores and a watermark that stands at 0.

    One row in twelve happened days before it was delivered, one in twelve is delivered again with another value, and
    some delivery numbers are missing.
    """
    rng = np.random.default_rng([26, seed])
    database = sqlite3.connect(":memory:")
    database.executescript(
        """
        CREATE TABLE incoming (seq INTEGER PRIMARY KEY, id TEXT, happened TEXT, value REAL);
        CREATE TABLE scores (id TEXT PRIMARY KEY, happened TEXT, score REAL);
        CREATE TABLE watermark (seq INTEGER);
        INSERT INTO watermark VALUES (0);
        """
    )
    rows = domain.table(n, seed)
    day = np.sort(rng.integers(0, 20, n))
    late = rng.random(n) < 1 / 12
    day[late] = np.maximum(day[late] - rng.integers(2, 6, late.sum()), 0)
    again = np.arange(n)
    corrected = np.flatnonzero(rng.random(n) < 1 / 12)
    corrected = corrected[corrected > 0]
    again[corrected] = [rng.integers(0, row) for row in corrected]
    again[corrected] = again[again[corrected]]
    seq = np.cumsum(rng.choice([1, 1, 1, 4], n))
    happened = [f"day {number:02d}" for number in day[again]]
    for number, unit, when, value in zip(seq, again, happened, rows["amount"], strict=True):
        deliver(database, int(number), f"unit-{unit:04d}", when, float(value))
    database.commit()
    return database


def deliver(database: sqlite3.Connection, seq: int, unit: str, happened: str, value: float) -> None:
    """Put one delivered row into the table `incoming`."""
    database.execute("INSERT INTO incoming VALUES (?, ?, ?, ?)", (seq, unit, happened, value))


def records(n: int, seed: int = 0) -> tuple[pd.DataFrame, list[dict]]:
    """Return n rows as the pipeline gets them, and the same rows as the service gets them.

    A request is JSON: its time is a text, and a reading that nobody took is null or not there at all.
    """
    rows = domain.table(n, seed)[["time", "amount", "count", "tenure", "reading"]]
    requests = []
    for number, row in enumerate(rows.to_dict("records")):
        request = {**row, "time": row["time"].isoformat()}
        if np.isnan(row["reading"]):
            request["reading"] = None
            if number % 2:
                del request["reading"]
        requests.append(request)
    return rows, requests


class Year:
    """One year of a model in use: the world moves, labels come late, and the inputs raise alarms.

    `world` is a number that the model has to follow. It drifts slowly and jumps a few times. `alarm` says on which days
    the inputs looked unusual: at each jump, and as often for reasons that do no harm.
    """

    def __init__(self, seed: int, days: int = 365, delay: int = DELAY) -> None:
        rng = np.random.default_rng([27, seed])
        self.days, self.delay = days, delay
        jumps = np.sort(rng.choice(np.arange(40, days - 40, 25), 4, replace=False))
        step = rng.normal(0, 0.01, days)
        step[jumps] += rng.choice([-1, 1], len(jumps)) * rng.uniform(0.8, 1.6, len(jumps))
        self.world = np.cumsum(step)
        self.noise = rng.normal(0, 0.02, days)
        self.alarm = np.zeros(days, dtype=bool)
        harmless = rng.choice(days, 12, replace=False)
        for first in (*jumps, *harmless):
            self.alarm[first : first + 3] = True

    def run(self, policy: Callable[[int, int, np.ndarray, np.ndarray], bool]) -> dict:
        """Let a policy decide each day; return the cost of the year, the days of training and the daily errors."""
        learned, trained, trainings = self.world[0], 0, []
        error = np.full(self.days, np.nan)
        for day in range(self.days):
            error[day] = USUAL_ERROR + 0.25 * abs(self.world[day] - learned) + self.noise[day]
            known = np.where(np.arange(day + 1) <= day - self.delay, error[: day + 1], np.nan)
            if policy(day, trained, known, self.alarm[: day + 1].copy()):
                # The newest labels are `delay` days old: the model learns the world of the five days before that.
                newest = max(1, day - self.delay + 1)
                learned, trained = self.world[max(0, newest - 5) : newest].mean(), day
                trainings.append(day)
        cost = error.sum() * ERROR_COST + len(trainings) * TRAINING_COST
        return {"cost": float(cost), "trainings": trainings, "error": error}
