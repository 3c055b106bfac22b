"""Add a module to a curriculum as text: a line in its stage, and not a letter changed elsewhere."""

from __future__ import annotations

import yaml

from builder.errors import CourseError
from builder.findings import did_you_mean

__all__ = ["with_module"]


def with_module(text: str, stage: str, module: str, file: str) -> str:
    """Return the curriculum's text with the module at the end of the stage, marked as chosen by a person.

    Raises CourseError if that cannot be.
    """
    entry = _stage(text, stage, file)
    modules = next((value for key, value in entry.value if key.value == "modules"), None)
    lines = text.split("\n")
    column = entry.start_mark.column
    item = _entry(column + 4, module)
    if modules is None:
        last = _last_line(entry, lines)
        lines[last + 1 : last + 1] = [f"{' ' * column}modules:", *item]
    elif modules.flow_style and not modules.value:
        row, start, end = modules.start_mark.line, modules.start_mark.column, modules.end_mark.column
        rest = lines[row][end:]
        lines[row] = lines[row][:start].rstrip() + rest
        lines[row + 1 : row + 1] = item
    elif modules.flow_style:
        hint = f"Write `{{id: {module}, chosen: true}}` into the list `modules` of the stage '{stage}' yourself."
        raise CourseError(f"The modules of '{stage}' in {file} stand in brackets.", hint=hint)
    else:
        last = _last_line(modules, lines)
        lines[last + 1 : last + 1] = _entry(modules.start_mark.column, module)
    return "\n".join(lines)


def _entry(column: int, module: str) -> list[str]:
    return [f"{' ' * column}- id: {module}", f"{' ' * column}  chosen: true"]


def _stage(text: str, stage: str, file: str) -> yaml.MappingNode:
    document = yaml.compose(text, yaml.SafeLoader)
    top = document.value if isinstance(document, yaml.MappingNode) else []
    stages = next((value for key, value in top if key.value == "stages"), None)
    entries: list[yaml.MappingNode] = stages.value if stages is not None else []
    found = {_id_of(entry): entry for entry in entries}
    if stage not in found:
        raise CourseError(f"{file} has no stage '{stage}'.", hint=did_you_mean(stage, found))
    return found[stage]


def _id_of(entry: yaml.MappingNode) -> str:
    return next((str(value.value) for key, value in entry.value if key.value == "id"), "")


def _last_line(node: yaml.Node, lines: list[str]) -> int:
    """Return the number of the node's last line; a block's end mark stands after blank lines and comments."""
    last = node.end_mark.line - (1 if node.end_mark.column == 0 or node.end_mark.line >= len(lines) else 0)
    own = node.start_mark.column
    while last > node.start_mark.line and (
        not lines[last].strip() or lines[last].lstrip().startswith("#") or _indent(lines[last]) < own
    ):
        last -= 1
    return last


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
