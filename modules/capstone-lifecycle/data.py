"""The capstone's business, its project folder, and what checks manifests, templates and texts."""

from __future__ import annotations

import json
import string
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pandas as pd
import yaml

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    here = Path(__file__).resolve()
    sys.path += [str(here.parents[2] / "curriculum" / "domains"), str(here.parents[1] / "_library"), str(here.parent / "files")]
    import ecommerce as domain

from cluster import Image
from service_year import GAP, RETRAINING, REVIEW, UNFAIR_WEEKS, Arm, Business, Decision, Year, run_year
from year_incidents import Incident, plan_year

BUSINESS = Business.of(domain)
WORDS, COSTS = domain.WORDS, domain.COSTS
PRICES = {"retraining": RETRAINING * BUSINESS.stake, "week of reviews in a group": REVIEW * BUSINESS.stake}
IMAGES = {
    "registry.local/scorer:1.4": Image(),
    "registry.local/scorer:1.5": Image(),
    "registry.local/scorer:1.6": Image(healthy=False),
}
"""Release 1.6 starts, but never gets ready."""


class DoNothing:
    """The policy of last year: leave everything as it is."""

    def decide(self, seen):
        """Decide nothing."""
        return Decision()


def last_year(seed: int) -> Year:
    """Return the record of the year before you took over."""
    return run_year(BUSINESS, DoNothing(), seed)


def incidents_of(seed: int) -> dict[str, Incident]:
    """Return what goes wrong in a year, by kind, without running it."""
    return plan_year(BUSINESS.groups, seed).incidents


def monitoring(year: Year) -> pd.DataFrame:
    """Return what monitoring showed, a line for each week; recalls are of the week that the labels are about."""
    lines = []
    for seen in year.seen:
        recalls = {f"recall {group}": caught / positives for group, (positives, caught) in seen.labels.items()}
        plain = {name: value for name, value in asdict(seen).items() if name not in ("labels", "canary", "complaints")}
        lines.append({**plain, **recalls, "complaints": ", ".join(seen.complaints)})
    return pd.DataFrame(lines).set_index("week")


def canary_weeks(kind: str, seed: int):
    """Yield (old, new) after each of eight weeks of a canary: a `good` one, or one that is bad by `errors` or `quality`."""
    rng = np.random.default_rng([8, seed])
    old, new = Arm(), Arm()
    worse = {"good": -0.015, "errors": 0.0, "quality": 0.16}[kind]
    for week in range(1, 9):
        labels = week > BUSINESS.delay
        old = _one_more_week(rng, old, 0.9, 0.25, 0.0, labels)
        new = _one_more_week(rng, new, 0.1, 5.0 if kind == "errors" else 0.25, worse, labels)
        yield old, new


def _one_more_week(rng, arm: Arm, share: float, failing: float, worse: float, labels: bool) -> Arm:
    requests = int(share * BUSINESS.requests)
    positives = int(rng.binomial(requests, BUSINESS.label_rate)) if labels else 0
    return Arm(
        arm.requests + requests,
        arm.failed + int(rng.binomial(requests, failing * BUSINESS.error_budget)),
        arm.positives + positives,
        arm.caught + int(rng.binomial(positives, min(0.99, BUSINESS.recall * (1 - worse)))),
    )


def note_facts(year: Year) -> dict[str, str]:
    """Return the facts of the broken feed of a year in which nobody acted, as texts by name."""
    feed, business = year.incidents["feed"], year.business
    before = year.weeks[feed.start - 4 : feed.start - 1]
    during = year.weeks[feed.start - 1 : feed.start - 1 + feed.weeks]
    usual = sum(week.caught for week in before) / sum(week.positives for week in before)
    missed = usual * sum(week.positives for week in during) - sum(week.caught for week in during)
    return {
        "began": f"{feed.start}",
        "labels_showed": f"{feed.start + business.delay}",
        "ended": f"{feed.start + feed.weeks}",
        "weeks": f"{feed.weeks}",
        "missing_before": f"{100 * year.seen[feed.start - 2].missing_share:.0f}",
        "missing_during": f"{100 * np.mean([seen.missing_share for seen in year.seen[feed.start - 1 :][: feed.weeks]]):.0f}",
        "missed_more": f"{missed:,.0f}",
        "lost": f"{missed * (business.miss - business.action):,.0f}",
        "positives": WORDS["positives"],
        "currency": COSTS["currency"],
    }


def memo_facts(year: Year) -> dict[str, str]:
    """Return the facts of the harm to a group in a year in which nobody acted, as texts by name."""
    harm, groups = year.incidents["harm"], year.business.groups
    labels = [seen.labels for seen in year.seen if seen.labels_week >= harm.start]
    totals = {group: [sum(week[group][place] for week in labels) for place in (0, 1)] for group in groups}
    mine = totals.pop(harm.about)
    others = [sum(total[place] for total in totals.values()) for place in (0, 1)]
    recalls = [100 * caught / positives for positives, caught in (mine, others)]
    return {
        "group": harm.about,
        "group_positives": f"{mine[0]:,}",
        "group_recall": f"{recalls[0]:.0f}",
        "others_recall": f"{recalls[1]:.0f}",
        "gap_points": f"{recalls[1] - recalls[0]:.0f}",
        "limit_points": f"{100 * GAP:.0f}",
        "weeks_over": f"{sum(week.gap > GAP for week in year.weeks)}",
        "weeks_allowed": f"{UNFAIR_WEEKS}",
        "review_price": f"{PRICES['week of reviews in a group']:,.0f}",
        "positives": WORDS["positives"],
        "currency": COSTS["currency"],
    }


