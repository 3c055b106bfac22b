"""The ledger of this module: the events of one week as three plain NumPy columns."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

VALUE_LABEL = domain.WORDS["value"].capitalize()
ENTITY = domain.WORDS["entity"]


class Ledger(NamedTuple):
    """One row an event, in order of arrival: late events make the times unsorted."""

    entity: np.ndarray  # int64, the number of the entity that the event belongs to
    time: np.ndarray  # int64, seconds since the first event of the ledger
    value: np.ndarray  # float64


def load_ledger(n: int, seed: int = 0) -> Ledger:
    """Return n events; the same arguments give the same ledger."""
    frame = domain.events(n, seed)
    seconds = frame["time"].to_numpy().astype("datetime64[s]").astype(np.int64)
    return Ledger(
        entity=frame["entity_id"].to_numpy().astype(np.int64),
        time=seconds - seconds.min(),
        value=frame["value"].to_numpy().astype(np.float64),
    )
