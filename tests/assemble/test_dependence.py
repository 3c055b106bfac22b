import pytest

from builder.assemble.dependence import mark_dependent
from builder.lessons.values import Cell, Lesson, Role


def roles(*cells: tuple[Role, str]) -> list[Role]:
    lesson = Lesson("lesson.md", tuple(Cell(role, source, 1, exercise="e") for role, source in cells))
    return [cell.role for cell in mark_dependent(lesson).cells]


ANSWER = (Role.ANSWER, "def double(x):\n    return 2 * x")


@pytest.mark.parametrize(
    "source",
    [
        "print(double(2))",
        "result = [double(x) for x in range(3)]",
        "def again(x):\n    return double(x)",
        "%time double(2)",
        "frame.apply(double)",
        "f'{double(3)}'",
    ],
)
def test_a_cell_that_uses_the_answer_is_dependent(source):
    assert roles(ANSWER, (Role.DEMO, source))[1] is Role.DEPENDENT


@pytest.mark.parametrize("source", ["print(2)", "import double_trouble", "'double'", "x.double"])
def test_a_cell_that_does_not_use_it_is_not(source):
    assert roles(ANSWER, (Role.DEMO, source))[1] is Role.DEMO


def test_dependence_is_handed_on():
    assert roles(ANSWER, (Role.DEMO, "y = double(2)"), (Role.DEMO, "print(y)"))[2] is Role.DEPENDENT


def test_a_new_value_ends_it():
    assert roles(ANSWER, (Role.DEMO, "double = abs"), (Role.DEMO, "print(double(2))"))[2] is Role.DEMO


def test_what_an_answer_changes_depends_on_it():
    cells = [(Role.DEMO, "model = make()"), (Role.ANSWER, "model.fit(1)"), (Role.DEMO, "print(model)")]
    assert roles(*cells)[2] is Role.DEPENDENT
    cells[1] = (Role.ANSWER, "model['a'] = 1")
    assert roles(*cells)[2] is Role.DEPENDENT


def test_imported_modules_do_not_depend_on_answers():
    cells = [(Role.DEMO, "import numpy as np"), (Role.ANSWER, "a = np.zeros(2)"), (Role.DEMO, "print(np.ones(2))")]
    assert roles(*cells)[2] is Role.DEMO


def test_files_that_an_answer_writes_count():
    cells = [(Role.ANSWER, "%%writefile note.md\nhello"), (Role.DEMO, "print(open('note.md').read())")]
    assert roles(*cells)[1] is Role.DEPENDENT


def test_names_of_tests_count():
    assert roles((Role.TESTS, "expected = 3"), (Role.DEMO, "print(expected)"))[1] is Role.DEPENDENT


def test_a_method_called_in_a_test_counts_with_something_of_the_students_only():
    cells = [(Role.DEMO, "rows = make()"), ANSWER, (Role.TESTS, "assert rows.mean() == 1"), (Role.DEMO, "print(rows)")]
    assert roles(*cells)[3] is Role.DEMO
    cells[2] = (Role.TESTS, "rows.append(double(2))")
    assert roles(*cells)[3] is Role.DEPENDENT
    cells[2] = (Role.TESTS, "rows[0] = double(2)")
    assert roles(*cells)[3] is Role.DEPENDENT


def test_other_roles_stay_what_they_are():
    assert roles(ANSWER, (Role.REVEAL, "double(1)"), (Role.BLOCKS, "double"))[1:] == [Role.REVEAL, Role.BLOCKS]
