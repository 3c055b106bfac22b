"""The values of a simulated year: the business, what is seen, what is decided, and what really happened."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Integral
from types import ModuleType
from typing import Protocol

from year_incidents import Incident

CANARY_SHARE = 0.1
REPLICA, RETRAINING, REVIEW = 0.004, 0.25, 0.08
"""Prices as shares of the stake: a replica for a week, one retraining, a week of reviews in one group."""
REVIEW_FINDS = 0.8
"""Reviews find this share of what the model misses in a group beyond what it missed on its first day."""
LABELLED = 4
"""After so many weeks of reviews there are labels enough for a retraining to repair the harm to a group."""
GAP = 0.1
SLOW_WEEKS, UNFAIR_WEEKS = 2, 9
"""So many weeks of a year may break the limit on latency, and on the gap between groups."""


@dataclass(frozen=True, slots=True)
class Business:
    """What a week of the service is worth in one industry."""

    groups: tuple[str, ...]
    requests: int
    """Requests of an ordinary week; each asks about one unit."""
    label_rate: float
    recall: float
    """Recall of the model on its first day."""
    miss: float
    false_alarm: float
    action: float
    false_alarms: float
    """False alarms for each request."""
    latency_ms: float
    availability: float
    delay: int
    """Weeks until labels are known."""

    @classmethod
    def of(cls, pack: ModuleType) -> Business:
        """Return the business of a domain pack. Labels that take longer than two weeks are sped up to two."""
        costs, limits = pack.COSTS, pack.LIMITS
        rate, recall = sum(pack.SIGNAL["label_rate"]) / 2, limits["recall_percent"] / 100
        # False alarms cost at most a fifth of what is caught, and people have time for no more actions than they have.
        worth = 0.2 * rate * recall * (costs["miss"] - costs["action"]) / (costs["false_alarm"] + costs["action"])
        time_left = limits["actions_per_day"] / limits["units_per_day"] - rate * recall
        return cls(
            tuple(pack.GROUPS["segment"]),
            7 * limits["units_per_day"],
            rate,
            recall,
            costs["miss"],
            costs["false_alarm"],
            costs["action"],
            max(0.1 * rate, min(worth, time_left)),
            limits["latency_ms"],
            limits["availability_percent"] / 100,
            min(2, math.ceil(limits["label_delay_days"] / 7)),
        )

    @property
    def stake(self) -> float:
        """Return what an ordinary week is worth before the service is paid for."""
        return self.requests * (
            self.label_rate * self.recall * (self.miss - self.action)
            - self.false_alarms * (self.false_alarm + self.action)
        )

    @property
    def replica_requests(self) -> float:
        """Return the requests that one replica can answer in a week at the very most."""
        return self.requests / 2

    @property
    def error_budget(self) -> float:
        """Return the share of requests that may fail."""
        return 1 - self.availability


@dataclass(frozen=True, slots=True)
class Arm:
    """Counts of the old or of the new release, summed up since the canary began. Labels are late."""

    requests: int = 0
    failed: int = 0
    positives: int = 0
    caught: int = 0


@dataclass(frozen=True, slots=True)
class Canary:
    """A new release that gets a tenth of the requests, beside the old one. While it runs, no other one is offered."""

    release: str
    weeks: int
    old: Arm
    new: Arm


@dataclass(frozen=True, slots=True)
class Seen:
    """What monitoring shows at the end of a week."""

    week: int
    requests: int
    expected_requests: int
    """Forecast of the product team for the next week, right within a tenth or so."""
    failed: int
    latency_ms: float
    """The time within which 95 % of the answers were given."""
    replicas: int
    missing_share: float
    """Share of rows for which the feed had no value; it is measured whether the feed is used or not."""
    input_shift: float
    """Stability index of the inputs against the first weeks."""
    labels_week: int
    """The week that the labels are about; below 1 while there are none."""
    labels: dict[str, tuple[int, int]]
    """For each group the positives of that week, and how many of them the model caught."""
    canary: Canary | None
    complaints: tuple[str, ...]
    """Groups from which a complaint came in."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done from the next week on. The default is to leave everything as it is."""

    replicas: int | None = None
    use_feed: bool | None = None
    retrain: bool = False
    release: str = "hold"
    """`promote` the canary, `roll back` (end the canary, or else go back to the release before), or `hold`."""
    review_groups: tuple[str, ...] | None = None
    """Groups in which people look at what the model let pass."""


class Policy(Protocol):
    """Whoever decides. It may remember what it has seen; so each year needs a new one."""

    def decide(self, seen: Seen) -> Decision:
        """Return what to do after this week."""


@dataclass(frozen=True, slots=True)
class Week:
    """What really happened in a week: a line of the run record."""

    week: int
    requests: int
    failed: int
    latency_ms: float
    positives: int
    caught: int
    gap: float
    """Largest minus smallest recall of the groups, reviews included."""
    value: float
    """What was saved by positives that were caught, by the model or by reviews."""
    false_alarm_cost: float
    replica_cost: float
    retraining_cost: float
    review_cost: float
    replicas: int
    feed_used: bool
    release: str

    @property
    def cost(self) -> float:
        """Return all costs of the week."""
        return self.false_alarm_cost + self.replica_cost + self.retraining_cost + self.review_cost


@dataclass(frozen=True, slots=True)
class Year:
    """The record of a year: what happened, what was seen, what was decided, and what had been planned."""

    business: Business
    weeks: list[Week]
    seen: list[Seen]
    decisions: list[Decision]
    incidents: dict[str, Incident]

    @property
    def net(self) -> float:
        """Return the value of the year minus its costs."""
        return sum(week.value - week.cost for week in self.weeks)

    @property
    def score(self) -> float:
        """Return the net value in percent of what the same requests bring when nothing goes wrong."""
        ordinary_weeks = sum(week.requests for week in self.weeks) / self.business.requests
        return 100 * self.net / (ordinary_weeks * self.business.stake)

    @property
    def budget_used(self) -> float:
        """Return the share of the year's error budget that was used; above 1 the promise was broken."""
        failed, requests = sum(week.failed for week in self.weeks), sum(week.requests for week in self.weeks)
        return failed / (requests * self.business.error_budget)

    def broken_limits(self) -> list[str]:
        """Return which of the limits on latency, error budget and fairness the year broke."""
        slow = sum(week.latency_ms > self.business.latency_ms for week in self.weeks)
        unfair = sum(week.gap > GAP for week in self.weeks)
        broken = {"latency": slow > SLOW_WEEKS, "error budget": self.budget_used > 1, "fairness": unfair > UNFAIR_WEEKS}
        return [name for name, is_broken in broken.items() if is_broken]


def check_decision(decision: Decision, business: Business, week: int) -> None:
    """Raise ValueError if the decision makes no sense."""
    if not isinstance(decision, Decision):
        raise ValueError(f"week {week}: decide() must return a Decision, not {decision!r}")
    if decision.replicas is not None and not (isinstance(decision.replicas, Integral) and 1 <= decision.replicas <= 60):
        raise ValueError(f"week {week}: replicas must be a whole number from 1 to 60, not {decision.replicas!r}")
    if decision.release not in ("hold", "promote", "roll back"):
        raise ValueError(f"week {week}: release must be hold, promote or roll back, not {decision.release!r}")
    unknown = [group for group in decision.review_groups or () if group not in business.groups]
    if unknown:
        raise ValueError(f"week {week}: there is no group {unknown[0]!r}; the groups are {', '.join(business.groups)}")
