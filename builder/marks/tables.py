"""The marks of a class as tables: for the screen, as CSV and JSON, and in the import formats of Canvas and Moodle.

Canvas: first line Student, ID, SIS User ID, SIS Login ID, Section and the assignments; then a line of points possible
(Canvas guides, "Import grades in the Gradebook"). Moodle: the columns of its own grade export, where the teacher
maps ID number or Email address (Moodle docs, "Grade import").
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from builder.gradebook.values import Note, Pupil
    from builder.marks.values import ClassMarks, ModuleMark

__all__ = ["as_canvas", "as_csv", "as_json", "as_moodle", "harmless", "plain_rows", "shown_points"]

Row = list[str]


def shown_points(points: float) -> str:
    """Return points as people write them: no decimals that say nothing."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def plain_rows(marks: ClassMarks) -> list[Row]:
    """Return a line of headings and one line a student: points per exercise, manual points, totals and flags."""
    head = ["id", "name", "email", "section"]
    for module in marks.modules:
        head += [f"{module.id}/{exercise.id}" for exercise in module.exercises]
        head += [f"{module.id} manual", f"{module.id} total", f"{module.id} of", f"{module.id} submitted"]
    rows = [[*head, "total", "of", "to judge", "flags"]]
    for student in marks.students:
        row: Row = [student.id, student.name, student.email, student.section]
        for module in marks.modules:
            mark = marks.mark(student.id, module.id)
            by_id = {one.facts.id: one for one in mark.exercises} if mark and mark.result else {}
            row += [shown_points(by_id[one.id].total) if one.id in by_id else "" for one in module.exercises]
            row += _sums(mark)
        own = marks.of_student(student.id)
        graded = [mark for mark in own if mark.result]
        row += [
            shown_points(sum(mark.total for mark in graded)),
            str(sum(mark.module.points for mark in graded)),
            str(sum(mark.pending for mark in graded)),
            "; ".join(f"{mark.module.id}: {note.code}" for mark in own for note in _unique(mark)),
        ]
        rows.append(row)
    return rows


def _sums(mark: ModuleMark | None) -> Row:
    if mark is None:
        return ["", "", "", ""]
    if mark.result is None:
        return ["", "", "", mark.submission.submitted]
    return [shown_points(mark.judged), shown_points(mark.total), str(mark.module.points), mark.submission.submitted]


def _unique(mark: ModuleMark) -> list[Note]:
    return list({note.code: note for note in mark.flags}.values())


def as_csv(marks: ClassMarks) -> str:
    """Return everything as CSV for a spreadsheet."""
    return _written(plain_rows(marks))


def as_canvas(marks: ClassMarks, names: Mapping[str, str], *, partial: bool = False) -> str:
    """Return one column a module for Canvas's import; `names` holds the assignments' names there by module.

    A mark that is not complete stays empty, which Canvas passes over, unless `partial`.
    """
    columns = [names.get(module.id, module.title) for module in marks.modules]
    rows: list[Row] = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *columns]]
    rows.append(["    Points Possible", "", "", "", "", *(str(module.points) for module in marks.modules)])
    for student in marks.students:
        # Without a number of Canvas's own, the id of the roster is what the SIS calls the student.
        sis = "" if not student.listed else student.id
        who = [student.shown, student.canvas_id, sis, student.login or student.email, student.section]
        rows.append([*who, *_lms_points(marks, student, partial=partial)])
    return _written(rows)


def as_moodle(marks: ClassMarks, names: Mapping[str, str], *, partial: bool = False) -> str:
    """Return one column a module for Moodle's CSV import; a mark that is not complete is `-`, as in its export."""
    columns = [f"{names.get(module.id, module.title)} (Real)" for module in marks.modules]
    rows: list[Row] = [["First name", "Last name", "ID number", "Email address", *columns]]
    for student in marks.students:
        first, last = _names(student)
        points = _lms_points(marks, student, partial=partial)
        rows.append([first, last, student.id, student.email, *(value or "-" for value in points)])
    return _written(rows)


def as_json(marks: ClassMarks) -> str:
    """Return everything that a mark hangs on as JSON: submission, version, values, runner, and every test."""
    students = [
        {
            "id": student.id,
            "name": student.name,
            "email": student.email,
            "section": student.section,
            "modules": [_module(mark) for mark in marks.of_student(student.id)],
        }
        for student in marks.students
    ]
    return json.dumps({"format": 1, "students": students}, ensure_ascii=False, indent=1) + "\n"


def _module(mark: ModuleMark) -> dict[str, object]:
    kept = mark.result
    return {
        "module": mark.module.id,
        "points": mark.total,
        "of": mark.module.points,
        "automatic": mark.automatic,
        "manual": mark.judged,
        "to_judge": mark.pending,
        "late": mark.late,
        "submission": {
            "digest": mark.submission.notebook.digest,
            "file": mark.submission.notebook.name,
            "submitted": mark.submission.submitted,
            "handed_in": mark.submissions,
        },
        "version": kept.result.plan if kept else None,
        "values": dict(kept.values) if kept and kept.values else None,
        "runner": kept.result.runner if kept else None,
        "graded": kept.graded if kept else None,
        "flags": [{"flag": note.code, "text": note.text} for note in mark.flags],
        "exercises": [
            {
                "exercise": one.facts.id,
                "points": one.total,
                "of": one.facts.points,
                "automatic": one.earned,
                "manual": one.judged,
                "to_judge": one.pending,
                "tests": [
                    {
                        "cell": test.cell,
                        "points": test.earned,
                        "of": test.points,
                        "outcome": test.outcome,
                        "message": test.message,
                        "checked_twice": test.checked_twice,
                    }
                    for test in (one.result.tests if one.result else ())
                ],
                "judgements": [
                    {"criterion": j.criterion, "points": j.points, "comment": j.comment, "by": j.by, "at": j.at}
                    for j in one.judgements
                ],
            }
            for one in mark.exercises
        ],
    }


def _lms_points(marks: ClassMarks, student: Pupil, *, partial: bool) -> Iterable[str]:
    for module in marks.modules:
        mark = marks.mark(student.id, module.id)
        ready = mark is not None and mark.result is not None and (partial or mark.complete)
        yield shown_points(mark.total) if mark is not None and ready else ""


def _names(student: Pupil) -> tuple[str, str]:
    last, comma, first = student.name.partition(",")
    if comma:
        return first.strip(), last.strip()
    first, _, last = student.name.partition(" ")
    return first, last


def _written(rows: Sequence[Row]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[harmless(cell) for cell in row] for row in rows])
    return text.getvalue()


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula: names of files and folders come from students."""
    if cell[:1] in {"=", "+", "@", "\t", "\r"} or (cell[:1] == "-" and len(cell) > 1):
        return f"'{cell}"
    return cell
