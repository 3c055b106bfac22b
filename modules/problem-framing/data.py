"""The module's data: wishes, facts and measures in the words of the industry."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

WORDS = domain.WORDS
COSTS = domain.COSTS
LIMITS = domain.LIMITS
DELAY = LIMITS["label_delay_days"]

VERDICTS = {
    "rule": "write the rule down and program it",
    "heuristic": "use a rough rule of thumb for now",
    "model": "train a model on examples",
    "do not build": "say no, and say why",
}
REASONS = {
    "listed": "all cases can be listed, or are written in a law",
    "examples": "there are many examples with an outcome, and nobody can write the rule",
    "no labels": "nobody records how the cases end",
    "too late": "the outcome is known when it is of no use any more",
    "no action": "nobody would do anything differently",
    "good enough": "one simple order does nearly as well",
}

_SAME = (
    f"Tell a {WORDS['expert']} which {WORDS['units']} to look at, because nobody can say in words what marks "
    f"a {WORDS['positive']}. Each one that is found in time saves money."
)
WISHES = {
    "A": f"Give each {WORDS['unit']} its fee. There is a table with one fee for each {WORDS['channel']} and {WORDS['site']}.",
    "B": f"{_SAME} We have records of 60,000 old {WORDS['units']}, and the records say how each one ended.",
    "C": f"Show each {WORDS['expert']} the waiting {WORDS['units']} in a good order. By the evening all of them are done "
    "in any case, and nobody has ever complained about the oldest one being on top.",
    "D": f"Give every {WORDS['person']} a number for general satisfaction. We asked what a low number would change. "
    "The answer was that it would be interesting to have.",
    "E": f"{_SAME} We have records of 60,000 old {WORDS['units']}, and no record says how any of them ended.",
    "F": f"A new law says that a {WORDS['unit']} without a complete form must be sent back, and it lists the nine fields of the form.",
    "G": "Read the handwriting on our old forms. Of 100,000 forms we have both the picture and the text that a person typed from it. "
    "A wrong letter is found and mended in the next step.",
    "H": f"Tell us at the start of a contract which {WORDS['entities']} will be worth keeping. Whether it was worth it is known "
    "after ten years. Contracts and prices are replaced every second year.",
}


def facts() -> pd.DataFrame:
    """Return what is known about a unit, after how many days, and for which units."""
    rows = [
        ("amount", WORDS["amount"], 0, "all"),
        ("count", WORDS["count"], 0, "all"),
        ("tenure", WORDS["tenure"], 0, "all"),
        ("reading", WORDS["reading"], 0, "all"),
        ("channel", WORDS["channel"], 0, "all"),
        ("opinion", f"what a {WORDS['expert']} noted after the {WORDS['action']}", 1, "acted on"),
        ("outcome", f"1 for a {WORDS['label']}", DELAY, "all"),
        ("complaint", f"1 if a {WORDS['person']} complained", DELAY + 10, "all"),
        ("audit", "result of the yearly audit", 365, "1 in 1,000"),
    ]
    return pd.DataFrame(rows, columns=["fact", "meaning", "known after days", "known for"])


MEASURES = {
    "cost_per_1000": {"needs": ["outcome"], "says": "what misses, false alarms and actions cost in 1,000 units"},
    "share_right": {"needs": ["outcome"], "says": "share of units whose outcome is predicted right"},
    "agreement": {"needs": ["opinion"], "says": "share of flagged units about which people agree with the model"},
    "people_pleased": {"needs": ["survey"], "says": "share of people who say that they are pleased"},
}

EXAMPLE_PARTS = {"app": "we", "drivers": "public", "road": "city", "sensor": "city"}
EXAMPLE_FLOWS = [
    ("app", "drivers", 0, "we"),
    ("drivers", "road", 0, None),
    ("road", "sensor", 0, "city"),
    ("sensor", "app", 1, None),
]
