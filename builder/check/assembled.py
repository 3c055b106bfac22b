"""Checks of what is assembled for students, before anything is run or compiled."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING

from builder.assemble.notebooks import instructor_notebook, student_notebook
from builder.findings import Finding, Place, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.assemble.values import Sheet
    from builder.course.values import CourseModule

__all__ = ["check_assembled", "student_files"]


def check_assembled(sheet: Sheet, second: Sheet | None) -> tuple[Finding, ...]:
    """Return what is wrong with the notebooks of a sheet; `second` is the same module assembled a second time."""
    findings: list[Finding] = []
    text = student_notebook(sheet)
    if second is None or student_notebook(second) != text:
        message = f"Assembling '{sheet.module}' twice gives two different student notebooks."
        findings.append(Finding("student-copy-is-reproducible", message, Place(sheet.file), _BUG))
    findings.extend(_invalid(sheet, text))
    findings.extend(_invalid(sheet, instructor_notebook(sheet, {})))
    findings.extend(_grading_faults(sheet, text))
    return in_order(findings)


def student_files(module: CourseModule, sheet: Sheet) -> tuple[tuple[str, bytes], ...]:
    """Return what students get of a module, before it is run: names and contents."""
    files = ((f"{module.card.id}.ipynb", student_notebook(sheet).encode()), *module.files)
    return tuple((f"student/{module.card.id}/{name}", content) for name, content in files)


_BUG = "This is a bug of coursewright: please report it with the module."


def _invalid(sheet: Sheet, text: str) -> Iterator[Finding]:
    import nbformat

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            nbformat.validate(json.loads(text))
        except nbformat.ValidationError as error:
            message = f"The notebook of '{sheet.module}' is not valid: {str(error).splitlines()[0]}"
            yield Finding("notebooks-are-valid", message, Place(sheet.file), _BUG)


def _grading_faults(sheet: Sheet, text: str) -> Iterator[Finding]:
    """Yield faults of nbgrader's metadata: ids once, points on graded cells, tests locked (its schema version 3)."""
    seen: set[str] = set()
    for cell in json.loads(text)["cells"]:
        grading = cell["metadata"].get("nbgrader")
        if grading is None:
            continue
        name = grading["grade_id"]
        faults = []
        if name in seen:
            faults.append("its grade_id is there twice")
        if grading["grade"] and not isinstance(grading.get("points"), int):
            faults.append("it is graded and has no points")
        if grading["grade"] and not grading["locked"]:
            faults.append("it is graded and not locked")
        seen.add(name)
        for fault in faults:
            message = f"The cell '{name}' of '{sheet.module}' cannot be graded: {fault}."
            yield Finding("notebooks-are-valid", message, Place(sheet.file), _BUG)
