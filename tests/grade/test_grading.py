"""Every mark is exact, every fault is told, and nobody notices what another one did."""

import contextlib
import io
import json
import warnings

import pytest

from builder.errors import MissingToolError, ProcessError
from builder.grade.grading import Grader, grade_submissions
from builder.grade.pair import Pair
from builder.grade.sandbox import PROCESS_WARNING, make_sandbox
from builder.grade.session import Session
from builder.grade.values import Submission

pytestmark = pytest.mark.slow

RIGHT = {"double": "def double(n):\n    return n + n", "foresee": "answer = 314159"}
LOOP = "while True:\n    pass"

# name → (answers, points of double and of foresee, flags that must be among those raised)
MARKED = {
    "right": (RIGHT, 3, 1, set()),
    "right in another way": ({**RIGHT, "double": "double = lambda n: n * 2"}, 3, 1, set()),
    "untouched": ({}, 0, 0, set()),
    "right by luck": ({**RIGHT, "double": "def double(n):\n    return n * n"}, 1, 1, set()),
    "wrong sign": ({**RIGHT, "double": "def double(n):\n    return 2 * abs(n)"}, 1, 1, set()),
    "only the second": ({"foresee": "answer = 314159"}, 0, 1, set()),
    "a text for a number": ({**RIGHT, "foresee": "answer = '314159'"}, 3, 0, set()),
    "syntax error": ({**RIGHT, "double": "def double(n) return n"}, 0, 1, set()),
    "exception at import": ({**RIGHT, "double": "import not_there\ndef double(n): return 2 * n"}, 0, 1, set()),
    "sys.exit": ({**RIGHT, "double": "import sys\nsys.exit(1)"}, 0, 1, set()),
    "os._exit": ({**RIGHT, "double": "import os\nos._exit(0)"}, 0, 1, {"died"}),
    "endless cell": ({**RIGHT, "double": LOOP}, 0, 1, {"timeout"}),
    "fork bomb": ({**RIGHT, "double": "import os\nwhile True:\n    os.fork()"}, 0, 1, {"died"}),
    "10 GB": ({**RIGHT, "double": "much = bytearray(10 * 2**30)"}, 0, 1, set()),
    "10 GB bit by bit": ({**RIGHT, "double": "much = []\nwhile True: much.append(bytearray(2**24))"}, 0, 1, set()),
    "1 GB of output": ({**RIGHT, "double": "for _ in range(1000):\n    print('x' * 2**20)"}, 0, 1, {"output cut"}),
    "kills itself": ({**RIGHT, "double": "import os\nos.kill(os.getpid(), 9)"}, 0, 1, {"died"}),
    "deep recursion": ({**RIGHT, "double": "def double(n):\n    return double(n)"}, 0, 1, set()),
}


@pytest.mark.parametrize("name", MARKED)
def test_marks_of_known_submissions_are_exact(grader, cells, notebook, name):
    answers, double, foresee, flags = MARKED[name]
    result = grader.grade(Submission(name, notebook(cells(**answers))))
    assert [exercise.earned for exercise in result.exercises] == [double, foresee]
    assert [exercise.points for exercise in result.exercises] == [3, 1]
    assert flags <= {flag.code for flag in result.flags}
    after = grader.grade(Submission("next", notebook(cells(**RIGHT))))
    assert (after.earned, after.flags) == (4, ())


def test_a_function_that_never_returns_costs_only_its_own_tests(grader, cells, notebook):
    answers = {**RIGHT, "double": "def double(n):\n    while n < 0:\n        pass\n    return 2 * n"}
    result = grader.grade(Submission("s", notebook(cells(**answers))))
    assert [test.outcome for test in result.exercises[0].tests] == ["passed", "timeout"]
    assert result.exercises[1].earned == 1


def test_who_answers_as_others_did_gets_the_same_without_an_examiner(grader, cells, notebook, monkeypatch):
    wrong = notebook(cells(double="def double(n):\n    return 2 * n if n > -9 else 5", foresee="answer = 271828"))
    first = grader.grade(Submission("first", wrong))
    monkeypatch.setattr(Pair, "_examiner_for", None)
    again = grader.grade(Submission("again", wrong))
    assert [[test.message for test in one.tests] for one in again.exercises] == [
        [test.message for test in one.tests] for one in first.exercises
    ]
    assert [one.earned for one in again.exercises] == [one.earned for one in first.exercises] == [1, 0]


