"""Which skills of the vocabulary a phrase names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from builder.documents.matches import Hit
from builder.match.choosing import Found, best
from builder.match.manners import nearest_manner
from builder.match.places import SURE_SPELLING, is_cut, places_of
from builder.match.terms import has_run
from builder.match.words import Word, stem, words_asked_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.match.terms import Term, Terms

__all__ = ["find_hits", "is_about_software"]

_CORRECTED = 0.95
_ALIKE = 0.6
_LONG_WORD = 7
_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_ARTICLE_REACH = 8
_ALONE = 3
_PURPOSE = re.compile(
    r"\b(?:so\s+that|because|instead\s+of|rather\s+than|without|before\s+any(?:one|body)?)\b", re.IGNORECASE
)
"""What follows tells why, or what is not asked for: `SHAP, so that doctors see what the model does`."""
_JOBS = frozenset(
    "administrator analyst architect consultant designer developer engineer manager owner programmer scientist "
    "specialist tester".split()
)
_PLURALS = frozenset(f"{job}s" for job in _JOBS)


def find_hits(text: str, terms: Terms, *, software: bool = False, soft: bool = False) -> tuple[Hit, ...]:
    """Return the skills that a phrase names, in the order of the text; the surest name of each.

    `software` tells that the phrase stands in a text about software, where ambiguous names count.
    `soft` tells that it is a soft skill: only there may one word name one.
    """
    words, corrected = _corrected(words_asked_for(text), terms)
    stems = {word.stem for word in words}
    terms_here = sorted({term for word in words for term in terms.by_stem.get(word.stem, ())}, key=_order)
    known = has_run([word.stem for word in words], terms.context)
    found: list[Found] = []
    for term in terms_here:
        if not stems.issuperset(term.stems) or stems & terms.excluded.get(term.skill, frozenset()):
            continue
        if not _may_count(term, soft=soft):
            continue
        places, score = places_of(text, words, term)
        if term.soft and len(places) == 1 and not (places[0] == 0 and soft) and not _is_short(text, words, places[0]):
            continue
        if term.behaviour and places and not soft and not _is_alone(text, words, places):
            continue
        if places and not _is_somebody(words, places, term):
            factor = _CORRECTED if corrected.intersection(places) else 1.0
            article = bool(term.plain) and _is_a_thing(text, words[places[0]], term)
            alone = term.soft and _is_alone(text, words, places)
            found.append(Found(term, places, round(term.score * score * factor, 3), article, alone))
    known = known or any(one.term.software for one in found)
    elsewhere = frozenset(
        place for place, word in enumerate(words) if word.stem in terms.elsewhere or word.plain in terms.elsewhere
    )
    counting = [one for one in found if _counts(one, elsewhere, known=known, software=software, soft=soft)]
    named = best(text, words, _asked_for(text, words, counting), terms, soft=soft)
    return named or (_by_manner(text, words, terms) if soft else ())


def _by_manner(text: str, words: Sequence[Word], terms: Terms) -> tuple[Hit, ...]:
    """Return the soft skill that a phrase of a list of soft skills speaks of in words of its own."""
    found = nearest_manner(words, terms.manners, terms.excluded)
    if found is None:
        return ()
    skill, places = found
    return (Hit(skill, text[words[places[0]].start : words[places[-1]].end], _ALIKE),)


def _asked_for(text: str, words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the names without those that only say why, if others stand before: `SHAP, so that doctors trust it`."""
    purpose = _PURPOSE.search(text)
    first = [one for one in found if purpose and words[one.places[0]].start < purpose.start()]
    return first or list(found)


def _may_count(term: Term, *, soft: bool) -> bool:
    """Tell whether a name may count where it stands: in a list of soft skills, or elsewhere.

    Words that only stand together name no technical skill among soft skills, and no mere behaviour elsewhere.
    """
    if term.together:
        return term.soft if soft else not term.behaviour
    return soft or term.sure or not term.soft or len(term.stems) > 1


def _counts(found: Found, elsewhere: frozenset[int], *, known: bool, software: bool, soft: bool) -> bool:
    """Tell whether a name counts: whether it can only mean the skill, or the text around it is about software."""
    term = found.term
    if term.homonym and not software and found.article:
        return False
    if software or known or term.sure:
        return True
    if term.soft and (term.homonym or (term.ambiguous and soft)):
        return found.alone
    if term.ambiguous:
        return False
    if term.soft and soft:
        return True
    # Two words side by side seldom mean something else, except for those that are listed as homonyms.
    exact = len(term.stems) > 1 and found.score >= 1 and not term.homonym and not term.soft
    return exact or not elsewhere.difference(found.places)


def is_about_software(hits: Sequence[Sequence[Hit]]) -> bool:
    """Tell from the sure hits of all phrases of a text whether the text as a whole is about software."""
    named = {hit.skill for group in hits for hit in group}
    return len(named) >= 3 and sum(bool(group) for group in hits) * 3 >= len(hits)


def _is_a_thing(text: str, first: Word, term: Term) -> bool:
    """Tell whether a name stands behind an article, or in another number: `the python`, `dockers`."""
    before = max(0, first.start - _ARTICLE_REACH)
    return _ARTICLE.search(text, before, first.start) is not None or first.plain != term.plain[0]


def _is_somebody(words: Sequence[Word], places: Sequence[int], term: Term) -> bool:
    """Tell whether a name only says who, or for whom: `explains findings to product managers`."""
    last = words[places[-1]].plain
    # Names such as `leading engineers` speak of people as their object.
    if not term.plain or term.plain[-1] in _PLURALS:
        return False
    return last in _PLURALS or (last in _JOBS and words[places[0]].joint == "of")


def _is_alone(text: str, words: Sequence[Word], places: Sequence[int]) -> bool:
    """Tell whether a name is all that a part of the phrase says: between commas or `and`, or the whole phrase."""
    first, last = min(places), max(places)
    before = first == 0 or words[first].joint == "and" or is_cut(text, words, (first - 1, first))
    behind = last + 1 == len(words) or words[last + 1].joint == "and" or is_cut(text, words, (last, last + 1))
    return before and behind and len(places) == last - first + 1


def _is_short(text: str, words: Sequence[Word], place: int) -> bool:
    """Tell whether a word stands in a part of the phrase that says little more: between commas or `and`."""
    first = last = place
    while first and words[first].joint != "and" and not is_cut(text, words, (first - 1, first)):
        first -= 1
    while last + 1 < len(words) and words[last + 1].joint != "and" and not is_cut(text, words, (last, last + 1)):
        last += 1
    return last - first < _ALONE


def _order(term: Term) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return term.skill, term.stems, tuple("/".join(sorted(group)) for group in term.together)


def _corrected(words: Sequence[Word], terms: Terms) -> tuple[tuple[Word, ...], frozenset[int]]:
    """Return the words with spelling faults in long ones put right, and the places of the corrected ones."""
    result, places = [], set()
    for place, word in enumerate(words):
        if word.stem not in terms.known and len(word.plain) >= _LONG_WORD:
            near = process.extractOne(word.plain, terms.plain, scorer=fuzz.ratio, score_cutoff=SURE_SPELLING)
            # Whoever mistypes a word gets its first letter right: `valuation` is no evaluation.
            if near is not None and near[0][0] == word.plain[0]:
                places.add(place)
                result.append(Word(stem(near[0]), near[0], word.start, word.end, word.number))
                continue
        result.append(word)
    return tuple(result), frozenset(places)
