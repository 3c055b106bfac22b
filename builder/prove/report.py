"""A proof as data and as a page for the instructor."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.findings import Finding
    from builder.prove.values import ExerciseProof, ProofReport, Survivor

__all__ = ["proof_json", "proof_page"]

_FORMAT = 2


def proof_json(report: ProofReport, sources: str = "") -> str:
    """Return the proof as JSON; all that is measured stands under `measured`, the rest is the same every time.

    `sources` is the digest of what was proven; empty for a part of a course or a single industry.
    """
    exercises = []
    measured: dict[str, object] = {"seconds": round(report.seconds, 2), "from_cache": report.from_cache}
    times: dict[str, dict[str, float]] = {}
    for exercise in report.exercises:
        facts = asdict(exercise)
        times[f"{exercise.module}/{exercise.exercise}"] = {name: facts.pop(name) for name in ("seconds", "peak_mb")}
        exercises.append({**facts, "score": round(exercise.score, 4)})
    content = {
        "format": _FORMAT,
        "course": report.course,
        "sources": sources,
        "figures": asdict(report.figures),
        "exercises": exercises,
        "findings": [_finding(finding) for finding in report.findings],
        "measured": {**measured, "exercises": times},
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def proof_page(report: ProofReport) -> str:
    """Return the proof as a Markdown page for instructors: scores, survivors and times. It tells solutions."""
    figures = report.figures
    parts = [
        "# The proof of the exercises",
        "",
        f"{figures.exercises} exercises, {figures.proven} proven, {figures.mutants} mutants, {figures.killed} killed.",
        "",
        "| Module | Exercise | Proven | Domains | Variants | Attempts | Mutants killed | Seconds | MB |",
        "|---|---|---|---|---|---|---|---|---|",
        *(_row(exercise) for exercise in report.exercises),
        "",
    ]
    for exercise in report.exercises:
        parts += _changes(exercise, "Not noticed by any test", exercise.survivors)
        parts += _changes(exercise, "Declared equivalent", exercise.equivalent)
    return "\n".join(parts).rstrip() + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.place.file,
        "line": finding.place.line,
    }


def _row(exercise: ExerciseProof) -> str:
    cells = [
        exercise.module,
        exercise.title.replace("|", "\\|"),
        "yes" if exercise.proven else "**no**",
        str(len(exercise.domains)),
        str(exercise.variants),
        str(exercise.attempts),
        f"{exercise.killed} of {exercise.mutants}",
        f"{exercise.seconds:.2f}",
        f"{exercise.peak_mb:.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def _changes(exercise: ExerciseProof, title: str, changes: tuple[Survivor, ...]) -> Iterator[str]:
    if not changes:
        return
    yield from (f"## {exercise.title}: {title.lower()}", "")
    for change in changes:
        yield f"{change.file}:{change.line}, {change.kind}" + (f": {change.reason}" if change.reason else "")
        yield from ("", "```diff")
        yield from (f"- {line}" for line in change.before.split("\n"))
        yield from (f"+ {line}" for line in change.after.split("\n") if change.after)
        yield from ("```", "")
