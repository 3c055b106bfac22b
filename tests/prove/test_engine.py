"""The engine that runs trials, where a package makes its worker begin again."""

import gc
import json
import os
from dataclasses import replace

import pytest

from builder.prove.engine.client import Engine
from builder.prove.engine.reading import read_results
from builder.prove.engine.values import Branch, Request, Step, Trial


@pytest.mark.slow
def test_a_package_that_starts_a_thread_is_imported_by_each_run(tmp_path, monkeypatch):
    (tmp_path / "busy.py").write_text(
        "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\n", "utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    trial = Trial("one", (), (Branch("solution", (Step("answer", "import busy"),)),))
    with Engine() as engine:
        (result,) = engine.run(Request((trial,), (), ("busy",), seconds=20, memory_mb=500))
    assert result.branch("solution").passed


@pytest.mark.slow
def test_parts_that_are_imported_in_use_are_imported_ahead_the_next_time(tmp_path, monkeypatch):
    (tmp_path / "lazy").mkdir()
    for name in ("__init__", "part"):
        (tmp_path / "lazy" / f"{name}.py").write_text("", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    look = "import sys\nassert 'lazy.part' in sys.modules"

    def passes(source):
        trial = Trial("one", (), (Branch("solution", (Step("answer", source),)),))
        (result,) = engine.run(Request((trial,), (), ("lazy",), seconds=20, memory_mb=500))
        return result.branch("solution").passed

    with Engine() as engine:
        assert [passes(source) for source in (look, "import lazy.part", look)] == [False, True, True]


KILL_ALL_ABOVE = """\
import os, signal
above, pid = [], os.getppid()
while pid != {this}:
    above.append(pid)
    pid = int(open(f"/proc/{{pid}}/stat").read().rpartition(")")[2].split()[1])
for pid in above:
    os.kill(pid, signal.SIGKILL)
"""


@pytest.mark.slow
def test_a_mutant_that_ends_the_worker_does_not_speak_for_the_others():
    killer = KILL_ALL_ABOVE.format(this=os.getpid())
    sources = {"solution": "answer = 1", "first": "answer = 2", "killer": killer, "last": "answer = 3"}
    branches = tuple(Branch(name, (Step("answer", source),)) for name, source in sources.items())
    with Engine() as engine:
        (result,) = engine.run(Request((Trial("one", (), branches),), (), (), seconds=20, memory_mb=500))
    assert [result.branch(name).ended for name in ("solution", "first", "last")] == ["", "", ""]
    gc.collect()  # a lost worker whose pipes were left open makes this test fail, not some later one


def test_a_branch_whose_end_nobody_told_is_run_by_itself():
    branches = tuple(Branch(name, (Step("answer", "answer = 1"),)) for name in ("solution", "killer", "last"))
    trials = (Trial("one", (), branches), Trial("two", (), branches[:1]))
    request = Request(trials, (), (), seconds=20, memory_mb=500)
    told = [("one", "solution"), ("two", "solution")]
    lines = [json.dumps({"trial": trial, "branch": branch, "all": True, "end": ""}) for trial, branch in told]
    assert read_results("\n".join(lines), request)[1] == {"one"}
    assert read_results(lines[0], request)[1] == {"one", "two"}
    assert read_results("", replace(request, trials=trials[1:]))[1] == frozenset()
