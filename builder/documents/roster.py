"""`roster.csv`: the students of a class, one a line. Exports of Canvas and Moodle will do as well."""

from __future__ import annotations

import csv
import io
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from builder.documents.base import Document
from builder.findings import Finding, Place, Severity, did_you_mean, in_order

__all__ = ["COLUMNS", "Roster", "Student", "read_roster"]

StudentId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$")]
Word = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\n\r\x00]*$")]


class Student(Document):
    """One student. `id` names folders and seeds the student's variant, so it never changes."""

    id: StudentId
    name: Word = ""
    email: Word = ""
    section: Word = ""
    canvas_id: Word = ""
    login: Word = ""


class Roster(Document):
    """The students of a class in the order of the file."""

    students: Annotated[tuple[Student, ...], Field(min_length=1)]


COLUMNS = tuple(Student.model_fields)
"""The columns of a roster; only `id` must be there."""

# The headings of Canvas's gradebook export, and of Moodle's list of participants and grade export.
_ALIASES = {
    "student": "name",
    "sis user id": "id",
    "sis login id": "login",
    "id number": "id",
    "email address": "email",
    "username": "login",
    "full name": "name",
    "groups": "section",
    "first name": "first name",
    "last name": "last name",
    "surname": "last name",
}
_FOREIGN = ("sis user id", "sis login id", "id number", "email address", "first name")
_HINT = f"The first line names the columns: {', '.join(COLUMNS)}; only `id` must be there."


def read_roster(text: str, file: str) -> tuple[Roster | None, tuple[Finding, ...]]:
    """Return the students in a CSV text, or None with errors among the findings."""
    try:
        lines = _lines(text)
    except csv.Error as error:
        return None, (Finding("document-values-are-valid", f"This is no CSV table: {error}.", Place(file, 1), _HINT),)
    if not lines:
        return None, (Finding("document-keys-are-complete", "The roster is empty.", Place(file, 1), _HINT),)
    names, findings = _columns(lines[0][1], file)
    if "id" not in names and "login" not in names:
        fault = Finding("document-keys-are-complete", "The column `id` is missing.", Place(file, 1), _HINT)
        return None, in_order([*findings, fault])
    students: dict[str, Student] = {}
    for line, row in lines[1:]:
        entry = _entry(names, row)
        if not any(entry.values()) or _is_no_student(entry):
            continue
        try:
            student = Student(**entry)
        except ValidationError as error:
            findings += [_fault(fault["loc"][0], fault["input"], Place(file, line)) for fault in error.errors()]
            continue
        # Folders of two students must differ where capitals do not count.
        if student.id.casefold() in students:
            message = f"The id '{student.id}' stands twice."
            hint = "Give each student an id of their own; capitals make no difference."
            findings.append(Finding("students-are-listed-once", message, Place(file, line), hint))
        students.setdefault(student.id.casefold(), student)
    if not students and not findings:
        findings.append(Finding("document-keys-are-complete", "The roster lists no student.", Place(file, 1), _HINT))
    if any(finding.severity is Severity.ERROR for finding in findings):
        return None, in_order(findings)
    return Roster(students=tuple(students.values())), in_order(findings)


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows that hold something, each with the line where it ends; quoted fields may span lines."""
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count), strict=True)
    return [(reader.line_num, row) for row in reader if any(field.strip() for field in row)]


def _columns(header: list[str], file: str) -> tuple[list[str], list[Finding]]:
    """Return our name for each column, empty for those that are not read."""
    lowered = [name.strip().casefold() for name in header]
    foreign = any(name in _FOREIGN for name in lowered)
    names, findings = [], []
    for name in lowered:
        ours = _ALIASES.get(name, name) if foreign or name not in COLUMNS else name
        if name == "id" and "sis user id" in lowered:
            ours = "canvas_id"
        if ours not in {*COLUMNS, "first name", "last name"}:
            if not foreign:
                message = f"The column '{name}' is not read."
                hint = did_you_mean(name, COLUMNS)
                warning = Severity.WARNING
                findings.append(Finding("document-keys-are-known", message, Place(file, 1), hint, warning))
            ours = ""
        names.append(ours)
    return names, findings


def _entry(names: list[str], row: list[str]) -> dict[str, str]:
    entry = dict.fromkeys(COLUMNS, "")
    parts = {}
    for name, value in zip(names, row, strict=False):
        if name in {"first name", "last name"}:
            parts[name] = value.strip()
        elif name:
            entry[name] = entry[name] or value.strip()
    entry["name"] = entry["name"] or " ".join(filter(None, (parts.get("first name"), parts.get("last name"))))
    entry["id"] = entry["id"] or entry["login"] or (entry["email"] if "id" not in names else "")
    return entry


def _is_no_student(entry: dict[str, str]) -> bool:
    """Tell whether this is one of the lines in Canvas's export that are about no student."""
    return entry["name"].startswith(("Points Possible", "Student, Test"))


def _fault(column: object, value: object, place: Place) -> Finding:
    hint = "An id has letters, digits and `. _ @ + -`, begins with a letter or digit, and has at most 64 of them."
    message = f"{column}: {str(value)[:60]!r} cannot be used."
    return Finding("document-values-are-valid", message, place, hint if column == "id" else "Write one line of text.")
