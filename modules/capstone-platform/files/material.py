"""What the repository begins with: candidates, tasks, histories, a registry and terms, drawn for one student and one industry."""

from __future__ import annotations

from typing import Any

import numpy as np

import domain

TEAMS = ("data", "models", "platform")
TODAY = 400
WORDS, COSTS = domain.WORDS, domain.COSTS
WATCH = f"watch on {WORDS['groups']}"
NEEDS = {
    "one registry": [],
    "golden path": ["one registry"],
    WATCH: ["one registry"],
    "shared feature table": [],
    f"model for each {WORDS['site']}": ["shared feature table"],
    f"models on {WORDS['devices']}": ["golden path"],
    f"reasons for each {WORDS['action']}": [],
    f"fewer needless {WORDS['actions']}": ["shared feature table"],
    "drift alarms": ["golden path"],
    "night training": [],
}
GROUNDWORK = ("one registry", "golden path", WATCH, "shared feature table")


def candidates(seed: int) -> dict[str, dict[str, Any]]:
    """Return the candidates by name: cost and value in thousands, chance in percent, people by team, needs, cases a year."""
    rng = np.random.default_rng([44, seed])
    found = {}
    for name, needs in NEEDS.items():
        cost = int(rng.integers(40, 161))
        worth = cost * float(rng.uniform(0.15, 0.5) if name in GROUNDWORK else rng.uniform(2.6, 4.8))
        cases = 0 if name in GROUNDWORK else max(1, round(1000 * worth / COSTS["miss"]))
        found[name] = {
            "cost": cost,
            "value": round(cases * COSTS["miss"] / 1000) if cases else round(worth),
            "chance": 100 if name in GROUNDWORK else int(rng.choice([50, 60, 70, 80, 90])),
            "people": {team: int(people) for team, people in zip(TEAMS, rng.integers(1, 4, 3), strict=True)},
            "needs": list(needs),
            "cases": cases,
        }
    return found


def facts(seed: int) -> dict[str, Any]:
    """Return the limits of the year, its first day, and the terms of the client."""
    projects = candidates(seed).values()
    rng = np.random.default_rng([45, seed])
    people = {team: round(0.6 * sum(project["people"][team] for project in projects)) for team in TEAMS}
    client = {"models": int(rng.integers(4, 10)), "weeks_today": int(rng.integers(22, 34))}
    return {
        "limits": {
            "budget": round(0.62 * sum(project["cost"] for project in projects)),
            "people": people,
            "must": ["golden path", WATCH],
        },
        "handover": 2,
        "first_day": "2026-01-05",
        "today": TODAY,
        "currency": COSTS["currency"],
        "client": client | {"people": 2, "price_per_person_week": 4, "handover_days": 10},
    }


def tasks(seed: int) -> dict[str, dict[str, Any]]:
    """Return the tasks of all candidates by name: project, team, days, items and needs."""
    rng = np.random.default_rng([46, seed])
    found: dict[str, dict[str, Any]] = {}
    for project, needs in NEEDS.items():
        before = [f"{need}: {TEAMS[-1]}" for need in needs]
        for team in TEAMS:
            name = f"{project}: {team}"
            found[name] = {
                "project": project,
                "team": team,
                "days": int(rng.integers(2, 8)),
                "items": int(rng.integers(3, 9)),
                "needs": before,
            }
            before = [name]
    return found


def history(seed: int) -> dict[str, list[int]]:
    """Return how many items each team finished in each of the last 20 weeks; some weeks were lost to other work."""
    rng = np.random.default_rng([47, seed])
    speed = rng.permutation([3.0, 3.4, 3.8])
    return {
        team: np.where(rng.random(20) < 0.15, 0, rng.poisson(mean, 20)).tolist()
        for team, mean in zip(TEAMS, speed, strict=True)
    }


def record(**changes: Any) -> dict[str, Any]:
    """Return the record of a model that may be released, with some fields changed."""
    good = {
        "owner": "models",
        "risk": "high",
        "approved_by": "platform",
        "card": {
            "purpose": f"says which {WORDS['units']} come first",
            "limits": f"weak in one {WORDS['site']}",
            "fallback": "order of arrival",
        },
        "licence": "own data",
        "fairness": {"gap": 0.03, "smallest_group": 240, "measured_on": TODAY - 60},
        "rollback_to": "v2",
        "versions": ["v1", "v2"],
    }
    return good | changes


def registry(seed: int) -> dict[str, dict[str, Any]]:
    """Return the records of twelve models by name; some of them break rules, and some of these are waived."""
    fair = record()["fairness"]
    some = [
        {},
        {"risk": "low", "fairness": None, "approved_by": None},
        {"owner": "nobody in particular"},
        {"card": {"purpose": "order", "limits": None, "fallback": "none"}},
        {"licence": "found on the web", "approved_by": "models"},
        {"fairness": fair | {"gap": 0.09}},
        {"fairness": fair | {"smallest_group": 12}},
        {
            "fairness": fair | {"measured_on": 190},
            "waivers": [{"rule": "fairness", "by": "platform", "until": TODAY + 14}],
        },
        {"approved_by": None, "waivers": [{"rule": "approval", "by": "platform", "until": TODAY + 9}]},
        {"rollback_to": "v7"},
        {"versions": [], "rollback_to": None},
        {"rollback_to": None, "waivers": [{"rule": "rollback", "by": "models", "until": TODAY + 5}]},
    ]
    names = [f"{WORDS['site']} {letter}".replace(" ", "-") for letter in "abcdefghijkl"]
    order = np.random.default_rng([48, seed]).permutation(len(some))
    return {name: record(**some[place]) for name, place in zip(names, order, strict=True)}


GIVEN = {
    "<name>.py": '''"""What <name> says about an amount."""

import math


def score(amount):
    """Return how unusual an amount is, between 0 and 1; a ValueError if it is negative."""
    if amount < 0:
        raise ValueError(f"{amount} is negative")
    return 1 - math.exp(-amount / 150)
''',
    "test_<name>.py": """from <name> import score


def test_larger_amounts_are_more_unusual():
    found = [score(amount) for amount in (0, 3, 80, 900)]
    assert found == sorted(set(found)) and found[0] == 0 and found[-1] <= 1


def test_negative_amounts_are_refused():
    try:
        score(-0.01)
    except ValueError:
        pass
    else:
        raise AssertionError("a negative amount has a score")
""",
}
"""The part of the template that the models team has written: a module and its test."""
