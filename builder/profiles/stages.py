"""Career stages with their years, from prose, a list or a table row per stage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.documents.profile import Item, Part, Stage, slug
from builder.findings import Finding, Severity
from builder.profiles.lists import entries, sentences
from builder.profiles.source import Source, Span
from builder.profiles.years import MARKER, find_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.findings import Place
    from builder.profiles.layout import Block

__all__ = ["default_stages", "read_stages"]

_BREAK = re.compile(rf"[,;]?\s+(?:and|then|while|before|until)?,?\s*(?={MARKER.pattern})", re.IGNORECASE)
_BEGIN = re.compile(
    r"\b(?:begins?|starts?|starting|enters?|entry[- ]level|joins?|graduates?|trainee|newly)\b", re.IGNORECASE
)
_MOVE = re.compile(
    r"(?:\w+\s+)?(?:mov|progress|advanc|becom|then\b|next\b|later\b|eventual|tak(?:e|ing)\b|step|grow|promot|final|"
    r"transition|specialis|specializ|from there|subsequent|senior|lead|head|experienced)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:,|\s|:|-|–|\(|\)|then\b|and\b|they\b|you\b|many\b|most\b|some\b|will\b|can\b|may\b|usually\b|often\b|"
    r"begin(?:s|ning)? as\b|begin(?:s|ning)? in\b|begin(?:s|ning)? with\b|begin(?:s)?\b|starts? (?:as|out as|in)\b|"
    r"starts?\b|enter(?:s)? as\b|moves? (?:in)?to\b|progress(?:es)? (?:in)?to\b|advances? to\b|becomes?\b|"
    r"of experience\b|experience\b|level \d+\b|an?\b|the\b)+",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;.:()]|\s[–—]\s")
_GUESSED_LENGTH = 5
_MOST = 12
_LONGEST_TITLE = 80


@dataclass(slots=True)
class _Draft:
    span: Span
    from_year: int | None
    to_year: int | None


def read_stages(source: Source, block: Block) -> tuple[tuple[Stage, ...], tuple[Finding, ...]]:
    """Return the stages in the order of their years; years that the text does not tell are marked as guessed."""
    drafts = _drafts(source, block)
    findings = _falling(source, drafts)
    years, guessed = _filled([draft.from_year for draft in drafts])
    order = sorted(range(len(drafts)), key=lambda number: (years[number], number))
    stages: list[Stage] = []
    for position, number in enumerate(order):
        following = years[order[position + 1]] if position + 1 < len(order) else drafts[number].to_year
        stages.append(_stage(source, drafts[number], years[number], following, guessed[number], stages))
    unknown = [stage.title for stage in stages if stage.guessed]
    if unknown:
        message = f"The years of {len(unknown)} of {len(stages)} stages are guessed: {'; '.join(unknown)}."
        hint = "Write when each stage begins, such as `After two years, …`, or correct `years` in the curriculum."
        place = source.place(block.span.start)
        findings.append(Finding("profile-stages-have-years", message, place, hint, Severity.NOTE))
    return tuple(stages), tuple(findings)


def default_stages(place: Place) -> tuple[Stage, ...]:
    """Return the stages of a profile that tells none: beginning, working alone, leading."""
    told = (("Beginner", 0, 2), ("Independent professional", 2, 6), ("Lead", 6, None))
    return tuple(
        Stage(slug(title), title, start, end, Item(f"stages/{slug(title)}", Part.STAGES, title, place), default=True)
        for title, start, end in told
    )


def _drafts(source: Source, block: Block) -> list[_Draft]:
    listed = block.bullets or " | " in source.raw(block.span)
    pieces = entries(source, block) if listed else _clauses(source, block.span)
    drafts: list[_Draft] = []
    for piece in pieces[:_MOST]:
        mark = find_year(source.text, piece.start, piece.end)
        begins = _BEGIN.search(source.text, piece.start, piece.end)
        moves = _MOVE.match(source.text, piece.start, piece.end)
        if drafts and not listed and mark is None and not moves:
            # A sentence that says more about the stage before it.
            drafts[-1].span = Span(drafts[-1].span.start, piece.end)
        elif mark is not None:
            drafts.append(_Draft(piece, mark.from_year, mark.to_year))
        else:
            drafts.append(_Draft(piece, 0 if not drafts and begins else None, None))
    return drafts


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


def _falling(source: Source, drafts: Sequence[_Draft]) -> list[Finding]:
    known = [(draft.from_year, draft) for draft in drafts if draft.from_year is not None]
    findings = []
    for (before, _), (year, draft) in pairwise(known):
        if year < before:
            message = f"A stage of year {year} stands behind one of year {before}; they are sorted by year."
            hint = "Tell the stages in the order of the career."
            place = source.place(draft.span.start)
            findings.append(Finding("profile-stages-are-in-order", message, place, hint, Severity.WARNING))
    return findings


def _filled(years: Sequence[int | None]) -> tuple[list[int], list[bool]]:
    """Return all years, unknown ones put between their neighbours, and which of them were unknown."""
    filled: list[int] = []
    for number, year in enumerate(years):
        if year is not None:
            filled.append(year)
            continue
        before = filled[-1] if filled else None
        later = [(place, known) for place, known in enumerate(years) if place > number and known is not None]
        if before is None:
            filled.append(0)
        elif later and later[0][1] > before:
            place, known = later[0]
            filled.append(before + max(1, (known - before) // (place - number + 1)))
        else:
            filled.append(before + _GUESSED_LENGTH)
    return filled, [year is None for year in years]


def _stage(
    source: Source, draft: _Draft, year: int, following: int | None, guessed: bool, before: Sequence[Stage]
) -> Stage:
    text = source.words(draft.span)
    title = _title(text)
    name = slug(title)
    # An id of a stage starts with a letter.
    name = name if name[0].isalpha() else f"stage-{name}"[:48].rstrip("-")
    taken = {stage.id for stage in before}
    unique = next(
        candidate
        for candidate in (name, *(f"{name[:44].rstrip('-')}-{n}" for n in range(2, len(taken) + 3)))
        if candidate not in taken
    )
    item = Item(f"stages/{unique}", Part.STAGES, text, source.place(draft.span.start))
    end = following if following is not None and following > year else None
    return Stage(unique, title, year, end, item, guessed=guessed)


def _title(text: str) -> str:
    """Return what a stage is called: its first clause without years and verbs of movement."""
    without = MARKER.sub(" ", text, count=1)
    rest = without
    while (shorter := _LEADING.sub("", rest).strip(" ,;:()-–")) != rest:
        rest = shorter
    clause = _CLAUSE_END.split(rest, maxsplit=1)[0].strip() or text
    words = clause.split()
    kept = words[:1]
    for word in words[1:]:
        if len(" ".join([*kept, word])) > _LONGEST_TITLE:
            break
        kept.append(word)
    title = " ".join(kept)[:_LONGEST_TITLE]
    return title[:1].upper() + title[1:]
