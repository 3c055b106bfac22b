"""Which prose is an exercise's task, also where demonstrations stand in it."""

from types import SimpleNamespace

from builder.assemble.tasks import split_tasks
from builder.lessons.values import Cell, Lesson, Role

ANSWER = Cell(Role.ANSWER, "pass", 9, exercise="e")


def tasks(*cells):
    """Return role, text and exercise of the cells of a lesson that ends with the answer of the exercise Gates."""
    card = SimpleNamespace(exercises={"e": SimpleNamespace(title="Gates")})
    made = split_tasks(card, Lesson("lesson.md", (*cells, ANSWER)))
    return [(cell.role.value, cell.source, cell.exercise) for cell in made[:-1]]


def prose(text):
    return Cell(Role.PROSE, text, 1)


def test_the_task_begins_at_the_last_heading():
    assert tasks(prose("Why.\n\n### Gates\n\nDo it.")) == [("prose", "Why.", ""), ("prose", "### Gates\n\nDo it.", "e")]


def test_a_demonstration_in_the_task_does_not_cut_it():
    found = tasks(prose("Why.\n\n### Gates\n\nLook:"), Cell(Role.DEMO, "print(1)", 5), prose("Do it."))
    assert found == [
        ("prose", "Why.", ""),
        ("prose", "### Gates\n\nLook:", "e"),
        ("demo", "print(1)", ""),
        ("prose", "Do it.", "e"),
    ]


def test_a_demonstration_may_stand_right_before_the_answer():
    found = tasks(prose("### Gates\n\nDo it."), Cell(Role.DEMO, "print(1)", 5))
    assert found == [("prose", "### Gates\n\nDo it.", "e"), ("demo", "print(1)", "")]


def test_another_heading_and_that_of_a_part_of_the_lesson_stay_where_they_are():
    for heading in ("### Something else", "## Gates"):
        found = tasks(prose(f"{heading}\n\nLook:"), Cell(Role.DEMO, "print(1)", 5), prose("Do it."))
        assert found == [
            ("prose", f"{heading}\n\nLook:", ""),
            ("demo", "print(1)", ""),
            ("prose", "Do it.", ""),
            ("prose", "", "e"),
        ]


def test_the_heading_of_an_earlier_exercise_is_not_taken():
    other = Cell(Role.TESTS, "assert True", 4, exercise="other")
    assert tasks(prose("### Gates"), other, prose("Do it."))[0] == ("prose", "### Gates", "")
