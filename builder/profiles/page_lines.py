"""A page or document as lines of Markdown that remember where they stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.profiles.headings import part_of_heading
from builder.profiles.source import Source
from builder.profiles.text import LARGEST, size_fault, text_fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.findings import Finding

__all__ = ["Cell", "PageLines"]

Cell = list[tuple[str, int]]
"""The paragraphs of a table's cell, each with its line in the user's file."""
_MOST_LINES = 6000
_LONGEST_BOLD = 60


class PageLines:
    """Collects headings, paragraphs, lists and tables in the order in which a reader meets them."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._origins: list[int] = []
        self._size = 0
        self._in_list = False
        self._is_cut = False

    def heading(self, level: int, text: str, origin: int) -> None:
        """Add a heading; 1 is the highest level."""
        if text := _one_line(text):
            self._add(f"{'#' * min(max(level, 1), 6)} {text.lstrip('# ')}", origin)
            self._gap()

    def paragraph(self, text: str, origin: int, *, bold: bool = False) -> None:
        """Add a paragraph; a short one that is all bold may be a heading."""
        if text := _one_line(text):
            self._add(f"**{text}**" if bold and len(text) <= _LONGEST_BOLD else text, origin)
            self._gap()

    def bullet(self, text: str, origin: int) -> None:
        """Add an entry of a list."""
        if text := _one_line(text):
            self._add(f"- {text}", origin, in_list=True)

    def table(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Add a table; one whose first column names the parts of a profile becomes headings with text."""
        rows = [row for row in rows if any(cell for cell in row)]
        labelled = [row for row in rows if len(row) > 1 and part_of_heading(_joined(row[0]))]
        if len(labelled) > 1 and len(labelled) * 2 >= len(rows) and all(len(row) == 2 for row in rows):
            for label, content in rows:
                self._labelled(label, content)
            return
        for number, row in enumerate(rows):
            origin = next((line for cell in row for _, line in cell), 1)
            cells = [_joined(cell).replace("|", "/") for cell in row]
            self._add(f"| {' | '.join(cells)} |", origin, in_list=True)
            if number == 0:
                self._add(f"|{' --- |' * len(row)}", origin, in_list=True)
        self._gap()

    def source(self, file: str, findings: list[Finding]) -> Source | None:
        """Return all lines as a text whose places are those of the user's file, or None and why it is no profile."""
        text = "\n".join(self._lines)
        fault = size_fault(max(self._size, LARGEST + 1), file, LARGEST) if self._is_cut else None
        fault = fault or text_fault(text, file, self._origins)
        findings.extend([fault] if fault else [])
        return None if fault else Source(text, file, tuple(self._origins))

    def _labelled(self, label: Cell, content: Cell) -> None:
        self.heading(2, _joined(label), label[0][1] if label else 1)
        for text, origin in content:
            if len(content) > 1:
                self.bullet(text, origin)
            else:
                self.paragraph(text, origin)
        self._gap()

    def _add(self, line: str, origin: int, *, in_list: bool = False) -> None:
        if in_list != self._in_list:
            self._gap()
        self._in_list = in_list
        self._size += len(line) + 1
        self._is_cut = self._is_cut or self._size > LARGEST or len(self._lines) >= _MOST_LINES
        if not self._is_cut:
            self._lines.append(line)
            self._origins.append(origin)

    def _gap(self) -> None:
        self._in_list = False
        if self._lines and self._lines[-1]:
            self._lines.append("")
            self._origins.append(self._origins[-1])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _joined(cell: Cell) -> str:
    return "; ".join(_one_line(text) for text, _ in cell if text.strip())
