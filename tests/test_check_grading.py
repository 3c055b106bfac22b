"""`course check --grading`: what the grader would give to answers whose marks are known."""

import pytest

from builder.check_grading import check_grading
from builder.cli.main import main
from builder.errors import WorkspaceError
from builder.progress import Silent
from builder.stamp import BuildOptions

LESSON = "modules/first-steps/lesson.md"


def findings(workspace, *only):
    found = check_grading(workspace, "tiny", BuildOptions(), only, Silent())
    return [(item.rule, str(item.place), item.message) for item in found]


def edit(workspace, old, new, name=LESSON):
    path = workspace.root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.slow
def test_nothing_is_said_where_proof_and_grader_agree(tiny, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["check", "--grading", "--workspace", str(tiny.root)])
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (0, ""), err
    assert "Grading what is known 2 of 2" in err


@pytest.mark.slow
def test_marks_that_differ_are_told_with_their_place(tiny):
    edit(tiny, "# score: 1", "# score: 3", "modules/first-steps/attempts/double/square.py")
    # Passes for the starter, and is no guard.
    edit(tiny, 'assert double(2) == 4, f"double(2) gave {double(2)}, expected 4: twice two."', "assert True")
    (line,) = [n for n, text in enumerate((tiny.root / LESSON).read_text().split("\n"), 1) if text == "assert True"]
    found = findings(tiny, "first-steps")
    assert {rule for rule, _, _ in found} == {"grading-agrees-with-the-proof"}
    assert [(place, message) for _, place, message in found] == [
        (
            "modules/first-steps/attempts/double/add.py:1",
            "The grader gives the attempt 1 points, it declares 0. Negative numbers are doubled too.",
        ),
        (
            "modules/first-steps/attempts/double/square.py:1",
            "The grader gives the attempt 1 points, it declares 3. Negative numbers are doubled too.",
        ),
        (f"{LESSON}:{line}", "The grader gives the untouched starter 1 points for this test."),
    ]


@pytest.mark.slow
def test_a_solution_that_needs_more_than_a_sandbox_has_is_told(tiny, tmp_path):
    # The proof finds this file, the sandbox hides it.
    (tmp_path / "mine.txt").write_text("2")
    edit(
        tiny,
        "secret_sum_of_both = number + number",
        f"secret_sum_of_both = number * int(open({str(tmp_path / 'mine.txt')!r}).read())",
    )
    ((rule, place, message),) = findings(tiny, "first-steps")
    assert (rule, place) == ("grading-agrees-with-the-proof", LESSON)
    assert message.startswith("The solution of first-steps does not pass its own tests: ")


@pytest.mark.slow
def test_a_solution_that_the_grader_remarks_on_is_told(tiny):
    edit(tiny, "answer = 314159", "answer = 314159\nprint('x' * 3_000_000)")
    assert [(rule, place) for rule, place, _ in findings(tiny, "first-steps")] == [("solutions-raise-no-flag", LESSON)]


def test_a_module_that_the_course_has_not_is_named(tiny):
    with pytest.raises(WorkspaceError, match="has no module 'first-step'"):
        findings(tiny, "first-step")


@pytest.mark.parametrize("other", [["--quick"], ["--site"], ["--watch"], ["--links"], ["--dask", "tcp://127.0.0.1:1"]])
def test_it_goes_with_no_other_way_to_check(tiny, capsys, other):
    with pytest.raises(SystemExit) as ended:
        main(["check", "--grading", "--workspace", str(tiny.root), *other])
    assert ended.value.code == 2
    assert "does not go with" in capsys.readouterr().err
