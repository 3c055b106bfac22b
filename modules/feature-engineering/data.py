"""The module's data: a stream of events for history features, and a labelled table for encodings."""

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

VALUE_NAME = domain.WORDS["value"]
EVENTS_NAME = domain.WORDS["events"]


def load_events(n_events: int, seed: int) -> pd.DataFrame:
    """Return the events in the order in which they arrived, which is not the order in which they happened."""
    return domain.events(n_events, seed)[["entity_id", "time", "kind", "value"]]


def load_table(n_rows: int, seed: int) -> pd.DataFrame:
    """Return labelled rows in order of time."""
    return domain.table(n_rows, seed)


def noise(n_rows: int, n_levels: int, seed: int) -> pd.DataFrame:
    """Return rows whose category says nothing about the label: one label in three is 1, by lot."""
    rng = np.random.default_rng([31, seed])
    level = rng.integers(0, n_levels, n_rows)
    label = (rng.random(n_rows) < 1 / 3).astype(np.int64)
    return pd.DataFrame({"category": [f"level-{number:04d}" for number in level], "label": label})
