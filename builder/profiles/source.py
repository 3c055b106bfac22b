"""A text with the places of its characters, and the spans that readers cut out of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from builder.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MOST_PIECES", "Entry", "Source", "Span"]

_MARKUP = re.compile(r"\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)|\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
MOST_PIECES = 300
"""A list or a paragraph is cut into no more pieces; nobody writes so many, and noise must not take long."""
_LONGEST = 4000
_TRIMMED = " \t\n|,;:.•–—-*"


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of text in one line, and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a source: offsets of its first character and behind its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A profile's text, the file's name as the user knows it, and the offset of each line.

    `origins` holds the line of the user's file for each line of a text that was taken out of a page or a document.
    """

    text: str
    file: str
    origins: tuple[int, ...] = ()
    _lines: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        object.__setattr__(self, "_lines", [0, *accumulate(lengths)])

    def lines(self) -> Iterator[Span]:
        """Yield the lines in order, without their ends."""
        start = 0
        for line in self.text.split("\n"):
            yield Span(start, start + len(line))
            start += len(line) + 1

    def place(self, offset: int) -> Place:
        """Return the file, line and column of the character at the offset."""
        line = bisect_right(self._lines, offset)
        if self.origins:
            return Place(self.file, self.origins[min(line, len(self.origins)) - 1])
        return Place(self.file, line, offset - self._lines[line - 1] + 1)

    def raw(self, span: Span) -> str:
        """Return the characters of the span as they stand."""
        return self.text[span.start : span.end]

    def words(self, span: Span) -> str:
        """Return the span's text in one line, without Markdown emphasis and links; 4000 characters at most."""
        raw = self.text[span.start : min(span.end, span.start + _LONGEST)]
        return " ".join(_MARKUP.sub(lambda match: match.group(1) or "", raw).split())

    def entry(self, span: Span) -> Entry:
        """Return the span's words and where they stand."""
        return Entry(self.words(span), self.place(span.start))

    def trim(self, span: Span) -> Span:
        """Return the span without blanks, bullets, separators and the full stop at its ends."""
        raw = self.raw(span)
        front = len(raw) - len(raw.lstrip(_TRIMMED))
        # ".NET" keeps its dot: a dot before a letter belongs to the name.
        if front and raw[front - 1] == "." and raw[front : front + 1].isalpha():
            front -= 1
        kept = raw[front:].rstrip(_TRIMMED)
        return Span(span.start + front, span.start + front + len(kept))

    def split(self, span: Span, separator: re.Pattern[str]) -> list[Span]:
        """Cut the span at each match of the separator; return the trimmed pieces that are not empty, 300 at most."""
        pieces, start = [], span.start
        for match in islice(separator.finditer(self.text, span.start, span.end), MOST_PIECES):
            pieces.append(Span(start, match.start()))
            start = match.end()
        pieces.append(Span(start, span.end))
        trimmed = [self.trim(piece) for piece in pieces]
        return [piece for piece in trimmed if piece.end > piece.start]
