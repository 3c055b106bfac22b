"""The stages that a text, a list or a table tells, one draft for each, in the order of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.profiles.lists import entries, sentences
from builder.profiles.source import Source, Span
from builder.profiles.stages import MOST_STAGES, StageDraft
from builder.profiles.years import MARKER, YearMark, find_bare_years, find_year

if TYPE_CHECKING:
    from builder.profiles.layout import Block

__all__ = ["draft_stages"]

_BREAK = re.compile(rf"[,;]?\s+(?:and|then|while|before|until)?,?\s*(?={MARKER.pattern})", re.IGNORECASE)
_BEGIN = re.compile(
    r"\b(?:begins?|starts?|starting|enters?|entry[- ]level|joins?|graduates?|trainee|newly)\b", re.IGNORECASE
)
_MOVE = re.compile(
    r"(?:\w+\s+)?(?:mov|progress|advanc|becom|then\b|next\b|later\b|eventual|tak(?:e|ing)\b|step|grow|promot|final|"
    r"transition|specialis|specializ|from there|subsequent|senior|lead|head|experienced)",
    re.IGNORECASE,
)
_YEAR_COLUMN = re.compile(r"\b(?:years?|yrs?|experience|when|time|period|duration)\b", re.IGNORECASE)
_TITLE_COLUMN = re.compile(r"\b(?:title|role|position|job|name|post|rank)\b", re.IGNORECASE)
_LINE_END = re.compile(r"\n")
_LINE_BEGIN = re.compile(r"[A-Z0-9]")
_LONGEST_HEAD = 60
"""So far from the beginning of a line its years stand where the line tells a stage; prose that was cut into lines
rarely has years there in each of them."""
_LEVEL_NAME = re.compile(r"(?:level|stage|step|grade|band|phase)?\s*(?:\d{1,2}|[ivx]{1,4})\.?", re.IGNORECASE)


def draft_stages(source: Source, block: Block) -> tuple[StageDraft, ...]:
    """Return the stages of the block in the order of the text, 12 at most."""
    if block.rows:
        return tuple(_of_row(source, block, row) for row in block.rows[:MOST_STAGES])
    lines = _lines_of_stages(source, block)
    listed = bool(block.bullets or lines) or " | " in source.raw(block.span) or _is_row_of_stages(source, block)
    pieces = lines or (entries(source, block) if listed else _clauses(source, block.span))
    spans: list[tuple[Span, int | None, int | None]] = []
    for piece in pieces[:MOST_STAGES]:
        mark = find_year(source.text, piece.start, piece.end)
        begins = _BEGIN.search(source.text, piece.start, piece.end)
        moves = _MOVE.match(source.text, piece.start, piece.end)
        if spans and not listed and mark is None and not moves:
            # A sentence that says more about the stage before it.
            before, *years = spans[-1]
            spans[-1] = (Span(before.start, piece.end), years[0], years[1])
        elif mark is not None:
            spans.append((piece, mark.from_year, mark.to_year))
        else:
            spans.append((piece, 0 if not spans and begins else None, None))
    return tuple(StageDraft(source.words(span), source.place(span.start), start, end) for span, start, end in spans)


def _lines_of_stages(source: Source, block: Block) -> list[Span]:
    """Return the lines of a block in which each line tells a stage: `Level 3 (5-8 yrs): threat hunting`."""
    lines = [] if block.bullets else source.split(block.span, _LINE_END)
    if len(lines) < 2 or not all(_LINE_BEGIN.match(source.text, line.start, line.end) for line in lines):
        return []
    return lines if all(find_year(source.text, line.start, _head(line)) for line in lines) else []


def _head(line: Span) -> int:
    return min(line.end, line.start + _LONGEST_HEAD)


def _is_row_of_stages(source: Source, block: Block) -> bool:
    """Tell whether a block is a list such as `Helper (0-2 years); Welder (2-5 years)`."""
    parts = source.raw(block.span).split(";")[: MOST_STAGES + 1]
    return len(parts) > 1 and all(find_year(part[:200]) for part in parts)


def _of_row(source: Source, block: Block, row: tuple[Span, ...]) -> StageDraft:
    cells = [source.words(cell) for cell in row]
    columns = [*block.columns, *([""] * len(cells))][: len(cells)]
    mark = _years_of_row(cells, columns)
    titles = [cell for cell, column in zip(cells, columns, strict=True) if cell and _TITLE_COLUMN.search(column)]
    others = [
        cell
        for cell, column in zip(cells, columns, strict=True)
        if cell and not _YEAR_COLUMN.search(column) and not _LEVEL_NAME.fullmatch(cell) and find_year(cell) is None
    ]
    text = "; ".join(others or [cell for cell in cells if cell])
    title = next((cell for cell in (*titles, *others) if cell), "")
    start, end = (mark.from_year, mark.to_year) if mark else (None, None)
    return StageDraft(text, source.place(block.row_start(row)), start, end, title)


def _years_of_row(cells: list[str], columns: list[str]) -> YearMark | None:
    for cell, column in zip(cells, columns, strict=True):
        if _YEAR_COLUMN.search(column) and (mark := find_year(cell) or find_bare_years(cell)):
            return mark
    return next((mark for cell in cells if (mark := find_year(cell))), None)


def _clauses(source: Source, span: Span) -> list[Span]:
    """Cut prose into sentences, and these before each mention of years but the first."""
    found: list[Span] = []
    for sentence in sentences(source, span):
        start = sentence.start
        for match in _BREAK.finditer(source.text, sentence.start, sentence.end):
            if find_year(source.text, start, match.start()) or source.text[match.start()] in ",;":
                found.append(source.trim(Span(start, match.start())))
                start = match.end()
        found.append(source.trim(Span(start, sentence.end)))
    return [piece for piece in found if piece.end > piece.start]
