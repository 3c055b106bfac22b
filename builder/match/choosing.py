"""Which of the names that stand in a phrase count: the longer, the more exact, the surest of each skill."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.documents.matches import Hit
from builder.match.terms import LOOSE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from builder.match.terms import Term, Terms
    from builder.match.words import Word

__all__ = ["Found", "best"]


_LISTED = re.compile(r"(?:[,;/|&\n]|\b(?:and|or)\b)(?!.*\b(?:for|in|on|with)\b(?!-))", re.IGNORECASE | re.DOTALL)
"""A list; but what stands behind a later `on` belongs to the part before: `roles and permissions on AWS`."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name and the places of its words in a phrase."""

    term: Term
    places: tuple[int, ...]
    score: float
    article: bool
    """The name stands behind an article, or in another number: `the python`, `dockers`."""
    alone: bool
    """It names a soft skill, and its part of the phrase says nothing else."""


def best(text: str, words: Sequence[Word], found: Sequence[Found], terms: Terms, *, soft: bool) -> tuple[Hit, ...]:
    """Return the surest name of each skill in the text's order, without those that another name makes more exact.

    Skills that yield to another one of the phrase are left out. `soft` tells that the phrase is a soft skill.
    """
    above = terms.above
    exact = [one for one in found if not one.term.generic]
    if any(not one.term.field for one in exact):
        found = exact
    if soft:
        found = _among_soft_skills(found)
    named = frozenset(one.term.skill for one in found)
    found = [one for one in found if not _is_said_better(one, named, above)]
    kept: dict[str, Found] = {}
    weights: dict[str, float] = defaultdict(float)
    for one in sorted(found, key=lambda hit: (-len(hit.places), -hit.score, hit.term.skill)):
        others = (other for other in found if other.term.skill != one.term.skill)
        if any(_gives_way(one, other, terms, soft=soft) for other in others):
            continue
        weights[one.term.skill] = max(weights[one.term.skill], len(one.places) * one.score**2)
        if one.term.skill not in kept or kept[one.term.skill].score < one.score:
            kept[one.term.skill] = one
    kept = {skill: one for skill, one in kept.items() if not terms.yields.get(skill, frozenset()) & kept.keys()}
    kept = _one_of_a_clause(text, words, kept, weights, terms)
    ordered = sorted(kept.values(), key=lambda hit: (hit.places, hit.term.skill))
    return tuple(
        Hit(hit.term.skill, text[words[hit.places[0]].start : words[hit.places[-1]].end], hit.score) for hit in ordered
    )


def _one_of_a_clause(
    text: str, words: Sequence[Word], kept: Mapping[str, Found], weights: Mapping[str, float], terms: Terms
) -> dict[str, Found]:
    """Return for each clause the skill that most of its words name, and those that are asked for beside it.

    The parts of a list each name their own: what is made with what, and for what, are one thing.
    """
    chosen: dict[str, Found] = {}
    for skill, one in sorted(
        kept.items(), key=lambda entry: (entry[1].term.field, -weights[entry[0]], entry[1].places)
    ):
        if skill in terms.standalone or all(
            other in terms.standalone or {skill, other} in terms.beside or _are_listed(text, words, one, found)
            for other, found in chosen.items()
        ):
            chosen[skill] = one
    return chosen


def _are_listed(text: str, words: Sequence[Word], one: Found, other: Found) -> bool:
    """Tell whether two names stand in two parts of a list: `Helm charts and Docker images`."""
    first, second = sorted((one, other), key=lambda found: found.places)
    if first.places[-1] >= second.places[0]:
        return False
    return _LISTED.search(text, words[first.places[-1]].end, words[second.places[0]].start) is not None


def _among_soft_skills(found: Sequence[Found]) -> Sequence[Found]:
    """Return the names without those of technical skills beside a soft one, unless they hold its words."""
    soft = [set(one.places) for one in found if one.term.soft]
    return [one for one in found if one.term.soft or not soft or any(places < set(one.places) for places in soft)]


def _is_said_better(one: Found, named: Collection[str], above: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether words that only stand together mean a broader skill of one that the phrase names anyway."""
    return bool(one.term.together) and any(one.term.skill in above.get(skill, frozenset()) for skill in named)


def _gives_way(one: Found, other: Found, terms: Terms, *, soft: bool) -> bool:
    """Tell whether a name lies inside a longer one, or shares words with one that fits better.

    The name of a narrower skill fits better than a shorter one, a soft skill better where soft skills are listed.
    A language or product by its name stays beside words that only stand together: `firmware in C`.
    """
    mine, theirs = set(one.places), set(other.places)
    if not mine & theirs:
        return False
    if one.term.soft != other.term.soft and not other.term.field:
        fits = one.term.soft != soft and other.score >= one.score * LOOSE
        return fits and (soft or mine < theirs or (bool(one.term.together) and len(theirs) > 1))
    if mine < theirs and not (other.term.together and one.term.skill in terms.standalone):
        return other.score >= one.score * LOOSE
    if one.term.skill not in terms.above.get(other.term.skill, frozenset()):
        return False
    inside = min(theirs) <= min(mine) and max(mine) <= max(theirs)
    return bool(one.term.together) or (inside and len(mine) < len(theirs))
