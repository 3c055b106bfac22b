"""Reports of earlier runs."""

import json
from dataclasses import replace

import pytest
from run_samples import notebook

from builder.run import cache, running, versions
from builder.run.cache import load, run_key, store
from builder.run.running import run_cached
from builder.run.values import CellError, CellRun, RunReport

JOB = notebook("1 + 1", "x", files=(("a.csv", b"1"), ("b.csv", b"2")), packages=("pytest",))
REPORT = RunReport(
    "sample",
    (CellRun("c1", '[{"ü":1}]', None, 0.5), CellRun("c2", "[]", CellError("NameError", "x", "trace", 1), 0.25)),
    "error",
    0.75,
    50.5,
    "warm",
)


class FakeRunner:
    """Answers at once and counts how often it was asked."""

    def __init__(self, status="ok") -> None:
        self.asked: list[str] = []
        self.status = status

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def run(self, job):
        self.asked.append(job.name)
        return replace(REPORT, name=job.name, status=self.status)

    def stop(self) -> None:
        return None


@pytest.fixture
def runner(monkeypatch) -> FakeRunner:
    fake = FakeRunner()
    monkeypatch.setattr(running, "open_runner", lambda *_: fake)
    return fake


def test_a_report_comes_back_as_it_was_stored(tmp_path):
    store(tmp_path, "abcd", REPORT)
    assert load(tmp_path, "abcd") == REPORT
    assert load(tmp_path, "abce") is None


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"cells": [1]}', '{"cells": [], "status": "ok"}'])
def test_a_damaged_entry_counts_as_none(tmp_path, damage):
    store(tmp_path, "abcd", REPORT)
    (tmp_path / "ab" / "abcd.json").write_text(damage, encoding="utf-8")
    assert load(tmp_path, "abcd") is None


def test_an_entry_cut_short_counts_as_none(tmp_path):
    store(tmp_path, "abcd", REPORT)
    path = tmp_path / "ab" / "abcd.json"
    path.write_text(path.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    assert load(tmp_path, "abcd") is None


@pytest.mark.parametrize("status", ["timeout", "memory", "processes", "died"])
def test_a_run_that_met_a_limit_is_not_kept(tmp_path, status):
    store(tmp_path, "abcd", replace(REPORT, status=status))
    assert list(tmp_path.iterdir()) == []
    store(tmp_path, "abcd", REPORT)
    (path,) = tmp_path.rglob("*.json")
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"status": status}), encoding="utf-8")
    assert load(tmp_path, "abcd") is None


CHANGES = [
    replace(JOB, cells=JOB.cells[::-1]),
    replace(JOB, cells=JOB.cells[:1]),
    replace(JOB, cells=(replace(JOB.cells[0], source="1 + 2"), JOB.cells[1])),
    replace(JOB, cells=(replace(JOB.cells[0], id="other"), JOB.cells[1])),
    replace(JOB, files=(("a.csv", b"1"), ("b.csv", b"3"))),
    replace(JOB, files=(("a.csv", b"1"),)),
    replace(JOB, files=(("a.csv", b"1b.csv"), ("2", b""))),
    replace(JOB, packages=("pytest", "click")),
    replace(JOB, seconds=1.0),
    replace(JOB, memory_mb=1),
    replace(JOB, stop_on_error=False),
    replace(JOB, hash_seed=1),
    replace(JOB, allowed_errors=frozenset({"c2"})),
]


def test_everything_that_may_change_a_run_changes_the_key():
    keys = {run_key(job) for job in (JOB, *CHANGES)}
    assert len(keys) == len(CHANGES) + 1


def test_names_and_orders_that_do_not_matter_do_not_change_the_key():
    assert run_key(replace(JOB, name="other")) == run_key(JOB)
    assert run_key(replace(JOB, files=JOB.files[::-1])) == run_key(JOB)


def test_another_version_of_a_package_or_of_the_format_changes_the_key(monkeypatch):
    before = run_key(JOB)
    monkeypatch.setattr(cache, "FORMAT", "next")
    assert run_key(JOB) != before
    monkeypatch.undo()
    monkeypatch.setattr(versions, "_installed", lambda name: ("99", (), ()))
    versions.environment_digest.cache_clear()
    try:
        assert run_key(JOB) != before
    finally:
        versions.environment_digest.cache_clear()


def test_only_what_changed_is_run_again(tmp_path, runner):
    other = notebook("2", name="other")
    first = run_cached([JOB, other], tmp_path)
    assert sorted(runner.asked) == ["other", "sample"]
    runner.asked.clear()
    done: list[str] = []
    again = run_cached(
        [other, replace(JOB, name="renamed"), JOB], tmp_path, on_done=lambda report: done.append(report.name)
    )
    assert runner.asked == []
    assert [report.name for report in again] == done == ["other", "renamed", "sample"]
    assert again[2] == first[0]
    run_cached([replace(JOB, hash_seed=3), JOB], tmp_path)
    assert runner.asked == ["sample"]


def test_a_run_at_its_limit_is_done_again(tmp_path, runner):
    runner.status = "timeout"
    for _ in range(2):
        assert run_cached([JOB], tmp_path)[0].status == "timeout"
    assert runner.asked == ["sample", "sample"]
