"""The module's data: three months of scored rows with planted drift, a week of requests and one bad morning."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

DELAY = min(domain.LIMITS["label_delay_days"], 14)
"""Days until the last label of a day is known; a slow industry is sped up here, so that three months show it."""
AVAILABILITY = domain.LIMITS["availability_percent"] / 100
QUIET_DAYS = 30
"""The model was fitted on these first days, and nothing was planted in them."""

COLUMNS = ["amount", "count", "tenure", "reading"]


def load(n_rows: int, seed: int) -> pd.DataFrame:
    """Return rows in order of time with `day` (0 to 89), `score`, `flagged`, `label` and `known` (day of the label).

    Planted: from day 40 on, `reading` is higher at one site; from day 50 on, many positives look harmless.
    """
    rows = domain.table(n_rows, seed)
    rng = np.random.default_rng([29, seed])
    rows["day"] = (rows["time"] - rows["time"].iloc[0].normalize()).dt.days
    site = domain.GROUPS["site"][1]
    replaced = (rows["day"] >= 40) & (rows["site"] == site)
    rows["reading"] += np.where(replaced, 0.8 * rows["reading"].std(), 0.0)
    _disguise(rows, rng)
    rows["score"] = _scores(rows)
    quiet = rows[rows["day"] < QUIET_DAYS]
    limit = quiet["score"].quantile(1 - 2 * quiet["label"].mean())
    rows["flagged"] = rows["score"] >= limit
    # A flagged positive is confirmed on the next day, a missed one is noticed later; a negative is certain last.
    noticed = np.where(rows["flagged"], 1, rng.integers(2, DELAY + 1, n_rows))
    wait = np.where(rows["label"] == 1, noticed, DELAY)
    rows["known"] = rows["day"] + wait
    return rows


def as_of(rows: pd.DataFrame, today: int) -> pd.DataFrame:
    """Return `day`, `flagged` and `label` as the log shows them on `today`: a label that is not known yet is missing."""
    past = rows[rows["day"] <= today]
    label = past["label"].where(past["known"] <= today).astype(float)
    return past[["day", "flagged"]].assign(label=label).reset_index(drop=True)


def requests(seed: int) -> pd.DataFrame:
    """Return a week of the service, one row per minute: `total` requests and how many of them were `bad`."""
    rng = np.random.default_rng([30, seed])
    minute = np.arange(7 * 24 * 60)
    per_minute = 100_000 / (24 * 60)
    total = rng.poisson(per_minute * (1 + 0.6 * np.sin(2 * np.pi * (minute - 540) / 1440)))
    budget = 1 - AVAILABILITY
    share = np.full(len(minute), 0.3 * budget)
    share[1800:1803] = 30 * budget
    share[4000:4050] = 60 * budget
    share[7000:8440] = 4 * budget
    return pd.DataFrame({"total": total, "bad": rng.binomial(total, np.minimum(share, 0.9))})


EVENTS = pd.DataFrame(
    [
        ("08:40", "release", "dashboard 2.3: new colours (Tom)"),
        ("09:10", "world", "a holiday begins in one region"),
        ("09:45", "release", "feature pipeline 7.1: readings are joined by site name instead of site number (Priya)"),
        ("10:15", "platform", "one of four nodes restarts for a system update"),
        ("10:40", "alarm", "share of flagged rows below its limit; the person on call is told"),
        ("10:50", "release", "model rolled back from version 12 to version 11 (Tom)"),
        ("11:00", "traffic", "planned load test of the service begins"),
        ("11:20", "release", "feature pipeline back to 7.0 (Priya)"),
        ("11:30", "traffic", "load test ends"),
    ],
    columns=["time", "source", "message"],
)
"""What happened on the bad morning, in order of time."""

CAUSES = {
    "dashboard-release": "the new dashboard",
    "holiday": "people behave differently on a holiday",
    "pipeline-release": "the feature pipeline loses readings when it joins them",
    "node-restart": "the restart of a node",
    "model-version": "version 12 of the model",
    "load-test": "the load test",
}
"""The causes that the meeting after the incident proposed."""

ACTIONS = pd.DataFrame(
    [
        ("warn-engineer", "talk to the engineer who released the pipeline", "none", 1),
        ("be-careful", "ask everybody to be more careful with releases", "none", 1),
        ("test-join", "a test that fails if a release of the pipeline loses readings", "prevent", 10),
        ("freeze", "no releases before noon, for ever", "prevent", 30),
        ("missing-alarm", "an alarm within ten minutes on the share of missing inputs", "detect", 6),
        ("label-alarm", "an alarm on the recall, when the labels are complete", "detect", 8),
        ("one-click-back", "every release can be taken back in one step", "mitigate", 12),
        ("bigger-nodes", "twice the memory for each node", "none", 16),
    ],
    columns=["id", "action", "kind", "hours"],
).set_index("id")
"""What could be done so that it does not happen again, with the kind of help and the hours of work."""


def bad_morning(seed: int) -> pd.DataFrame:
    """Return measurements of the bad morning for each five minutes from 08:30 to 11:55, indexed by the time."""
    rng = np.random.default_rng([31, seed])
    minute = np.arange(8 * 60 + 30, 12 * 60, 5)
    broken = (minute >= 9 * 60 + 50) & (minute < 11 * 60 + 25)
    loaded = (minute >= 11 * 60) & (minute < 11 * 60 + 30)
    rows = rng.poisson(900 * np.where(loaded, 2.5, 1.0))
    missing = np.where(broken, 0.55, 0.06) + rng.uniform(-0.01, 0.01, len(minute))
    flagged = np.where(broken, 0.016, 0.040) + rng.uniform(-0.002, 0.002, len(minute))
    latency = np.where(loaded, 2.0, 1.0) * 0.4 * domain.LIMITS["latency_ms"] * rng.uniform(0.95, 1.05, len(minute))
    index = pd.Index([f"{m // 60:02d}:{m % 60:02d}" for m in minute], name="time")
    return pd.DataFrame(
        {
            "rows": rows,
            "missing readings": missing.round(3),
            "share flagged": flagged.round(4),
            "p99 latency (ms)": latency.round(1),
        },
        index=index,
    )


def _disguise(rows: pd.DataFrame, rng: np.random.Generator) -> None:
    """Give three of four positives from day 50 on the measurements of a random negative row."""
    late = np.flatnonzero((rows["day"] >= 50) & (rows["label"] == 1) & (rng.random(len(rows)) < 0.75))
    models = rng.choice(np.flatnonzero((rows["day"] >= 50) & (rows["label"] == 0)), len(late))
    for column in [*COLUMNS, "channel"]:
        values = rows[column].to_numpy().copy()
        values[late] = values[models]
        rows[column] = values


def _scores(rows: pd.DataFrame) -> np.ndarray:
    """Return the scores of a quadratic least-squares model that is fitted on the quiet days."""
    quiet = (rows["day"] < QUIET_DAYS).to_numpy()
    numbers = rows[COLUMNS].astype(float).assign(amount=np.log(rows["amount"]))
    numbers = numbers.fillna(numbers[quiet].median())
    numbers = (numbers - numbers[quiet].mean()) / numbers[quiet].std()
    flags = [(rows["channel"] == level).to_numpy(float) for level in domain.CHANNELS[1:]]
    base = np.column_stack([numbers.clip(-4, 4).to_numpy(), *flags])
    pairs = [base[:, i] * base[:, j] for i in range(base.shape[1]) for j in range(i, base.shape[1])]
    inputs = np.column_stack([np.ones(len(rows)), base, *pairs])
    weights = np.linalg.lstsq(inputs[quiet], rows["label"].to_numpy(float)[quiet], rcond=None)[0]
    return inputs @ weights
