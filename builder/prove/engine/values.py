"""What the engine takes and what it returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

__all__ = [
    "Branch",
    "BranchRun",
    "Conditions",
    "Ending",
    "Request",
    "RunsRequests",
    "Step",
    "StepRun",
    "Trial",
    "TrialRun",
]

Ending = Literal["", "timeout", "memory", "processes", "output", "died", "skipped"]
"""Why a branch did not come to its end; empty if it did."""


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of code to run: an id and a source; `may_fail` as the tag `raises-exception` says."""

    id: str
    source: str
    may_fail: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """One variant of an answer with its tests, run from the state that the cells before it have left.

    With `brief` it ends at the first error, is not run if the branch `solution` failed, and gets five times the
    time of that branch and half a second more. Otherwise every step is run, errors or not.
    """

    name: str
    steps: tuple[Step, ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """The branches of one exercise, and the cells that are run before them."""

    name: str
    before: tuple[Step, ...]
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """What may differ between two runs of the same code without a test noticing."""

    hash_seed: int = 0
    clock: bool = False
    """Whether the clock shows another year."""
    folder: bool = False
    """Whether the notebook lies in a folder with another name."""
    printing: bool = False
    """Whether NumPy prints as its version 1 did, and pandas with fewer digits."""


@dataclass(frozen=True, slots=True)
class Request:
    """Trials that are run together; `seconds` and `memory_mb` (of 2**20 bytes) limit each process of them.

    `imports` are the modules that the worker has imported ahead, as `a.b` or `a.b:c`; no file of the notebook is one.
    """

    trials: tuple[Trial, ...]
    files: tuple[tuple[str, bytes], ...]
    imports: tuple[str, ...]
    seconds: float
    memory_mb: int
    conditions: Conditions = field(default_factory=Conditions)


@dataclass(frozen=True, slots=True)
class StepRun:
    """How a step ended: the exception's name (empty if none), its text, the 1-based line in the step (0 unknown)."""

    id: str
    error: str = ""
    message: str = ""
    line: int = 0
    at: int = 0
    """The line that the step itself had reached: where `line` lies in a function, that of its call (0 unknown)."""
    cpu: float = 0.0
    """Seconds of processor time, with those of programs that it waited for."""


@dataclass(frozen=True, slots=True)
class BranchRun:
    """How a branch ended: the steps that ended by themselves, and why the others did not."""

    name: str
    steps: tuple[StepRun, ...] = ()
    ended: Ending = "died"
    seconds: float = 0.0
    peak_mb: float = 0.0
    network: tuple[str, ...] = ()
    """The machines that the branch wanted to reach; none of them was."""
    forks: bool = True
    """Whether the process could be forked before the branch; only known of a branch that was run alone."""
    cpu: float = 0.0
    """Seconds of processor time, which other programs do not prolong."""

    @property
    def passed(self) -> bool:
        """Whether every step ran without an error."""
        return not self.ended and not any(step.error for step in self.steps)


@dataclass(frozen=True, slots=True)
class TrialRun:
    """How a trial ended: its branches, or why the cells before them did not come to their end."""

    name: str
    branches: tuple[BranchRun, ...] = ()
    failed: StepRun | None = None

    def branch(self, name: str) -> BranchRun | None:
        """Return the branch of that name, if it was asked for and its start was reached."""
        return next((branch for branch in self.branches if branch.name == name), None)


class RunsRequests(Protocol):
    """What runs requests, any number at a time from different threads: on this machine or elsewhere."""

    def prepare(self, imports: tuple[str, ...], hash_seeds: tuple[int, ...]) -> None:
        """Get ready for requests with these imports and hash seeds, without waiting. Raises RunError."""

    def run(self, request: Request) -> tuple[TrialRun, ...]:
        """Run the trials; return their results in the same order. Raises RunError if they cannot be run."""

    def stop(self) -> None:
        """Run nothing more: requests that were not begun raise RunError, and those that run as far as possible too."""