def test_a_plain_value_is_looked_at_without_a_fork(grader, cells, notebook, monkeypatch):
    forked, fork = [], Session._fork
    monkeypatch.setattr(Session, "_fork", lambda self, alone: forked.append(alone) or fork(self, alone))
    assert grader.grade(Submission("s", notebook(cells(**RIGHT)))).earned == 4
    assert forked == [False]  # for the function, and not for the number


def test_hints_and_outputs_are_for_the_student_and_tell_no_secret(grader, cells, notebook):
    answers = {"double": "print('my own words')\ndef double(n):\n    return n * n", "foresee": "answer = 3"}
    result = grader.grade(Submission("s", notebook(cells(**answers))))
    double, foresee = result.exercises
    assert json.loads(double.outputs)[0]["text"] == "my own words\n"
    assert [test.message for test in double.tests] == ["", "Negative numbers are doubled too."]
    assert foresee.tests[0].message == "Run the cell below and look again."
    assert double.source == answers["double"]
    assert "345" not in json.dumps(double.outputs)


def test_a_student_meets_a_fresh_shell(grader, cells, notebook):
    """What a worker rehearses before the first student is not to be seen."""
    look = (
        "import linecache\n"
        "usual = {'In', 'Out', 'exit', 'quit', 'open', 'get_ipython', 'factor', 'shown', 'linecache', 'usual'}\n"
        "print([name for name in dir() if not name.startswith('_') and name not in usual])\n"
        "text = str([one for one in linecache.cache.values() if 'ipykernel' in str(one[3])])\n"
        "print(len(In), 'not_' + 'there' in text)\n"
        "2 / 3"
    )
    result = grader.grade(Submission("s", notebook(cells(double=look))))
    printed, shown = json.loads(result.exercises[0].outputs)
    assert printed["text"] == "[]\n4 False\n"
    assert shown["data"]["text/plain"] == "0.6666666666666666"


def test_changed_tests_are_not_the_ones_that_count(grader, cells, notebook):
    found = cells(double="def double(n): return 0", foresee="answer = 314159")
    for cell in found:
        if cell["id"].startswith("tests-double"):
            cell["source"] = "assert True"
    result = grader.grade(Submission("s", notebook(found)))
    assert result.exercises[0].earned == 0
    assert [flag.code for flag in result.flags] == ["tests edited", "tests edited"]


def test_cells_in_disorder_get_the_same_mark(grader, cells, notebook):
    result = grader.grade(Submission("s", notebook(list(reversed(cells(**RIGHT))))))
    assert result.earned == 4
    assert "cells in another order" in {flag.code for flag in result.flags}


def test_a_variant_changes_what_the_cells_see(grader, cells, notebook):
    answers = {**RIGHT, "double": "assert factor == 7\ndef double(n):\n    return 2 * n"}
    whole = notebook(cells(**answers))
    assert grader.grade(Submission("s", whole, values=(("factor", 7),))).earned == 4
    assert grader.grade(Submission("s", whole)).earned == 1


@pytest.mark.parametrize("name", ["../out.txt", "/etc/x", "a/../../b", "x\x00y", "", "a" * 300, "c\\..\\d"])
def test_files_that_lead_out_are_refused(grader, cells, notebook, name):
    result = grader.grade(Submission("s", notebook(cells(**RIGHT)), ((name, b"x"),)))
    assert result.earned == 4
    assert [flag.code for flag in result.flags] == ["files refused"]


def test_files_with_odd_names_are_put_beside_the_notebook(grader, cells, notebook):
    name = 'it\'s "mine"\n🎓.txt'
    read = f"def double(n):\n    return 2 * n if open({name!r}).read() == 'ok' else 0"
    result = grader.grade(Submission("s", notebook(cells(**{**RIGHT, "double": read})), ((name, b"ok"),)))
    assert (result.earned, result.flags) == (4, ())


