"""Two changes that wait for a review: the table for the training, by Ines, and the release of models, by Tomas."""

from __future__ import annotations

import difflib

import domain

FEATURES_BEFORE = f'''"""Make the table from which the model of the {domain.WORDS["service"]} learns."""

import pandas as pd

DELAY = pd.Timedelta(days={domain.LIMITS["label_delay_days"]})  # until a label is known


def known(rows, day):
    """Return the rows whose label is known on a day."""
    return rows[rows["time"] + DELAY < day]


def habits(rows, day):
    """Return for each entity the share of positives that is known on a day."""
    counts = known(rows, day).groupby("entity_id")["label"].agg(["sum", "count"])
    return (counts["sum"] + 1) / (counts["count"] + 20)


def features(rows, habit, middle):
    """Return the columns; habit and middle are those of the training, also in the service."""
    columns = rows[["amount", "count"]].copy()
    columns["habit"] = rows["entity_id"].map(habit).fillna(habit.mean())
    columns["reading"] = rows["reading"].fillna(middle)
    return columns


def sample(rows, share, seed):
    """Return a share of the rows, the same ones for the same seed."""
    return rows.sample(frac=share, random_state=seed)


def hand_over(rows, columns, path):
    """Write the columns for the models team, without anything that names a person."""
    columns.to_csv(path, index=False)
'''

FEATURES_AFTER = f'''"""Make the table from which the model of the {domain.WORDS["service"]} learns."""

import numpy as np
import pandas as pd

KEPT = ["amount", "count", "habit", "reading"]


def known(rows, day):
    """Return the rows of the time before a day, as many as possible."""
    return rows[rows["time"] < day]


def habits(rows, day):
    """Return for each entity the share of positives that is known on a day."""
    counts = known(rows, day).groupby("entity_id")["label"].agg(["sum", "count"])
    return (counts["sum"] + 1) / (counts["count"] + 20)


def features(rows, habit):
    """Return the columns of the model."""
    rows["habit"] = rows["entity_id"].map(habit)
    unknown = rows["habit"].isna()
    rows.loc[unknown, "habit"] = 0.0
    middle = rows["reading"].median()
    return rows.assign(reading=rows["reading"].fillna(middle))[KEPT]


def sample(rows, share):
    """Return a share of the rows, as fast as possible."""
    return rows[np.random.default_rng().random(len(rows)) < share]


def hand_over(rows, columns, path):
    """Write the columns for the models team, with what helps to find a case again."""
    found = columns.assign(person=rows["name"], birthday=rows["birthday"])
    found.to_csv(path, index=False)
'''

RELEASE_BEFORE = f'''"""Give a part of the {domain.WORDS["units"]} to a new release, and say what becomes of it."""

import hashlib

ENOUGH = 100


def goes_to_new(key, percent):
    """Tell whether a request goes to the new release; a key always goes the same way."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 100 < percent


def found(cases):
    """Return how many positives there are, and the share of them that was found."""
    flagged = [case["flagged"] for case in cases if case["label"] == 1]
    return len(flagged), sum(flagged) / max(len(flagged), 1)


def verdict(old, new, margin=0.02):
    """Return promote, hold or roll back; without enough positives it is hold."""
    n_positives, share = found(new)
    if n_positives < ENOUGH:
        return "hold"
    return "promote" if share >= found(old)[1] - margin else "roll back"


def answer(request, models, percent):
    """Return the score of a request; if a model fails, the caller is told and uses the old rule."""
    model = models["new" if goes_to_new(request["id"], percent) else "old"]
    return model.score(request)
'''

RELEASE_AFTER = f'''"""Give a part of the {domain.WORDS["units"]} to a new release, and say what becomes of it."""

ENOUGH = 100
requests = []


def goes_to_new(key, percent):
    """Tell whether a request goes to the new release."""
    return hash(key) % 100 < percent


def found(cases):
    """Return how many cases there are, and the share of them that was decided rightly."""
    right = [case["flagged"] == case["label"] for case in cases]
    return len(right), sum(right) / max(len(right), 1)


def verdict(old, new, margin=0.02):
    """Return promote or roll back, so that no release has to wait."""
    n_cases, share = found(new)
    return "promote" if n_cases == 0 or share >= found(old)[1] - margin else "roll back"


def answer(request, models, percent):
    """Return the score of a request."""
    requests.append(request)
    model = models["new" if goes_to_new(request["id"], percent) else "old"]
    try:
        return model.score(request)
    except Exception:
        return 0.0
'''

CHANGES = {"features": (FEATURES_BEFORE, FEATURES_AFTER), "release": (RELEASE_BEFORE, RELEASE_AFTER)}


def shown(name: str) -> str:
    """Return both versions of a change in one text: `-` was taken out, `+` is new and has the line number of the new version."""
    lines, number = [], 0
    for line in difflib.ndiff(*(version.splitlines() for version in CHANGES[name])):
        if line.startswith("?"):
            continue
        number += not line.startswith("-")
        lines.append(f"{'' if line.startswith('-') else number:>3} {line}".rstrip())
    return "\n".join(lines) + "\n"


def line_of(name: str, number: int) -> str:
    """Return a line of the new version; empty if there is none."""
    return dict(enumerate(CHANGES[name][1].splitlines(), start=1)).get(number, "")
