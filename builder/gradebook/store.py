"""The gradebook's file: what is written is in its own transaction, what is read comes out as values."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import asdict
from threading import RLock
from typing import TYPE_CHECKING, Any, Self

from builder.errors import CourseError
from builder.grade.values import Flag, ManualAnswer, SubmissionResult
from builder.gradebook.originals import Originals
from builder.gradebook.rows import (
    add_parts,
    exercise_of,
    facts_of,
    pupil_of,
    submission_of,
    submission_row,
    test_of,
    values_of,
    variant_key,
)
from builder.gradebook.schema import open_database
from builder.gradebook.values import Judgement, KeptResult, Pupil

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from builder.grade.values import TestResult, Value
    from builder.gradebook.values import KeptSubmission, ModuleFacts

__all__ = ["Gradebook"]


_RESULTS = (
    "SELECT number, work, submission, variant, graded, module, version, runner, readable, seconds, peak_mb FROM result"
)


class Gradebook:
    """The marks of one class in a folder: `gradebook.sqlite` and the submissions as they came in.

    Raises CourseError if the file cannot be used. May be used from several threads and processes at once.
    """

    def __init__(self, folder: Path) -> None:
        self.originals = Originals(folder / "submissions")
        self._database = open_database(folder / "gradebook.sqlite")
        self._lock = RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing waits to be written."""
        self._database.close()

    # Settings and students

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting of the class."""
        found = self._rows("SELECT value FROM setting WHERE name = ?", (name,))
        return str(found[0][0]) if found else default

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting of the class."""
        with self._writing() as database:
            database.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def settings(self) -> dict[str, str]:
        """Return all settings."""
        return dict(self._rows("SELECT name, value FROM setting ORDER BY name"))

    def add_students(self, students: Iterable[Pupil]) -> None:
        """Keep these students; one who is known gets the newer words, and stays listed once a roster named them."""
        with self._writing() as database:
            _add_students(database, students)

    def students(self) -> tuple[Pupil, ...]:
        """Return the students by id."""
        rows = self._rows("SELECT id, name, email, section, canvas_id, login, listed FROM student ORDER BY id")
        return tuple(pupil_of(row) for row in rows)

    # Modules

    def add_module(self, facts: ModuleFacts, now: str) -> None:
        """Keep what this version of a module is made of; known versions stay as they are."""
        text = json.dumps(asdict(facts), ensure_ascii=False, sort_keys=True)
        with self._writing() as database:
            database.execute("INSERT OR IGNORE INTO module VALUES (?, ?, ?, ?)", (facts.id, facts.version, text, now))

    def modules(self) -> dict[tuple[str, str], ModuleFacts]:
        """Return every version of every module by id and version, the newest of a module last."""
        rows = self._rows("SELECT facts FROM module ORDER BY first_used, rowid")
        found = [facts_of(row[0]) for row in rows]
        return {(facts.id, facts.version): facts for facts in found}

    # Submissions and results

    def add_submissions(self, found: Iterable[KeptSubmission], students: Iterable[Pupil], now: str) -> None:
        """Keep that these were handed in, and who by, in one transaction; what is known already stays as it is."""
        with self._writing() as database:
            _add_students(database, students)
            database.executemany(
                "INSERT OR IGNORE INTO submission (work, submitted, attempt, student, module, name, digest, files,"
                " origin, late, kept, notes, received) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(*submission_row(one), now) for one in found],
            )

    def submissions(self) -> tuple[KeptSubmission, ...]:
        """Return everything that was handed in: by student and module, the oldest first."""
        rows = self._rows(
            "SELECT number, student, module, name, digest, files, origin, submitted, late, attempt, kept, notes"
            " FROM submission ORDER BY student, module, submitted, attempt, number"
        )
        return tuple(submission_of(row) for row in rows)

    def is_graded(self, work: str, version: str, values: tuple[tuple[str, Value], ...] | None) -> bool:
        """Tell whether there is a result for this work with this version and these values."""
        key = (work, version, variant_key(values))
        return bool(self._rows("SELECT 1 FROM result WHERE work = ? AND version = ? AND variant = ?", key))

    def add_result(
        self,
        submission: KeptSubmission,
        values: tuple[tuple[str, Value], ...] | None,
        result: SubmissionResult,
        now: str,
    ) -> bool:
        """Keep a result with all its parts in one transaction; false if there was one already, which then stays."""
        row = (
            *(submission.work, submission.number, result.module, result.plan, variant_key(values), result.runner),
            *(int(result.readable), float(result.seconds), float(result.peak_mb), now),
        )
        with self._writing() as database:
            cursor = database.execute(
                "INSERT OR IGNORE INTO result (work, submission, module, version, variant, runner, readable, seconds,"
                " peak_mb, graded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            if not cursor.rowcount:
                return False
            add_parts(database, int(cursor.lastrowid or 0), result)
        return True

    def results(self, works: Iterable[str] | None = None, *, texts: bool = True) -> Iterator[KeptResult]:
        """Yield the results, the oldest first; of these works only, if they are named, however large the class is.

        Without `texts`, sources and outputs of answers stay on the disk: marks do not need them.
        """
        if works is None:
            rows = self._rows(_RESULTS + " ORDER BY number")
        else:
            rows = sorted(row for work in set(works) for row in self._rows(_RESULTS + " WHERE work = ?", (work,)))
        for row in rows:
            yield self._result(row, texts=texts)

    def _result(self, row: tuple[Any, ...], *, texts: bool) -> KeptResult:
        number, work, submission, variant, graded, module, version, runner, readable, seconds, peak_mb = row
        tests: dict[str, list[TestResult]] = {}
        for exercise, *values in self._rows(
            "SELECT exercise, cell, points, earned, outcome, message, seconds, checked_twice FROM test"
            " WHERE result = ? ORDER BY exercise, position",
            (number,),
        ):
            tests.setdefault(exercise, []).append(test_of(tuple(values)))
        exercises = tuple(
            exercise_of(one, tests.get(one[0], []))
            for one in self._rows(
                "SELECT exercise, points, earned, manual_points, iif(?, source, ''), iif(?, outputs, '[]'), error"
                " FROM exercise WHERE result = ? ORDER BY position",
                (texts, texts, number),
            )
        )
        flags = self._rows("SELECT code, text, exercise FROM flag WHERE result = ? ORDER BY position", (number,))
        answers = self._rows(
            "SELECT exercise, cell, kind, text FROM answer WHERE result = ? ORDER BY position", (number,)
        )
        result = SubmissionResult(
            submission=str(submission),
            module=module,
            plan=version,
            runner=runner,
            readable=bool(readable),
            exercises=exercises,
            manual=tuple(ManualAnswer(*one) for one in answers),
            flags=tuple(Flag(*one) for one in flags),
            seconds=seconds,
            peak_mb=peak_mb,
        )
        return KeptResult(number, work, submission, values_of(variant), graded, result)

    # Judgements

    def add_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Keep what a person chose, all or nothing; what was chosen before stays readable."""
        with self._writing() as database:
            database.executemany(
                "INSERT INTO judgement (student, module, exercise, criterion, points, comment, answer, person, judged)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (j.student, j.module, j.exercise, j.criterion, j.points, j.comment, j.answer, j.by, j.at)
                    for j in judgements
                ],
            )

    def judgements(self) -> tuple[Judgement, ...]:
        """Return every choice, the oldest first; the last one for an answer and criterion counts."""
        rows = self._rows(
            "SELECT student, module, exercise, criterion, points, comment, answer, person, judged FROM judgement"
            " ORDER BY number"
        )
        return tuple(Judgement(*row) for row in rows)

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with self._lock, _translated():
            return self._database.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for one transaction."""
        with self._lock, _translated():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        hint = "Free some space, or close the program that uses the file. Everything that was kept is safe."
        raise CourseError(f"The gradebook cannot be used: {error}.", hint=hint) from error


def _add_students(database: sqlite3.Connection, students: Iterable[Pupil]) -> None:
    database.executemany(
        "INSERT INTO student VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "name = coalesce(nullif(excluded.name, ''), name), email = coalesce(nullif(excluded.email, ''), email),"
        "section = coalesce(nullif(excluded.section, ''), section),"
        "canvas_id = coalesce(nullif(excluded.canvas_id, ''), canvas_id),"
        "login = coalesce(nullif(excluded.login, ''), login), listed = max(listed, excluded.listed)",
        [(s.id, s.name, s.email, s.section, s.canvas_id, s.login, int(s.listed)) for s in students],
    )
