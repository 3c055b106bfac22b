"""HTML that the theme has rendered, as the elements that stand side by side in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate

__all__ = ["Piece", "pieces_of"]

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """An element: its tag, its classes, its attributes by name and its whole HTML."""

    tag: str
    classes: frozenset[str]
    attributes: dict[str, str]
    html: str

    @property
    def inner(self) -> str:
        """Return what is inside the element."""
        return self.html[self.html.index(">") + 1 : self.html.rindex("<")] if self.html.endswith(">") else ""

    @property
    def words(self) -> str:
        """Return the element's text with single spaces."""
        from html import unescape

        return _SPACE.sub(" ", unescape(_TAG.sub(" ", self.html))).strip()


def pieces_of(html: str) -> tuple[Piece, ...]:
    """Return the elements at the top of the HTML, in order; text between them is left out."""
    found = _Pieces(html)
    found.feed(html)
    found.close()
    return tuple(found.pieces)


class _Pieces(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[Piece] = []
        self._html = html
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._open: list[str] = []
        self._begin = 0
        self._first: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._open:
            self._begin, self._first = self._place(), {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._open.append(tag)
        elif not self._open:
            self._keep(tag, self._begin + len(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._open:
            self._begin, self._first = self._place(), {name: value or "" for name, value in attrs}
            self._keep(tag, self._begin + len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        # What a cell put out may leave elements open; they end with the one that they are in.
        while self._open.pop() != tag:
            pass
        if not self._open:
            self._keep(tag, self._html.index(">", self._place()) + 1)

    def _keep(self, tag: str, end: int) -> None:
        classes = frozenset(self._first.get("class", "").split())
        self.pieces.append(Piece(tag, classes, self._first, self._html[self._begin : end]))

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
