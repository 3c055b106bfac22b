"""Too little time: nothing is left out in silence, prerequisites stay whole, more time never means less."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_cards import card
from test_planning import cards_of, libraries, matched, plan_of, wanted

from builder.plan.budget import cuts, minutes_of, within


def course_of(choice, cards):
    return plan_of([matched(f"skill-{number}", *modules) for number, modules in enumerate(choice)], cards)


def open_items(course):
    return {gap.item for gap in course.gaps}


def served_items(course):
    return {serves.item for stage in course.stages for module in stage.modules for serves in module.serves}


def total(course, cards):
    return sum(minutes_of(name, cards) for name in course.module_ids())


@given(libraries(circles=False), wanted(), st.integers(min_value=0, max_value=900))
@settings(deadline=None, max_examples=70)
def test_a_shorter_course_fits_and_says_what_it_lacks(cards, choice, minutes):
    whole = course_of(choice, cards)
    short = within(whole, cards, minutes, {})
    assert total(short, cards) <= minutes
    order = short.module_ids()
    for place, name in enumerate(order):
        assert set(cards[name].needs) <= set(order[:place])
    assert sorted([*order, *(out.id for out in short.left_out)]) == sorted(whole.module_ids())
    assert served_items(short) | open_items(short) == served_items(whole) | open_items(whole)
    assert not served_items(short) & open_items(short)
    lost = {item for out in short.left_out for item in out.lost}
    assert lost == served_items(whole) - served_items(short)
    if total(whole, cards) <= minutes:
        assert short == whole


@given(libraries(circles=True), wanted())
@settings(deadline=None, max_examples=60)
def test_the_steps_go_down_to_nothing_and_name_each_module_once(cards, choice):
    whole = course_of(choice, cards)
    steps = cuts(whole, cards)
    assert sorted(name for step in steps for name in step.modules) == sorted(whole.module_ids())
    assert [step.minutes for step in steps] == sorted((step.minutes for step in steps), reverse=True)
    assert not steps or steps[-1].minutes == 0


@given(libraries(circles=False), wanted(), st.integers(0, 600), st.integers(0, 300))
@settings(deadline=None, max_examples=60)
def test_more_time_never_means_fewer_modules(cards, choice, minutes, more):
    whole = course_of(choice, cards)
    assert set(within(whole, cards, minutes, {}).module_ids()) <= set(
        within(whole, cards, minutes + more, {}).module_ids()
    )


def test_prerequisites_that_serve_nothing_go_with_the_module_that_needed_them():
    cards = cards_of(card("base"), card("leaf", needs=["base"]), card("other"))
    whole = course_of([["leaf"], ["other"], ["other"]], cards)
    (first, second) = cuts(whole, cards)
    assert (first.modules, first.minutes, first.lost) == (("leaf", "base"), 60, ("technical-skills/skill-0",))
    assert second.modules == ("other",)


def test_a_prerequisite_of_two_stays_until_the_second_goes():
    cards = cards_of(card("base"), card("a", needs=["base"]), card("b", needs=["base"]))
    steps = cuts(course_of([["a"], ["a"], ["b"]], cards), cards)
    assert [step.modules for step in steps] == [("b",), ("a", "base")]


@pytest.mark.parametrize(("minutes", "left"), [(120, ("a", "b")), (119, ("a",)), (59, ())])
def test_a_lost_item_becomes_a_gap_with_its_text(minutes, left):
    cards = cards_of(card("a"), card("b"))
    short = within(course_of([["a"], ["a"], ["b"]], cards), cards, minutes, {"technical-skills/skill-2": "Honey"})
    assert short.module_ids() == left
    texts = {gap.text: gap.reason for gap in short.gaps}
    assert texts.get("Honey") == ("Left out for want of time: b." if len(left) < 2 else None)


def test_an_item_that_keeps_one_of_two_modules_is_served_in_part():
    cards = cards_of(card("a"), card("b"))
    both = matched("skill", "a", "b")
    whole = plan_of([both, matched("more", "a")], cards)
    same = within(whole, cards, 60, {})
    assert same.partly == ()  # both modules serve it for the same reason, so that nothing is missing
    modules = [
        one.model_copy(
            update={
                "serves": tuple(
                    serves.model_copy(update={"why": f"names what {one.id} teaches"}) for serves in one.serves
                )
            }
        )
        for one in whole.stages[0].modules
    ]
    differing = whole.model_copy(
        update={"stages": (whole.stages[0].model_copy(update={"modules": tuple(modules)}), *whole.stages[1:])}
    )
    (part,) = within(differing, cards, 60, {}).partly
    assert (part.item, part.missing) == ("technical-skills/skill", ("what “b” teaches (left out for want of time)",))
