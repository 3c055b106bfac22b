"""What goes wrong in a simulated year: five incidents at weeks that depend on the seed only.

Nothing here depends on what the operator decides. All losses are shares of the model's recall on its first day.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

WEEKS = 52
KINDS = ("drift", "feed", "release", "burst", "harm")


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident: what it is, its first week, how many weeks it lasts if nobody acts, and how strong it is."""

    kind: str
    start: int
    weeks: int
    strength: float
    about: str = ""
    """The group that is harmed, or what is wrong with the bad release: `errors` or `quality`."""

    def active(self, week: int) -> bool:
        """Return whether the week lies within the incident."""
        return self.start <= week < self.start + self.weeks


@dataclass(frozen=True, slots=True)
class Plan:
    """The world of one year."""

    incidents: dict[str, Incident]
    candidates: tuple[int, ...]
    """Weeks in which a new release is offered."""
    season: int
    """First of nine weeks in which inputs look different and nothing is wrong."""
    complaints: dict[int, str]
    """Week to the group that complains. One complaint has a reason, one has none."""

    def traffic(self, week: int) -> float:
        """Return the requests of the week as a multiple of an ordinary week."""
        calm = 1 + 0.003 * week + 0.08 * math.sin(2 * math.pi * week / WEEKS)
        burst = self.incidents["burst"]
        if not burst.active(week):
            return calm
        begins = week == burst.start
        return calm * (1 + (burst.strength - 1) * (0.5 if begins else 1.0))

    def change(self, week: int) -> float:
        """Return how far the world has moved since the first day; a model loses what came after its training."""
        drift = self.incidents["drift"]
        progress = min(1.0, max(0.0, (week - drift.start + 1) / 5))
        return 0.002 * week + drift.strength * progress

    def missing(self, week: int) -> float:
        """Return the share of rows to which the feed brings no value."""
        feed = self.incidents["feed"]
        return 0.02 + (feed.strength if feed.active(week) else 0.0)

    def shift(self, week: int) -> float:
        """Return the stability index of the inputs: how different they look, whether it matters or not."""
        harmless = 0.18 if self.season <= week < self.season + 9 else 0.0
        broken = 0.12 if self.incidents["feed"].active(week) else 0.0
        return 0.03 + harmless + broken + 0.1 * (self.change(week) - 0.002 * week)

    def harm(self, week: int, group: str) -> float:
        """Return the share of recall that the group has lost."""
        harm = self.incidents["harm"]
        return harm.strength if harm.active(week) and harm.about == group else 0.0


def plan_year(groups: tuple[str, ...], seed: int) -> Plan:
    """Return the plan of a year: the five incidents in a random order, one in every nine weeks or so."""
    rng = np.random.default_rng([5, seed])
    slots = dict(zip(rng.permutation(KINDS).tolist(), (4, 12, 20, 28, 36), strict=True))
    starts = {kind: slot + int(rng.integers(0, 6)) for kind, slot in slots.items()}
    candidates = tuple(week + int(rng.integers(0, 3)) for week in (3, 12, 21, 30, 39))
    bad = min(candidates, key=lambda week: abs(week - starts["release"]))
    wrong = str(rng.choice(["errors", "quality"]))
    harmed = str(rng.choice(groups))
    incidents = (
        Incident("drift", starts["drift"], WEEKS, rng.uniform(0.18, 0.32)),
        Incident("feed", starts["feed"], int(rng.integers(6, 11)), rng.uniform(0.35, 0.7)),
        Incident("release", bad, WEEKS, rng.uniform(4, 7) if wrong == "errors" else rng.uniform(0.12, 0.2), wrong),
        Incident("burst", starts["burst"], int(rng.integers(3, 6)), rng.uniform(2.2, 3.5)),
        Incident("harm", starts["harm"], WEEKS, rng.uniform(0.22, 0.38), harmed),
    )
    complaint = starts["harm"] + int(rng.integers(2, 5))
    idle = int(rng.choice([week for week in range(6, 48) if abs(week - complaint) > 6]))
    calm = [group for group in groups if group != harmed]
    return Plan(
        {incident.kind: incident for incident in incidents},
        candidates,
        int(rng.integers(4, 40)),
        {complaint: harmed, idle: str(rng.choice(calm))},
    )
