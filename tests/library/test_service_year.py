"""The student library's year of a service: repeatable, fair to every industry, and won by sound decisions only."""

import dataclasses
import importlib
import sys
from pathlib import Path

import pytest

PACKS = ("fintech", "healthcare", "ecommerce", "industrial")


@pytest.fixture
def years(student_library):
    """The simulator, as a student imports it."""
    for name in ("year_incidents", "year_values", "year_service"):
        student_library(name)
    return student_library("service_year")


@pytest.fixture
def business(years, monkeypatch):
    """Return a function from the name of a domain pack to its business."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "curriculum" / "domains"))
    return lambda name: years.Business.of(importlib.import_module(name))


class Script:
    """A policy that decides what is written down for a week, and else what is written down for all of them."""

    def __init__(self, weeks, always):
        self.weeks, self.always = weeks, always

    def decide(self, seen):
        return self.weeks.get(seen.week, self.always)


@pytest.fixture
def run(years):
    """Return a function that runs a year with written decisions."""
    return lambda business, seed, weeks=None, **always: years.run_year(
        business, Script(weeks or {}, years.Decision(**always)), seed
    )


def test_the_same_seed_gives_the_same_year(business, run):
    one, two = run(business("fintech"), 3), run(business("fintech"), 3)
    assert one.weeks == two.weeks
    assert one.seen == two.seen
    assert run(business("fintech"), 4).weeks != one.weeks


def test_seeds_move_the_incidents_and_change_their_strength(years):
    plans = [sys.modules["year_incidents"].plan_year(("a", "b"), seed).incidents for seed in range(30)]
    for kind in ("drift", "feed", "release", "burst", "harm"):
        assert len({plan[kind].start for plan in plans}) > 5
        assert len({plan[kind].strength for plan in plans}) == 30
    assert {plan["release"].about for plan in plans} == {"errors", "quality"}
    assert {plan["harm"].about for plan in plans} == {"a", "b"}
    assert all(4 <= incident.start <= 42 for plan in plans for incident in plan.values())


def test_a_policy_sees_monitoring_and_nothing_of_the_plan(business, run):
    seen = run(business("healthcare"), 1).seen[30]
    names = {field.name for field in dataclasses.fields(seen)}
    assert not names & {"gap", "incidents", "value", "plan"}
    with pytest.raises(dataclasses.FrozenInstanceError):
        seen.week = 1


def test_labels_come_late(business, run):
    for name, delay in (("fintech", 2), ("healthcare", 1), ("ecommerce", 2), ("industrial", 1)):
        year = run(business(name), 1)
        assert [seen.labels_week for seen in year.seen[:3]] == [1 - delay, 2 - delay, 3 - delay]
        assert year.seen[delay - 1].labels == {}
        assert set(year.seen[delay].labels) == set(business(name).groups)


def test_retraining_undoes_drift_and_costs(years, business, run):
    calm = run(business("industrial"), 2)
    drift = calm.incidents["drift"].start
    healed = run(business("industrial"), 2, {drift + 6: years.Decision(retrain=True)})

    def recall(year, week):
        return year.weeks[week].caught / year.weeks[week].positives

    assert recall(healed, drift + 8) > recall(calm, drift + 8) + 0.1
    assert healed.weeks[drift + 6].retraining_cost > 0
    assert calm.weeks[drift + 6].retraining_cost == 0


def test_a_broken_feed_does_less_harm_when_it_is_not_used(business, run):
    used, stopped = run(business("fintech"), 5), run(business("fintech"), 5, use_feed=False)
    week = used.incidents["feed"].start + 2
    assert used.seen[week].missing_share > 0.3
    assert stopped.seen[week].missing_share > 0.3
    assert stopped.weeks[week].caught > used.weeks[week].caught
    assert stopped.weeks[1].caught < used.weeks[1].caught


def test_a_training_on_a_broken_feed_spoils_the_model(years, business, run):
    feed = run(business("fintech"), 5).incidents["feed"]
    train = years.Decision(retrain=True)
    spoiled = run(business("fintech"), 5, {feed.start + 1: train})
    after = feed.start + feed.weeks + 1
    fresh = run(business("fintech"), 5, {feed.start + 1: train, after: train})
    assert fresh.weeks[after + 1].caught > spoiled.weeks[after + 1].caught


def test_a_burst_needs_replicas(business, run):
    few, many = run(business("ecommerce"), 7), run(business("ecommerce"), 7, replicas=14)
    assert few.budget_used > 5
    assert {"latency", "error budget"} <= set(few.broken_limits())
    assert "latency" not in many.broken_limits()
    assert sum(week.replica_cost for week in many.weeks) > 2 * sum(week.replica_cost for week in few.weeks)


def test_a_bad_release_hurts_until_it_is_rolled_back(years, business, run):
    seed = next(seed for seed in range(40) if run(business("industrial"), seed).incidents["release"].about == "errors")
    bad = run(business("industrial"), seed).incidents["release"].start
    script = dict.fromkeys(range(bad), years.Decision(release="roll back")) | {bad: years.Decision(release="promote")}
    kept = run(business("industrial"), seed, script, replicas=14)
    script[bad + 2] = years.Decision(release="roll back")
    back = run(business("industrial"), seed, script, replicas=14)
    assert [kept.weeks[bad + 3].release, back.weeks[bad + 3].release] == [f"release-{bad}", "release-0"]
    assert sum(week.failed for week in kept.weeks[bad + 3 :]) > 5 * sum(week.failed for week in back.weeks[bad + 3 :])


def test_a_canary_counts_from_its_first_week_and_ends_with_the_decision(years, business, run):
    year = run(business("fintech"), 9)
    first = next(seen for seen in year.seen if seen.canary)
    assert first.canary.new.requests == 0
    assert first.canary.weeks == 0
    third = year.seen[first.week + 2].canary
    assert third.weeks == 3
    assert 0 < third.new.requests < third.old.requests / 8
    assert third.new.positives < third.old.positives
    # Labels of two weeks late: of three weeks of requests, one week has labels.
    assert third.old.positives < 1.5 * sum(one for one, _ in year.seen[first.week + 2].labels.values())
    ended = run(business("fintech"), 9, {first.week + 1: years.Decision(release="roll back")})
    assert ended.seen[first.week + 1].canary is None


def test_reviews_close_the_gap_and_let_a_retraining_repair_it(years, business, run):
    plans = {seed: run(business("healthcare"), seed).incidents["harm"] for seed in range(20)}
    seed, harm = next((seed, harm) for seed, harm in plans.items() if harm.start < 12)
    review, end = years.Decision(review_groups=(harm.about,)), years.Decision(review_groups=(), retrain=True)
    begin = harm.start + 1
    early = run(business("healthcare"), seed, {begin: review, begin + 2: end})
    late = run(business("healthcare"), seed, {begin: review, begin + 6: end})
    gaps = {week.week: week.gap for week in late.weeks}
    assert gaps[begin] > 0.1 > gaps[begin + 1]
    assert gaps[begin + 8] < 0.01
    assert {week.week: week.gap for week in early.weeks}[begin + 8] > 0.1


def test_reviews_before_the_harm_teach_nothing(years, business, run):
    harm = run(business("fintech"), 2).incidents["harm"]
    review = years.Decision(review_groups=(harm.about,))
    script = dict.fromkeys(range(1, harm.start - 1), review)
    script[harm.start - 1] = years.Decision(review_groups=(), retrain=True)
    year = run(business("fintech"), 2, script)
    assert year.weeks[harm.start + 1].gap > 0.1


def test_nonsense_is_refused_with_the_week(years, business, run):
    for wrong, message in (
        ({"replicas": 0}, "week 1: replicas"),
        ({"release": "maybe"}, "week 1: release"),
        ({"review_groups": ("nobody",)}, "week 1: there is no group 'nobody'"),
    ):
        with pytest.raises(ValueError, match=message):
            run(business("fintech"), 1, **wrong)
    with pytest.raises(ValueError, match="must return a Decision"):
        years.run_year(business("fintech"), Script({}, None), 1)


@pytest.mark.parametrize("name", PACKS)
def test_habits_lose_in_every_industry(business, run, name):
    for seed in range(6):
        one = business(name)
        nothing, always = run(one, seed), run(one, seed, retrain=True)
        assert nothing.score < 78
        assert always.score < 70
        assert nothing.broken_limits() == always.broken_limits() == ["latency", "error budget", "fairness"]
