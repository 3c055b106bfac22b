"""Plans: order, prerequisites, stages, gaps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_cards import card

from builder.documents.matches import Match, ModuleMatch
from builder.documents.profile import Item, Part, Profile, Stage
from builder.documents.vocabulary import CareerStage
from builder.findings import Place
from builder.plan.planning import Request, plan

WRITTEN_FOR = (
    CareerStage(id="early", title="Early", from_year=0, words=("begin", "helper")),
    CareerStage(id="middle", title="Middle", from_year=3, words=("on their own",)),
    CareerStage(id="late", title="Late", from_year=8, words=("lead", "head of")),
)
REQUEST = Request("beekeeper", "profiles/beekeeper.txt")


def item(part, name):
    return Item(f"{part}/{name}", part, name.replace("-", " "), Place("p.txt", 1, 1))


def stage(name, text, start, end):
    told = Item(f"stages/{name}", Part.STAGES, text, Place("p.txt", 1, 1))
    return Stage(name, text, start, end, told)


STAGES = (
    stage("helper-of-a-farm", "begin as helper of a farm", 0, 3),
    stage("own-hives", "keep hives", 3, 8),
    stage("lead-a-farm", "lead as head of a farm", 8, None),
)


def profile_of(items, stages=STAGES):
    return Profile("p.txt", item(Part.TITLE, "beekeeper"), technical_skills=tuple(items), stages=stages)


def matched(name, *modules, missing=(), reason="No module.", pulls=True):
    found = tuple(ModuleMatch(module, 1.0, f"names {name}", (name,), pulls) for module in modules)
    return Match(item(Part.TECHNICAL_SKILLS, name), modules=found, missing=missing, reason=reason)


def plan_of(matches, cards, stages=STAGES):
    return plan(profile_of([found.item for found in matches], stages), matches, cards, WRITTEN_FOR, REQUEST)


def cards_of(*cards):
    return {card.id: card for card in cards}


def test_prerequisites_are_pulled_in_and_marked():
    cards = cards_of(card("a"), card("b", needs=["a"]), card("c", needs=["b"]), card("other"))
    course = plan_of([matched("skill", "c")], cards)
    assert course.module_ids() == ("a", "b", "c")
    a, b, c = course.stages[0].modules
    assert (a.pulled_in_by, b.pulled_in_by, c.pulled_in_by) == (("b",), ("c",), ())
    assert next(serves.item for serves in c.serves) == "technical-skills/skill"


def test_a_module_waits_for_a_prerequisite_of_a_later_stage():
    cards = cards_of(card("a", stage="late"), card("b", needs=["a"], stage="early"))
    course = plan_of([matched("skill", "b")], cards)
    assert [[module.id for module in stage.modules] for stage in course.stages] == [[], [], ["a", "b"]]


def test_items_decide_the_order_where_needs_leave_a_choice():
    cards = cards_of(card("a"), card("b"), card("c"))
    assert plan_of([matched("x", "c"), matched("y", "a"), matched("z", "b")], cards).module_ids() == ("c", "a", "b")


def test_a_capstone_joins_when_all_that_it_needs_is_there_and_stands_last():
    cards = cards_of(card("z"), card("a-capstone", needs=["z"], kind="capstone"), card("y"))
    course = plan_of([matched("x", "z"), matched("y", "y")], cards)
    assert course.module_ids() == ("z", "y", "a-capstone")
    assert "a-capstone" not in plan_of([matched("y", "y")], cards).module_ids()


def test_a_capstone_is_not_chosen_for_a_skill_alone():
    cards = cards_of(card("z"), card("a-capstone", needs=["z"], kind="capstone"))
    course = plan_of([matched("x", "a-capstone")], cards)
    assert course.module_ids() == ()
    assert [gap.reason for gap in course.gaps] == [
        "Only a-capstone would serve it, and the course lacks modules that it needs."
    ]


def test_capstones_serve_their_stage():
    cards = cards_of(card("z"), card("a-capstone", needs=["z"], kind="capstone"))
    course = plan_of([matched("x", "z"), Match(STAGES[0].item, reason="No module.")], cards)
    served = {module.id: [serves.item for serves in module.serves] for module in course.stages[0].modules}
    assert served == {"z": ["technical-skills/x"], "a-capstone": ["stages/helper-of-a-farm"]}


def test_every_item_is_served_or_a_gap_with_its_reason():
    cards = cards_of(card("a"))
    matches = [
        matched("served", "a", missing=("Wax making",)),
        matched("open", reason="No module of the library teaches Honey yet."),
        matched("only-if-there", "b", pulls=False, reason="Nothing pulls it."),
        *(Match(told.item, reason="No module was written for this stage.") for told in STAGES),
    ]
    course = plan_of(matches, cards)
    assert [(part.item, part.missing) for part in course.partly] == [("technical-skills/served", ("Wax making",))]
    assert [(gap.item, gap.reason) for gap in course.gaps] == [
        ("technical-skills/open", "No module of the library teaches Honey yet."),
        ("technical-skills/only-if-there", "Nothing pulls it."),
        ("stages/own-hives", "No module was written for this stage."),
        ("stages/lead-a-farm", "No module was written for this stage."),
    ]


def test_a_stage_without_modules_is_a_gap_even_if_others_teach_what_it_names():
    cards = cards_of(card("a"))
    late = Match(STAGES[2].item, modules=(ModuleMatch("a", 1.0, "names it"),), reason="No module.")
    course = plan_of([matched("x", "a"), late], cards)
    assert [(gap.item, gap.reason) for gap in course.gaps] == [
        ("stages/lead-a-farm", "No module of the library is written for this stage.")
    ]


def test_stages_take_the_library_s_name_where_they_clearly_mean_the_same():
    course = plan_of([], {})
    assert [(stage.id, stage.title) for stage in course.stages] == [
        ("early", "Early"),
        ("own-hives", "keep hives"),
        ("late", "Late"),
    ]
    assert [(stage.years.from_, stage.years.to) for stage in course.stages if stage.years] == [
        (0, 3),
        (3, 8),
        (8, None),
    ]


def test_four_stages_fit_into_two():
    two = (stage("junior", "junior", 0, 6), stage("senior", "senior", 6, None))
    cards = cards_of(card("a", stage="early"), card("b", stage="middle"), card("c", stage="late"))
    course = plan_of([matched("x", "a", "b", "c")], cards, two)
    assert [[module.id for module in stage.modules] for stage in course.stages] == [["a", "b"], ["c"]]


def test_drafts_and_unknown_modules_are_left_out():
    cards = cards_of(card("a", status="draft"))
    course = plan_of([matched("x", "a", "gone", pulls=False)], cards)
    assert course.module_ids() == ()
    assert len(course.gaps) == 1


NAMES = [f"m{number}" for number in range(12)]


@st.composite
def libraries(draw, *, circles):
    """Return cards with random needs; without circles every module needs earlier names only."""
    order = draw(st.permutations(NAMES))
    found = {}
    for number, name in enumerate(order):
        others = [other for other in order if other != name] if circles else order[:number]
        needs = draw(st.lists(st.sampled_from(others), max_size=3, unique=True)) if others else []
        place = draw(st.sampled_from(["early", "middle", "late", "nowhere"]))
        kind = draw(st.sampled_from(["python", "python", "capstone"]))
        found[name] = card(name, needs=needs, stage=place, kind=kind)
    return found


def wanted():
    return st.lists(st.lists(st.sampled_from([*NAMES, "gone"]), max_size=4, unique=True), max_size=6)


@given(libraries(circles=False), wanted())
@settings(deadline=None, max_examples=70)
def test_no_module_comes_before_what_it_needs_and_none_is_missing(cards, choice):
    matches = [matched(f"skill-{number}", *modules) for number, modules in enumerate(choice)]
    course = plan_of(matches, cards)
    order = course.module_ids()
    assert len(set(order)) == len(order)
    for place, name in enumerate(order):
        assert set(cards[name].needs) <= set(order[:place])
    asked = {name for modules in choice for name in modules if name in cards and cards[name].kind != "capstone"}
    assert asked <= set(order)
    for planned in (module for stage in course.stages for module in stage.modules):
        assert planned.serves or planned.pulled_in_by or cards[planned.id].kind == "capstone"


@given(libraries(circles=True), wanted())
@settings(deadline=None, max_examples=60)
def test_circles_do_not_stop_the_planner(cards, choice):
    matches = [matched(f"skill-{number}", *modules) for number, modules in enumerate(choice)]
    order = plan_of(matches, cards).module_ids()
    assert len(set(order)) == len(order)
    assert plan_of(matches, cards).module_ids() == order


@pytest.mark.parametrize("number", [0, 1, 2])
def test_every_item_is_served_or_open_but_never_both(number):
    cards = cards_of(card("a"), card("b", stage="late"))
    matches = [matched("x", *["a", "b"][:number]), *(Match(told.item, reason="None.") for told in STAGES)]
    course = plan_of(matches, cards)
    served = {serves.item for stage in course.stages for module in stage.modules for serves in module.serves}
    gaps = {gap.item for gap in course.gaps}
    assert served | gaps == {found.item.id for found in matches}
    assert not served & gaps
