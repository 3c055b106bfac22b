"""The module's data: labelled cases of the industry, the prototype's result and facts for a decision."""

from __future__ import annotations

import contextlib
import io
import runpy
import sys
from pathlib import Path
from typing import Any

import pandas as pd

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import industrial as domain

LIMITS = domain.LIMITS
PRICES = {"miss": 40, "false_alarm": 3, "action": 1}


def cases(n: int = 1500, seed: int = 4) -> pd.DataFrame:
    """Return n labelled cases in order of time."""
    return domain.table(n, seed)[["amount", "count", "tenure", "reading", "label"]]


def run_prototype() -> dict[str, Any]:
    """Write the file that the prototype expects, run it, and return what it found."""
    cases().to_csv("cases.csv", index=False)
    with contextlib.redirect_stdout(io.StringIO()):
        names = runpy.run_path("prototype.py")
    return {"test": names["test"], "scores": names["scores"], "bill": names["bill"]}


def options() -> pd.DataFrame:
    """Return three ways to bring the scores to those who need them, with what was measured."""
    limit = LIMITS["latency_ms"]
    rows = [
        ("library", "a package inside the program that asks", round(0.1 * limit, 1), "with each release of that program", 1),
        ("service", "a process of its own that answers requests", round(0.7 * limit, 1), "at any time", 3),
        ("nightly table", "scores written once a night", 12 * 3600 * 1000, "every night", 2),
    ]
    return pd.DataFrame(rows, columns=["option", "what it is", "answer in ms", "model is renewed", "things to operate"])
