"""Whether runs that a proof leaves out would have said the same: runs all in every setting, and compares.

    python tests/bench/alike_settings.py [--cache FOLDER] [MODULE ...]

For each exercise that meets nothing new in a setting (see builder/prove/reach.py) solution, starter and attempts are
run there in full all the same, also under other conditions. Prints each branch that does not end as in the setting with
the same in reach: other steps pass, or say something else. What is kept in the folder is not run again.
"""

import argparse
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from builder.check_course import _packs
from builder.course.load import load_course
from builder.kept import Store
from builder.prove.engine.client import Engine
from builder.prove.keeping import Cache, work_key
from builder.prove.memory import Memory
from builder.prove.proving import _part_of
from builder.prove.reach import reaching
from builder.prove.running import run_work
from builder.workspace import Workspace

COURSE = "machine-learning-engineer"
CHEAP = (
    "agile-planning fairness-and-privacy feature-engineering leading-a-platform monitoring-and-drift releasing-safely"
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path)
    parser.add_argument("modules", nargs="*", default=CHEAP.split())
    options = parser.parse_args()
    workspace, store = Workspace(Path(__file__).parents[2]), Store(options.cache)
    course, _ = load_course(workspace, COURSE, only=options.modules)
    packs = tuple(_packs(workspace).values())
    exercises = alike = branches = differing = 0
    with Engine() as engine, ThreadPoolExecutor(2) as pool:
        for module in course.modules:
            work = replace(_part_of(module, None, packs, 3, COURSE).work, in_full=True)
            whole = set()
            for runs in _all_runs(work, engine, pool, store, whole):
                groups = _groups(work, runs.exercise, runs.exercise in whole)
                exercises, alike = exercises + 1, alike + bool(groups)
                for first, other in groups:
                    compared, found = _compared(runs, first, other)
                    branches, differing = branches + compared, differing + len(found)
                    for name in found:
                        print(f"{module.card.id}/{runs.exercise}: {name} is not the same in {other} as in {first}")
    print(f"{exercises} exercises, {alike} with settings alike, {branches} branches compared, {differing} differ")
    sys.exit(bool(differing))


def _all_runs(work, engine, pool, store, whole):
    """Yield all that is run of a module, or was; add to `whole` what is run after all cells before it."""
    kept = {name: Cache(store).load(work, name) for name in work.settings[0].subjects}
    whole |= {name for name in kept if store.read(work_key(work, name, whole=False)) == {"whole": True}}
    yield from (runs for runs in kept.values() if runs)
    left = {name for name, runs in kept.items() if not runs}
    if left:
        settings = [
            replace(one, subjects={name: subject for name, subject in one.subjects.items() if name in left})
            for one in work.settings
        ]
        part = replace(work, settings=tuple(settings))
        yield from run_work(part, engine, pool, Memory(store, work.packages), on_whole=whole.add)


def _groups(work, exercise, whole):
    """Return pairs of settings in which the same can reach the exercise."""
    found = defaultdict(list)
    for one in work.settings:
        subject = replace(one.subjects[exercise], whole=whole)
        found[reaching(subject, one.files)].append((one.domain, one.variant))
    return [(same[0], other) for same in found.values() for other in same[1:]]


def _compared(runs, first, other):
    """Return how many branches two settings have in common, and the names of those that end differently."""
    ends = {
        setting: {(run.varied, branch.name): _end(branch) for run in own for branch in run.trial.branches}
        for setting, own in ((one, _of(runs, one)) for one in (first, other))
    }
    both = sorted(ends[first].keys() & ends[other].keys())
    return len(both), [name for varied, name in both if ends[first][varied, name] != ends[other][varied, name]]


def _of(runs, setting):
    return [run for run in runs.runs if (run.domain, run.variant) == setting]


def _end(branch):
    return branch.ended, branch.network, [(step.id, step.error, step.line, step.message) for step in branch.steps]


if __name__ == "__main__":
    main()
