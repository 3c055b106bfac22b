"""The module's data: a feed of events with ids and sites, a registry of the entities, and messages as they arrive."""

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

KINDS = list(domain.KINDS)
SITES = list(domain.GROUPS["site"])
VALUE = domain.WORDS["value"]

FRESH = pd.Timedelta(minutes=15)
"""A batch is fresh if its newest row arrived at most so long ago."""


def feed(n: int, seed: int) -> pd.DataFrame:
    """Return n rows of the feed in order of arrival: `id`, `entity_id`, `site`, `time`, `arrival`, `kind`, `value`."""
    rows = domain.events(n, seed)
    sites = np.array(SITES)[rows["entity_id"].to_numpy() % len(SITES)]
    rows = rows.assign(id=np.arange(1, n + 1) + 100_000 * seed, site=sites)
    return rows[["id", "entity_id", "site", "time", "arrival", "kind", "value"]]


def registry(rows: pd.DataFrame) -> pd.DataFrame:
    """Return all entities of the rows with `since`, a day before the first row, in no particular order."""
    entities = rows["entity_id"].drop_duplicates()
    since = rows["time"].min() - pd.Timedelta(days=1)
    return pd.DataFrame({"entity_id": entities, "since": since}).reset_index(drop=True)


def messages(n: int, seed: int) -> list[dict]:
    """Return n messages of the feed as they come through the door: plain values, times as text in UTC."""
    made = []
    for row in feed(n, seed).itertuples():
        message = {
            "id": int(row.id),
            "entity_id": int(row.entity_id),
            "site": str(row.site),
            "time": row.time.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "kind": str(row.kind),
            "value": float(row.value),
        }
        made.append(message | ({"reason": "not told"} if row.kind == KINDS[2] else {}))
    return made


def in_other_units(rows: pd.DataFrame, site: str, factor: float) -> pd.DataFrame:
    """Return the rows with the values of one site multiplied."""
    return rows.assign(value=rows["value"].where(rows["site"] != site, rows["value"] * factor))


COLLEAGUE = '''def ingest(batch, rules):
    for rule in rules.values():
        wrong = rule(batch)
        if wrong.any():
            print("bad rows:", wrong.sum())
            batch = batch[~wrong].reset_index(drop=True)
            break
    return batch'''
"""What a colleague has written: rows that are bad are dropped, and the first rule that finds some is the last."""
