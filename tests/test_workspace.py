"""What was run once on a machine is found by every workspace of the user; `off` keeps it to the workspace."""

import os

import pytest

from builder.files import keep_newest, write_text
from builder.run import running
from builder.run.running import run_cached
from builder.run.values import CellRun, CodeCell, RunJob, RunReport
from builder.workspace import CACHE_VARIABLE, Workspace, tidy_caches

JOB = RunJob(name="lesson", cells=(CodeCell("one", "1 + 1"),), files=(), packages=(), seconds=5, memory_mb=100)


@pytest.fixture
def two(tmp_path):
    return Workspace(tmp_path / "one"), Workspace(tmp_path / "two")


def test_workspaces_share_the_caches_of_a_user(two, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv(CACHE_VARIABLE)
    first, second = two
    assert first.cache("run") == second.cache("run")
    assert "coursewright" in str(first.cache("run"))
    assert not first.cache("run").is_relative_to(first.root)


def test_the_folder_can_be_named_or_kept_to_the_workspace(two, monkeypatch, tmp_path):
    first, second = two
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "kept"))
    assert first.cache("run") == tmp_path / "kept" / "run"
    monkeypatch.setenv(CACHE_VARIABLE, "off")
    assert first.cache("run") == first.build / "cache" / "run"
    assert first.cache("run") != second.cache("run")


def test_what_one_workspace_has_run_is_not_run_by_the_next(two, monkeypatch, tmp_path):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "kept"))
    started = []

    def each(jobs, runner, workers):
        started.append([job.name for job in jobs])
        cell = CellRun("one", "[]", None, 0.1)
        yield from ((place, RunReport(job.name, (cell,), "ok", 1.0, 20.0, runner)) for place, job in enumerate(jobs))

    monkeypatch.setattr(running, "_each", each)
    reports = [run_cached([JOB], workspace.cache("run")) for workspace in two]
    assert reports[0] == reports[1]
    assert started == [["lesson"], []]


def test_the_oldest_of_a_cache_goes_first(tmp_path):
    for number, name in enumerate(("old", "middle", "new")):
        write_text(tmp_path / name[0] / name, "x" * 100)
        os.utime(tmp_path / name[0] / name, (number, number))
    keep_newest(tmp_path, 250)
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["middle", "new"]
    keep_newest(tmp_path / "nowhere", 1)


def test_a_cache_of_usual_size_stays_as_it_is(two, monkeypatch, tmp_path):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "kept"))
    write_text(two[0].cache("proof") / "aa" / "one.json", "{}")
    tidy_caches(two[1])
    assert (two[0].cache("proof") / "aa" / "one.json").is_file()


def test_own_pages_stand_beside_those_of_the_library(tmp_path):
    workspace, pages = Workspace(tmp_path / "mine"), "book/pages/for-teachers"

    def names():
        return {path.name: path for path in workspace.files(pages, "*.md")}

    shipped = names()
    assert {"publishing.md", "security.md"} <= set(shipped)
    write_text(workspace.root / pages / "our-rooms.md", "# Our rooms\n")
    write_text(workspace.root / pages / "publishing.md", "# How we publish\n")
    write_text(workspace.root / pages / "security.md", "\n")
    assert set(names()) == {*shipped, "our-rooms.md"} - {"security.md"}
    assert names()["publishing.md"] == workspace.root / pages / "publishing.md"
    assert names()["rules.md"] == shipped["rules.md"]
