"""Rows of the gradebook's tables as values, and values as rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from builder.grade.values import ExerciseResult, TestResult
from builder.gradebook.values import ExerciseFacts, KeptSubmission, ModuleFacts, Note, Pupil, ReceivedFile, RubricLine

if TYPE_CHECKING:
    import sqlite3

    from builder.grade.values import SubmissionResult, Value

__all__ = [
    "add_parts",
    "exercise_of",
    "facts_of",
    "pupil_of",
    "submission_of",
    "submission_row",
    "test_of",
    "values_of",
    "variant_key",
]


def variant_key(values: tuple[tuple[str, Value], ...] | None) -> str:
    """Return the values of a variant as one text, the same for the same values; empty for the default ones."""
    return json.dumps(sorted(values), ensure_ascii=False) if values else ""


def values_of(key: str) -> tuple[tuple[str, Value], ...] | None:
    """Return the values that `variant_key` made a text of."""
    return tuple((str(name), value) for name, value in json.loads(key)) if key else None


def pupil_of(row: tuple[Any, ...]) -> Pupil:
    """Return the student in a row."""
    name, words, email, section, canvas, login, listed = row
    return Pupil(name, words, email, section, canvas, login, bool(listed))


def submission_of(row: tuple[Any, ...]) -> KeptSubmission:
    """Return the submission in a row: its columns in the order in which they are named here."""
    number, student, module, name, digest, files, origin, submitted, late, attempt, kept, notes = row
    return KeptSubmission(
        number=number,
        student=student,
        module=module,
        notebook=ReceivedFile(name, digest),
        files=tuple(ReceivedFile(*one) for one in json.loads(files)),
        origin=origin,
        submitted=submitted,
        late=bool(late),
        attempt=attempt,
        kept=bool(kept),
        notes=tuple(Note(*one) for one in json.loads(notes)),
    )


def submission_row(found: KeptSubmission) -> tuple[object, ...]:
    """Return work, submitted, attempt, student, module, name, digest, files, origin, late, kept and notes."""
    files = [[file.name, file.digest] for file in found.files]
    notes = [[note.code, note.text] for note in found.notes]
    return (
        *(found.work, found.submitted, found.attempt, found.student, found.module),
        *(found.notebook.name, found.notebook.digest, json.dumps(files, ensure_ascii=False), found.origin),
        *(int(found.late), int(found.kept), json.dumps(notes, ensure_ascii=False)),
    )


def facts_of(text: str) -> ModuleFacts:
    """Return the facts of a module that were kept as JSON."""
    data = json.loads(text)
    exercises = []
    for one in data.pop("exercises"):
        rubric = tuple(RubricLine(line["name"], line["points"], tuple(line["levels"])) for line in one.pop("rubric"))
        exercises.append(ExerciseFacts(**one, rubric=rubric))
    return ModuleFacts(**data, exercises=tuple(exercises))


def test_of(row: tuple[Any, ...]) -> TestResult:
    """Return the test in a row: cell, points, earned, outcome, message, seconds, checked_twice."""
    cell, points, earned, outcome, message, seconds, twice = row
    return TestResult(cell, points, earned, outcome, message, seconds, checked_twice=bool(twice))


def exercise_of(row: tuple[Any, ...], tests: list[TestResult]) -> ExerciseResult:
    """Return the exercise in a row: exercise, points, earned, manual_points, source, outputs, error."""
    exercise, points, earned, manual, source, outputs, error = row
    return ExerciseResult(exercise, points, earned, manual, tuple(tests), source, outputs, error)


def add_parts(database: sqlite3.Connection, number: int, result: SubmissionResult) -> None:
    """Write the exercises, tests, flags and answers of a result."""
    database.executemany(
        "INSERT INTO exercise VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, n, e.exercise, e.points, e.earned, e.manual_points, _plain(e.source), _plain(e.outputs), e.error)
            for n, e in enumerate(result.exercises)
        ],
    )
    database.executemany(
        "INSERT INTO test VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(number, exercise.exercise, n, test.cell, test.points, test.earned, test.outcome),
                *(_plain(test.message), float(test.seconds), int(test.checked_twice)),
            )
            for exercise in result.exercises
            for n, test in enumerate(exercise.tests)
        ],
    )
    database.executemany(
        "INSERT INTO flag VALUES (?, ?, ?, ?, ?)",
        [(number, n, flag.code, _plain(flag.text), flag.exercise) for n, flag in enumerate(result.flags)],
    )
    database.executemany(
        "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?)",
        [(number, n, a.exercise, a.cell, a.kind, _plain(a.text)) for n, a in enumerate(result.manual)],
    )


def _plain(text: str) -> str:
    """Return text that SQLite takes: a lone half of a surrogate pair, which JSON can hold, is spelled out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
