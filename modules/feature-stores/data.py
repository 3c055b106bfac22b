"""The module's data: a log of daily values as a nightly job writes it, and questions that came later."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

VALUE_NAME = domain.WORDS["value"]
HOUR = pd.Timedelta(hours=1)


def feature_log(n_events: int, seed: int) -> pd.DataFrame:
    """Return one row for each value that the nightly job wrote: entity_id, event_time, created, value.

    A row holds the mean value of one entity on one day. `event_time` is the end of that day, `created` the moment
    at which the job had finished. Events that arrived later lead to a second row, a correction, one night later.
    """
    events = domain.events(n_events, seed)
    rng = np.random.default_rng([61, seed])
    events["event_time"] = events["time"].dt.floor("D") + pd.Timedelta(days=1)
    first = events["event_time"] + 2 * HOUR
    delayed = rng.random(len(events)) < 0.12  # a device without a connection sends hours later
    events["arrival"] += pd.to_timedelta(np.where(delayed, rng.uniform(12, 30, len(events)), 0), unit="h")
    in_time = events[events["arrival"] <= first]
    rows = [_means(in_time, 0, rng)]
    late_days = events.loc[events["arrival"] > first, ["entity_id", "event_time"]].drop_duplicates()
    rows.append(_means(events.merge(late_days, on=["entity_id", "event_time"]), 24, rng))
    log = pd.concat(rows).sort_values(["created", "entity_id", "event_time"], ignore_index=True)
    return log[["entity_id", "event_time", "created", "value"]]


def _means(events: pd.DataFrame, later: int, rng: np.random.Generator) -> pd.DataFrame:
    means = events.groupby(["entity_id", "event_time"], as_index=False)["value"].mean()
    means["value"] = means["value"].round(2)
    minutes = rng.integers(150, 420, len(means))
    means["created"] = means["event_time"] + later * HOUR + pd.to_timedelta(minutes, unit="min")
    return means


def play(log: pd.DataFrame, store: Any, n_days: int) -> Iterator[pd.Timestamp]:
    """Write the log into an online store, night by night; yield the noon after each night."""
    columns = ["entity_id", "event_time", "created", "value"]
    for noon in pd.date_range(log["created"].min().normalize(), periods=n_days, freq="D") + 12 * HOUR:
        new = log[(log["created"] <= noon) & (log["created"] > noon - 24 * HOUR)]
        store.write(list(new[columns].itertuples(index=False, name=None)))
        yield noon


def with_questions(log: pd.DataFrame, n: int, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return questions (entity_id, time, label) that were asked while the log grew, and the log as it is today.

    The label depends on the value that was known when the question was asked. After a positive label the value of
    the entity changes, and the log of today shows it.
    """
    rng = np.random.default_rng([62, seed])
    ordered = log.sort_values(["entity_id", "created"])
    until = ordered.groupby("entity_id")["created"].shift(-1) - ordered["created"]
    free = (until.fillna(48 * HOUR).clip(upper=40 * HOUR) / HOUR).to_numpy()
    # Only the first row of a day that is the newest of its entity: what is known then is this very row.
    newest = ordered.groupby("entity_id")["event_time"].cummax() == ordered["event_time"]
    usable = np.flatnonzero(newest.to_numpy() & (free > 1))
    chosen = ordered.iloc[np.sort(rng.choice(usable, size=n, replace=len(usable) < n))]
    wait = rng.uniform(0.02, 0.9, n) * free[ordered.index.get_indexer(chosen.index)]
    score = (chosen["value"] - log["value"].mean()) / log["value"].std()
    label = (rng.random(n) < 1 / (1 + np.exp(1.1 - 0.9 * score))).astype(np.int64)
    time = (chosen["created"] + pd.to_timedelta(wait, unit="h")).dt.floor("s")
    questions = pd.DataFrame({"entity_id": chosen["entity_id"], "time": time, "label": label})
    hit = questions[questions["label"] == 1]
    after = pd.DataFrame({"entity_id": hit["entity_id"], "event_time": hit["time"].dt.floor("D") + pd.Timedelta(days=1)})
    after["created"] = after["event_time"] + 8 * HOUR
    after["value"] = round(float(log["value"].quantile(0.98)), 2)
    today = pd.concat([log, after]).sort_values(["created", "entity_id", "event_time"], ignore_index=True)
    return questions.sort_values(["time", "entity_id"], ignore_index=True), today


def records(n: int, seed: int) -> pd.DataFrame:
    """Return rows as training sees them: value, usual (may be 0 or missing) and time in UTC."""
    rng = np.random.default_rng([63, seed])
    value = np.round(np.abs(rng.normal(40, 30, n)), 2)
    usual = np.round(np.abs(rng.normal(40, 10, n)), 2)
    usual[rng.random(n) < 0.1] = 0.0
    usual[rng.random(n) < 0.1] = np.nan
    time = pd.Timestamp("2025-03-01", tz="UTC") + pd.to_timedelta(rng.integers(0, 30 * 86400, n), unit="s")
    return pd.DataFrame({"value": value, "usual": usual, "time": time})


def as_requests(frame: pd.DataFrame, seed: int) -> list[dict[str, object]]:
    """Return the same rows as the service sees them: one dictionary each, the time as text with the client's offset."""
    rng = np.random.default_rng([64, seed])
    requests = []
    for row in frame.itertuples():
        zone = f"{rng.choice(['+00:00', '+02:00', '-05:00', '+05:30'])}"
        local = row.time.tz_convert(pd.Timestamp(f"2025-01-01T00:00:00{zone}").tz).isoformat()
        usual = None if np.isnan(row.usual) else float(row.usual)
        requests.append({"value": float(row.value), "usual": usual, "time": local})
    return requests
