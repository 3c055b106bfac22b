"""The tables of the gradebook, one migration after the other. A migration that was released is never edited."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from builder.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["MIGRATIONS", "open_database"]

_FIRST = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE student (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, section TEXT NOT NULL,
  canvas_id TEXT NOT NULL, login TEXT NOT NULL, listed INTEGER NOT NULL
) STRICT;
CREATE TABLE module (
  id TEXT NOT NULL, version TEXT NOT NULL, facts TEXT NOT NULL, first_used TEXT NOT NULL, PRIMARY KEY (id, version)
) STRICT;
CREATE TABLE submission (
  number INTEGER PRIMARY KEY, work TEXT NOT NULL, student TEXT NOT NULL, module TEXT NOT NULL, name TEXT NOT NULL,
  digest TEXT NOT NULL, files TEXT NOT NULL, origin TEXT NOT NULL, submitted TEXT NOT NULL, late INTEGER NOT NULL,
  attempt INTEGER NOT NULL, kept INTEGER NOT NULL, notes TEXT NOT NULL, received TEXT NOT NULL,
  UNIQUE (work, submitted, attempt)
) STRICT;
CREATE TABLE result (
  number INTEGER PRIMARY KEY, work TEXT NOT NULL, submission INTEGER NOT NULL REFERENCES submission,
  module TEXT NOT NULL, version TEXT NOT NULL, variant TEXT NOT NULL, runner TEXT NOT NULL, readable INTEGER NOT NULL,
  seconds REAL NOT NULL, peak_mb REAL NOT NULL, graded TEXT NOT NULL, UNIQUE (work, version, variant)
) STRICT;
CREATE TABLE exercise (
  result INTEGER NOT NULL REFERENCES result, position INTEGER NOT NULL, exercise TEXT NOT NULL,
  points INTEGER NOT NULL, earned INTEGER NOT NULL, manual_points INTEGER NOT NULL, source TEXT NOT NULL,
  outputs TEXT NOT NULL, error TEXT NOT NULL, PRIMARY KEY (result, position)
) STRICT;
CREATE TABLE test (
  result INTEGER NOT NULL REFERENCES result, exercise TEXT NOT NULL, position INTEGER NOT NULL, cell TEXT NOT NULL,
  points INTEGER NOT NULL, earned INTEGER NOT NULL, outcome TEXT NOT NULL, message TEXT NOT NULL,
  seconds REAL NOT NULL, checked_twice INTEGER NOT NULL, PRIMARY KEY (result, exercise, position)
) STRICT;
CREATE TABLE flag (
  result INTEGER NOT NULL REFERENCES result, position INTEGER NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL,
  exercise TEXT NOT NULL, PRIMARY KEY (result, position)
) STRICT;
CREATE TABLE answer (
  result INTEGER NOT NULL REFERENCES result, position INTEGER NOT NULL, exercise TEXT NOT NULL, cell TEXT NOT NULL,
  kind TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (result, position)
) STRICT;
CREATE TABLE judgement (
  number INTEGER PRIMARY KEY, student TEXT NOT NULL, module TEXT NOT NULL, exercise TEXT NOT NULL,
  criterion TEXT NOT NULL, points REAL NOT NULL, comment TEXT NOT NULL, answer TEXT NOT NULL, person TEXT NOT NULL,
  judged TEXT NOT NULL
) STRICT;
CREATE INDEX submission_of ON submission (student, module);
CREATE INDEX judgement_of ON judgement (student, module, exercise, criterion);
"""

_UNCHANGEABLE = ("submission", "result", "exercise", "test", "flag", "answer", "judgement")


def _guards() -> str:
    """Return triggers that refuse to change or delete what was once written."""
    return "\n".join(
        f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, 'what the gradebook holds is never changed'); END;"
        for table in _UNCHANGEABLE
        for verb in ("UPDATE", "DELETE")
    )


MIGRATIONS: tuple[str, ...] = (_FIRST + _guards(),)
"""SQL that leads from version n (its index) to version n + 1."""


def open_database(file: Path, migrations: Sequence[str] = MIGRATIONS) -> sqlite3.Connection:
    """Return a connection in WAL mode whose schema is up to date; before a migration the old file is copied aside.

    Raises CourseError if the file is no gradebook, is damaged, or was made by a newer coursewright.
    """
    try:
        connection = sqlite3.connect(file, timeout=30, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, file, migrations)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        hint = "Put the file back from a backup; copies made before a migration stand beside it as `.bak`."
        raise CourseError(f"The gradebook {file} cannot be used: {error}.", hint=hint) from error
    return connection


def _prepare(connection: sqlite3.Connection, file: Path, migrations: Sequence[str]) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    # A mark that was reported as kept must survive a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    version = _version(connection)
    if version > len(migrations):
        hint = "Install the newer coursewright; the file is as it was."
        raise CourseError(f"The gradebook {file} was written by a newer coursewright (version {version}).", hint=hint)
    if version == len(migrations):
        return
    if version:
        _back_up(connection, file, version)
    for number in range(version, len(migrations)):
        _migrate(connection, number, migrations[number])
    file.chmod(0o600)


def _version(connection: sqlite3.Connection) -> int:
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if not found and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise CourseError("This SQLite file is no gradebook of coursewright.", hint="Name another file, or move it.")
    return found


def _back_up(connection: sqlite3.Connection, file: Path, version: int) -> None:
    """Copy the database with everything in its log; a copy that is there already is kept."""
    copy = file.with_name(f"{file.name}.v{version}.bak")
    if copy.exists():
        return
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as target:
        connection.backup(target)
    part.chmod(0o600)
    part.replace(copy)


def _migrate(connection: sqlite3.Connection, number: int, script: str) -> None:
    """Lead from one version to the next in one transaction, unless another process did so meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if int(connection.execute("PRAGMA user_version").fetchone()[0]) == number:
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """Split a script at the ends of whole statements; triggers hold semicolons of their own."""
    found, current = [], ""
    for line in script.split("\n"):
        current += line + "\n"
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found + ([current] if current.strip() else [])
