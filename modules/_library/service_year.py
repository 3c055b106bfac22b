"""A simulated year of operating a model service, week by week, against the operator's own policy.

A policy is an object with a method `decide(seen: Seen) -> Decision`. It is called at the end of each of 52 weeks
and sees what monitoring shows, never the simulator's plan. What it decides holds from the next week on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from types import ModuleType
from typing import Protocol

import numpy as np
from year_incidents import WEEKS, Incident, Plan, plan_year

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


def run_year(business: Business, policy: Policy, seed: int) -> Year:
    """Let a policy operate the service for a year; the same arguments give the same year.

    Raises ValueError for a decision that makes no sense, with the week and the reason.
    """
    service = _Service(business, plan_year(business.groups, seed), np.random.default_rng([6, seed]))
    year = Year(business, [], [], [], service.plan.incidents)
    for week in range(1, WEEKS + 1):
        year.weeks.append(service.work(week))
        year.seen.append(service.look(week))
        decision = policy.decide(year.seen[-1])
        check_decision(decision, business, week)
        year.decisions.append(decision)
        service.follow(decision, week)
    return year


def check_decision(decision: Decision, business: Business, week: int) -> None:
    """Raise ValueError if the decision makes no sense."""
    if not isinstance(decision, Decision):
        raise ValueError(f"week {week}: decide() must return a Decision, not {decision!r}")
    if decision.replicas is not None and not (isinstance(decision.replicas, int) and 1 <= decision.replicas <= 60):
        raise ValueError(f"week {week}: replicas must be a whole number from 1 to 60, not {decision.replicas!r}")
    if decision.release not in ("hold", "promote", "roll back"):
        raise ValueError(f"week {week}: release must be hold, promote or roll back, not {decision.release!r}")
    unknown = [group for group in decision.review_groups or () if group not in business.groups]
    if unknown:
        raise ValueError(f"week {week}: there is no group {unknown[0]!r}; the groups are {', '.join(business.groups)}")


@dataclass
class _Service:
    """The service in its world. Only `look` is shown to the policy."""

    business: Business
    plan: Plan
    rng: np.random.Generator
    replicas: int = 4
    feed_used: bool = True
    trained: int = 0
    """Week of the last training."""
    spoiled: float = 0.0
    """Share of recall lost because the last training used a broken feed."""
    retraining: bool = False
    reviews: tuple[str, ...] = ()
    review_weeks: dict[str, int] = field(default_factory=dict)
    repaired: set[str] = field(default_factory=set)
    releases: list[int] = field(default_factory=lambda: [0])
    """Weeks in which the present release and those before it were offered."""
    canary: Canary | None = None
    offered: int = 0
    last: Week | None = None
    labels: dict[int, tuple[dict[str, tuple[int, int]], Arm, Arm]] = field(default_factory=dict)

    def work(self, week: int) -> Week:
        """Let a week pass; return what happened."""
        business = self.business
        requests = int(self.rng.poisson(business.requests * self.plan.traffic(week)))
        load = requests / (self.replicas * business.replica_requests)
        failed, model = self._answer(week, requests, max(0.0, 1 - 0.92 / load))
        positives, caught, recalls = 0, 0, []
        for group, (present, found) in model.items():
            recall = self._recall(week, group, self.releases[-1])
            reviewed = group in self.reviews
            by_people = REVIEW_FINDS * max(0.0, business.recall - recall) if reviewed else 0.0
            positives += present
            caught += min(present, found + int(self.rng.binomial(present, by_people)))
            recalls.append(recall + by_people)
            self.review_weeks[group] = self.review_weeks.get(group, 0) + reviewed
        self.last = Week(
            week,
            requests,
            failed,
            round(business.latency_ms * 0.4 / max(0.08, 1 - load) * self.rng.uniform(0.95, 1.05), 1),
            positives,
            caught,
            round(max(recalls) - min(recalls), 4),
            caught * (business.miss - business.action),
            requests * business.false_alarms * (business.false_alarm + business.action),
            self.replicas * REPLICA * business.stake,
            RETRAINING * business.stake if self.retraining else 0.0,
            len(self.reviews) * REVIEW * business.stake,
            self.replicas,
            self.feed_used,
            f"release-{self.releases[-1]}",
        )
        return self.last

    def _answer(self, week: int, requests: int, refused: float) -> tuple[int, dict[str, tuple[int, int]]]:
        """Answer the requests, a tenth of them with the canary; return failures, and positives and hits by group."""
        new = int(requests * CANARY_SHARE) if self.canary else 0
        failed, arms, model = 0, [], dict.fromkeys(self.business.groups, (0, 0))
        for count, release in ((requests - new, self.releases[-1]), (new, self.offered)):
            rate = min(1.0, refused + self.business.error_budget * (0.25 + self._errors(release)))
            failures = int(self.rng.binomial(count, rate))
            found = {group: self._label(week, group, count, release, rate) for group in self.business.groups}
            model = {group: (one + found[group][0], two + found[group][1]) for group, (one, two) in model.items()}
            arms.append(Arm(count, failures, *(sum(column) for column in zip(*found.values(), strict=True))))
            failed += failures
        self.labels[week] = model, *arms
        return failed, model

    def look(self, week: int) -> Seen:
        """Return what monitoring shows of the week."""
        assert self.last is not None
        known = week - self.business.delay
        if self.canary is None and week in self.plan.candidates:
            self.offered = week
            self.canary = Canary(f"release-{week}", 0, Arm(), Arm())
        elif self.canary is not None:
            self.canary = self._count(self.canary, week, known)
        forecast = self.business.requests * self.plan.traffic(week + 1) * self.rng.normal(1, 0.05)
        return Seen(
            week,
            self.last.requests,
            int(forecast),
            self.last.failed,
            self.last.latency_ms,
            self.replicas,
            round(max(0.0, self.plan.missing(week) + self.rng.normal(0, 0.006)), 3),
            round(max(0.0, self.plan.shift(week) + self.rng.normal(0, 0.01)), 3),
            known,
            dict(self.labels[known][0]) if known in self.labels else {},
            self.canary,
            tuple(group for when, group in self.plan.complaints.items() if when == week),
        )

    def follow(self, decision: Decision, week: int) -> None:
        """Change the service as decided."""
        self.replicas = self.replicas if decision.replicas is None else decision.replicas
        self.feed_used = self.feed_used if decision.use_feed is None else decision.use_feed
        self.reviews = self.reviews if decision.review_groups is None else tuple(sorted(set(decision.review_groups)))
        self.retraining = decision.retrain
        if decision.retrain:
            self.trained = week
            self.spoiled = 0.3 * max(0.0, self.plan.missing(week) - 0.02) if self.feed_used else 0.0
            self.repaired |= {group for group, weeks in self.review_weeks.items() if weeks >= LABELLED}
        if decision.release == "promote" and self.canary is not None:
            self.releases.append(self.offered)
        elif decision.release == "roll back" and self.canary is None and len(self.releases) > 1:
            self.releases.pop()
        if decision.release != "hold":
            self.canary = None

    def _errors(self, release: int) -> float:
        bad = self.plan.incidents["release"]
        return bad.strength if release == bad.start and bad.about == "errors" else 0.0

    def _recall(self, week: int, group: str, release: int) -> float:
        """Return the share of the group's positives that a release finds."""
        bad = self.plan.incidents["release"]
        loss = self.plan.change(week) - self.plan.change(self.trained) + self.spoiled
        loss += 0.6 * (self.plan.missing(week) - 0.02) if self.feed_used else 0.05
        loss += 0.0 if group in self.repaired else self.plan.harm(week, group)
        loss += bad.strength if release == bad.start and bad.about == "quality" else 0.0
        gained = 0.015 * sum(0 < one <= release and one != bad.start for one in {*self.releases, release})
        return min(0.99, max(0.05, self.business.recall * (1 - loss + gained)))

    def _label(self, week: int, group: str, count: int, release: int, failing: float) -> tuple[int, int]:
        """Return the positives of a group among the requests and how many of them the model catches."""
        share = _share(self.business.groups, group)
        positives = int(self.rng.binomial(count, self.business.label_rate * share))
        return positives, int(self.rng.binomial(positives, self._recall(week, group, release) * (1 - failing)))

    def _count(self, canary: Canary, week: int, known: int) -> Canary:
        """Return the canary with the counts of one more week, as far as they are known."""
        arms = []
        for place, arm in ((1, canary.old), (2, canary.new)):
            fresh = self.labels[week][place]
            late = self.labels[known][place] if known > week - canary.weeks - 1 and known in self.labels else Arm()
            arms.append(
                Arm(
                    arm.requests + fresh.requests,
                    arm.failed + fresh.failed,
                    arm.positives + late.positives,
                    arm.caught + late.caught,
                )
            )
        return Canary(canary.release, canary.weeks + 1, *arms)


def _share(groups: tuple[str, ...], group: str) -> float:
    """Return the group's share of the requests: the first is the largest."""
    weights = [len(groups) + 1 - place for place in range(len(groups))]
    return weights[groups.index(group)] / sum(weights)
