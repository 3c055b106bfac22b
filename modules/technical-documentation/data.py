"""The module's data: the decisions of a model in a trial, at the sites of the domain."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import industrial as domain


def trial(n_rows: int, seed: int) -> pd.DataFrame:
    """Return site, label and flagged of each row; the model finds less at the site that the domain names as weak."""
    rows = domain.table(n_rows, seed)[["site", "label"]]
    rng = np.random.default_rng([51, seed])
    weak = rows["site"] == domain.SIGNAL["weak_value"]
    chance = np.where(rows["label"] == 1, np.where(weak, 0.45, 0.8), 0.04)
    return rows.assign(flagged=rng.random(n_rows) < chance)