def test_many_at_once_all_come_back(plan, cells, notebook, cache):
    wanted = {str(number): 4 if number % 2 else 1 for number in range(12)}
    answers = {4: RIGHT, 1: {"foresee": "answer = 314159"}}
    jobs = (Submission(name, notebook(cells(**answers[points]))) for name, points in wanted.items())
    seen = []
    results = list(grade_submissions(plan, jobs, workers=2, cache=cache, on_done=seen.append))
    assert {result.submission: result.earned for result in results} == wanted
    assert seen == results


def test_without_bubblewrap_it_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr("shutil.which", lambda *_: None)
    with pytest.raises(MissingToolError) as caught:
        make_sandbox("bwrap", tmp_path)
    assert "apt-get install bubblewrap" in caught.value.hint


def test_an_environment_below_tmp_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr("shutil.which", lambda *_: "/usr/bin/bwrap")
    monkeypatch.setattr("builder.grade.sandbox.python_places", lambda: ["/opt/python", "/tmp/course/.venv"])
    with pytest.raises(ProcessError, match="below /tmp") as caught:
        make_sandbox("bwrap", tmp_path)
    assert "somewhere else" in caught.value.hint


def test_without_a_sandbox_the_marks_are_the_same(plan, grader, cells, notebook):
    assert "gradebook" in PROCESS_WARNING
    with Grader(plan, "process", knowledge=grader.knowledge) as made:
        assert made.grade(Submission("s", notebook(cells(**RIGHT)))).earned == 4
        assert made.grade(Submission("s", notebook(cells(double="import os\nos._exit(1)")))).earned == 0
        assert made.grade(Submission("s", notebook(cells(**RIGHT)))).earned == 4


def test_nbgrader_gives_the_same_marks(grader, plan, cells, notebook, tmp_path):
    """The instructor's tests in the submissions, run by nbgrader's own preprocessors, as `nbgrader autograde` does."""
    preprocessors = pytest.importorskip("nbgrader.preprocessors")
    utils = pytest.importorskip("nbgrader.utils")
    import nbformat
    from nbclient.exceptions import CellExecutionError

    for name in ("right", "right by luck", "a text for a number", "syntax error"):
        found = cells(**MARKED[name][0])
        ours = grader.grade(Submission(name, notebook(found)))
        sources = {test.cell: test for exercise in plan.exercises for test in exercise.tests}
        for cell in found:
            test = sources.get(cell["id"])
            kind = {"grade": bool(test), "solution": cell["id"].startswith("answer"), "locked": bool(test)}
            if test or kind["solution"]:
                cell["metadata"]["nbgrader"] = {"grade_id": cell["id"], "schema_version": 3, "task": False, **kind}
            if test:
                cell["source"] = test.source
                cell["metadata"]["nbgrader"]["points"] = test.points
            if cell["cell_type"] == "code":
                cell |= {"outputs": [], "execution_count": None}
        theirs = nbformat.read(io.StringIO(notebook(found).decode()), as_version=4)
        with warnings.catch_warnings(action="ignore"), contextlib.suppress(CellExecutionError):
            theirs, _ = preprocessors.Execute(kernel_name="python3").preprocess(
                theirs, {"metadata": {"path": str(tmp_path)}}
            )
        points = {cell.id: utils.determine_grade(cell, None)[0] for cell in theirs.cells if cell.id in sources}
        assert points == {test.cell: test.earned for exercise in ours.exercises for test in exercise.tests}, name


def test_nothing_can_be_left_in_memory_that_outlives_its_processes(grader, cells, notebook):
    """System V memory, semaphores and queues, and POSIX queues, belong to the sandbox and not to a process."""
    ask = """
import ctypes
libc = ctypes.CDLL(None)
memory, semaphore, queue = libc.shmget(77, 100, 0o1666), libc.semget(77, 1, 0o1666), libc.msgget(77, 0o1666)
print([memory, semaphore, queue, libc.mq_open(b"/q", 0o102, 0o666, None)])
def double(n): return 0
"""
    result = grader.grade(Submission("s", notebook(cells(double=ask))))
    assert "[-1, -1, -1, -1]" in result.exercises[0].outputs
