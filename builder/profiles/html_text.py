"""HTML pages as lines: headings, paragraphs, lists, tables; navigation, scripts and forms are left out."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from builder.profiles.html_clean import plain_tags
from builder.profiles.page_lines import Cell, PageLines
from builder.profiles.text import cut_off, decode

if TYPE_CHECKING:
    from builder.findings import Finding
    from builder.profiles.source import Source

__all__ = ["read_html"]

_LARGEST = 1024 * 1024
_MOST_TAGS = 40_000
_PIECE = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,80}charset=[\"']?(iso-8859-1|latin1|windows-1252)", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "noscript", "template", "nav", "footer", "form", "svg", "head", "button"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "p div section article main ul ol dl li dt dd table tr td th thead tbody blockquote br hr header aside figure "
    "figcaption pre address body html".split()
)
_BOLD = frozenset({"b", "strong"})


def read_html(data: bytes, file: str, findings: list[Finding]) -> Source | None:
    """Return the page's text with the lines of the HTML file, or None and the finding that says why not."""
    if _CHARSET.search(data[:2048]):
        data = data.decode("cp1252", "replace").encode("utf-8")
    text = decode(data, file, findings, _LARGEST)
    if text is None:
        return None
    text = plain_tags(text)
    reader = _PageReader()
    # A piece at a time: when enough tags were seen, the rest of a page that is all tags is not parsed.
    for start in range(0, len(text), _PIECE):
        reader.feed(text[start : start + _PIECE])
        if reader.tags > _MOST_TAGS:
            findings.append(cut_off(f"{_MOST_TAGS} tags of the page", file, reader.getpos()[0]))
            break
    reader.finish()
    return reader.lines.source(file, findings)


class _PageReader(HTMLParser):
    """Turns tags into lines; unclosed and crossing tags do no harm, because no tree is built."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = PageLines()
        self.tags = 0
        self._silent: list[str] = []
        self._text: list[str] = []
        self._line = 0
        self._tag = ""
        self._plain = 0
        self._bold = 0
        self._rows: list[list[Cell]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        if tag in _SILENT:
            self._flush()
            self._silent.append(tag)
        if self._silent:
            return
        if tag in _BOLD:
            self._bold += 1
        if tag not in _HEADINGS and tag not in _BLOCKS:
            return
        self._flush()
        if tag not in {"br", "hr", "tbody", "thead"} and not (tag in {"p", "div"} and self._tag in {"li", "dt", "dd"}):
            self._tag = tag
        self._table_tag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tags += 1
        if self._silent:
            if tag in self._silent:
                del self._silent[self._silent.index(tag) :]
            return
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        if tag in _HEADINGS or tag in _BLOCKS:
            self._flush()
            if tag == "table" and self._rows is not None:
                self.lines.table(self._rows)
                self._rows = None
            if tag not in {"p", "div"} or self._tag not in {"li", "dd"}:
                self._tag = ""

    def handle_data(self, data: str) -> None:
        if self._silent or not (data.strip() or self._text):
            return
        if not self._text:
            # The text may begin on a later line than the piece that it is in.
            self._line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        self._text.append(data)
        self._plain += 0 if self._bold else len(data.strip())

    def finish(self) -> None:
        """Take in what stands behind the last tag, and a table that was not closed."""
        self.close()
        self._flush()
        if self._rows is not None:
            self.lines.table(self._rows)

    def _table_tag(self, tag: str) -> None:
        if tag == "table":
            if self._rows is not None:
                self.lines.table(self._rows)
            self._rows = []
        elif self._rows is not None and tag == "tr":
            self._rows.append([])
        elif self._rows and tag in {"td", "th"}:
            self._rows[-1].append([])

    def _flush(self) -> None:
        text, is_bold = "".join(self._text), self._plain == 0
        self._text, self._plain = [], 0
        if not text.strip():
            return
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append((text, self._line))
        elif self._tag in _HEADINGS:
            self.lines.heading(_HEADINGS[self._tag], text, self._line)
        elif self._tag == "dt":
            self.lines.heading(3, text, self._line)
        elif self._tag in {"li", "dd"}:
            self.lines.bullet(text, self._line)
        else:
            self.lines.paragraph(text, self._line, bold=is_bold)
