"""The layout of a text: paragraphs, lists and tables, each under its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.profiles.heading_lines import LABEL_LEVEL, find_headings, front_matter
from builder.profiles.headings import is_other_heading, part_of_heading
from builder.profiles.source import Source, Span
from builder.profiles.tables import read_table

if TYPE_CHECKING:
    from builder.documents.profile import Part
    from builder.profiles.heading_lines import Heading
    from builder.profiles.tables import Table

__all__ = ["Block", "read_blocks"]

_UNDERLINE = re.compile(r"[ ]{0,3}(?:={3,}|-{3,}|\*{3,}|_{3,})[ \t]*$")
_BULLET = re.compile(r"\s*(?:[-*+•‣–●▪◦·]|\d{1,3}[.)]|[a-z]\))[ \t]+")
_FACT = re.compile(r"\w[\w -]{0,40}:")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list or table, and the heading above it with the part that it names, if there is one."""

    span: Span
    heading: str = ""
    part: Part | None = None
    bullets: tuple[Span, ...] = ()
    """The entries where the block is a bullet list."""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Span, ...], ...] = ()
    """The cells where the block is a table."""
    is_other: bool = False
    """Whether the heading names something that is no part of a profile, such as `Salary`."""

    def row_start(self, row: tuple[Span, ...]) -> int:
        """Return the offset at which a row's first cell that is not empty begins."""
        return next((cell.start for cell in row if cell.end > cell.start), self.span.start)


class _Outline:
    """The headings above the line that is read: a heading without a part of its own belongs to the one above."""

    def __init__(self) -> None:
        self._open: list[tuple[int, Part | None, bool]] = []
        self._before: Block | None = None
        self.block = Block(Span(0, 0))

    def enter(self, heading: Heading) -> None:
        self._open = [entry for entry in self._open if entry[0] < heading.level]
        part, is_other = part_of_heading(heading.text), is_other_heading(heading.text)
        if part is None and not is_other:
            part, is_other = next(((p, other) for _, p, other in reversed(self._open) if p or other), (None, False))
        self._open.append((heading.level, part, is_other))
        # A label such as `Also known as: …` speaks for its own paragraph only.
        self._before = (self._before or self.block) if heading.rest is not None else None
        self.block = Block(Span(0, 0), heading.text, part, is_other=is_other)

    def leave_label(self) -> None:
        """Go back to the heading that was there before a label."""
        if self._before is not None:
            self.block, self._before = self._before, None
            self._open = [entry for entry in self._open if entry[0] < LABEL_LEVEL]


def read_blocks(source: Source) -> tuple[Block, ...]:
    """Return the blocks of the text in order, each under its nearest heading.

    A plain line is taken as a heading only if it names a part and the text has another heading:
    an occupation may be called "Overview". A heading of level 1 that names no part is a block, the title; so is the
    first line of the text if it is a heading of the highest level that is there.
    """
    headings, ignored = find_headings(source), front_matter(source)
    outline, blocks = _Outline(), list[Block]()
    start = end = -1
    last_fact = max(ignored, default=-1)
    top = min((heading.level for heading in headings.values()), default=1)
    for line in source.lines():
        found = headings.get(line.start)
        raw = source.raw(line)
        if found is None and line.start < last_fact and _FACT.match(raw):
            continue  # `author: …` and the like, before the profile begins
        if found is None and raw.strip() and not _UNDERLINE.match(raw) and line.start not in ignored:
            start, end = (line.start if start < 0 else start), line.end
            continue
        if start >= 0:
            blocks.extend(_blocks(source, Span(start, end), outline.block))
            start = -1
        if found is None:
            outline.leave_label()
            continue
        outline.enter(found)
        is_title = found.level == 1 or (found.level == top < LABEL_LEVEL and not blocks)
        if is_title and outline.block.part is None and not outline.block.is_other:
            blocks.append(Block(found.span, found.text))
        if found.rest is not None:
            start, end = found.rest.start, found.rest.end
    if start >= 0:
        blocks.extend(_blocks(source, Span(start, end), outline.block))
    return tuple(blocks)


def _blocks(source: Source, span: Span, under: Block) -> list[Block]:
    if table := read_table(source, span):
        return _table_blocks(source, span, table, under)
    bullets = _bullets(source, span)
    if not bullets and (introduced := _introduced_list(source, span, under)):
        return introduced
    return [replace(under, span=span, bullets=bullets)]


def _introduced_list(source: Source, span: Span, under: Block) -> list[Block]:
    """Return paragraph and list where a list follows its introduction without a blank line between them."""
    start = span.start
    for raw in source.raw(span).split("\n"):
        if start > span.start and _BULLET.match(raw):
            rest = Span(start, span.end)
            bullets = _bullets(source, rest)
            if len(bullets) > 1:
                first = replace(under, span=Span(span.start, start - 1))
                return [first, replace(under, span=rest, bullets=bullets)]
        start += len(raw) + 1
    return []


def _table_blocks(source: Source, span: Span, table: Table, under: Block) -> list[Block]:
    """Return a block for each part that the table's columns or its first column name, else the table as one."""
    parts = [part_of_heading(column) for column in table.columns]
    if under.part is None and len(parts) > 1 and all(parts):
        columns = []
        for number, (name, part) in enumerate(zip(table.columns, parts, strict=True)):
            cells = tuple(
                row[number] for row in table.rows if number < len(row) and row[number].end > row[number].start
            )
            if cells:
                columns.append(Block(Span(cells[0].start, cells[-1].end), name, part, cells))
        return columns
    labelled = [row for row in table.rows if len(row) == 2 and part_of_heading(source.words(row[0]))]
    if under.part is None and len(labelled) > 1 and len(labelled) * 2 >= len(table.rows):
        return [
            Block(row[1], source.words(row[0]), part_of_heading(source.words(row[0])))
            for row in labelled
            if row[1].end > row[1].start
        ]
    return [replace(under, span=span, columns=table.columns, rows=table.rows)] if table.rows else []


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
