"""From drafts to career stages: sorted, every year filled in, each with a permanent id and a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.documents.profile import Item, Part, Stage, slug
from builder.findings import Finding, Severity
from builder.profiles.years import MARKER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.findings import Place

__all__ = ["MOST_STAGES", "StageDraft", "build_stages", "default_stages", "stage_id"]

MOST_STAGES = 12
"""The most stages of a profile that are read."""
_LEADING = re.compile(
    r"^(?:,|\s|:|-|–|\(|\)|then\b|and\b|they\b|you\b|many\b|most\b|some\b|will\b|can\b|may\b|usually\b|often\b|"
    r"begin(?:s|ning)? as\b|begin(?:s|ning)? in\b|begin(?:s|ning)? with\b|begin(?:s)?\b|starts? (?:as|out as|in)\b|"
    r"starts?\b|enter(?:s)? as\b|moves? (?:in)?to\b|progress(?:es)? (?:in)?to\b|advances? to\b|becomes?\b|"
    r"on(?=\s*[:,–-])|onwards?\b|upwards?\b|of experience\b|experience\b|level \d+\b|an?\b|the\b)+",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;.:()]|\s[–—]\s")
_GUESSED_LENGTH = 5
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class StageDraft:
    """A stage as a profile tells it: years may be unknown, and the title empty if the text only implies it."""

    text: str
    place: Place
    from_year: int | None = None
    to_year: int | None = None
    title: str = ""


def build_stages(drafts: Sequence[StageDraft]) -> tuple[tuple[Stage, ...], tuple[Finding, ...]]:
    """Return the stages in the order of their years; years that the drafts do not tell are marked as guessed."""
    drafts = [draft for draft in drafts if any(letter.isalnum() for letter in draft.text)]
    findings = _falling(drafts)
    years, guessed = _filled([draft.from_year for draft in drafts])
    order = sorted(range(len(drafts)), key=lambda number: (years[number], number))
    stages: list[Stage] = []
    for position, number in enumerate(order):
        following = years[order[position + 1]] if position + 1 < len(order) else drafts[number].to_year
        stages.append(_stage(drafts[number], years[number], following, guessed[number], stages))
    unknown = [stage.title for stage in stages if stage.guessed]
    if unknown:
        message = f"The years of {len(unknown)} of {len(stages)} stages are guessed: {'; '.join(unknown)}."
        hint = "Write when each stage begins, such as `After two years, …`, or correct the years in the profile."
        place = drafts[0].place
        findings.append(Finding("profile-stages-have-years", message, place, hint, Severity.NOTE))
    return tuple(stages), tuple(findings)


def default_stages(place: Place) -> tuple[Stage, ...]:
    """Return the stages of a profile that tells none: beginning, working alone, leading."""
    told = (("Beginner", 0, 2), ("Independent professional", 2, 6), ("Lead", 6, None))
    return tuple(
        Stage(slug(title), title, start, end, Item(f"stages/{slug(title)}", Part.STAGES, title, place), default=True)
        for title, start, end in told
    )


def stage_id(title: str, taken: set[str]) -> str:
    """Return the id of a stage with the title: as the slug, but begun with a letter and not among the taken ones."""
    name = slug(title)
    name = name if name[0].isalpha() else f"stage-{name}"[:48].rstrip("-")
    numbered = (f"{name[:44].rstrip('-')}-{number}" for number in range(2, len(taken) + 3))
    return next(candidate for candidate in (name, *numbered) if candidate not in taken)


def _falling(drafts: Sequence[StageDraft]) -> list[Finding]:
    known = [(draft.from_year, draft) for draft in drafts if draft.from_year is not None]
    findings = []
    for (before, _), (year, draft) in pairwise(known):
        if year < before:
            message = f"A stage of year {year} stands behind one of year {before}; they are sorted by year."
            hint = "Tell the stages in the order of the career."
            findings.append(Finding("profile-stages-are-in-order", message, draft.place, hint, Severity.WARNING))
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


def _stage(draft: StageDraft, year: int, following: int | None, guessed: bool, before: Sequence[Stage]) -> Stage:
    title = draft.title[:_LONGEST_TITLE].strip() or _title(draft.text)
    name = stage_id(title, {stage.id for stage in before})
    item = Item(f"stages/{name}", Part.STAGES, draft.text, draft.place)
    end = following if following is not None and following > year else None
    return Stage(name, title, year, end, item, guessed=guessed)


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
