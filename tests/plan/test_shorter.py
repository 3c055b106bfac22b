"""A shorter course from the same source: stages, skills, hours; prerequisites stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_cards import card

from builder.documents.curriculum import Curriculum, PlannedModule, PlannedStage, Serves
from builder.documents.vocabulary import Skill, Vocabulary
from builder.errors import CourseError
from builder.plan.shorter import Shorter, shorter, stage_ids

SKILLS = Vocabulary(
    skills=(
        Skill(id="cooking", name="Cooking"),
        Skill(id="baking", name="Baking", synonyms=("Bread making",), broader=("cooking",)),
        Skill(id="serving", name="Serving"),
        Skill(id="budgets", name="Budgets"),
    )
)
CARDS = {
    "knives": card("knives", teaches=("cooking",)),
    "bread": card("bread", teaches=("baking",), needs=("knives",)),
    "tables": card("tables", teaches=("serving",)),
    "money": card("money", teaches=("budgets",), needs=("tables",)),
}
TEXTS = {f"tasks/{name}": f"the task {name}" for name in CARDS} | {"stages/late": "They lead"}


def served(name):
    return PlannedModule(id=name, serves=(Serves(item=f"tasks/{name}", why="names it"),))


COURSE = Curriculum(
    course="kitchen",
    title="Kitchen",
    stages=(
        PlannedStage(id="early", title="Early", modules=(served("knives"), served("tables"))),
        PlannedStage(id="late", title="Late", item="stages/late", modules=(served("bread"), served("money"))),
    ),
)


def made(**wish):
    return shorter(COURSE, CARDS, SKILLS, Shorter(**wish), TEXTS)


def test_stages_keep_what_they_need_from_earlier_ones():
    course = made(stages="2", skills=("Baking",))
    assert course.module_ids() == ("knives", "bread")
    assert course.stages[0].modules[0].pulled_in_by == ("bread",)
    assert {gap.item for gap in course.gaps} == {"tasks/tables", "tasks/money"}
    assert all("shorter" in gap.reason for gap in course.gaps)
    assert course.left_out == ()


def test_a_stage_without_modules_goes_and_is_a_gap():
    course = made(stages="1")
    assert [stage.id for stage in course.stages] == ["early"]
    assert "stages/late" in {gap.item for gap in course.gaps}


@pytest.mark.parametrize(
    ("skill", "modules"),
    [
        ("cooking", ("knives", "bread")),
        ("bread making", ("knives", "bread")),
        ("money", ("tables", "money")),
        ("Serving", ("tables",)),
    ],
)
def test_skills_are_known_by_id_name_and_synonym_and_hold_narrower_ones(skill, modules):
    assert made(skills=(skill,)).module_ids() == modules


def test_hours_leave_out_modules_and_name_them_as_gaps():
    whole = sum(one.hours for one in CARDS.values())
    course = made(hours=whole / 2)
    assert 0 < sum(CARDS[name].hours for name in course.module_ids()) <= whole / 2
    lost = {f"tasks/{name}" for name in CARDS if name not in course.module_ids()}
    assert lost <= {gap.item for gap in course.gaps}


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        ({"stages": "3"}, "stages 1 to 2"),
        ({"stages": "2-1"}, "no '2-1'"),
        ({"stages": "earl"}, "no stage 'earl'"),
        ({"skills": ("bakin",)}, "no skill 'bakin'"),
        ({"hours": 0.01}, "No module"),
    ],
)
def test_what_cannot_be_is_an_error_with_a_way_out(wish, says):
    with pytest.raises(CourseError, match=says) as caught:
        made(**wish)
    assert caught.value.hint


@pytest.mark.parametrize(("text", "ids"), [("1-2", ("early", "late")), ("late,1", ("late", "early")), ("2", ("late",))])
def test_stages_are_named_by_number_or_id(text, ids):
    assert stage_ids(COURSE, text) == ids


def test_the_id_says_what_was_wished():
    assert Shorter("1-2", ("Docker",), 40).suffix == "stages-1-2-docker-40-hours"
    assert not Shorter()


@given(
    stages=st.sampled_from(["", "1", "2", "1-2"]),
    skills=st.lists(st.sampled_from(["cooking", "baking", "serving", "budgets"]), max_size=2),
    hours=st.none() | st.floats(0.1, 10),
)
def test_prerequisites_are_whole_and_every_item_is_served_or_a_gap(stages, skills, hours):
    try:
        course = made(stages=stages, skills=tuple(skills), hours=hours)
    except CourseError:
        return
    order = course.module_ids()
    for name in order:
        assert set(CARDS[name].needs) <= set(order[: order.index(name)])
    here = {serves.item for stage in course.stages for module in stage.modules for serves in module.serves}
    gaps = [gap.item for gap in course.gaps]
    assert here.isdisjoint(gaps)
    assert len(gaps) == len(set(gaps))
    assert here | set(gaps) >= {f"tasks/{name}" for name in CARDS}
