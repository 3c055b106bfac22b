"""Ctrl-C in the middle of a proof: nothing more is run, and nothing that was broken off is kept."""

from threading import Event

import pytest

from builder.errors import RunError
from builder.prove.engine.values import BranchRun, StepRun, TrialRun

CASE = {
    "answer": "def twice(x):\n    # BEGIN SOLUTION\n    return 2 * x\n    # END SOLUTION",
    "tests": ["assert twice(2) == 4, 'Twice two is four.'"],
}


class Passing:
    """Lets every solution pass and everything else fail; requests after the first one wait until it is stopped."""

    def __init__(self, waiting):
        self.waiting, self.stopped, self.asked = waiting, Event(), 0

    def prepare(self, imports, hash_seeds):
        pass

    def run(self, request):
        self.asked += 1
        if self.waiting in dict(request.files):
            assert self.stopped.wait(60)
        if self.stopped.is_set():
            raise RunError("The proof was stopped.")
        return tuple(
            TrialRun(trial.name, tuple(outcome(branch) for branch in trial.branches)) for trial in request.trials
        )

    def stop(self):
        self.stopped.set()


def outcome(branch):
    error = "" if branch.name == "solution" else "AssertionError"
    return BranchRun(branch.name, tuple(StepRun(step.id, error, error) for step in branch.steps), "")


@pytest.mark.parametrize("fault", [KeyboardInterrupt, RunError])
def test_the_rest_of_a_proof_is_not_waited_for(make_module, prove, tmp_path, fault):
    slow = [make_module({**CASE, "files": {"slow.txt": str(number)}}, f"slow-{number}") for number in range(20)]
    modules = [make_module(CASE, "quick"), *slow]

    def told(proof):
        raise fault("enough")

    engine = Passing("slow.txt")
    with pytest.raises(fault, match="enough"):
        prove(modules, engine=engine, cache=tmp_path, workers=2, on_done=told)
    assert engine.stopped.is_set()
    assert engine.asked < 10

    again = Passing("nothing waits")
    report = prove(modules, engine=again, cache=tmp_path)
    assert (len(report.exercises), report.from_cache) == (21, 1)
