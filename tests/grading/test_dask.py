"""Grading on a Dask cluster: the same marks as on one machine, also when a worker is lost in the middle."""

import os
import signal
import threading
import warnings

import pytest

from builder.errors import ProcessError
from builder.grading_dask import dask_grader
from builder.read_class import read_marks

from .conftest import grade, put
from .whole import RIGHT, SQUARE, answered

distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


@pytest.fixture
def cluster():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as made:
            yield made


@pytest.fixture
def folder(tiny, tmp_path):
    from builder.assign_course import assign_course
    from builder.progress import Silent

    done = assign_course(tiny, "tiny", None, Silent())
    copy = (done.folder / "everyone" / "first-steps" / "first-steps.ipynb").read_bytes()
    for number in range(12):
        answers = {"double": SQUARE if number % 3 else RIGHT}
        put(tmp_path / "in", f"s{number}/first-steps.ipynb", answered(copy, answers))
    return tmp_path / "in"


def expected():
    return {(f"s{number}", "first-steps"): 1 if number % 3 else 3 for number in range(12)}


def test_the_same_marks_and_a_lost_worker_loses_nothing(cluster, tiny, folder):
    lost = threading.Event()
    inner = dask_grader(cluster.scheduler_address, "bwrap")

    def grader(plan, submissions, on_done):
        def told(result):
            on_done(result)
            if not lost.is_set():
                lost.set()
                os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

        inner(plan, submissions, told)

    done = grade(tiny, folder, grader)
    assert lost.is_set()
    assert done.graded == 12
    assert {key: mark.total for key, mark in read_marks(tiny, "tiny").marks.items()} == expected()
    again = grade(tiny, folder, inner)
    assert (again.graded, again.before) == (0, 12)


def test_no_cluster_there(tiny, folder, monkeypatch):
    monkeypatch.setattr("builder.grading_dask._SECONDS_TO_CONNECT", 1)
    with pytest.raises(ProcessError, match="no Dask scheduler"):
        grade(tiny, folder, dask_grader("tcp://127.0.0.1:9", "bwrap"))
