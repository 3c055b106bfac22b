"""The data layer: what a row is, how a request becomes one, and how a table is split."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

LIMITS = {"amount": 1_000_000.0, "count": 10_000, "tenure": 36_525.0, "reading": 1_000_000.0}


@dataclass(frozen=True, slots=True)
class Row:
    """One case, as far as it is known when the score is needed."""

    amount: float
    count: int
    tenure: float
    reading: float | None
    channel: str


def parse(raw: object) -> Row:
    """Return the row in a request; raises ValueError with the name of the field that is wrong.

    amount: above 0 and at most its limit. count, tenure, reading: from 0 to their limits; count is a whole number.
    reading may be None or missing. channel: a text of 1 to 40 characters. Other fields are not allowed.
    """
    if not isinstance(raw, Mapping):
        raise ValueError("body: a row is an object with fields")
    unknown = set(raw) - {"amount", "count", "tenure", "reading", "channel"}
    if unknown:
        raise ValueError("fields: there is a field that no row has")
    amount = _number(raw, "amount")
    if amount == 0:
        raise ValueError("amount: must be above 0")
    count = _number(raw, "count")
    if count != int(count):
        raise ValueError("count: must be a whole number")
    reading = None if raw.get("reading") is None else _number(raw, "reading")
    channel = raw.get("channel")
    if not isinstance(channel, str) or not 1 <= len(channel) <= 40:
        raise ValueError("channel: must be a text of 1 to 40 characters")
    return Row(float(amount), int(count), float(_number(raw, "tenure")), reading, channel)


def _number(raw: Mapping[str, object], name: str) -> float:
    value = raw.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{name}: must be a number")
    if not 0 <= value <= LIMITS[name]:
        raise ValueError(f"{name}: must be from 0 to {LIMITS[name]:g}")
    return value


def read(path: str | Path) -> list[dict]:
    """Return the rows of a CSV file with numbers as numbers; an empty reading becomes None."""
    with open(path, newline="", encoding="utf-8") as file:
        return [
            {
                "entity": int(line["entity_id"]),
                "time": line["time"],
                "label": int(line["label"]),
                "row": Row(
                    float(line["amount"]),
                    int(line["count"]),
                    float(line["tenure"]),
                    float(line["reading"]) if line["reading"] else None,
                    line["channel"],
                ),
            }
            for line in csv.DictReader(file)
        ]


def split(cases: Iterable[dict], share: float) -> tuple[list[dict], list[dict]]:
    """Return cases to train on and cases to judge by.

    The first share of the cases, by time, is for training. Later cases judge, but none of an entity that training
    has seen. Cases come in any order and stay as they are.
    """
    ordered = sorted(cases, key=lambda case: case["time"])
    cut = round(share * len(ordered))
    train = ordered[:cut]
    seen = {case["entity"] for case in train}
    return train, [case for case in ordered[cut:] if case["entity"] not in seen]
