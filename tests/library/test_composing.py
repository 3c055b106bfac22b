"""The student library's check of Compose and workflow files."""

import pytest

WORKFLOW = {"on": "push", "jobs": {"test": {"runs-on": "ubuntu-24.04", "steps": [{"run": "pytest"}]}}}


@pytest.fixture
def composing(student_library):
    return student_library("composing")


def problems(composing, **changes):
    job = {name: value for name, value in (WORKFLOW["jobs"]["test"] | changes).items() if value is not None}
    return composing.schema_problems({**WORKFLOW, "jobs": {"test": job}}, "github-workflows")


def test_a_right_file_has_no_problems(composing):
    assert problems(composing) == []


def test_a_slip_in_one_of_several_forms_is_named(composing):
    assert problems(composing, timeout_minutes=15) == [
        "jobs/test: Additional properties are not allowed ('timeout_minutes' was unexpected)"
    ]


def test_a_misspelled_key_is_named_before_the_one_that_is_missing(composing):
    (problem,) = problems(composing, **{"runs-on": None, "run-on": "ubuntu-24.04"})
    assert "'run-on' was unexpected" in problem


def test_compose_files_are_checked_too(composing):
    (problem,) = composing.schema_problems({"services": {"a": {"image": "x", "portz": []}}})
    assert problem.startswith("services/a: ")
    assert "portz" in problem