def fill(text: str, facts: dict[str, str]) -> str:
    """Put the facts into the text where their names stand in braces."""
    return text.format_map(facts)


def names_in(text: str) -> list[str]:
    """Return the names that stand in braces. Raises AssertionError if a brace is not closed."""
    try:
        return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError as problem:
        raise AssertionError(f"A brace is not closed or not opened: {problem}.") from None


def parts_of(text: str) -> dict[str, str]:
    """Return what stands under each heading, in order."""
    parts: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("## "):
            parts[line[3:].strip()] = []
        elif parts:
            next(reversed(parts.values())).append(line)
    return {title: " ".join(" ".join(lines).split()) for title, lines in parts.items()}


def text_faults(text: str, headings: list[str], facts: dict[str, str], most: int) -> list[str]:
    """Return what is wrong with the form of a text: names, typed digits, headings, and lengths."""
    unknown = sorted(set(names_in(text)) - set(facts))
    if unknown:
        return [f"There is no fact called {', '.join(unknown)}. The names are {', '.join(facts)}."]
    faults = []
    if any(letter.isdigit() for letter in fill(text, dict.fromkeys(facts, ""))):
        faults.append("A number is typed by hand. Name the fact in braces instead, or write a small number as a word.")
    parts = parts_of(fill(text, dict.fromkeys(facts, "x")))
    if list(parts) != headings:
        faults.append(f"The headings are {list(parts)}; expected {headings} in this order.")
    short = [title for title, body in parts.items() if len(body.split()) < 20]
    if short:
        faults.append(f"Fewer than 20 words stand under {', '.join(short)}.")
    body = " ".join(parts.values())
    if len(body.split()) > most:
        faults.append(f"The text has {len(body.split())} words; at most {most} are asked for.")
    sentences = [one for one in body.replace("!", ".").replace("?", ".").split(".") if one.strip()]
    if sentences and len(body.split()) / len(sentences) > 22:
        faults.append("A sentence has more than 22 words on average. Cut the longest in two.")
    return faults


def template_of(path: str) -> dict[str, object]:
    """Return a CloudFormation template as plain data; `!Sub text` becomes {"!Sub": "text"}."""
    try:
        found = yaml.load(Path(path).read_text(encoding="utf-8"), _Template)  # noqa: S506 (a safe loader)
    except yaml.YAMLError as problem:
        raise AssertionError(f"{path} is not valid YAML: {problem}") from None
    assert isinstance(found, dict), f"{path} must hold keys with values, such as `Resources:`."
    return found


class _Template(yaml.SafeLoader):
    """Reads templates: the tags of CloudFormation and nothing that runs code."""


def _tag(loader, suffix, node):
    value = loader.construct_scalar(node) if isinstance(node, yaml.ScalarNode) else loader.construct_sequence(node)
    return {f"!{suffix}": value}


_Template.add_multi_constructor("!", _tag)


STABLE = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: scorer-stable
spec:
  replicas: 9
  selector:
    matchLabels: {app: scorer, track: stable}
  strategy:
    rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
  template:
    metadata:
      labels: {app: scorer, track: stable}
    spec:
      containers:
        - name: scorer
          image: registry.local/scorer:1.4
          ports:
            - {name: http, containerPort: 8000}
          readinessProbe:
            httpGet: {path: /ready, port: http}
          livenessProbe:
            httpGet: {path: /live, port: http}
          resources:
            requests: {cpu: 250m, memory: 300Mi}
            limits: {memory: 400Mi}
          securityContext: {runAsNonRoot: true}
---
apiVersion: v1
kind: Service
metadata:
  name: scorer
spec:
  selector: {app: scorer}
  ports:
    - {port: 80, targetPort: http}
"""
README = f"""\
# The {WORDS["service"]}: a year of operation

| Where | What |
|---|---|
| `service.json` | what the service promises, and what things cost |
| `deploy/` | manifests and templates; `stable.yaml` runs today |
| `policy/` | what is decided each week; `do_nothing.py` was last year's |
| `records/` | monitoring of last year, the complaint |
| `reports/` | notes and memos |
| `runbook.md` | what to do when something rings |
"""
RUNBOOK = f"""\
# Runbook

1. Look at `missing_share` first. A broken feed explains a fall in quality; the reverse is never true.
2. Compare the canary with the old release before you suspect the world.
3. Labels come {BUSINESS.delay} week(s) late. A fall in recall began at least so long ago.
4. Write down what you did and when. The note is written from the record, not from memory.
"""
DO_NOTHING = '''\
"""The policy of last year."""

from service_year import Decision


class DoNothing:
    def decide(self, seen):
        return Decision()
'''


def write_project(folder: str, seed: int) -> list[str]:
    """Write the project repository of the year beside the notebook; return the paths of its files."""
    root, year = Path(folder), last_year(seed)
    promise = {
        "latency_ms": BUSINESS.latency_ms,
        "availability": round(BUSINESS.availability, 6),
        "largest gap between groups": GAP,
        "weeks with a larger gap": UNFAIR_WEEKS,
        "prices": {name: round(price) for name, price in PRICES.items()},
        "currency": COSTS["currency"],
    }
    group = year.incidents["harm"].about
    files = {
        "README.md": README,
        "runbook.md": RUNBOOK,
        "service.json": json.dumps(promise, indent=2) + "\n",
        "deploy/stable.yaml": STABLE,
        "policy/do_nothing.py": DO_NOTHING,
        "records/last-year.csv": monitoring(year).to_csv(float_format="%.4f"),
        "records/complaint.md": f"# Complaint\n\nPeople of the group {group} say that the service serves them worse than others.\n",
        "reports/.keep": "",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [f"{folder}/{name}" for name in files if not name.endswith(".keep")]
