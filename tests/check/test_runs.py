"""What a run says against a lesson: lines of lesson.md, the cell, limits; and which runner was used."""

import pytest

from builder.build import assemble_course, run_course, sheet_of
from builder.check.runs import run_findings
from builder.course.load import load_course
from builder.progress import Silent
from builder.run.values import CellError, CellRun, RunReport
from builder.stamp import BuildOptions


@pytest.fixture
def module(tiny):
    return load_course(tiny, "tiny")[0].module("first-steps")


def report(cells, status="ok", note=""):
    return RunReport("first-steps", tuple(cells), status, 1.0, 50.0, "warm", note)


def failed(name, line, error="ValueError"):
    return CellRun(name, "[]", CellError(error, "too bad", "", line), 0.1)


def judge(module, given):
    return run_findings(module.card, sheet_of(module)[0], given)


def test_a_run_to_the_end_is_no_finding(module):
    assert judge(module, report([CellRun("answer-double", "[]", None, 0.1)])) == ()


def test_an_error_names_line_and_cell(module):
    (fault,) = judge(module, report([failed("answer-double", 5)], "error"))
    assert (fault.rule, fault.place.line) == ("lessons-run", 47)
    assert "ValueError: too bad" in fault.message
    assert "> " + "    return secret_sum_of_both" in fault.message


def test_an_error_in_an_unknown_line_names_the_cell(module):
    (fault,) = judge(module, report([failed("answer-double", 0)], "error"))
    assert fault.place.line == 43


@pytest.mark.parametrize("status", ["timeout", "memory", "processes", "died"])
def test_a_limit_is_one_finding_with_a_way_out(module, status):
    (fault,) = judge(module, report([failed("answer-double", 2)], status, "It was too much."))
    assert fault.rule == "lessons-run-within-limits"
    assert fault.place.line == 43
    assert "It was too much." in fault.message
    assert fault.hint


def test_a_run_that_never_began_names_the_lesson(module):
    (fault,) = judge(module, report([], "died"))
    assert fault.place.line == 1


def test_another_runner_than_asked_for_is_a_note(tiny, monkeypatch):
    course, findings = load_course(tiny, "tiny")
    note = "The warm runner works on Linux only."
    monkeypatch.setattr(
        "builder.build.run_cached",
        lambda jobs, *_, **__: [RunReport(job.name, (), "ok", 1.0, 50.0, "kernel", note) for job in jobs],
    )
    _, _, found = run_course(tiny, course, assemble_course(course, findings), BuildOptions(), Silent())
    assert [(fault.rule, fault.severity, fault.message) for fault in found] == [
        ("notebooks-run-as-asked", "note", note)
    ]
