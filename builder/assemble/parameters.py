"""The parameters cell: its values are read from and written into plain assignments, nothing else is touched."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["assigned_values", "set_values"]

Value = int | float | str | bool


def assigned_values(source: str) -> dict[str, tuple[int, object]]:
    """Return name → (0-based line, value) for the plain assignments of a parameters cell; `...` if not a literal."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return {}
    found: dict[str, tuple[int, object]] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            try:
                value = ast.literal_eval(statement.value)
            except ValueError:
                value = ...
            found[statement.targets[0].id] = (statement.lineno - 1, value)
    return found


def set_values(source: str, values: Mapping[str, Value]) -> str:
    """Return the parameters cell with the given values in place of its own; comments stay."""
    lines = source.split("\n")
    statements = [item for item in ast.parse(source).body if isinstance(item, ast.Assign)]
    for statement in reversed(statements):
        target, value = statement.targets[0], statement.value
        if isinstance(target, ast.Name) and target.id in values and value.end_lineno == value.lineno:
            encoded = lines[value.lineno - 1].encode()
            changed = encoded[: value.col_offset] + repr(values[target.id]).encode() + encoded[value.end_col_offset :]
            lines[value.lineno - 1] = changed.decode()
    return "\n".join(lines)
