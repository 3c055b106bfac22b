"""What is known of an exercise when it has been run, and what the proof says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from builder.findings import Finding
    from builder.prove.engine.values import TrialRun

__all__ = [
    "ExerciseProof",
    "ExerciseRuns",
    "Figures",
    "MutantRun",
    "Outcome",
    "ProofReport",
    "Run",
    "Survivor",
    "Varied",
]

Outcome = Literal["killed", "survived", "late", "skipped"]
"""What became of a mutant: `late` if it was still running when its time was over, which counts as killed;
`skipped` if the solution itself failed."""

Varied = Literal["", "everything", "nothing", "hash seed", "clock", "folder", "printing"]
"""Which conditions of a run were changed; `nothing` is a plain repetition."""


@dataclass(frozen=True, slots=True)
class Run:
    """One trial of an exercise: in which domain, for which variant (0: the defaults), under which conditions."""

    domain: str
    variant: int
    varied: Varied
    trial: TrialRun


@dataclass(frozen=True, slots=True)
class MutantRun:
    """A mutant that was run; `line` is 1-based in the answer cell."""

    line: int
    before: str
    after: str
    kind: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ExerciseRuns:
    """Everything that was run for one exercise; findings are made from it, so it can be kept between proofs."""

    exercise: str
    runs: tuple[Run, ...]
    mutants: tuple[MutantRun, ...]

    @property
    def is_lasting(self) -> bool:
        """Whether another proof would find the same: nothing but mutants met a limit."""
        return not any(
            branch.ended in {"timeout", "died", "memory"} for run in self.runs for branch in run.trial.branches
        )


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change of the solution that the tests do not notice, where it is, and why that may be so, if declared."""

    file: str
    line: int
    before: str
    after: str
    kind: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExerciseProof:
    """What is proven of one exercise; `proven` if nothing speaks against it. Seconds and megabytes are measured."""

    module: str
    exercise: str
    title: str
    proven: bool
    domains: tuple[str, ...]
    variants: int
    attempts: int
    mutants: int
    killed: int
    survivors: tuple[Survivor, ...]
    equivalent: tuple[Survivor, ...]
    seconds: float
    peak_mb: float

    @property
    def score(self) -> float:
        """The share of killed mutants among those that are not declared equivalent; 1 if there are none."""
        return self.killed / self.mutants if self.mutants else 1.0


@dataclass(frozen=True, slots=True)
class Figures:
    """The sums for the landing page."""

    exercises: int
    proven: int
    mutants: int
    killed: int


@dataclass(frozen=True, slots=True)
class ProofReport:
    """The proof of a course or a module: its exercises in order and every finding, sorted."""

    course: str
    exercises: tuple[ExerciseProof, ...]
    findings: tuple[Finding, ...]
    seconds: float = 0.0
    from_cache: int = 0
    """How many exercises were not run again."""

    @property
    def figures(self) -> Figures:
        """Return how many exercises there are, how many are proven, and the mutants of all of them."""
        return Figures(
            exercises=len(self.exercises),
            proven=sum(exercise.proven for exercise in self.exercises),
            mutants=sum(exercise.mutants for exercise in self.exercises),
            killed=sum(exercise.killed for exercise in self.exercises),
        )
