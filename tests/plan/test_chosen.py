"""What a teacher has chosen stays in a course that is proposed again, in its place."""

import pytest
from plan_cards import card
from test_planning import cards_of, matched, plan_of

from builder.documents.curriculum import Serves
from builder.plan.budget import within
from builder.plan.chosen import with_chosen

CARDS = cards_of(card("a"), card("b"), card("c", needs=["b"]), card("d"))


def course_of(*stages, chosen=()):
    """A course with these modules by stage, some of them chosen by a person."""
    course = plan_of([matched("skill", "a")], CARDS)
    (module,) = [module for stage in course.stages for module in stage.modules]
    filled = [
        stage.model_copy(
            update={
                "modules": tuple(
                    module.model_copy(update={"id": name, "serves": (), "chosen": name in chosen}) for name in names
                )
            }
        )
        for stage, names in zip(course.stages, stages, strict=False)
    ]
    return course.model_copy(update={"stages": tuple(filled), "gaps": ()})


def modules_of(course):
    return [[module.id for module in stage.modules] for stage in course.stages]


@pytest.mark.parametrize(
    ("proposed", "there", "chosen", "expected"),
    [
        (["a", "d"], ["a", "b", "d"], ["b"], ["a", "b", "d"]),
        (["a", "d"], ["b", "a", "d"], ["b"], ["b", "a", "d"]),
        (["d"], ["a", "b", "d"], ["b"], ["b", "d"]),
        (["a", "d"], ["a", "b", "d"], [], ["a", "d"]),
        (["a", "b"], ["b", "a"], ["b"], ["a", "b"]),
        (["a"], ["a", "b", "c"], ["c"], ["a", "b", "c"]),
        (["a"], ["a", "c", "own"], ["own"], ["a", "own"]),
    ],
    ids=["between", "first", "before-is-gone", "not-chosen", "planned-too", "with-what-it-needs", "unknown-module"],
)
def test_chosen_modules_keep_their_place(proposed, there, chosen, expected):
    again = with_chosen(course_of(proposed), course_of(there, chosen=chosen), CARDS)
    assert modules_of(again) == [expected]
    marked = {module.id for stage in again.stages for module in stage.modules if module.chosen}
    assert marked == set(chosen)


def test_a_stage_that_is_gone_gives_its_modules_to_the_last():
    there = course_of(["b"], chosen=["b"])
    gone = there.stages[0].model_copy(update={"id": "gone"})
    again = with_chosen(course_of(["d"], ["a"]), there.model_copy(update={"stages": (gone,)}), CARDS)
    assert modules_of(again) == [["d"], ["b", "a"]]


def test_what_a_chosen_module_serves_is_no_gap():
    proposed = plan_of([matched("skill"), matched("other")], CARDS)
    assert len(proposed.gaps) == 2
    there = course_of(["b"], chosen=["b"])
    (stage,) = there.stages[:1]
    serving = stage.modules[0].model_copy(update={"serves": (Serves(item=proposed.gaps[0].item, why="I say so"),)})
    there = there.model_copy(update={"stages": (stage.model_copy(update={"modules": (serving,)}),)})
    again = with_chosen(proposed, there, CARDS)
    assert [gap.item for gap in again.gaps] == [proposed.gaps[1].item]


def test_too_little_time_takes_what_was_chosen_last():
    course = course_of(["a", "b", "d"], chosen=["b"])
    minutes = CARDS["b"].minutes.reading + CARDS["b"].minutes.exercises
    assert within(course, CARDS, minutes, {}).module_ids() == ("b",)
    assert within(course, CARDS, 0, {}).module_ids() == ()


def test_a_new_course_is_the_proposal_itself():
    proposed = course_of(["a"])
    assert with_chosen(proposed, None, CARDS) is proposed


def test_too_little_time_takes_electives_first():
    course = course_of(["a", "b", "d"], chosen=["b"])
    (stage,) = course.stages
    modules = tuple(module.model_copy(update={"elective": module.id == "b"}) for module in stage.modules)
    course = course.model_copy(update={"stages": (stage.model_copy(update={"modules": modules}),)})
    minutes = sum(CARDS[name].minutes.reading + CARDS[name].minutes.exercises for name in ("a", "d"))
    assert within(course, CARDS, minutes, {}).module_ids() == ("a", "d")
    again = with_chosen(course_of(["a", "d"]), course, CARDS)
    assert again.electives() == {"b"}
    assert again.required_ids() == ("a", "d")
