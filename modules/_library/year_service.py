"""The service in its simulated world: what a week does to it, what monitoring shows, and how decisions change it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from year_incidents import Plan
from year_values import (
    CANARY_SHARE,
    LABELLED,
    REPLICA,
    RETRAINING,
    REVIEW,
    REVIEW_FINDS,
    Arm,
    Business,
    Canary,
    Decision,
    Seen,
    Week,
)


@dataclass
class Service:
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
    """Weeks in which a group was reviewed while it was harmed."""
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
            learned = reviewed and self.plan.harm(week, group) > 0
            self.review_weeks[group] = self.review_weeks.get(group, 0) + learned
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
