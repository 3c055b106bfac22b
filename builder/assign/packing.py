"""What one student gets of a module: the notebook with the student's values and mark, and the files beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from builder.outputs import make_product

if TYPE_CHECKING:
    from builder.assemble.values import Sheet
    from builder.course.values import CourseModule

__all__ = ["assigned_files", "changed_cells"]


def assigned_files(module: CourseModule, sheet: Sheet, token: str) -> tuple[tuple[str, bytes], ...]:
    """Return name and content of the files of one copy; its token is in the notebook's metadata."""
    product = make_product(module, sheet, {})
    own = f"{product.module}.ipynb"
    return tuple((name, _marked(content, token) if name == own else content) for name, content in product.student)


def changed_cells(sheet: Sheet, default: Sheet) -> bytes:
    """Return the student's text of the cells that a variant changes; all others are those of the default version."""
    before = {cell.id: cell.student for cell in default.cells}
    texts = [cell.student or "" for cell in sheet.cells if cell.student != before.get(cell.id)]
    return "\n".join(texts).encode()


def _marked(notebook: bytes, token: str) -> bytes:
    content = json.loads(notebook)
    content["metadata"]["course"]["copy"] = token
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
