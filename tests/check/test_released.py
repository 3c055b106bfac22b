"""Ids that students have met neither vanish nor change their meaning."""

import pytest

from builder.check.released import check_released
from builder.course.load import load_course
from builder.course.released import read_released, record_release

CARD = "modules/first-steps/module.yaml"


@pytest.fixture
def released(tiny):
    """The tiny workspace after its modules were published."""
    course, _ = load_course(tiny, "tiny")
    record_release(tiny, [module.card for module in course.modules])
    return tiny


def found(workspace):
    course, _ = load_course(workspace, "tiny")
    return [
        (fault.rule, fault.severity.value, fault.place.line, fault.message, fault.hint)
        for fault in check_released(course)
    ]


def change(workspace, old, new, name=CARD):
    path = workspace.root / name
    text = path.read_text("utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new), "utf-8")


def test_nothing_was_released_and_nothing_has_changed(tiny, released):
    assert read_released(released)["first-steps"].exercises["double"] == ("write", "double")
    assert found(released) == []


def test_without_a_record_everything_may_change(tiny):
    assert read_released(tiny) == {}
    assert found(tiny) == []


@pytest.mark.parametrize("text", ["", "[]", '{"first-steps": 3}', '{"first-steps": {"objectives": {}}}'])
def test_a_record_that_cannot_be_read_counts_for_none(tiny, text):
    (tiny.root / "released.json").write_text(text, "utf-8")
    assert read_released(tiny) == {}


def test_an_exercise_that_vanished_is_an_error_with_the_new_name_as_hint(released):
    change(released, "\n  double:\n    kind", "\n  doubling:\n    kind")
    (fault,) = found(released)
    assert fault[:2] == ("released-ids-stay", "error")
    assert fault[2] > 1
    assert "exercises/double" in fault[3]
    assert "exercises/doubling" in fault[4]
    change(released, "\nexercises:", "\nrenamed: {exercises/doubling: exercises/double}\nexercises:")
    assert found(released) == []


def test_what_is_declared_as_retired_may_go_and_never_come_back(released):
    change(released, "\n  double:\n    kind", "\n  doubling:\n    kind")
    change(released, "\nexercises:", "\nretired: [exercises/double]\nexercises:")
    assert found(released) == []
    change(released, "\n  doubling:\n    kind", "\n  double:\n    kind")
    (fault,) = found(released)
    assert fault[0] == "released-ids-keep-their-meaning"
    assert "there all the same" in fault[3]


def test_another_kind_or_objective_under_an_old_id_is_an_error(released):
    change(released, "    kind: write\n    title: Double it", "    kind: fix\n    title: Double it")
    assert [fault[:2] for fault in found(released)] == [("released-ids-keep-their-meaning", "error")]


def test_an_objective_that_says_something_else_is_a_warning(released):
    change(released, "Calculate the double of a number", "Calculate twice a number, the double of it")
    assert found(released) == []
    change(released, "Calculate twice a number, the double of it", "Bake bread")
    assert [fault[:2] for fault in found(released)] == [("released-ids-keep-their-meaning", "warning")]


def test_a_module_that_vanished_is_an_error_until_it_is_declared(released):
    folder = released.root / "modules" / "second-steps"
    folder.rename(released.root / "modules" / "third-steps")
    change(released, "id: second-steps", "id: third-steps", "modules/third-steps/module.yaml")
    change(released, "- id: second-steps", "- id: third-steps", "curriculum/tiny.yaml")
    assert [fault[0] for fault in found(released)] == ["released-ids-stay"]
    change(released, "stages:", "retired: [second-steps]\nstages:", "curriculum/tiny.yaml")
    assert found(released) == []


def test_ids_of_earlier_releases_stay_in_the_record(released):
    change(released, "\n  double:\n    kind", "\n  doubling:\n    kind")
    course, _ = load_course(released, "tiny")
    record_release(released, [module.card for module in course.modules])
    assert set(read_released(released)["first-steps"].exercises) >= {"double", "doubling"}
