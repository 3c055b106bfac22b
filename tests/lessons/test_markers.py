import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.lessons.markers import find_regions, for_running, for_student, solution_lines

ANSWER = """def double(x):
    # BEGIN SOLUTION
    return x * 2
    # END SOLUTION"""


def test_a_solution_becomes_a_placeholder_at_its_own_indent():
    assert for_student(ANSWER, task="Double") == (
        'def double(x):\n    # Your code here\n    raise NotImplementedError("Write your answer to: Double")'
    )


def test_quotes_and_backslashes_in_the_task_stay_python():
    compile(for_student(ANSWER, task='The "a\\b" task'), "cell", "exec")


def test_a_starter_takes_the_place_of_the_solution_before_it():
    source = f"{ANSWER}\n    # BEGIN STARTER\n    # y = x\n    #     return y\n    # END STARTER\nafter = 1"
    assert for_student(source, task="t") == "def double(x):\n    y = x\n        return y\nafter = 1"


def test_a_starter_without_a_solution_before_it_is_dropped():
    assert for_student("a = 1\n# BEGIN STARTER\n# b = 2\n# END STARTER", task="t") == "a = 1"


@pytest.mark.parametrize(
    ("first", "opening", "closing"),
    [("%%writefile a.yaml", "#", ""), ("%%writefile a.md", "<!--", " -->"), ("%%writefile a.js", "//", "")],
)
def test_other_languages_keep_their_own_comments(first, opening, closing):
    source = f"{first}\n{opening} BEGIN SOLUTION{closing}\nsecret: 1\n{opening} END SOLUTION{closing}\nend"
    assert for_student(source, task="t") == f"{first}\n{opening} Your lines here{closing}\nend"
    assert for_running(source) == f"{first}\nsecret: 1\nend"


def test_python_runs_as_it_stands():
    assert for_running(ANSWER) == ANSWER


def test_files_that_a_cell_writes_hold_no_starter():
    source = "%%writefile a\n# BEGIN SOLUTION\ngood\n# END SOLUTION\n# BEGIN STARTER\n# bad\n# END STARTER"
    assert for_running(source) == "%%writefile a\ngood"
    assert for_student(source, task="t") == "%%writefile a\nbad"


@pytest.mark.parametrize(
    ("source", "line", "word"),
    [
        ("# BEGIN SOLUTION\nx", 0, "never closed"),
        ("x\n# END SOLUTION", 1, "has no BEGIN"),
        ("# BEGIN SOLUTION\n# BEGIN HIDDEN TESTS\n# END SOLUTION", 1, "inside another"),
        ("# BEGIN SOLUTION\n# END HIDDEN TESTS\n# END SOLUTION", 1, "has no BEGIN"),
        ("### begin solution", 0, "looks like a marker"),
        ("# BEGIN SOLUTIONS", 0, None),
    ],
)
def test_faults_have_their_line(source, line, word):
    faults = find_regions(source)[1]
    if word is None:
        assert faults == ()
    else:
        assert [(fault.line, word in fault.message) for fault in faults] == [(line, True)]


def test_solution_lines_are_those_of_solutions_and_hidden_tests():
    source = "a\n# BEGIN SOLUTION\n  one\n\n# END SOLUTION\n# BEGIN STARTER\n# no\n# END STARTER"
    assert solution_lines(source) == ("one",)


@given(
    st.lists(
        st.sampled_from(
            ["# BEGIN SOLUTION", "# END SOLUTION", "# BEGIN HIDDEN TESTS", "# END HIDDEN TESTS", "x = 1", ""]
        )
    )
)
def test_any_order_of_markers_is_dealt_with(lines):
    regions, faults = find_regions("\n".join(lines))
    for region in regions:
        assert 0 <= region.begin < region.end < len(lines)
    opened = sum(line.startswith("# BEGIN") for line in lines)
    assert len(regions) + len(faults) >= opened
