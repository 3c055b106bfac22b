"""Rows of O*NET's tables (CSV or TSV): one row for each fact, or one row with a column for each part."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from builder.documents.profile import How, Part, PartSource
from builder.findings import Finding, Place
from builder.profiles.content import Content
from builder.profiles.headings import part_of_heading
from builder.profiles.language import language_fault
from builder.profiles.soft import is_soft_skill
from builder.profiles.source import Entry
from builder.profiles.text import decode, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["content_of_rows", "read_rows"]

_LARGEST = 1024 * 1024
_MOST_ROWS = 5000
_MOST_ENTRIES = 400
_IMPORTANT = 3.0
_COLUMNS = {
    "title": Part.TITLE,
    "description": Part.SUMMARY,
    "alternatetitle": Part.ALTERNATIVE_TITLES,
    "reportedjobtitle": Part.ALTERNATIVE_TITLES,
    "task": Part.TASKS,
    "example": Part.TOOLS,
    "technologyskill": Part.TOOLS,
    "workplaceexample": Part.TOOLS,
    "elementname": Part.TECHNICAL_SKILLS,
}
"""Columns of O*NET's database (O*NET data dictionary), in the singular, in small letters and without blanks."""
_CODE = "onetsoccode"
_KIND_COLUMNS = frozenset({"part", "section", "kind", "field", "category", "type", "item"})
_VALUE_COLUMNS = frozenset({"value", "text", "entry", "content", "name"})
_CELL_BREAK = re.compile(r"\s*(?:\||;|\n)\s*")
_LISTS = frozenset(Part) - {Part.TITLE, Part.SUMMARY, Part.STAGES}


def read_rows(data: bytes, file: str, findings: list[Finding]) -> Content | None:
    """Return what the rows say, or None with the fault among the findings.

    Several tables may follow each other in a file, each with its own line of column names.
    """
    text = decode(data, file, findings, _LARGEST)
    if text is None:
        return None
    try:
        return content_of_rows(_named_rows(text, file), file, findings)
    except csv.Error as error:
        findings.append(unreadable(f"The rows cannot be read: {error}.", file, "Save the table again as CSV."))
        return None


def content_of_rows(rows: Iterable[tuple[dict[str, str], Place]], file: str, findings: list[Finding]) -> Content | None:
    """Return the content of rows (column → cell), or None with the fault among the findings."""
    found: dict[Part, list[Entry]] = defaultdict(list)
    columns: dict[Part, str] = {}
    codes: dict[str, str] = {}
    for row, place in rows:
        facts = {_plain(name): cell for name, cell in row.items()}
        if facts.get(_CODE):
            codes.setdefault(facts[_CODE], facts.get("title", ""))
        for name, part, text in _cells(row):
            columns.setdefault(part, name)
            if len(found[part]) < _MOST_ENTRIES:
                found[part].append(Entry(text, place))
    if len(codes) > 1:
        shown = ", ".join(f"{code} {title}".strip() for code, title in list(codes.items())[:5])
        message = f"The rows tell of {len(codes)} occupations: {shown}{', …' if len(codes) > 5 else ''}."
        hint = "Keep the rows of one occupation, and read the file again."
        findings.append(Finding("profile-tells-one-occupation", message, Place(file, 1), hint))
        return None
    if not found:
        hint = "Name the columns `Title`, `Description`, `Alternate Title`, `Task`, `Example` as O*NET does."
        findings.append(unreadable("No column of this table is known.", file, hint))
        return None
    entries = {part: _without_twins(part, texts) for part, texts in found.items()}
    if fault := language_fault(" \n".join(e.text for texts in entries.values() for e in texts), Place(file, 1)):
        findings.append(fault)
    sources = tuple(
        PartSource(part, How.KEY, texts[0].place, texts[-1].place.line, columns[part])
        for part, texts in entries.items()
    )
    return Content(entries, (), sources)


def _named_rows(text: str, file: str) -> Iterator[tuple[dict[str, str], Place]]:
    first = text.split("\n", 1)[0]
    separator = max("\t,;", key=first.count)
    reader = csv.reader(
        text.split("\n"),
        delimiter=separator,
        quotechar='"' if separator != "\t" else None,
        quoting=csv.QUOTE_MINIMAL if separator != "\t" else csv.QUOTE_NONE,
    )
    names: list[str] = []
    for number, cells in enumerate(reader):
        if number >= _MOST_ROWS:
            return
        if _is_header(cells):
            names = cells
        elif names:
            yield dict(zip(names, cells, strict=False)), Place(file, reader.line_num)


def _is_header(cells: list[str]) -> bool:
    known = [cell for cell in cells[:60] if _part_of_column(cell) or _plain(cell) in {_CODE, *_KIND_COLUMNS}]
    return (len(cells) > 1 and len(known) * 2 >= len([cell for cell in cells[:60] if cell.strip()]) > 0) or (
        bool(known) and _plain(cells[0]) == _CODE
    )


def _cells(row: dict[str, str]) -> Iterator[tuple[str, Part, str]]:
    """Yield each fact of a row with the name of its column and its part."""
    kind = next((cell for name, cell in row.items() if _plain(name) in _KIND_COLUMNS), "")
    value = next((cell for name, cell in row.items() if _plain(name) in _VALUE_COLUMNS), "")
    part = _part_of_column(kind) if kind and value else None
    if part is not None:
        yield from _facts(kind, part, value)
        return
    facts = {_plain(name): cell for name, cell in row.items()}
    is_onet = _CODE in facts
    if "scaleid" in facts and not _is_important(facts):
        return
    for name, cell in list(row.items())[:60]:
        # "In Demand" and "Domain Source" are columns of O*NET, not parts of a profile.
        column = _column_of_onet(name) if is_onet else _part_of_column(name)
        if column is not None and cell:
            yield from _facts(name, column, cell)


def _facts(name: str, part: Part, cell: str) -> Iterator[tuple[str, Part, str]]:
    if part is Part.STAGES:
        return
    # A cell of a wide table holds a whole list; O*NET's own cells are sentences with semicolons in them.
    pieces = _CELL_BREAK.split(cell) if part in _LISTS and not cell.rstrip().endswith(".") else [cell]
    for piece in pieces[:_MOST_ENTRIES]:
        text = " ".join(piece.split()).rstrip(".") if part in _LISTS else " ".join(piece.split())
        if text:
            is_soft = part is Part.TECHNICAL_SKILLS and is_soft_skill(text)
            yield name, Part.SOFT_SKILLS if is_soft else part, text[:4000]


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name[:60].casefold())


def _is_important(facts: dict[str, str]) -> bool:
    """Tell whether O*NET's raters call a skill important: 3 or more on the scale IM, which goes from 1 to 5."""
    try:
        return facts["scaleid"] == "IM" and float(facts.get("datavalue", "0")) >= _IMPORTANT
    except ValueError:
        return False


def _column_of_onet(name: str) -> Part | None:
    plain = _plain(name)
    return _COLUMNS.get(plain) or _COLUMNS.get(plain.removesuffix("s"))


def _part_of_column(name: str) -> Part | None:
    return _column_of_onet(name) or part_of_heading(name)


def _without_twins(part: Part, texts: list[Entry]) -> tuple[Entry, ...]:
    """Return the entries, each text once: O*NET repeats the title in every row and tools under several kinds."""
    if part in {Part.TITLE, Part.SUMMARY}:
        return tuple(texts[:1])
    return tuple({entry.text.casefold(): entry for entry in reversed(texts)}.values())[::-1]
