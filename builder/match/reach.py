"""Modules for soft skills that are out of reach: they build on a trade that the profile does not ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.documents.module_card import ModuleKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from builder.documents.matches import Match, ModuleMatch
    from builder.documents.module_card import ModuleCard

__all__ = ["taught_without_code", "within_reach"]

_SURE = 0.5


def within_reach(matches: Sequence[Match], cards: Mapping[str, ModuleCard], soft: Collection[str]) -> tuple[Match, ...]:
    """Return the matches without the modules whose prerequisites belong to another trade; the reason names them.

    A soft skill alone brings no trade into a course: a midwife who asks for mentoring shall not have to learn Python
    for it. What another item asks for, or a module of the same trade, is within reach. So is a module that has a form
    without programming (see `taught_without_code`). `soft` are the soft skills.
    """
    far = {name: needed for name, needed in _far(matches, cards, soft).items() if not cards[name].no_code}
    return tuple(_without(match, far, cards) for match in matches)


def taught_without_code(
    matches: Sequence[Match], cards: Mapping[str, ModuleCard], soft: Collection[str]
) -> frozenset[str]:
    """Return the modules for soft skills that a course teaches without programming, which nothing else in it needs."""
    return frozenset(name for name in _far(matches, cards, soft) if cards[name].no_code)


def _far(matches: Sequence[Match], cards: Mapping[str, ModuleCard], soft: Collection[str]) -> dict[str, frozenset[str]]:
    """Return the modules out of reach, each with what it needs."""
    trade = _with_needs({one.module for one in _asked(matches) if not _is_soft(one, soft)}, cards)
    return {
        one.module: needed
        for one in _asked(matches)
        if one.module not in trade and (needed := _with_needs(cards[one.module].needs, cards)) and not needed & trade
    }


def _asked(matches: Iterable[Match]) -> list[ModuleMatch]:
    return [one for match in matches for one in match.modules if one.pulls and one.score >= _SURE]


def _is_soft(one: ModuleMatch, soft: Collection[str]) -> bool:
    return bool(one.skills) and all(skill in soft for skill in one.skills)


def _with_needs(modules: Iterable[str], cards: Mapping[str, ModuleCard]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        if name in cards and name not in found:
            found.add(name)
            waiting.extend(cards[name].needs)
    return frozenset(found)


def _without(match: Match, far: Mapping[str, frozenset[str]], cards: Mapping[str, ModuleCard]) -> Match:
    kept = tuple(one for one in match.modules if one.module not in far)
    left_out = [cards[one.module] for one in match.modules if one.module in far and one.pulls]
    if not left_out:
        return replace(match, modules=kept)
    first = min(left_out, key=lambda card: card.kind is ModuleKind.CAPSTONE)
    # What needs nothing itself is where the other trade begins.
    begins = sorted(cards[name].title for name in far[first.id] if not cards[name].needs) or sorted(far[first.id])
    reason = f"'{first.title}' teaches it, but builds on '{begins[0]}', which the profile does not ask for."
    return replace(match, modules=kept, reason=reason)
