"""Soft skills bring no other trade into a course."""

import pytest

from builder.documents.matches import Match, ModuleMatch
from builder.match.reach import taught_without_code, within_reach
from builder.profiles.reader import read_profile

SOFT = {"mentoring", "communication"}


@pytest.fixture
def cards(make_card):
    found = [
        make_card("python", teaches=["python-programming"]),
        make_card("models", teaches=["model-evaluation"], needs=["python"]),
        make_card("talking", teaches=["communication"]),
        make_card("mentoring", teaches=["mentoring"], needs=["models"]),
        make_card("capstone", teaches=["communication"], needs=["models"], kind="capstone"),
    ]
    return {card.id: card for card in found}


@pytest.fixture(scope="module")
def items():
    text = b"# Nurse\n\n## Technical skills\n\n- Wound care\n\n## Soft skills\n\n- Mentoring\n- Communication\n"
    profile, _ = read_profile(text, "n.md")
    return {item.text: item for item in profile.items}


def found(item, *modules, skill="mentoring", **more):
    return Match(item, modules=tuple(ModuleMatch(name, 0.9, "why", (skill,), **more) for name in modules), reason="old")


def test_a_soft_skill_alone_brings_no_programming(cards, items):
    wanted = (found(items["Mentoring"], "mentoring"), found(items["Communication"], "talking", skill="communication"))
    first, second = within_reach(wanted, cards, SOFT)
    assert first.modules == ()
    assert first.reason == "'mentoring' teaches it, but builds on 'python', which the profile does not ask for."
    assert second == wanted[1]


@pytest.mark.parametrize("asked", ["python", "models", "mentoring"])
def test_with_a_skill_of_the_trade_it_is_in_reach(cards, items, asked):
    wanted = (found(items["Mentoring"], "mentoring"), found(items["Wound care"], asked, skill="python-programming"))
    assert within_reach(wanted, cards, SOFT) == wanted


def test_a_form_without_programming_is_in_reach_and_taken_where_nothing_else_needs_the_rest(cards, make_card, items):
    form = {"no_code": {"exercises": ["one"], "reading": 10}}
    cards = {**cards, "mentoring": make_card("mentoring", teaches=["mentoring"], needs=["models"], **form)}
    alone = (found(items["Mentoring"], "mentoring"),)
    assert within_reach(alone, cards, SOFT) == alone
    assert taught_without_code(alone, cards, SOFT) == {"mentoring"}
    beside = (*alone, found(items["Wound care"], "python", skill="python-programming"))
    assert within_reach(beside, cards, SOFT) == beside
    assert taught_without_code(beside, cards, SOFT) == frozenset()


def test_what_does_not_pull_asks_for_nothing(cards, items):
    wanted = (
        found(items["Mentoring"], "mentoring", "talking"),
        found(items["Wound care"], "python", skill="python-programming", pulls=False),
    )
    first, _ = within_reach(wanted, cards, SOFT)
    assert [one.module for one in first.modules] == ["talking"]


def test_the_reason_names_a_module_before_a_capstone(cards, items):
    (only,) = within_reach([found(items["Mentoring"], "capstone", "mentoring")], cards, SOFT)
    assert only.reason.startswith("'mentoring' teaches it")


def test_a_place_of_work_keeps_its_own_reason(cards, items):
    far = found(items["Wound care"], "mentoring", pulls=False)
    kept, _ = within_reach([far, found(items["Mentoring"], "mentoring")], cards, SOFT)
    assert (kept.modules, kept.reason) == ((), "old")
