"""What a judge looks at, and how it tells in which domains something was seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.documents.module_card import ModuleCard
    from builder.prove.engine.values import BranchRun
    from builder.prove.plan import Subject
    from builder.prove.values import ExerciseRuns, Run

__all__ = ["Case", "Seen", "once", "short"]

Seen = tuple[str, int, Finding]
"""A finding with the domain and the variant in which it was seen."""


@dataclass(frozen=True, slots=True)
class Case:
    """One exercise with all that was run for it; `file` is the lesson, `public` its public text without blanks."""

    card: ModuleCard
    card_file: str
    file: str
    subject: Subject
    runs: ExerciseRuns
    public: str

    @property
    def name(self) -> str:
        """The exercise."""
        return self.subject.exercise

    @property
    def place(self) -> Place:
        """Where the answer cell begins."""
        return Place(self.file, self.subject.answer.line)

    def normal(self) -> Iterator[Run]:
        """Yield the runs under usual conditions."""
        return (run for run in self.runs.runs if run.varied == "")

    def branches(self, name: str) -> Iterator[tuple[Run, BranchRun]]:
        """Yield each usual run that reached the branch of that name."""
        for run in self.normal():
            branch = run.trial.branch(name)
            if branch is not None:
                yield run, branch

    def line_of(self, step: str, line: int) -> Place:
        """Return the place of a line of a step, whose id is that of a cell or `cell@first line`."""
        cell_id, _, first = step.partition("@")
        cell = next((cell for cell in self.subject.cells if cell.id == cell_id), None)
        if cell is None:
            return self.place
        start = cell.line + (int(first) - 1 if first.isdigit() else 0)
        return Place(self.file, start + max(line - 1, 0))


def once(seen: Iterable[Seen]) -> Iterator[Finding]:
    """Yield each finding once; if the default setting did not show it, its message says which one did."""
    first: dict[Finding, tuple[str, int]] = {}
    default: tuple[str, int] | None = None
    for domain, variant, finding in seen:
        default = default or (domain, variant)
        first.setdefault(finding, (domain, variant))
    told: set[tuple[str, Place]] = set()
    for finding, (domain, variant) in first.items():
        if (finding.rule, finding.place) in told:
            continue  # the same in other words, such as other numbers in another domain
        told.add((finding.rule, finding.place))
        where = f" (domain {domain}" + (f", variant {variant})" if variant else ")")
        yield replace(finding, message=finding.message + where)


def short(text: str, most: int = 300) -> str:
    """Return the text in one line of at most so many characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
