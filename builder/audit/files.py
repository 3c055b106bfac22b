"""What the files of a built site say without a browser: their weight, their language, alternative texts, headings."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from builder.findings import Finding, Place, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["BUDGET", "file_findings", "outside_links", "page_weight", "pages_of"]

BUDGET = 100 * 1024
"""Bytes of HTML, style sheets and scripts of a page as they travel (gzip), before Python is asked for."""
_VAGUE = frozenset({"here", "click here", "link", "this link", "this", "this page", "read more", "more"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def pages_of(site: Path) -> tuple[str, ...]:
    """Return the pages of a built site as paths below it, sorted."""
    return tuple(path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")) if _is_page(path))


def _is_page(path: Path) -> bool:
    """Tell whether a reader sees the file as a page of the theme: JupyterLite has its own."""
    return b'id="course-words"' in path.read_bytes()


def file_findings(site: Path, pages: Iterable[str]) -> tuple[Finding, ...]:
    """Return what is wrong with the pages of a site, as far as their files show."""
    return in_order(found for name in pages for found in _page(site, name))


def page_weight(site: Path, name: str) -> int:
    """Return the bytes (gzip) of a page with the style sheets and scripts that it loads by itself."""
    seen = _seen(site, name)
    files = {site / name, *(_below(site, name, address) for address in seen.loads)}
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in files if path and path.is_file())


def outside_links(site: Path, pages: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return by address of another site the pages that link to it; places within a page count as the page."""
    found: dict[str, list[str]] = {}
    for name in pages:
        for address in _seen(site, name).links:
            if urlsplit(address).scheme in {"http", "https"}:
                found.setdefault(address.partition("#")[0], []).append(name)
    return {address: tuple(dict.fromkeys(names)) for address, names in sorted(found.items())}


def _page(site: Path, name: str) -> Iterator[Finding]:
    place = Place(name)
    weight = page_weight(site, name)
    if weight > BUDGET:
        message = (
            f"the page weighs {weight / 1024:.0f} KB with its styles and scripts; {BUDGET // 1024} KB are allowed."
        )
        hint = "Split the module, or show less output: large tables and figures as SVG weigh most."
        yield Finding("page-weight-is-in-budget", message, place, hint)
    seen = _seen(site, name)
    if not seen.language:
        yield Finding("pages-name-their-language", "the page does not say in which language it is.", place,
                      "Set `language` in the curriculum.")  # fmt: skip
    for line, message in seen.headings():
        yield Finding("page-headings-are-in-order", message, Place(name, line), "Use the levels one after the other.")
    for line, address in seen.silent_pictures:
        message = f"the image '{address}' has no alternative text."
        hint = "Add `:alt:` with what it shows to the figure or to the cell that draws it."
        yield Finding("page-images-have-alt-text", message, Place(name, line), hint)
    for line in seen.bare_tables:
        message = "a table has no header cells."
        yield Finding("page-tables-have-headers", message, Place(name, line), "Give its first row as headers.",
                      Severity.WARNING)  # fmt: skip
    for line, words in seen.vague_links:
        message = f"the link text '{words}' does not say where it leads." if words else "a link has no text."
        yield Finding("page-links-say-where", message, Place(name, line), "Name the page that it opens.",
                      Severity.ERROR if not words else Severity.WARNING)  # fmt: skip


def _below(site: Path, name: str, address: str) -> Path | None:
    bare = unquote(address.partition("#")[0].partition("?")[0])
    if not bare or urlsplit(address).scheme or address.startswith("//"):
        return None
    return ((site if bare.startswith("/") else (site / name).parent) / bare.lstrip("/")).resolve()


def _seen(site: Path, name: str) -> _Reader:
    reader = _Reader()
    reader.feed((site / name).read_text("utf-8"))
    reader.close()
    return reader


@dataclass(slots=True)
class _Open:
    """An element that is being read: a link, a heading or a table."""

    tag: str
    line: int
    text: str = ""
    named: bool = False
    headers: int = 0
    cells: int = 0


class _Reader(HTMLParser):
    """Reads one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Open] = []
        self.language = ""
        self.loads: list[str] = []
        self.links: list[str] = []
        self.levels: list[tuple[int, int, str]] = []
        self.silent_pictures: list[tuple[int, str]] = []
        self.bare_tables: list[int] = []
        self.vague_links: list[tuple[int, str]] = []

    def headings(self) -> Iterator[tuple[int, str]]:
        """Yield line and message for each heading that is out of order."""
        before = 0
        for line, level, text in self.levels:
            if not text.strip():
                yield line, f"a heading of level {level} has no text."
            if level > before + 1:
                yield line, f"the heading '{text.strip()}' jumps from level {before} to {level}."
            elif level == 1 and before:
                yield line, f"'{text.strip()}' is a second heading of level 1."
            before = level

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        line = self.getpos()[0]
        if tag == "html":
            self.language = own.get("lang") or ""
        elif tag == "script" and own.get("src"):
            self.loads.append(own["src"] or "")
        elif tag == "link" and "stylesheet" in (own.get("rel") or ""):
            self.loads.append(own.get("href") or "")
        elif tag == "img":
            self._picture(own, line)
        elif tag in {"th", "td"}:
            self._cell(tag)
        elif tag in {"a", "table"} or tag in _HEADINGS:
            named = bool(own.get("aria-label") or own.get("title") or own.get("aria-hidden") or own.get("role"))
            self._open.append(_Open(tag, line, named=named))
            if tag == "a" and own.get("href"):
                self.links.append(own["href"] or "")

    def handle_data(self, data: str) -> None:
        for part in self._open:
            part.text += data

    def handle_endtag(self, tag: str) -> None:
        if not any(part.tag == tag for part in self._open):
            return
        while self._open:
            part = self._open.pop()
            if part.tag == tag:
                self._closed(part)
                return

    def _closed(self, part: _Open) -> None:
        text = " ".join(part.text.split())
        if part.tag in _HEADINGS:
            self.levels.append((part.line, _HEADINGS[part.tag], text))
        elif part.tag == "table" and part.cells and not part.headers and not part.named:
            self.bare_tables.append(part.line)
        elif part.tag == "a" and not part.named and (not text or text.casefold() in _VAGUE):
            self.vague_links.append((part.line, text))

    def _picture(self, own: dict[str, str | None], line: int) -> None:
        if own.get("alt") is None:
            address = own.get("src") or ""
            self.silent_pictures.append((line, address if len(address) < 60 else f"{address[:57]}…"))
        for part in self._open:
            part.text += own.get("alt") or ""

    def _cell(self, tag: str) -> None:
        for part in reversed(self._open):
            if part.tag == "table":
                part.headers += tag == "th"
                part.cells += 1
                return
