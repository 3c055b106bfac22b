"""The module's material: two changes to review, two interns with their error logs, and six juniors who are stuck."""

from __future__ import annotations

import difflib
import re
import sys
from dataclasses import dataclass
from pathlib import Path

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

TRAIN_BEFORE = f'''"""Train the model that scores each {domain.WORDS["unit"]}."""

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

COLUMNS = ["amount", "count", "tenure", "reading"]


def load(path):
    """Return the rows of a file in order of time."""
    return pd.read_csv(path, parse_dates=["time"]).sort_values("time")


def prepare(rows):
    """Return the columns that the model sees."""
    columns = rows[COLUMNS].copy()
    columns["amount"] = np.log1p(columns["amount"])
    return columns


def split(rows):
    """Return the older rows for training and the newer ones for the test."""
    cut = int(len(rows) * 0.8)
    return rows[:cut], rows[cut:]


def train(path):
    """Return the model and its average precision on the newest rows."""
    old, new = split(load(path).dropna())
    model = LogisticRegression(max_iter=500).fit(prepare(old), old["label"])
    scores = model.predict_proba(prepare(new))[:, 1]
    return model, average_precision_score(new["label"], scores)
'''

TRAIN_AFTER = f'''"""Train the model that scores each {domain.WORDS["unit"]}."""

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

COLUMNS = ["amount", "count", "tenure", "reading"]


def load(path, unused=["site", "segment"]):
    """Return the rows of a file without the columns that nobody uses."""
    rows = pd.read_csv(path, parse_dates=["time"], on_bad_lines="skip")
    unused += [name for name in rows.columns if rows[name].isna().all()]
    return rows.drop(columns=unused)


def prepare(rows):
    """Return the columns that the model sees."""
    columns = rows[COLUMNS].copy()
    columns["amount"] = np.log1p(columns["amount"])
    return columns


def split(rows):
    """Return one part of the rows for training and one for the test."""
    rng = np.random.default_rng()
    order = rng.permutation(len(rows))
    cut = int(len(rows) * 0.8)
    return rows.iloc[order[:cut]], rows.iloc[order[cut:]]


def best_threshold(labels, scores):
    """Return the threshold at which most rows are decided rightly."""
    tried = np.linspace(0.01, 0.99, 99)
    return max(tried, key=lambda value: accuracy_score(labels, scores >= value))


def train(path):
    """Return the model, its threshold and its quality."""
    rows = load(path)
    rows["reading"] = rows["reading"].fillna(rows["reading"].mean())
    old, new = split(rows)
    model = LogisticRegression(max_iter=500).fit(prepare(old), old["label"])
    scores = model.predict_proba(prepare(new))[:, 1]
    threshold = best_threshold(new["label"], scores)
    return model, threshold, accuracy_score(new["label"], scores >= threshold)
'''

SERVICE_BEFORE = '''"""Answer requests with a score from 0 to 1."""

import logging
import math

log = logging.getLogger("service")


def features(request, mean_reading):
    """Return the columns of one request, as in training."""
    reading = request["reading"]
    return [
        math.log1p(request["amount"]),
        request["count"],
        request["tenure"],
        mean_reading if reading is None else reading,
    ]


def answer(request, model, settings):
    """Return the score and whether to act; errors go to the caller."""
    columns = features(request, settings["mean_reading"])
    score = model.predict_proba([columns])[0, 1]
    log.info("scored %s", request["id"])
    return {"score": score, "act": score >= settings["threshold"]}
'''

SERVICE_AFTER = '''"""Answer requests with a score from 0 to 1."""

import logging
import math

log = logging.getLogger("service")
recent = []


def features(request, mean_reading):
    """Return the columns of one request, as in training."""
    return [
        math.log10(1 + request["amount"]),
        request["count"],
        request["tenure"],
        request["reading"] or mean_reading,
    ]


def answer(request, model, settings):
    """Return the score and whether to act."""
    recent.append(request)
    log.info("request %s", request)
    columns = features(request, settings["mean_reading"])
    try:
        score = model.predict_proba([columns])[0, 1]
    except Exception:
        score = 0.0
    return {"score": score, "act": score >= settings["threshold"]}
'''

CHANGES = {"train": (TRAIN_BEFORE, TRAIN_AFTER), "service": (SERVICE_BEFORE, SERVICE_AFTER)}


def changed_lines(before: str, after: str) -> str:
    """Return both versions in one text: `-` was taken out, `+` is new and has the line number of the new version."""
    shown, number = [], 0
    for line in difflib.ndiff(before.splitlines(), after.splitlines()):
        if line.startswith("?"):
            continue
        number += not line.startswith("-")
        shown.append(f"{'' if line.startswith('-') else number:>3} {line}".rstrip())
    return "\n".join(shown)


