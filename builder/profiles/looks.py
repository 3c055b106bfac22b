"""Which part of a profile a block is, by what it looks like and where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.documents.profile import How, Part
from builder.profiles.soft import SOFT_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.profiles.layout import Block
    from builder.profiles.source import Source

__all__ = ["NINE_PARTS", "how_known", "recognise"]

NINE_PARTS = (
    Part.TITLE,
    Part.SUMMARY,
    Part.ALTERNATIVE_TITLES,
    Part.TASKS,
    Part.DOMAINS,
    Part.STAGES,
    Part.TRENDS,
    Part.TECHNICAL_SKILLS,
    Part.SOFT_SKILLS,
)
"""The parts in the order of the nine paragraphs of a profile without headings."""

_EMPLOYER_WORDS = frozenset(
    "firm firms company companies provider providers platform platforms hospital hospitals agency agencies consultancy "
    "consultancies laboratory laboratories industry employer employers office offices school schools university "
    "universities clinic clinics bank banks shop shops factory factories ministry ministries authority authorities "
    "organisation organisations organization organizations institute institutes integrators retailers manufacturers "
    "operators utilities charities restaurants hotels studios practices centres centers insurers departments".split()
)
_TASK_WORDS = re.compile(
    r"\b(?:daily|day-to-day|tasks?|duties|responsib\w+|typical day|include[sd]?|every day)\b", re.IGNORECASE
)
_STAGE_WORDS = re.compile(
    r"\b(?:years?|yrs?|begins?|starts? (?:as|out|in)|enter as|junior|senior|career|progress\w*|promoted|level \d)\b",
    re.IGNORECASE,
)
_TREND_WORDS = re.compile(
    r"\b(?:trends?|emerging|outlook|growth|growing|demand|salar\w+|shortages?|future|expansion|adoption|remains?|"
    r"decade|opportunit\w+)\b",
    re.IGNORECASE,
)
_YEAR_COLUMN = re.compile(r"\b(?:years?|yrs?|experience)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_IN_ITS_POSITION = 1.5
_SHORT, _TITLE_LENGTH = 140, 80


def recognise(source: Source, blocks: Sequence[Block]) -> dict[Part, int]:
    """Return which of the nine parts each block without a heading is: part → index in `blocks`.

    Every part is given to the block that looks most like it, surest first; position decides between equals.
    """
    scores = [
        (_block_score(source, block, part) + _by_position(number, part), -number, part)
        for number, block in enumerate(blocks[: len(NINE_PARTS) * 4])
        if block.part is None and not block.is_other
        for part in NINE_PARTS
    ]
    found: dict[Part, int] = {}
    for score, negative, part in sorted(scores, key=lambda entry: (-entry[0], -entry[1], NINE_PARTS.index(entry[2]))):
        if score > _IN_ITS_POSITION and part not in found and -negative not in found.values():
            found[part] = -negative
    return found


def how_known(part: Part, number: int) -> How:
    """Return whether the block with the number was known to be the part by its position, or by its looks alone."""
    return How.POSITION if NINE_PARTS[number : number + 1] == (part,) else How.LOOKS


def _block_score(source: Source, block: Block, part: Part) -> float:
    if not block.rows:
        return _score(source.words(block.span), bool(block.bullets), part)
    if any(_YEAR_COLUMN.search(name) for name in block.columns):
        return 3.0 if part is Part.STAGES else 0.0
    return _score(" | ".join(source.words(row[0]) for row in block.rows), True, part)


def _by_position(number: int, part: Part) -> float:
    return max(0.0, _IN_ITS_POSITION - 0.5 * abs(number - NINE_PARTS.index(part)))


def _score(text: str, bullets: bool, part: Part) -> float:
    """Return how much a text looks like the part: 0 not at all, about 3 clearly."""
    words = _WORD.findall(text.casefold())
    is_list = " | " in text or bullets
    is_prose = not is_list and text.rstrip().endswith((".", "!", "…"))
    match part:
        case Part.TITLE:
            looks_so = not is_list and not is_prose and "," not in text and len(text) <= _TITLE_LENGTH
            return 3.0 if looks_so else 0.0
        case Part.ALTERNATIVE_TITLES:
            looks_so = not is_list and not is_prose and ("," in text or ";" in text) and len(text) <= _SHORT * 2
            return 3.0 if looks_so else 0.0
        case Part.DOMAINS:
            return (1.0 + _share(words, _EMPLOYER_WORDS)) if is_list else 0.0
        case Part.SOFT_SKILLS:
            return (1.0 + _share(words, SOFT_WORDS)) if is_list else 0.0
        case Part.TECHNICAL_SKILLS:
            other = max(_share(words, _EMPLOYER_WORDS), _share(words, SOFT_WORDS))
            # A list that nothing else is surer to be holds technical skills.
            return max(_IN_ITS_POSITION + 0.1, 2.5 - other) if is_list else 0.0
        case Part.TASKS:
            return _prose_score(text, _TASK_WORDS) if is_prose else 0.0
        case Part.STAGES:
            return _prose_score(text, _STAGE_WORDS) if is_prose else 0.0
        case Part.TRENDS:
            return _prose_score(text, _TREND_WORDS) if is_prose else 0.0
    others = max(_prose_score(text, pattern) for pattern in (_TASK_WORDS, _STAGE_WORDS, _TREND_WORDS))
    return max(0.5, 2.0 - others / 2) if is_prose else 0.0


def _share(words: list[str], known: frozenset[str]) -> float:
    """Return how many of the words are known, so scaled that one known word in five gives 2."""
    return min(2.0, 10.0 * sum(word in known for word in words) / max(len(words), 1))


def _prose_score(text: str, pattern: re.Pattern[str]) -> float:
    return min(3.0, 1.0 * len({match.group().casefold() for match in pattern.finditer(text)}))
