"""From the lines that a worker wrote to the results of a request."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from builder.errors import RunError
from builder.prove.engine.values import Branch, BranchRun, Ending, StepRun, Trial, TrialRun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.prove.engine.values import Request

__all__ = ["late_modules", "read_results"]

_HINT = "Please report this as a bug of coursewright."


def read_results(text: str, request: Request) -> tuple[tuple[TrialRun, ...], frozenset[str]]:
    """Return the trials' results, and the names of those whose branches must be run one by one, each from the start.

    These could not be forked, or their process was ended from inside. A branch without a last line was lost with its
    process; the reason is the one given for its trial. Raises RunError on our own faults.
    """
    lines = list(_lines(text))
    for line in lines:
        if "fault" in line:
            raise RunError(f"The proof itself failed: {line['fault']}", hint=_HINT)
    unsafe = frozenset(name for line in lines for name in line.get("unsafe", ()))
    lost = {name: line["lost"] for line in lines if "lost" in line for name in line["trials"]}
    of_trial: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        of_trial[line["trial"]].append(line)
    if sum(len(trial.branches) for trial in request.trials) > 1:
        # A branch that ends processes above its own does not speak for the others, whoever is left to tell.
        unsafe |= frozenset(name for name, reason in lost.items() if reason == "died")
        unsafe |= frozenset(t.name for t in request.trials if t.name not in lost and _broken_off(t, of_trial[t.name]))
    runs = (_trial(trial, of_trial[trial.name], lost.get(trial.name, "died")) for trial in request.trials)
    return tuple(runs), unsafe


def _broken_off(trial: Trial, lines: list[dict[str, Any]]) -> bool:
    ends = {line["branch"] for line in lines if "end" in line}
    return not any("failed" in line for line in lines) and len(ends) < len(trial.branches)


def late_modules(text: str) -> tuple[str, ...]:
    """Return the modules that a solution imported while it used others, each once."""
    return tuple(dict.fromkeys(name for line in _lines(text) for name in line.get("late", ())))


def _lines(text: str) -> Iterator[dict[str, Any]]:
    for line in text.split("\n"):
        if line:
            try:
                found = json.loads(line)
            except ValueError:
                continue  # a process was ended while it wrote
            yield found


def _trial(trial: Trial, lines: list[dict[str, Any]], lost: str) -> TrialRun:
    failed = next((StepRun(**line["failed"]) for line in lines if "failed" in line), None)
    if failed is not None:
        return TrialRun(trial.name, (), failed)
    of_branch: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        of_branch[line["branch"]].append(line)
    return TrialRun(trial.name, tuple(_branch(branch, of_branch[branch.name], lost) for branch in trial.branches))


def _branch(branch: Branch, lines: list[dict[str, Any]], lost: str) -> BranchRun:
    steps = tuple(StepRun(**line["step"]) for line in lines if "step" in line)
    network = tuple(dict.fromkeys(line["network"] for line in lines if "network" in line))
    end: dict[str, Any] = next((line for line in lines if "end" in line), {"end": lost})
    ended: Ending = end["end"]
    if not ended and not any("all" in line for line in lines):
        ended = "died"  # the code under proof ended the process as if all were well
    if any(step.error == "OutputLimitError" for step in steps):
        ended = "output"
    seconds, peak = round(end.get("seconds", 0.0), 4), round(end.get("peak_mb", 0.0), 1)
    return BranchRun(
        branch.name, steps, ended, seconds, peak, network, end.get("forks", True), round(end.get("cpu", 0.0), 2)
    )
