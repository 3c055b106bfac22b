"""How far a branch was run, and which other branches its result holds for."""

import pytest

from builder.prove.engine.client import Engine
from builder.prove.engine.values import Branch, BranchRun, Request, Step, StepRun, Trial
from builder.prove.extent import extent_of, group_of, holding

CHECKS = "def check(x):\n    assert x, 'no'\n\ncheck(1)\ncheck(value)\nassert other"
SOLUTION = (Step("answer", "value = 1"), Step("tests", CHECKS))


def branch_of(tests, answer="value = 0", *, brief=True):
    return Branch("one", (Step("answer", answer), *(Step(f"tests{n}", text) for n, text in enumerate(tests))), brief)


def failing_at(line, ended=""):
    return BranchRun("one", (StepRun("answer"), StepRun("tests0", "AssertionError", "no", line, line)), ended)


def holds(branch, run, other):
    assert group_of(branch, SOLUTION) == group_of(other, SOLUTION)
    return holding(other, SOLUTION, extent_of(branch, run, SOLUTION), run)


@pytest.mark.slow
def test_a_run_ends_with_the_statement_that_called_what_failed():
    trial = Trial("one", (), (Branch("solution", (Step("answer", "value = 0"), Step("tests", CHECKS))),))
    with Engine() as engine:
        (result,) = engine.run(Request((trial,), (), (), seconds=20, memory_mb=500))
    step = result.branch("solution").steps[1]
    assert (step.error, step.line, step.at) == ("AssertionError", 2, 5)


@pytest.mark.parametrize("brief", [True, False])
def test_what_comes_after_the_statement_that_failed_does_not_matter(brief):
    first, run = branch_of([CHECKS], brief=brief), failing_at(5)
    assert holds(first, run, branch_of([CHECKS + "\nassert more"], brief=brief))
    assert holds(first, run, branch_of([CHECKS.replace("other", "another")], brief=brief))
    assert not holds(first, run, branch_of([CHECKS.replace("check(1)", "check(2)")], brief=brief))
    assert not holds(first, run, branch_of([CHECKS.replace("check(value)", "check(value) or 1")], brief=brief))


def test_only_a_brief_branch_ends_with_the_cell_that_failed():
    more = [CHECKS, "assert more"]
    assert holds(branch_of([CHECKS]), failing_at(5), branch_of(more))
    assert not holds(branch_of([CHECKS], brief=False), failing_at(5), branch_of(more, brief=False))


@pytest.mark.parametrize(
    "tests",
    [
        "for x in (1, 0):\n    assert x",
        "try:\n    assert value\nfinally:\n    done = 1",
    ],
)
def test_a_statement_that_goes_on_is_another_one(tests):
    assert not holds(branch_of([tests]), failing_at(2), branch_of([tests + "\n    assert more"]))
    assert holds(branch_of([tests]), failing_at(2), branch_of([tests + "\nassert more"]))


@pytest.mark.parametrize("tests", ["%%bash\nfalse", "!false\nassert value", "\nassert value", "x = (\n"])
def test_a_cell_whose_statements_are_not_known_counts_as_a_whole(tests):
    assert holds(branch_of([tests]), failing_at(2), branch_of([tests]))
    assert not holds(branch_of([tests]), failing_at(2), branch_of([tests + "\nassert more"]))


def test_a_cell_that_begins_to_wait_is_run_otherwise():
    assert not holds(branch_of([CHECKS]), failing_at(5), branch_of([CHECKS + "\nawait more()"]))


def test_without_a_failure_all_of_it_matters_and_what_gives_it_its_time():
    passed, late = BranchRun("one", (StepRun("answer"), StepRun("tests0")), ""), failing_at(5, "timeout")
    for run in (passed, late):
        first = branch_of([CHECKS])
        assert holds(first, run, first)
        assert not holds(first, run, branch_of([CHECKS + "\nassert more"]))
        slower = (SOLUTION[0], Step("tests", CHECKS + "\nsleep(1)"))
        assert not holding(first, slower, extent_of(first, run, SOLUTION), run)
    assert holding(first, slower, extent_of(first, failing_at(5), SOLUTION), failing_at(5))


PASSED = BranchRun("one", (StepRun("answer"), StepRun("tests0")), "")
WORDS = "for x in values:\n    if x:\n        assert x, 'no'\nassert value, f'No {value}.'"


@pytest.mark.parametrize(
    ("tests", "others"),
    [
        (WORDS, [WORDS.replace("'no'", "'not so'"), WORDS.replace("f'No {value}.'", "other + words")]),
        (WORDS, ["# Why.\n" + WORDS, WORDS.replace("x:\n", "x:  # why\n"), WORDS.replace("value,", "(value),\\\n")]),
        (CHECKS, [CHECKS.replace("def check(x):", "def check( x ):\n")]),
    ],
)
def test_words_and_form_of_what_passed_do_not_matter(tests, others):
    for other in others:
        assert holds(branch_of([tests]), PASSED, branch_of([other]))
        assert not holds(branch_of([tests]), PASSED, branch_of([other + "\nassert more"]))


@pytest.mark.parametrize(
    ("tests", "other"),
    [
        (CHECKS, CHECKS.replace("'no'", "'not so'")),  # a cell below may call it
        ("try:\n    assert value, 'no'\nexcept AssertionError as e:\n    assert str(e)", "'not'"),
        ("with raises() as told:\n    assert value, 'no'\nassert told", "'not'"),
        ("@given(whole)\ndef check(x):\n    assert x  # why", "# for what"),
        ("%%bash\n# no", "# not"),
    ],
)
def test_words_that_may_be_looked_at_matter(tests, other):
    other = other if "\n" in other else tests.replace("'no'", other).replace("# why", other).replace("# no", other)
    assert other != tests
    assert not holds(branch_of([tests]), PASSED, branch_of([other]))


def test_the_text_of_an_answer_matters():
    assert group_of(branch_of([CHECKS]), SOLUTION) != group_of(branch_of([CHECKS], answer="value = 0  # why"), SOLUTION)
    slower = (Step("answer", "value = 1  # why"), SOLUTION[1])
    assert not holding(branch_of([CHECKS]), slower, extent_of(branch_of([CHECKS]), PASSED, SOLUTION), PASSED)


@pytest.mark.parametrize("brief", [True, False])
def test_a_failure_moves_with_its_statement(brief):
    first = branch_of([CHECKS], brief=brief)
    run = BranchRun("one", (StepRun("answer"), StepRun("tests0", "AssertionError", "no", 2, 5)), "")
    for above, below, lines in (("# Why.\n", "", (3, 6)), ("", "\n\n", (2, 7)), ("x = 1\n", "", None)):
        other = branch_of([above + CHECKS.replace("check(1)", f"{below}check(1)")], brief=brief)
        found = holds(first, run, other)
        assert (found and (found.steps[1].line, found.steps[1].at)) == lines
    assert not holds(first, run, branch_of([CHECKS.replace("'no'", "'not so'")], brief=brief))
    assert not holds(first, run, branch_of([CHECKS.replace("check(value)", "check( value )")], brief=brief))
