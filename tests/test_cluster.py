"""What runs on a cluster is kept only if it came about with the same packages as here."""

import pytest

from builder.errors import ProcessError, RunError
from builder.prove.engine import remote as prove_remote
from builder.prove.engine.remote import ClusterEngine
from builder.prove.engine.values import Request, TrialRun
from builder.run import remote as run_remote
from builder.run.remote import ClusterRunner
from builder.run.running import run_cached
from builder.run.values import RunJob, RunReport


class Near:
    """A cluster whose only worker is this process."""

    def call(self, function, *args):
        return function(*args)


class Runner:
    def __init__(self):
        self.seen = []

    def run(self, job):
        self.seen.append(job)
        return RunReport(job.name, (), "ok", 0.1, 1.0, "warm")


class Engine(Runner):
    def run(self, request):
        self.seen.append(request)
        return (TrialRun("one", ()),)


@pytest.fixture
def runner(monkeypatch):
    made = Runner()
    monkeypatch.setitem(run_remote._open, "warm", made)
    return made


@pytest.fixture
def engine(monkeypatch):
    made = Engine()
    monkeypatch.setattr(prove_remote, "_engines", [made])
    return made


@pytest.fixture
def other_versions(monkeypatch):
    """The worker, which asks first, has other versions than this machine, which asks next."""
    answers = iter(["theirs", "ours"])
    for place in (run_remote, prove_remote):
        monkeypatch.setattr(place, "environment_digest", lambda packages: next(answers))


def test_reports_of_a_cluster_are_kept_by_the_one_who_asked(runner, tmp_path):
    job = RunJob("one", ())
    for _ in range(2):
        (report,) = run_cached([job], tmp_path, runner="warm", chosen=ClusterRunner(Near(), "warm"))
        assert report.status == "ok"
    assert runner.seen == [job]


@pytest.mark.usefixtures("runner", "other_versions")
def test_a_run_with_other_packages_is_refused():
    with pytest.raises(RunError, match="other versions"):
        ClusterRunner(Near(), "warm").run(RunJob("one", ()))


def test_requests_of_a_proof_run_elsewhere(engine):
    request = Request((), (), (), 1.0, 100)
    assert ClusterEngine(Near()).run(request) == (TrialRun("one", ()),)
    assert engine.seen == [request]


@pytest.mark.usefixtures("engine", "other_versions")
def test_a_proof_with_other_packages_is_refused():
    with pytest.raises(RunError, match="other versions"):
        ClusterEngine(Near()).run(Request((), (), (), 1.0, 100))


def test_no_cluster_there(monkeypatch):
    pytest.importorskip("distributed")
    from builder.cluster import Cluster

    monkeypatch.setattr("builder.cluster._SECONDS_TO_CONNECT", 0.2)
    with pytest.raises(ProcessError, match="no Dask scheduler"):
        Cluster("tcp://127.0.0.1:9")
