"""A simulated year of operating a model service, week by week, against the operator's own policy.

A policy is an object with a method `decide(seen: Seen) -> Decision`. It is called at the end of each of 52 weeks
and sees what monitoring shows, never the simulator's plan. What it decides holds from the next week on.
"""

from __future__ import annotations

import numpy as np
from year_incidents import WEEKS, plan_year
from year_service import Service
from year_values import (
    GAP,
    REPLICA,
    RETRAINING,
    REVIEW,
    UNFAIR_WEEKS,
    Arm,
    Business,
    Canary,
    Decision,
    Policy,
    Seen,
    Week,
    Year,
    check_decision,
)

__all__ = [
    "GAP",
    "REPLICA",
    "RETRAINING",
    "REVIEW",
    "UNFAIR_WEEKS",
    "Arm",
    "Business",
    "Canary",
    "Decision",
    "Policy",
    "Seen",
    "Week",
    "Year",
    "run_year",
]


def run_year(business: Business, policy: Policy, seed: int) -> Year:
    """Let a policy operate the service for a year; the same arguments give the same year.

    Raises ValueError for a decision that makes no sense, with the week and the reason.
    """
    service = Service(business, plan_year(business.groups, seed), np.random.default_rng([6, seed]))
    year = Year(business, [], [], [], service.plan.incidents)
    for week in range(1, WEEKS + 1):
        year.weeks.append(service.work(week))
        year.seen.append(service.look(week))
        decision = policy.decide(year.seen[-1])
        check_decision(decision, business, week)
        year.decisions.append(decision)
        service.follow(decision, week)
    return year
