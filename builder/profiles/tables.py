"""Tables in the form of Markdown (GitHub's pipe tables): cells with their places, and what a table is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.profiles.source import MOST_PIECES, Span

if TYPE_CHECKING:
    from builder.profiles.source import Source

__all__ = ["Table", "read_table"]

_SEPARATOR = re.compile(r"(?:\| ?|)(?::?-{3,}:? ?\| ?)+(?::?-{3,}:?)?")
_LONGEST_SEPARATOR = 600
_BAR = re.compile(r"(?<!\\)\|")
_MOST_CELLS = 30


@dataclass(frozen=True, slots=True)
class Table:
    """The columns' names and the cells of each row below them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Span, ...], ...]


def read_table(source: Source, span: Span) -> Table | None:
    """Return the table that the lines of the span are, or None if they are none."""
    lines = _lines(source, span)
    if len(lines) < 2 or not _is_separator(source.raw(lines[1])):
        return None
    rows = tuple(_cells(source, line) for line in lines[2 : MOST_PIECES + 2])
    columns = tuple(source.words(cell) for cell in _cells(source, lines[0]))
    return Table(columns, tuple(row for row in rows if any(cell.end > cell.start for cell in row)))


def _is_separator(line: str) -> bool:
    return len(line) <= _LONGEST_SEPARATOR and bool(_SEPARATOR.fullmatch(" ".join(line.split())))


def _lines(source: Source, span: Span) -> list[Span]:
    found, start = [], span.start
    for line in source.raw(span).split("\n"):
        found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def _cells(source: Source, line: Span) -> tuple[Span, ...]:
    raw = source.raw(line)
    # An empty first cell counts: only one bar belongs to the table's edge.
    left = line.start + (raw.index("|") + 1 if raw.lstrip().startswith("|") else 0)
    end = line.start + len(raw.rstrip())
    if raw.rstrip().endswith("|") and end - 1 > left:
        end -= 1
    cells, start = [], left
    for bar in _BAR.finditer(source.text, left, max(left, end)):
        cells.append(source.trim(Span(start, bar.start())))
        start = bar.end()
        if len(cells) == _MOST_CELLS:
            break
    cells.append(source.trim(Span(start, max(start, end))))
    return tuple(cells)
