"""Which stage of a profile stands for which stage that modules are written for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.documents.profile import Stage
    from builder.documents.vocabulary import CareerStage

__all__ = ["map_stages", "shared_words"]

_YEARS_COUNT = 0.9
_LAST_YEAR = 40


def map_stages(written_for: Sequence[CareerStage], told: Sequence[Stage]) -> dict[str, int]:
    """Return the number of the profile's stage for each stage of the library, in the same order or in one.

    Words that both share decide first, then how many years they have in common (dynamic programming).
    """
    if not told:
        return {stage.id: 0 for stage in written_for}
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ()) for _ in told]
    for number in range(len(written_for)):
        scores = [_likeness(written_for, number, other) for other in told]
        longer: list[tuple[float, tuple[int, ...]]] = []
        for place in range(len(told)):
            # Ends at this place; the stage before it ended here or earlier.
            before = max(best[: place + 1], key=lambda entry: entry[0]) if number else (0.0, ())
            longer.append((before[0] + scores[place], (*before[1], place)))
        best = longer
    chosen = max(best, key=lambda entry: entry[0])[1]
    return {stage.id: place for stage, place in zip(written_for, chosen, strict=True)}


def shared_words(stage: CareerStage, told: Stage) -> tuple[str, ...]:
    """Return the words of the library's stage that stand in the text of the profile's stage."""
    text = f" {_plain(told.item.text)} {_plain(told.title)}"
    return tuple(word for word in stage.words if f" {_plain(word)}" in text)


def _likeness(written_for: Sequence[CareerStage], number: int, told: Stage) -> float:
    start = written_for[number].from_year
    end = written_for[number + 1].from_year if number + 1 < len(written_for) else _LAST_YEAR
    told_end = told.to_year if told.to_year is not None else _LAST_YEAR
    common = max(0, min(end, told_end) - max(start, told.from_year))
    return len(shared_words(written_for[number], told)) + _YEARS_COUNT * common / max(end - start, 1)


def _plain(text: str) -> str:
    return re.sub(r"[\s-]+", " ", text.casefold())
