"""Grading on a Dask cluster: the same marks as on one machine, also when a worker is lost in the middle."""

import os
import signal
import threading
import warnings

import pytest

from builder.build import assemble_course, run_course
from builder.check_course import prove_whole_course
from builder.course.load import load_course
from builder.files import remove_tree
from builder.grade.learning import Knowledge
from builder.grade.plan import grading_plan
from builder.grading_dask import _engine, dask_grader
from builder.progress import Silent
from builder.read_class import read_marks
from builder.stamp import BuildOptions

from .conftest import grade, put
from .whole import RIGHT, SQUARE, answered

distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
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

    done = assign_course(tiny, "tiny", None, Silent())
    copy = (done.folder / "everyone" / "first-steps" / "first-steps.ipynb").read_bytes()
    for number in range(12):
        answers = {"double": SQUARE if number % 3 else RIGHT}
        put(tmp_path / "in", f"s{number}/first-steps.ipynb", answered(copy, answers))
    return tmp_path / "in"


def expected():
    return {(f"s{number}", "first-steps"): 1 if number % 3 else 3 for number in range(12)}


def test_a_worker_uses_what_was_found_out_elsewhere(tiny, monkeypatch):
    monkeypatch.setattr("builder.grading_dask._engines", {})
    plan = grading_plan(load_course(tiny, "tiny")[0].module("first-steps"))
    known = Knowledge({}, True, 5.0, frozenset(), frozenset(), ())
    assert _engine(plan, "process", known).knowledge is known


def test_a_course_is_built_and_checked_on_the_cluster_as_here(cluster, tiny):
    address = cluster.scheduler_address
    course = load_course(tiny, "tiny")[0]
    sheets = assemble_course(course, ())
    here, _, _ = run_course(tiny, course, sheets, BuildOptions(), Silent())
    remove_tree(tiny.build)
    there, _, findings = run_course(tiny, course, sheets, BuildOptions(), Silent(), address)
    assert (there, findings) == (here, [])
    told = []
    report, _ = prove_whole_course(
        tiny, "tiny", BuildOptions(domain="healthcare"), variants=1, on_done=told.append, dask=address
    )
    assert report.figures.proven == report.figures.exercises == len(told) > 0
    assert report.from_cache == 0


def test_the_same_marks_and_a_lost_worker_loses_nothing(cluster, tiny, folder, tmp_path):
    lost = threading.Event()
    inner = dask_grader(cluster.scheduler_address, "bwrap", tmp_path / "cache")

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
    assert len(list((tmp_path / "cache").rglob("*.json"))) == 1
    assert {key: mark.total for key, mark in read_marks(tiny, "tiny").marks.items()} == expected()
    again = grade(tiny, folder, inner)
    assert (again.graded, again.before) == (0, 12)