CATALOGUE = {
    "tables": (3, ()),
    "splits": (3, ("tables",)),
    "measures": (4, ("splits",)),
    "thresholds": (3, ("measures",)),
    "tests": (4, ()),
    "pull requests": (2, ("tests",)),
    "services": (5, ("tests",)),
}
"""Of each topic the hours it takes, and the topics that must be known before."""

KNOWN = {"Noor": ("tables", "tests"), "Piet": ("tables", "splits")}
"""What each intern can do already."""

LOGS = {
    "Noor": "splits, thresholds, splits, tests, splits, thresholds, services, splits, tests, thresholds",
    "Piet": "pull requests, services, measures, pull requests, services, measures, pull requests, services, splits",
}


def error_log(intern: str) -> list[str]:
    """Return the topics of the intern's mistakes of the last month, in order of time."""
    return LOGS[intern].split(", ")


@dataclass(frozen=True, slots=True)
class Junior:
    """Somebody who is stuck: what they say, and what they know already."""

    says: str
    knows: frozenset[str]


LADDER = (
    "wait, they are on their way",
    "ask what they expected and what they see",
    "point to the place where to look",
    "name the idea that is behind it",
    "show the step in another example",
    "tell them",
)


def _junior(says: str, *knows: str) -> Junior:
    return Junior(says, frozenset(knows))


JUNIORS = {
    "A": _junior(
        "I expected a lower score on the newest rows. It comes from line 12, where the mean of all rows fills the gaps. "
        "But that can't be it, a mean is only one number.",
        "expectation",
        "place",
    ),
    "B": _junior("The program prints 0.02. Is that right? I changed a few things, and it still prints 0.02."),
    "C": _junior("The training runs. To upload the model I need the name of our storage folder. It is in no document.", "all but a fact"),
    "D": _junior("I expected 200 rows after the pipeline and get 350. I have been reading the whole program for an hour.", "expectation"),
    "E": _junior(
        "I expected 0 for an empty list and get a ZeroDivisionError in line 7: I divide by the length. Let me try a condition before it.",
        "expectation",
        "place",
        "idea",
        "step",
    ),
    "F": _junior(
        "The mean in line 12 must come from the training rows alone, or the test rows help themselves. "
        "I have never kept a number from one table to use it in another. How is that written?",
        "expectation",
        "place",
        "idea",
    ),
}


AT_WORK = {
    "A": (
        "I expected ten boxes on the shelf and count nine. It comes from the list in the drawer, where one line stands twice. "
        "But that can't be it, a list is only paper."
    ),
    "B": "The scale shows 0.2. Is that right? I turned a few knobs, and it still shows 0.2.",
    "C": "Everything is packed. To put it into the safe I need its number. It is written nowhere.",
    "D": "I expected to be ready at noon, and it is four o'clock. I have been going through the whole day for an hour.",
    "E": "I expected a green lamp, and it is red since I changed the filter in the lower slot: it is in the wrong way round. Let me turn it.",
    "F": (
        "The level in the second tank must be read before it is filled, or nobody knows how much was left. "
        "I have never read such a gauge. How is that done?"
    ),
}
"""What the same six juniors say in work without programs; each lacks the same thing as in `JUNIORS`."""

NOTE = """\
1 The evening was quiet, and all doors are locked.
2 The alarm of the cold room rang twice. I switched it off so that nobody is disturbed at night.
3 Somebody called about Thursday and wants to be called back.
4 The list is done but for the usual ones.
5 At 21:40 the cold room had 6 degrees, at 18:00 it had 4 degrees. Both are written on the door."""


def smallest_hint(junior: Junior) -> int:
    """Return the lowest rung of the ladder that gives the junior what is missing."""
    if "all but a fact" in junior.knows:
        return len(LADDER) - 1
    steps = ("expectation", "place", "idea", "step")
    return next((rung for rung, step in enumerate(steps, start=1) if step not in junior.knows), 0)


def comment(text: str, title: str) -> dict[str, str]:
    """Return the parts of a review comment: what follows each `Problem:` and the like below `## title`."""
    found = re.search(rf"^##\s+{re.escape(title)}\s*$(.*?)(?=^##\s|\Z)", text, re.MULTILINE | re.DOTALL)
    parts = re.split(r"^([A-Z][a-z]+):", found[1] if found else "", flags=re.MULTILINE)
    return {name: " ".join(body.split()) for name, body in zip(parts[1::2], parts[2::2], strict=True)}
