"""Processes that stay after the cells before an answer: what they spare, and that nothing else is different."""

import os
import shutil
from dataclasses import replace

import pytest

from builder.processes import descendants
from builder.prove.engine.client import Engine
from builder.prove.engine.values import Branch, Request, Step, Trial

WRITES = "open('notes.txt', 'a').write('more'); open('new.txt', 'w').write('1'); limit = 7"
LOOKS = "import os\nassert (open('notes.txt').read(), limit, os.path.exists('new.txt')) == ('some', 3, False)"


@pytest.fixture
def before(tmp_path):
    """Cells before an answer that note each time they are run."""
    note = f"open({str(tmp_path / 'runs')!r}, 'a').write('x')"
    return (Step("note", note), Step("limit", "limit = 3")), lambda: len((tmp_path / "runs").read_text())


def asked(before, *sources, **others):
    """A request for branches with these answers after the cells before."""
    branches = tuple(Branch(f"b{number}", (Step("answer", source),)) for number, source in enumerate(sources))
    request = Request((Trial("one", before, branches),), (("notes.txt", b"some"),), (), seconds=20, memory_mb=500)
    return replace(request, **others)


def passed(engine, request):
    (run,) = engine.run(request)
    return [branch.passed for branch in run.branches]


@pytest.mark.slow
def test_the_next_request_begins_after_the_same_cells_as_if_nothing_had_been(before):
    steps, runs = before
    with Engine(places=2) as engine:
        assert passed(engine, asked(steps, WRITES, LOOKS, "1 / 0")) == [True, True, False]
        assert passed(engine, asked(steps, LOOKS)) == [True]
        assert passed(engine, asked(steps, "limit = 4", LOOKS)) == [True, True]
        assert runs() == 1
        # Another cell before, another file beside, another limit: none of them may begin there.
        assert passed(engine, asked((*steps, Step("more", "limit = 4")), "assert limit == 4")) == [True]
        assert passed(engine, asked(steps, "open('other.txt')", files=(("other.txt", b""),))) == [True]
        assert passed(engine, asked(steps, LOOKS, seconds=19)) == [True]
        assert runs() == 4
    with Engine() as engine:
        assert [passed(engine, asked(steps, LOOKS)) for _ in range(2)] == [[True], [True]]
        assert runs() == 6


@pytest.mark.slow
def test_what_cannot_be_forked_is_killed_or_has_lost_its_folder_is_run_anew(before, monkeypatch, tmp_path):
    steps, runs = before
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    thread = Step("thread", "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()")
    kill = "import os, signal, time; os.kill(os.getppid(), signal.SIGKILL); time.sleep(9)"
    with Engine(places=2) as engine:
        assert passed(engine, asked((*steps, thread), "limit")) == [True]
        assert runs() == 1, "a single answer needs no fork"
        assert passed(engine, asked((*steps, thread), "limit", "1 / 0")) == [True, False]
        assert passed(engine, asked(steps, "limit")) == [True]
        assert passed(engine, asked(steps, kill, "limit")) == [False, True]
        assert passed(engine, asked(steps, "limit", LOOKS)) == [True, True]
        for folder in tmp_path.glob("course-run-*"):
            shutil.rmtree(folder)
        assert passed(engine, asked(steps, LOOKS)) == [True]


@pytest.mark.slow
def test_only_some_stay_and_none_longer_than_the_engine(before, monkeypatch, tmp_path):
    steps, runs = before
    others_run = set(descendants(os.getpid()))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Engine(places=2) as engine:
        others = [(*steps, Step("more", f"limit = {number}")) for number in range(3)]
        sizes = []
        for other in (*others, others[0], others[2]):
            assert passed(engine, asked(other, "limit")) == [True]
            sizes.append(len(list(tmp_path.glob("course-run-*"))))
        assert runs() == 4, "the first one had to make room, the last one was still there"
        assert sizes == [2, 3, 3, 3, 3]  # the worker has a folder too
    assert list(tmp_path.glob("course-run-*")) == []
    assert set(descendants(os.getpid())) <= others_run
