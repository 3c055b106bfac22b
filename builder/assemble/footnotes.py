"""Footnotes of a notebook's text: MyST reads each cell for itself, so a note must stand in the cell that names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["notes_beside_their_marks"]

_FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,})")
_DEFINITION = re.compile(r"^\[\^(?P<name>[^\]\s]+)\]:[ \t]?(?P<text>.*)$")
_MARK = re.compile(r"\[\^(?P<name>[^\]\s]+)\]")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")


def notes_beside_their_marks(sources: Sequence[str]) -> tuple[str, ...]:
    """Return the Markdown of cells with each footnote in the first cell that names it; nothing else is changed.

    A later cell that names the same note gets a copy with a name of its own. Notes that nobody names stay in place.
    A heading at the end that is left with nothing below it goes too.
    """
    cells = [_split(source) for source in sources]
    notes = {name: text for _, own in cells for name, text in own.items()}
    users = [_marks(body) for body, _ in cells]
    named = {name for marks in users for name in marks}
    given: set[str] = set()
    placed = []
    for number, ((body, own), marks) in enumerate(zip(cells, users, strict=True)):
        ending = [f"[^{name}]: {text}" for name, text in own.items() if name not in named]
        text = body
        for name in marks:
            if name not in notes:
                continue
            label = name if name not in given else f"{name}-{number}"
            text = text if label == name else _renamed(text, name, label)
            given.add(name)
            ending.append(f"[^{label}]: {notes[name]}")
        if number == len(sources) - 1 and len(own) > len(ending):
            text = _without_empty_heading(text)
        settled = text == body and len(ending) == len(own) and all(name in own for name in marks if name in notes)
        placed.append(sources[number] if settled else "\n".join([text.rstrip(), *_spaced(ending)]).strip("\n"))
    return tuple(placed)


def _split(source: str) -> tuple[str, dict[str, str]]:
    """Return the text without its footnotes, and the footnotes by name; indented lines belong to the note above."""
    body: list[str] = []
    notes: dict[str, str] = {}
    name = ""
    for line, literal in _lines(source):
        match = None if literal else _DEFINITION.match(line)
        if match:
            name = match["name"]
            notes[name] = match["text"]
        elif name and not literal and line.startswith(("  ", "\t")):
            notes[name] += f"\n{line}"
        else:
            name = ""
            body.append(line)
    return "\n".join(body), notes


def _lines(source: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it is code: such lines hold no notes."""
    fence = ""
    for line in source.split("\n"):
        match = _FENCE.match(line)
        if match and not fence:
            fence = match["fence"]
            yield line, True
        elif match and fence and match["fence"].startswith(fence):
            fence = ""
            yield line, True
        else:
            yield line, bool(fence)


def _marks(body: str) -> tuple[str, ...]:
    found = [
        mark["name"]
        for line, literal in _lines(body)
        if not literal
        for mark in _MARK.finditer(_CODE_SPAN.sub("", line))
    ]
    return tuple(dict.fromkeys(found))


def _renamed(body: str, name: str, label: str) -> str:
    return "\n".join(line if literal else line.replace(f"[^{name}]", f"[^{label}]") for line, literal in _lines(body))


def _without_empty_heading(body: str) -> str:
    """Return the end of a notebook without a heading such as Sources, below which only the notes stood."""
    head, _, last = body.rstrip().rpartition("\n")
    return head if re.match(r"#{1,6} ", last) else body


def _spaced(notes: Sequence[str]) -> list[str]:
    return ["", *notes] if notes else []
