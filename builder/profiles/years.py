"""Years in prose: `after five years`, `by year ten`, `Level 3 (5-8 yrs)`, `two to four years in`."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["MARKER", "YearMark", "find_bare_years", "find_year"]

_NUMBERS = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10, "thirty": 30}
_N = r"(?:\d{1,2}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_TO = r"\s*(?:-|–|—|to|and|or)\s*"
_YEARS = r"[\s-]*(?:years?|yrs?)\b"
MARKER = re.compile(
    rf"\b(?:(?P<lead>after|by|from|within|in|at|around|about|over|with|for|between|beyond|during)\s+)?"
    rf"(?:the\s+)?(?:(?:first|next|another|about|around|roughly|some|at least|more than|approximately)\s+)?"
    rf"(?:(?P<word>years?|yrs?)\s+(?P<at>{_N})(?:{_TO}(?P<at_to>{_N}))?|"
    rf"(?P<low>{_N})(?:{_TO}(?P<high>{_N}))?\s*\+?(?:\s+or\s+more)?{_YEARS})\+?",
    re.IGNORECASE,
)
"""A mention of years; `find_year` says what it means."""


_BARE = re.compile(
    rf"(?:from|over|after|[>≥<~])?\s*(?P<low>\d{{1,2}})(?:{_TO}(?P<high>\d{{1,2}}))?\s*\+?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class YearMark:
    """Years that a text tells: from when, and until when if it says so; and where the words stand."""

    from_year: int
    to_year: int | None
    start: int
    end: int


def find_year(text: str, start: int = 0, end: int | None = None) -> YearMark | None:
    """Return the first years that the text tells within the offsets, or None.

    `for the first two years` and `within two years` begin at 0 and end then; `after`, `by` and `from` begin then.
    """
    match = MARKER.search(text, start, len(text) if end is None else end)
    if match is None:
        return None
    low = _number(match.group("at") or match.group("low"))
    high_text = match.group("at_to") or match.group("high")
    high = _number(high_text) if high_text else None
    lead = (match.group("lead") or "").casefold()
    phrase = match.group().casefold()
    if high is None and ("first" in phrase.split() or lead in {"during", "for"}) and match.group("low"):
        return YearMark(0, low, match.start(), match.end())
    if high is not None and (high < low or lead in {"after", "by", "beyond"}):
        # "After three to five years" says when the stage begins, not how long it lasts.
        high = None
    return YearMark(low, high, match.start(), match.end())


def find_bare_years(text: str) -> YearMark | None:
    """Return the years of a cell in a column of years, where the word is left out: `0-3`, `6+`, `from 4`."""
    match = _BARE.fullmatch(text.strip())
    if match is None:
        return None
    low, high = int(match.group("low")), int(match.group("high")) if match.group("high") else None
    if text.lstrip().startswith("<"):
        low, high = 0, low
    return YearMark(low, high if high is not None and high > low else None, 0, len(text))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.casefold()]
