"""What is run to examine an exercise when not all of its tests are judged in the same place."""

from dataclasses import replace

import pytest

from builder.grade.exams import make_exams
from builder.grade.plan import with_what_tests_leave
from builder.grade.values import ExercisePlan, GradingPlan, PlanCell, TestPlan
from builder.prove.statements import settings_of

FIRST = """import math

STEP = ("first", math.floor(1.5))
UNUSED = [1]


def check(value):
    assert value == STEP


got = answer(STEP)
assert got, "no answer"
STEP_TOO = (STEP, 2)
"""
SECOND = "assert answer(STEP_TOO), 'nothing came'\n"


def plan_of(*exercises):
    """Return a plan of exercises with one answer cell and these tests cells each."""
    cells, plans = [], []
    for number, sources in enumerate(exercises):
        name = f"e{number}"
        answer = PlanCell(f"answer-{name}", "answer", True, "def answer(value):\n    return True", "", name)
        tests = [PlanCell(f"{name}-{place}", "tests", True, source, "", name) for place, source in enumerate(sources)]
        cells += [answer, *tests]
        plans.append(
            ExercisePlan(
                name,
                name,
                "write",
                "o",
                2,
                0,
                (answer.id,),
                tuple(TestPlan(one.id, 1, one.source, "") for one in tests),
                (),
                10.0,
            )
        )
    return GradingPlan("m", "M", "1", tuple(cells), tuple(plans), (), (), 10.0, 500, ())


def run_of(exam, tests):
    space = {"answer": lambda value: [value]}
    for step in exam.steps_for(frozenset(tests)):
        exec(step.source, space)
    return space


def test_what_the_first_tests_set_is_there_when_only_the_second_are_run():
    exam = make_exams(plan_of([FIRST, SECOND]))["e0"]
    space = run_of(exam, {"e0-1"})
    assert space["STEP_TOO"] == (("first", 1), 2)
    assert "check" in space
    assert "UNUSED" not in space
    assert "got" not in space


def test_all_tests_are_run_as_they_stand():
    exam = make_exams(plan_of([FIRST, SECOND]))["e0"]
    assert [step.source for step in exam.steps_for(frozenset({"e0-0", "e0-1"}))] == [FIRST, SECOND]


def test_what_another_exercises_tests_set_is_there():
    exam = make_exams(plan_of([FIRST], [SECOND]))["e1"]
    assert run_of(exam, {"e1-0"})["STEP_TOO"] == (("first", 1), 2)


def test_names_that_only_other_tests_use_are_not_asked_of_the_student():
    assert make_exams(plan_of([FIRST], ["assert answer(1)"]))["e1"].defined == ()


def test_a_change_of_a_wanted_value_is_kept_and_one_of_a_module_is_not():
    cell = "import plot\nrows = []\nrows.append(1)\nplot.show()\nassert rows"
    assert settings_of((cell,), frozenset({"rows", "plot"})) == ("rows = []\nrows.append(1)",)


def test_a_value_that_a_wanted_function_uses_is_kept():
    cells = ("limit = 3\n\ndef check(value):\n    return value < limit", "print('nothing')")
    assert settings_of(cells, frozenset({"check"})) == ("limit = 3", "")


def test_a_cell_that_is_not_python_sets_nothing():
    assert settings_of(("%time x = 1",), frozenset({"x"})) == ("",)


def test_demonstrations_get_what_earlier_tests_leave_as_students_have_it():
    hidden = (
        "def record(name):\n    return name\n\n\nassert record(1)\n# BEGIN HIDDEN TESTS\nsecret = 1\n# END HIDDEN TESTS"
    )
    shown = hidden.partition("# BEGIN")[0]
    cells = (
        PlanCell("answer-e", "answer", True, "x = 1", "", "e"),
        PlanCell("tests-e", "tests", True, hidden, shown, "e"),
        PlanCell("demo", "demo", True, "def register():\n    return record('scorer')\nprint(secret)", ""),
    )
    exercise = ExercisePlan(
        "e", "E", "write", "o", 1, 0, ("answer-e",), (TestPlan("tests-e", 1, hidden, ""),), (), 10.0
    )
    made = list(with_what_tests_leave(cells, (exercise,)))
    assert [cell.id for cell in made] == ["answer-e", "tests-e", "left-e", "demo"]
    assert made[2].source == "def record(name):\n    return name"
    assert made[2].student is None


def test_nothing_is_added_where_no_demonstration_needs_it():
    plan = plan_of([FIRST, SECOND])
    assert tuple(with_what_tests_leave(plan.cells, plan.exercises)) == plan.cells


@pytest.mark.parametrize(
    ("text", "tests", "timed"),
    [
        ("import time", "assert time.perf_counter() and answer(1)", True),
        ("from timeit import repeat", "assert repeat(answer, number=1)", True),
        ("import time\ndef took():\n    return time.time()", "assert took() + answer(1)", True),
        ("def age(day):\n    return datetime.date.today() - day", "assert answer(age)", True),
        ("import time, math\nbegun = time.perf_counter()", "assert answer(math.pi)", True),
        ("import time\nimport math\nbegun = time.perf_counter()", "assert answer(math.pi)", False),
        ("frame['time'] = 3  # from now on\nknown = frame.time", "assert answer(known)", False),
    ],
)
def test_what_looks_at_a_clock_is_examined_each_time(text, tests, timed):
    plan = plan_of([tests])
    cells = (PlanCell("demo", "demo", True, text, text), *plan.cells)
    assert make_exams(replace(plan, cells=cells))["e0"].is_timed is timed
