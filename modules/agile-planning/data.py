"""The module's data: the history of a made-up team, and helpers that look at a short text."""

from __future__ import annotations

import re

import numpy as np


def throughput(n_weeks: int, seed: int) -> list[int]:
    """Return how many items a team finished in each week; about one week in six is lost to other work."""
    rng = np.random.default_rng([34, seed])
    lost = rng.random(n_weeks) < 0.16
    return np.where(lost, 0, rng.poisson(4, n_weeks)).tolist()


def section(text: str, title: str) -> str:
    """Return what stands below the heading `## title`, up to the next heading; empty if it is not there."""
    parts = re.split(r"^##\s+(.+?)\s*$", text, flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    return found.get(title, "").strip()


def words(text: str) -> list[str]:
    """Return the words of a text, without numbers and signs."""
    return re.findall(r"[A-Za-z][A-Za-z'-]*", text)


def numbers(text: str) -> list[float]:
    """Return the numbers of a text that are written in digits."""
    return [float(found) for found in re.findall(r"\d+(?:\.\d+)?", text)]
