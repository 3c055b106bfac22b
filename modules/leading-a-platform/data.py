"""The module's data: weeks of jobs, assumptions, rules and projects of a made-up company."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from cluster import Job

QUOTA = {"research": 0.5, "product": 0.3, "newcomers": 0.2}

ASSUMPTIONS = {
    "years": 4,
    "units_per_year": 6_000_000,
    "salary": 90_000,
    "build_person_years": 3.0,
    "run_people": 1.5,
    "machines_per_year": 40_000,
    "licence_per_year": 60_000,
    "price_per_1000": 25.0,
    "integrate_person_years": 0.5,
    "leave_person_years": 1.0,
}
RANGES = {
    "units_per_year": (2_000_000, 20_000_000),
    "salary": (80_000, 100_000),
    "run_people": (1.0, 3.0),
    "price_per_1000": (20.0, 30.0),
    "leave_person_years": (0.5, 2.0),
}

ALLOWED_LICENCES = ("own data", "bought, training allowed", "CC-BY-4.0")
CARD_PARTS = ("purpose", "limits", "fallback")
LARGEST_GAP = 0.05
OLDEST_AUDIT = 180

MEMO_FACTS = {
    "teams that will use the platform": 6,
    "weeks from idea to first release today": 26,
    "weeks with the platform": 8,
    "cost of the platform in the first year (million)": 1.2,
    "expected gain in the first year (million)": 2.1,
    "low end of the range of the gain (million)": 0.7,
    "high end of the range of the gain (million)": 3.4,
    "people asked for": 5,
    "teams that must use it by month 6, or we stop": 3,
    "releases last year that were taken back": 9,
}


def week_of_jobs(seed: int) -> list[Job]:
    """Return a week of jobs of three teams; one of them floods the cluster every morning."""
    rng = np.random.default_rng([36, seed])
    jobs = []
    for day in range(5):
        for number in range(int(rng.integers(9, 13))):
            jobs.append(Job(24 * day, f"r{day}{number:02d}", "research", int(rng.integers(2, 9)), int(rng.integers(1, 4))))
        for number in range(int(rng.integers(3, 6))):
            jobs.append(Job(24 * day + int(rng.integers(1, 10)), f"p{day}{number:02d}", "product", int(rng.integers(1, 4)), 2))
        for number in range(int(rng.integers(1, 3))):
            jobs.append(Job(24 * day + int(rng.integers(1, 10)), f"n{day}{number:02d}", "newcomers", int(rng.integers(1, 4)), 1))
    return sorted(jobs)


def instantiate(template: dict[str, str], **values: str) -> dict[str, str]:
    """Return the files of a project: the place holders `<name>`, `<team>` … are replaced in names and texts."""

    def fill(text: str) -> str:
        return re.sub(r"<(\w+)>", lambda found: values.get(found[1], found[0]), text)

    return {fill(path): fill(text) for path, text in template.items()}


def record(**changes: Any) -> dict[str, Any]:
    """Return the record of a model that may be released, with some fields changed."""
    good = {
        "name": "ranker",
        "owner": "product",
        "risk": "high",
        "approved_by": "audit",
        "card": {"purpose": "order the list", "limits": "not for new markets", "fallback": "last week's order"},
        "licence": "own data",
        "fairness": {"gap": 0.02, "measured_on": 300},
        "rollback_to": "v3",
    }
    return good | changes
