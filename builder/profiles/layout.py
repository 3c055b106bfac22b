"""The layout of a text: paragraphs, lists, and headings in plain text or Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.profiles.headings import part_of_heading
from builder.profiles.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.documents.profile import Part
    from builder.profiles.source import Source

__all__ = ["Block", "read_blocks"]

_MARKDOWN_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(?P<text>[^\s#][^\n]*)")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:={3,}|-{3,})[ \t]*$")
_BOLD = re.compile(r"\s*(\*\*|__)(?P<text>[^*_\n]{1,80})\1\s*:?\s*$")
_BULLET = re.compile(r"\s*(?:[-*+•‣–]|\d{1,3}[.)])[ \t]+")
_LABEL = re.compile(r"\s*(?:\*\*|__)?(?P<text>[A-Za-z][^:\n|.]{1,60}):(?:\*\*|__)?[ \t]+(?=\S)")
_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a list, and the heading above it with the part that it names, if there is one."""

    span: Span
    heading: str = ""
    part: Part | None = None
    bullets: tuple[Span, ...] = ()
    """The entries where the block is a bullet list."""


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    level: int
    span: Span
    rest: Span | None = None


def read_blocks(source: Source) -> tuple[Block, ...]:
    """Return the blocks of the text in order, each under its nearest heading.

    A plain line is taken as a heading only if it names a part and the text has another heading:
    an occupation may be called "Overview". A Markdown heading of level 1 that names no part is a block, the title.
    """
    headings = _headings(source)
    blocks: list[Block] = []
    heading, part = "", None
    start = end = -1
    for line in _lines(source):
        found = headings.get(line.start)
        raw = source.raw(line)
        if found is None and raw.strip() and not _UNDERLINE.match(raw):
            start, end = (line.start if start < 0 else start), line.end
            continue
        if start >= 0:
            blocks.append(_block(source, Span(start, end), heading, part))
            start = -1
        if found is None:
            continue
        heading, part = found.text, part_of_heading(found.text)
        if found.level == 1 and part is None:
            blocks.append(Block(found.span))
        if found.rest is not None:
            start, end = found.rest.start, found.rest.end
    if start >= 0:
        blocks.append(_block(source, Span(start, end), heading, part))
    return tuple(blocks)


def _block(source: Source, span: Span, heading: str, part: Part | None) -> Block:
    return Block(span, heading, part, _bullets(source, span))


def _lines(source: Source) -> Iterator[Span]:
    start = 0
    for line in source.text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _headings(source: Source) -> dict[int, _Heading]:
    """Return the headings by the offset of their line."""
    lines = list(_lines(source))
    marked, plain = {}, {}
    for number, line in enumerate(lines):
        if line.start == line.end:
            continue
        above = source.raw(lines[number - 1]).strip() if number else ""
        below = source.raw(lines[number + 1]) if number + 1 < len(lines) else ""
        raw = source.raw(line)
        if match := _MARKDOWN_HEADING.match(raw):
            text = match.group("text").rstrip(" \t#").strip("*_: ")
            first = line.start + match.start("text")
            marked[line.start] = _Heading(text, len(match.group(1)), Span(first, line.end))
        elif raw.strip() and _UNDERLINE.match(below) and len(raw) < _LONGEST_HEADING and not above:
            marked[line.start] = _Heading(raw.strip(), 1 if "=" in below else 2, line)
        elif found := _plain_heading(raw, line, above):
            plain[line.start] = found
    return {**marked, **plain} if len(marked) + len(plain) > 1 else marked


def _plain_heading(raw: str, line: Span, above: str) -> _Heading | None:
    if label := _LABEL.match(raw):
        name, rest = label.group("text"), Span(line.start + label.end(), line.end)
        return _Heading(name, 2, line, rest) if part_of_heading(name) else None
    if len(raw) > _LONGEST_HEADING or "|" in raw:
        return None
    bold = _BOLD.match(raw)
    stands_out = bold is not None or raw.rstrip().endswith(":") or not above
    name = (bold.group("text") if bold else raw).strip(" \t:")
    return _Heading(name, 2, line) if stands_out and part_of_heading(name) else None


def _bullets(source: Source, span: Span) -> tuple[Span, ...]:
    """Return the entries of a bullet list, continuation lines included; none if the first line has no bullet."""
    entries: list[Span] = []
    start = span.start
    for raw in source.raw(span).split("\n"):
        end = start + len(raw)
        if bullet := _BULLET.match(raw):
            entries.append(Span(start + bullet.end(), end))
        elif not entries:
            return ()
        else:
            entries[-1] = Span(entries[-1].start, end)
        start = end + 1
    return tuple(entries)
