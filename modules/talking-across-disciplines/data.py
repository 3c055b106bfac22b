"""The module's material: the results of a trial, two models to compare, and a practice interview in our industry."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import healthcare as domain

COSTS = {name: domain.COSTS[name] for name in ("miss", "false_alarm", "action")}
CURRENCY = domain.COSTS["currency"]

TRIAL = {
    "cases in the trial": 1000,
    "positives among them": 40,
    "positives found by the model": 32,
    "positives found by the old rule": 24,
    "positives missed by the model": 8,
    "of the missed ones, from one site": 6,
    "false alarms": 60,
    "found in a repetition (95 % range), from": 27,
    "found in a repetition (95 % range), to": 36,
    "of 100 calls, answered in time": 99,
    "milliseconds for such an answer, at most": 15,
    "weeks of the next trial": 4,
    "sites of the next trial": 2,
}
"""What is known about the first trial. It is small and the same in every industry, and it is made up."""

COMPARISON = pd.DataFrame(
    {
        "name": ["old rule", "model A", "model B"],
        "recall": [0.84, 0.88, 0.89],
        "low": [0.79, 0.84, 0.85],
        "high": [0.89, 0.92, 0.93],
    }
)
"""Recall of three candidates on the same rows, with the ends of their 95 % intervals."""


def practice() -> dict[str, tuple[str, tuple[str, ...], str]]:
    """Return the practice interview: for each question its answer, the topics it mentions, and what it reveals."""
    words = domain.WORDS
    return {
        "Q02": (
            f"A {words['unit']} comes in, one of the {words['experts']} looks at it when there is time, and often "
            "we have to decide before everybody has looked. Whether we were right we learn much later.",
            ("waiting", "outcome"),
            "",
        ),
        "Q06": (
            f"That was at one {words['site']} only. There were angry calls for a week.",
            ("complaint",),
            "",
        ),
        "Q23": (
            f"Then my people had to do a {words['action']} for every second {words['unit']} and went home late.",
            ("workload",),
            "",
        ),
        "Q07": (
            f"After {domain.LIMITS['latency_ms']} milliseconds the next step goes on without us.",
            (),
            f"answer within {domain.LIMITS['latency_ms']} ms",
        ),
        "Q04": (
            f"About {domain.LIMITS['label_delay_days']} days. Some we never hear about.",
            (),
            f"labels arrive after {domain.LIMITS['label_delay_days']} days",
        ),
        "Q13": (
            f"People of one {words['segment']} were treated worse than the others. The {words['regulator']} wrote to us.",
            ("approval",),
            f"report results for each {words['segment']}",
        ),
        "Q11": (
            f"{domain.LIMITS['actions_per_day']} a day, not one more.",
            (),
            f"at most {domain.LIMITS['actions_per_day']} {words['actions']} a day",
        ),
        "Q15": (
            f"The {words['committee']} wants to see the reason for each decision.",
            (),
            "every decision comes with a reason",
        ),
    }
