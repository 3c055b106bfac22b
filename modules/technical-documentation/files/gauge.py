"""Screen the readings of a sensor: which of them are above a threshold?"""

from __future__ import annotations

import csv


def load(path: str) -> list[float]:
    """Return the readings of a CSV file with the column `reading`, in order."""
    with open(path, encoding="utf-8", newline="") as file:
        return [float(row["reading"]) for row in csv.DictReader(file)]


def screen(readings: list[float], *, threshold: float) -> list[int]:
    """Return the positions of the readings that are above the threshold."""
    return [place for place, reading in enumerate(readings) if reading > threshold]
