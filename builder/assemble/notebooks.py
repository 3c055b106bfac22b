"""Sheets as notebooks (nbformat 4.5): for the student, for the instructor, and for the pages of the site."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.assemble.footnotes import notes_beside_their_marks
from builder.assemble.prose import without_terms
from builder.lessons.markers import for_running
from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.assemble.values import Sheet, SheetCell

__all__ = [
    "answers_notebook",
    "instructor_notebook",
    "running_cells",
    "site_cell_id",
    "site_notebook",
    "student_notebook",
]


def student_notebook(sheet: Sheet) -> str:
    """Return the notebook that students get: no solutions, no hidden tests, no outputs."""
    return _notebook(
        sheet, [_cell(cell, _local(cell, cell.student)) for cell in sheet.cells if cell.student is not None]
    )


def instructor_notebook(sheet: Sheet, outputs: Mapping[str, str]) -> str:
    """Return the notebook with everything in it; `outputs` holds nbformat outputs as JSON by cell id."""
    cells = [_cell(cell, _local(cell, cell.instructor), outputs.get(cell.id, "[]")) for cell in sheet.cells]
    return _notebook(sheet, cells)


def _local(cell: SheetCell, source: str | None) -> str | None:
    return source if source is None or cell.is_code else without_terms(source)


def site_notebook(sheet: Sheet, outputs: Mapping[str, str]) -> str:
    """Return the student's notebook with the outputs of the demonstration cells, and of nothing else."""
    cells = [_site_cell(sheet, cell, outputs) for cell in sheet.cells if cell.student is not None]
    return _notebook(sheet, _with_notes(cells))


def answers_notebook(sheet: Sheet, outputs: Mapping[str, str]) -> str:
    """Return the notebook of the instructors' site: the site's, with solutions, hidden tests and notes."""
    return _notebook(sheet, _with_notes([_answers_cell(sheet, cell, outputs) for cell in sheet.cells]))


def _with_notes(cells: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the cells of a page with each footnote where it is named; cells that held nothing else are gone."""
    texts = [_source(cell) if cell["cell_type"] == "markdown" else "" for cell in cells]
    placed = zip(cells, texts, notes_beside_their_marks(texts), strict=True)
    return [
        cell if text == now else {**cell, "source": now.splitlines(keepends=True)}
        for cell, text, now in placed
        if now or now == text
    ]


def _source(cell: dict[str, object]) -> str:
    lines = cell["source"]
    return "".join(lines) if isinstance(lines, list) else ""


def _answers_cell(sheet: Sheet, cell: SheetCell, outputs: Mapping[str, str]) -> dict[str, object]:
    if cell.site_course is not None:
        # A practice question has its answers on the site already.
        return _site_cell(sheet, cell, outputs)
    made = _cell(cell, cell.instructor, outputs.get(cell.id, "[]"))
    return {**made, "id": site_cell_id(sheet.module, cell.id)}


def _site_cell(sheet: Sheet, cell: SheetCell, outputs: Mapping[str, str]) -> dict[str, object]:
    shown = cell if cell.site_course is None else replace(cell, course=cell.site_course)
    source = cell.student if cell.site is None else cell.site
    made = _cell(shown, source, outputs.get(cell.id, "[]") if cell.publishes_output else "[]")
    return {**made, "id": site_cell_id(sheet.module, cell.id)}


def site_cell_id(module: str, cell: str) -> str:
    """Return a cell's id on the site: unique among all notebooks, as Jupyter Book wants it, in 64 characters."""
    full = f"{module}-{cell}"
    return full if len(full) <= 64 else f"{hashlib.sha256(module.encode()).hexdigest()[:6]}-{cell}"


def running_cells(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Return id and source of each code cell as the instructor's version is run."""
    return tuple((cell.id, for_running(cell.instructor)) for cell in sheet.cells if cell.is_code)


def _notebook(sheet: Sheet, cells: list[dict[str, object]]) -> str:
    notebook = {
        "cells": cells,
        "metadata": {
            "course": {"format": 1, "module": sheet.module, "title": sheet.title},
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _says_something(output: dict[str, object]) -> bool:
    """Tell whether an output is more than a stream without text, at which Jupyter Book ends the whole build."""
    return output["output_type"] != "stream" or output["text"] not in ("", [], [""])


def _cell(cell: SheetCell, source: str | None, outputs: str = "[]") -> dict[str, object]:
    metadata: dict[str, object] = {"course": dict(cell.course)}
    if cell.tags:
        metadata["tags"] = list(cell.tags)
    if cell.nbgrader is not None:
        metadata["nbgrader"] = dict(cell.nbgrader)
        metadata["deletable"] = False
    if cell.role is Role.TESTS:
        metadata["editable"] = False
    result: dict[str, object] = {
        "cell_type": "code" if cell.is_code else "markdown",
        "id": cell.id,
        "metadata": metadata,
        "source": (source or "").splitlines(keepends=True),
    }
    if cell.is_code:
        result["execution_count"] = None
        # The same course is the same bytes, so what differs from run to run is kept nowhere.
        result["outputs"] = (
            [found for found in json.loads(outputs) if _says_something(found)] if cell.keeps_output else []
        )
    return result
