"""Lessons that were read before: reading one takes jupytext longer than all the rest of a module."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from builder.environment import program_digest
from builder.files import digest
from builder.findings import stored_findings
from builder.lessons.load import load_lesson
from builder.lessons.values import Cell, Lesson, Role

if TYPE_CHECKING:
    from builder.findings import Finding
    from builder.kept import Store

__all__ = ["read_lesson"]


def read_lesson(text: str, file: str, store: Store) -> tuple[Lesson | None, tuple[Finding, ...]]:
    """Return what `load_lesson` returns for the same text, from the store if it is there."""
    key = digest(part.encode() for part in ("lesson", program_digest(), file, text))
    known = store.recall(key, lambda found: (_lesson(found["cells"], file), stored_findings(found["findings"])))
    if known is not None:
        return known
    lesson, findings = load_lesson(text, file)
    if lesson is not None:
        cells = [asdict(cell) for cell in lesson.cells]
        store.try_write(key, {"cells": cells, "findings": [asdict(finding) for finding in findings]})
    return lesson, findings


def _lesson(cells: list[dict[str, Any]], file: str) -> Lesson:
    return Lesson(
        file, tuple(Cell(**{**cell, "role": Role(cell["role"]), "tags": tuple(cell["tags"])}) for cell in cells)
    )
