"""Merge several profiles into one: a course for people whose work is made of two jobs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.documents.profile import Item, Profile, Stage

__all__ = ["merged_profile"]

_LAST_YEAR = 40


def merged_profile(profiles: Sequence[Profile]) -> Profile:
    """Return one profile with the items of all, each once, in the order of the profiles; there must be at least one.

    The stages are those of the first profile that tells some. A stage of another profile joins the one with which it
    has most years in common.
    """
    first, *others = profiles
    if not others:
        return first
    known: set[str] = {item.id for profile in profiles for stage in profile.stages for item in _items(stage)}
    titles = list(dict.fromkeys(profile.title.text for profile in profiles))
    text = titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} and {titles[-1]}"
    return replace(
        first,
        title=replace(first.title, text=text[:200].strip()),
        alternative_titles=_once((item for p in profiles for item in p.alternative_titles), known),
        tasks=_once((item for p in profiles for item in p.tasks), known),
        tools=_once((item for p in profiles for item in p.tools), known),
        products=_once((item for p in profiles for item in p.products), known),
        domains=_once((item for p in profiles for item in p.domains), known),
        stages=_stages(profiles),
        trends=_once((item for p in profiles for item in p.trends), known),
        technical_skills=_once((item for p in profiles for item in p.technical_skills), known),
        soft_skills=_once((item for p in profiles for item in p.soft_skills), known),
    )


def _items(stage: Stage) -> tuple[Item, ...]:
    return () if stage.default else (stage.item, *stage.also)


def _once(items: Iterable[Item], known: set[str]) -> tuple[Item, ...]:
    """Return the items whose ids are new, and remember these."""
    kept = []
    for item in items:
        if item.id not in known:
            known.add(item.id)
            kept.append(item)
    return tuple(kept)


def _stages(profiles: Sequence[Profile]) -> tuple[Stage, ...]:
    telling = [profile for profile in profiles if any(not stage.default for stage in profile.stages)]
    first, *others = telling or profiles[:1]
    joined: dict[int, list[Item]] = {}
    known = {item.id for stage in first.stages for item in _items(stage)}
    for profile in others:
        for stage in profile.stages:
            fresh = [item for item in _items(stage) if item.id not in known]
            known.update(item.id for item in fresh)
            if first.stages:
                joined.setdefault(_nearest(stage, first.stages), []).extend(fresh)
    return tuple(
        replace(stage, also=(*stage.also, *joined.get(number, ()))) for number, stage in enumerate(first.stages)
    )


def _nearest(stage: Stage, others: Sequence[Stage]) -> int:
    """Return the number of the stage with most years in common; of equal ones that whose begin is nearer."""

    def fit(number: int) -> tuple[int, int]:
        other = others[number]
        begin = max(stage.from_year, other.from_year)
        end = min(_end(stage), _end(other))
        return max(0, end - begin), -abs(stage.from_year - other.from_year)

    return max(range(len(others)), key=fit)


def _end(stage: Stage) -> int:
    return _LAST_YEAR if stage.to_year is None else stage.to_year
