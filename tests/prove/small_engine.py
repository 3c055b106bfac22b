"""Runs steps in this process, so that tests see what is asked for."""

import traceback

from builder.prove.engine.values import BranchRun, StepRun, TrialRun


class SmallEngine:
    """Runs the steps of requests, and notes which branches it was asked for, their steps, and under which hash seed."""

    def __init__(self):
        self.ran, self.seeds, self.steps = set(), set(), {}

    def prepare(self, imports, hash_seeds):
        self.seeds |= set(hash_seeds)

    def stop(self):
        pass

    def run(self, request):
        return tuple(self._trial(trial) for trial in request.trials)

    def _trial(self, trial):
        found = []
        for branch in trial.branches:
            self.ran.add(branch.name)
            self.steps[branch.name] = branch.steps
            space = {}
            failed = [step for step in (outcome(one, space) for one in trial.before) if step.error]
            if failed:
                return TrialRun(trial.name, (), failed[0])
            if branch.brief and not found[0].passed:
                found.append(BranchRun(branch.name, (), "skipped"))
                continue
            steps = []
            for step in branch.steps:
                steps.append(outcome(step, space))
                if branch.brief and steps[-1].error:
                    break
            found.append(BranchRun(branch.name, tuple(steps), ""))
        return TrialRun(trial.name, tuple(found))


def outcome(step, space):
    """Return how a step ends that is run with these names."""
    try:
        exec(compile(step.source, step.id, "exec"), space)
    except Exception as error:  # noqa: BLE001 (what is run raises anything)
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == step.id]
        where = (lines[-1], lines[0]) if lines else (0, 0)
        return StepRun(step.id, "" if step.may_fail else type(error).__name__, str(error), *where)
    return StepRun(step.id)
