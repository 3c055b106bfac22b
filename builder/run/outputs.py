"""Collecting the outputs of cells, the same way for both runners."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["DATA_LIMIT", "STREAM_LIMIT", "Collector", "Output"]

Output = dict[str, Any]
"""One output as nbformat 4.5 has it; it never leaves this package but as JSON text."""

STREAM_LIMIT = 1_000_000
"""Characters of stdout and of stderr kept for each cell; the rest is counted and dropped."""

DATA_LIMIT = 20_000_000
"""Characters of displayed data kept for each cell."""


@dataclass(slots=True)
class _Cell:
    outputs: list[Output] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)
    clear_next: bool = False


class Collector:
    """Turns the messages of a kernel into outputs, cell by cell (messages: Jupyter protocol 5.4, "IOPub").

    Text of one stream that comes without a display between is joined; where stdout and stderr mix, stdout comes
    first, because a kernel sends them through two buffers and their order is chance.
    """

    def __init__(self) -> None:
        self._cells: list[_Cell] = []
        self._displays: dict[str, list[tuple[int, int]]] = {}

    def start_cell(self) -> int:
        """Begin the next cell and return its position; what comes now belongs to it."""
        self._cells.append(_Cell())
        return len(self._cells) - 1

    def message(self, kind: str, content: dict[str, Any]) -> set[int]:
        """Take in one message; return the positions of the cells whose outputs it changed."""
        if not self._cells:
            return set()
        here = {len(self._cells) - 1}
        cell = self._cells[-1]
        if kind == "stream":
            self._stream(cell, content["name"], content["text"])
        elif kind in {"display_data", "execute_result"}:
            return here | self._display(kind, content)
        elif kind == "update_display_data":
            return self._update(content)
        elif kind == "error":
            keys = ("ename", "evalue", "traceback")
            self._append(cell, {"output_type": "error", **{key: content[key] for key in keys}})
        elif kind == "clear_output" and content.get("wait"):
            cell.clear_next = True
        elif kind == "clear_output":
            self._clear(cell)
        else:
            return set()
        return here

    def outputs(self, position: int) -> list[Output]:
        """Return a copy of a cell's outputs, with a note where text was cut."""
        cell = self._cells[position]
        found = [_joined(output) for output in cell.outputs]
        for name, count in sorted(cell.dropped.items()):
            note = f"\n[{count} more characters were not kept: a cell may put out {_limit(name)}]\n"
            last = next((output for output in reversed(found) if output.get("name") == name), None)
            if last is None:
                found.append({"output_type": "stream", "name": "stderr", "text": note.lstrip()})
            else:
                last["text"] += note
        return found

    def _append(self, cell: _Cell, output: Output) -> None:
        if cell.clear_next:
            self._clear(cell)
        cell.outputs.append(output)

    def _clear(self, cell: _Cell) -> None:
        cell.outputs.clear()
        cell.kept.clear()
        cell.dropped.clear()
        cell.clear_next = False
        position = len(self._cells) - 1
        for identity, places in self._displays.items():
            self._displays[identity] = [place for place in places if place[0] != position]

    def _stream(self, cell: _Cell, name: str, text: str) -> None:
        if cell.clear_next:
            self._clear(cell)
        room = STREAM_LIMIT - cell.kept.get(name, 0)
        if len(text) > room:
            cell.dropped[name] = cell.dropped.get(name, 0) + len(text) - room
            text = text[:room]
        if not text:
            return
        cell.kept[name] = cell.kept.get(name, 0) + len(text)
        stretch = _last_stretch(cell.outputs)
        same = next((output for output in stretch if output["name"] == name), None)
        if same is not None:
            same["text"].append(text)
            return
        # Pieces are joined once, at the end: adding to a long text a hundred thousand times takes minutes.
        fresh = {"output_type": "stream", "name": name, "text": [text]}
        cell.outputs.insert(len(cell.outputs) - len(stretch) if name == "stdout" else len(cell.outputs), fresh)

    def _display(self, kind: str, content: dict[str, Any]) -> set[int]:
        position = len(self._cells) - 1
        cell = self._cells[position]
        data = content["data"]
        size = sum(len(value) if isinstance(value, str) else 1000 for value in data.values())
        if cell.kept.get("data", 0) + size > DATA_LIMIT:
            cell.dropped["data"] = cell.dropped.get("data", 0) + size
            return set()
        cell.kept["data"] = cell.kept.get("data", 0) + size
        output: Output = {"output_type": kind, "data": data, "metadata": content.get("metadata") or {}}
        if kind == "execute_result":
            output["execution_count"] = None
        changed = self._update(content)
        self._append(cell, output)
        identity = (content.get("transient") or {}).get("display_id")
        if identity:
            self._displays.setdefault(identity, []).append((position, len(cell.outputs) - 1))
        return changed

    def _update(self, content: dict[str, Any]) -> set[int]:
        identity = (content.get("transient") or {}).get("display_id", "")
        places = self._displays.get(identity, [])
        for position, index in places:
            output = self._cells[position].outputs[index]
            output["data"] = content["data"]
            output["metadata"] = content.get("metadata") or {}
        return {position for position, _ in places}


def _joined(output: Output) -> Output:
    return {**output, "text": "".join(output["text"])} if output["output_type"] == "stream" else dict(output)


def _last_stretch(outputs: list[Output]) -> list[Output]:
    length = 0
    for output in reversed(outputs):
        if output["output_type"] != "stream":
            break
        length += 1
    return outputs[len(outputs) - length :] if length else []


def _limit(name: str) -> str:
    if name == "data":
        return f"{DATA_LIMIT:,} characters of displayed data"
    return f"{STREAM_LIMIT:,} characters on {name}"
