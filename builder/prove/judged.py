"""The verdicts on whole modules, so that of a course only what has changed is assembled and judged again."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from builder.course.digest import module_key
from builder.environment import program_digest
from builder.files import digest
from builder.findings import in_order, stored_findings
from builder.prove.judge.case import Case
from builder.prove.judging import judge
from builder.prove.keeping import FORMAT
from builder.prove.values import ExerciseProof, Survivor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.course.values import CourseModule
    from builder.documents.domain import Domain
    from builder.findings import Finding
    from builder.kept import Store
    from builder.prove.values import ExerciseRuns
    from builder.prove.work import Work

__all__ = ["Collected", "Judged", "Verdict"]

Verdict = tuple[tuple[ExerciseProof, ...], tuple["Finding", ...]]
"""The proofs of a module's exercises in its order, and all that was found."""


class Judged:
    """Verdicts of one course in some domains, for so many variants."""

    def __init__(self, store: Store, course: str, domains: Sequence[Domain], variants: int) -> None:
        self._store = store
        self._settings = [FORMAT, program_digest(), course, str(variants)]
        self._settings += [text for domain in domains for text in (domain.pack, domain.source)]

    def load(self, module: CourseModule) -> Verdict | None:
        """Return the verdict on the same module, or nothing when there is none or it is damaged."""
        return self._store.recall(self._key(module), _verdict)

    def store(self, module: CourseModule, exercises: Sequence[ExerciseProof], findings: Sequence[Finding]) -> None:
        """Keep a verdict that another proof would give again. Raises WriteError."""
        content = {
            "exercises": [asdict(exercise) for exercise in exercises],
            "findings": [asdict(finding) for finding in findings],
        }
        self._store.write(self._key(module), content)

    def _key(self, module: CourseModule) -> str:
        return digest(part.encode() for part in ("verdict", *self._settings, module_key(module)))


class Collected:
    """What becomes known of one module, an exercise at a time and in any order; `proofs` are known already."""

    def __init__(
        self, module: CourseModule, work: Work | None, findings: Sequence[Finding], proofs: Sequence[ExerciseProof]
    ) -> None:
        self._module, self._work = module, work
        self._proofs = {proof.exercise: proof for proof in proofs}
        self._is_lasting = work is not None
        self.findings = list(findings)

    @property
    def proofs(self) -> tuple[ExerciseProof, ...]:
        """The proofs that there are, in the order of the module."""
        return tuple(self._proofs[name] for name in self._module.card.exercises if name in self._proofs)

    def judge(self, runs: ExerciseRuns, public: str) -> ExerciseProof:
        """Add what the runs of an exercise say, and return its proof. Raises ValueError if there was nothing to run."""
        proof, found = self.look(runs, public)
        self._proofs[runs.exercise] = proof
        self._is_lasting = self._is_lasting and runs.is_lasting
        self.findings.extend(found)
        return proof

    def look(self, runs: ExerciseRuns, public: str) -> tuple[ExerciseProof, tuple[Finding, ...]]:
        """Return what some runs of an exercise say, and add nothing. Raises ValueError if there was nothing to run."""
        if self._work is None:
            raise ValueError("a module without work has no runs")
        module, subject = self._module, self._work.settings[0].subjects[runs.exercise]
        return judge(Case(module.card, module.card_file, module.lesson.file, subject, runs, public))

    def keep(self, judged: Judged) -> None:
        """Keep the verdict if another proof would give the same. Raises WriteError."""
        if self._is_lasting:
            judged.store(self._module, self.proofs, in_order(self.findings))


def _verdict(found: dict[str, Any]) -> Verdict:
    return tuple(_proof(one) for one in found["exercises"]), stored_findings(found["findings"])


def _proof(found: dict[str, Any]) -> ExerciseProof:
    lists = {name: tuple(Survivor(**one) for one in found[name]) for name in ("survivors", "equivalent")}
    return ExerciseProof(**{**found, **lists, "domains": tuple(found["domains"])})
