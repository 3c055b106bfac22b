"""What was found out about a module is found again, and only for the same module."""

import dataclasses

import pytest

from builder.grade.grading import Grader
from builder.grade.keeping import knowledge_key, load_knowledge, store_knowledge
from builder.grade.learning import Knowledge
from builder.grade.values import Submission


@pytest.fixture
def known(plan):
    modes = {test.cell: "outside" for exercise in plan.exercises for test in exercise.tests}
    return Knowledge(modes, True, 5.0, frozenset({"b", "a"}), frozenset({"sys.settrace"}), ())


def test_what_was_kept_is_found_again(plan, known, tmp_path):
    key = knowledge_key(plan, "bwrap")
    assert load_knowledge(tmp_path, key, plan) is None
    store_knowledge(tmp_path, key, known)
    assert load_knowledge(tmp_path, key, plan) == known


@pytest.mark.parametrize("changed", [{"version": "other"}, {"seconds": 99.0}, {"samples": (("double", "x", 0),)}])
def test_another_module_has_another_key(plan, changed):
    assert knowledge_key(dataclasses.replace(plan, **changed), "bwrap") != knowledge_key(plan, "bwrap")


def test_each_kind_of_sandbox_is_learned_by_itself(plan):
    assert knowledge_key(plan, "process") != knowledge_key(plan, "bwrap")


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: text.replace('"outside"', '"nowhere"'),
        lambda text: text.replace("5.0", "-1"),
        lambda text: text.replace("tests-double", "tests-other"),
    ],
)
def test_what_is_damaged_counts_as_not_there(plan, known, tmp_path, damage):
    key = knowledge_key(plan, "bwrap")
    store_knowledge(tmp_path, key, known)
    [place] = tmp_path.rglob("*.json")
    place.write_text(damage(place.read_text()))
    assert load_knowledge(tmp_path, key, plan) is None


def test_a_solution_that_failed_is_not_kept(plan, known, tmp_path):
    store_knowledge(tmp_path, "00key", dataclasses.replace(known, unsolved=("tests-double-0",)))
    assert not list(tmp_path.rglob("*.json"))


@pytest.mark.slow
def test_a_second_grader_does_not_learn_again(plan, cells, notebook, tmp_path, monkeypatch):
    with Grader(plan, cache=tmp_path) as first:
        learned = first.knowledge
    monkeypatch.setattr("builder.grade.grading.learn", lambda _: pytest.fail("learned again"))
    answers = {"double": "def double(n):\n    return n + n", "foresee": "answer = 314159"}
    with Grader(plan, cache=tmp_path) as second:
        assert second.knowledge == learned
        assert second.grade(Submission("s", notebook(cells(**answers)))).earned == 4
