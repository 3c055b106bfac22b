"""From the bytes of a submission to its cells. Whatever is in them, the answer is cells and flags, never an error."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builder.grade.values import Flag

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CODE_LIMIT", "SIZE_LIMIT", "Notebook", "SubmittedCell", "read_notebook"]

SIZE_LIMIT = 60_000_000
"""Bytes of a notebook; a larger one is not opened. What is so large holds outputs, and none of them is needed."""

CODE_LIMIT = 2_000_000
"""Characters of code in a notebook that are run; no person writes more."""


@dataclass(frozen=True, slots=True)
class SubmittedCell:
    """One cell as it was handed in: what it says of itself, and its text."""

    id: str
    grade_id: str
    role: str
    exercise: str
    is_code: bool
    source: str


@dataclass(frozen=True, slots=True)
class Notebook:
    """A submission that could be read; `module` is what its metadata names, empty if they name none."""

    cells: tuple[SubmittedCell, ...]
    module: str


def read_notebook(content: bytes) -> tuple[Notebook | None, tuple[Flag, ...]]:
    """Return the notebook, or nothing, and what is odd about it."""
    if not content.strip():
        return None, (Flag("empty", "The file is empty."),)
    if len(content) > SIZE_LIMIT:
        size = f"{len(content) / 1e6:.0f} MB"
        text = (
            f"The notebook has {size}; up to {SIZE_LIMIT / 1e6:.0f} MB are opened. Clear its outputs and grade again."
        )
        return None, (Flag("too large", text),)
    try:
        raw = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None, (Flag("not a notebook", "The file is no notebook: it is not JSON."),)
    if not isinstance(raw, dict):
        return None, (Flag("not a notebook", "The file is JSON, but not of a notebook."),)
    flags: list[Flag] = []
    if isinstance(raw.get("worksheets"), list) or _number(raw.get("nbformat")) in {1, 2, 3}:
        flags.append(Flag("old format", f"The notebook is of format {raw.get('nbformat')}; it was read as one of 4."))
        raw = _upgraded(raw)
    cells = raw.get("cells")
    if not isinstance(cells, list):
        return None, (*flags, Flag("not a notebook", "The file is JSON, but holds no cells."))
    metadata = _dict(raw.get("metadata"))
    flags += _kernel_flags(metadata)
    found = tuple(_cell(cell) for cell in cells if isinstance(cell, dict))
    if not found:
        return None, (*flags, Flag("empty", "The notebook has no cells."))
    if sum(len(cell.source) for cell in found) > CODE_LIMIT:
        text = f"The cells hold more than {CODE_LIMIT // 1_000_000} million characters of text; they were not run."
        return None, (*flags, Flag("too large", text))
    return Notebook(found, _text(_dict(metadata.get("course")).get("module"))), tuple(flags)


def _kernel_flags(metadata: dict[str, Any]) -> Iterable[Flag]:
    spec, info = _dict(metadata.get("kernelspec")), _dict(metadata.get("language_info"))
    languages = {_text(spec.get("language")).lower(), _text(info.get("name")).lower()} - {""}
    if languages - {"python", "python3", "ipython"}:
        name = ", ".join(sorted(languages))[:60]
        yield Flag("wrong kernel", f"The notebook names the language {name}; its cells were run as Python.")


def _cell(raw: dict[str, Any]) -> SubmittedCell:
    metadata = _dict(raw.get("metadata"))
    course = _dict(metadata.get("course"))
    return SubmittedCell(
        id=_text(raw.get("id")),
        grade_id=_text(_dict(metadata.get("nbgrader")).get("grade_id")),
        role=_text(course.get("role")),
        exercise=_text(course.get("exercise")),
        is_code=raw.get("cell_type") == "code",
        source=_source(raw.get("source")),
    )


def _upgraded(raw: dict[str, Any]) -> dict[str, Any]:
    """Return a notebook of format 1 to 3 with its cells where format 4 has them (nbformat docs, "Changelog")."""
    sheets = raw.get("worksheets")
    old = [cell for sheet in sheets if isinstance(sheet, dict) for cell in _list(sheet.get("cells"))] if sheets else []
    cells = []
    for cell in [*old, *_list(raw.get("cells"))]:
        if isinstance(cell, dict):
            is_code = cell.get("cell_type") == "code"
            source = cell.get("input") if is_code and "input" in cell else cell.get("source")
            cells.append({**cell, "cell_type": "code" if is_code else "markdown", "source": source})
    return {**raw, "cells": cells}


def _source(found: object) -> str:
    text = "".join(part for part in found if isinstance(part, str)) if isinstance(found, list) else _text(found)
    # Half of a surrogate pair is no character: nothing could write it down.
    return text.encode("utf-8", "replace").decode("utf-8")


def _dict(found: object) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


def _list(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""


def _number(found: object) -> int:
    return found if isinstance(found, int) else 0
