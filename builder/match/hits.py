"""Which skills of the vocabulary a phrase names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from builder.documents.matches import Hit
from builder.match.terms import has_run
from builder.match.words import Word, stem, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.match.terms import Term, Terms

__all__ = ["find_hits", "is_about_software"]

_LOOSE = 0.85
_CORRECTED = 0.95
_LONG_WORD = 7
_LONG_NAME = 9
_SURE_SPELLING = 92
_JOINED = re.compile(
    r"[\s-]*(?:\b(?:of|in|for|to|with|by|across|that|which|the|a|an|your|our|their)\b[\s-]*)+", re.IGNORECASE
)
_CUT = re.compile(r"[,;:()|\n]|\.\s")
_VERB_IN_ISE = re.compile(r"i[sz](e|ed|es|er|ers|ing|ation|ations)$")
_VERB = re.compile(r"(ing|i[sz]e|yse|ate|ify)$")
_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_ARTICLE_REACH = 8
_LONGEST_PHRASE = 60
_FIELD_WORDS = frozenset({"machin", "learn", "ml", "ai", "predict"})


@dataclass(frozen=True, slots=True)
class _Found:
    term: Term
    places: tuple[int, ...]
    score: float
    article: bool
    """The name stands behind an article, or in another number: `the python`, `dockers`."""
    alone: bool
    """The phrase says nothing else."""


def find_hits(text: str, terms: Terms, *, software: bool = False, soft: bool = False) -> tuple[Hit, ...]:
    """Return the skills that a phrase names, in the order of the text; the surest name of each.

    `software` tells that the phrase stands in a text about software, where ambiguous names count.
    `soft` tells that it is a soft skill: only there may one word name one.
    """
    words, corrected = _corrected(words_of(text)[:_LONGEST_PHRASE], terms)
    stems = {word.stem for word in words}
    terms_here = sorted({term for word in words for term in terms.by_stem.get(word.stem, ())}, key=_order)
    known = has_run([word.stem for word in words], terms.context)
    found: list[_Found] = []
    for term in terms_here:
        if not stems.issuperset(term.stems) or stems & terms.excluded.get(term.skill, frozenset()):
            continue
        if term.soft and len(term.stems) == 1 and not (soft or term.sure):
            continue
        places, score = _places(text, words, term)
        if places:
            factor = _CORRECTED if corrected.intersection(places) else 1.0
            first = words[places[0]]
            article = (
                _ARTICLE.search(text, max(0, first.start - _ARTICLE_REACH), first.start) is not None
                or first.plain != term.plain[0]
            )
            found.append(
                _Found(term, places, round(term.score * score * factor, 3), article, len(places) == len(words))
            )
    known = known or any(one.term.sure for one in found)
    elsewhere = frozenset(place for place, word in enumerate(words) if word.stem in terms.elsewhere)
    counting = [one for one in found if _counts(one, elsewhere, known=known, software=software)]
    return _best(text, words, counting)


def _counts(found: _Found, elsewhere: frozenset[int], *, known: bool, software: bool) -> bool:
    """Tell whether a name counts: whether it can only mean the skill, or the text around it is about software."""
    term = found.term
    if term.homonym and not software and found.article:
        return False
    if software or known or term.sure:
        return True
    if term.homonym and term.soft:
        return found.alone
    if term.ambiguous:
        return False
    return term.soft or not elsewhere.difference(found.places)


def is_about_software(hits: Sequence[Sequence[Hit]]) -> bool:
    """Tell from the sure hits of all phrases of a text whether the text as a whole is about software."""
    named = {hit.skill for group in hits for hit in group}
    return len(named) >= 3 and sum(bool(group) for group in hits) * 3 >= len(hits)


def _order(term: Term) -> tuple[str, tuple[str, ...]]:
    return term.skill, term.stems


def _corrected(words: Sequence[Word], terms: Terms) -> tuple[tuple[Word, ...], frozenset[int]]:
    """Return the words with spelling faults in long ones put right, and the places of the corrected ones."""
    result, places = [], set()
    for place, word in enumerate(words):
        if word.stem not in terms.by_stem and len(word.plain) >= _LONG_WORD:
            near = process.extractOne(word.plain, terms.plain, scorer=fuzz.ratio, score_cutoff=_SURE_SPELLING)
            if near is not None:
                places.add(place)
                result.append(Word(stem(near[0]), near[0], word.start, word.end, word.number))
                continue
        result.append(word)
    return tuple(result), frozenset(places)


def _places(text: str, words: Sequence[Word], term: Term) -> tuple[tuple[int, ...], float]:
    """Return where the term's words stand: side by side, with one word between, or turned as in `tests of code`."""
    length = len(term.stems)
    for start in range(len(words) - length + 1):
        places = tuple(range(start, start + length))
        if tuple(words[place].stem for place in places) != term.stems or _is_cut(text, words, places):
            continue
        if length == 1 and not term.soft and not _is_same(words[start].plain, term.plain[0]):
            continue
        if _fits(words, places, term):
            return places, 1.0
    if length == 1:
        return (), 0.0
    # The first places only: a phrase that repeats its words must not take long.
    spots = [[place for place, word in enumerate(words) if word.stem == wanted] for wanted in term.stems]
    for places in product(*(spot[:2] for spot in spots)):
        if len(set(places)) < length or _others(words, places) > 1 or _is_cut(text, words, places):
            continue
        straight = list(places) == sorted(places)
        if _fits(words, places, term) if straight else _is_turned(text, words, places):
            return tuple(sorted(places)), _LOOSE
    return (), 0.0


def _is_same(word: str, name: str) -> bool:
    """Tell whether two words with one stem are forms of one word: `excellence` is no Excel, nor `programs` programming.

    Plurals count, and verbs in -ise with their nouns (`containerising`, `containerisation`).
    """
    short, long = sorted((word, name), key=len)
    plural = long in {short, f"{short}s", f"{short}es"} or (short.endswith("y") and long == f"{short[:-1]}ies")
    near = len(short) >= _LONG_NAME and fuzz.ratio(word, name) >= _SURE_SPELLING
    return plural or near or all(_VERB_IN_ISE.search(one) for one in (word, name))


def _is_cut(text: str, words: Sequence[Word], places: Sequence[int]) -> bool:
    """Tell whether a comma or the like stands within the words: `soil data, analysis of water` is no data analysis."""
    return _CUT.search(text, words[min(places)].end, words[max(places)].start) is not None


def _fits(words: Sequence[Word], places: Sequence[int], term: Term) -> bool:
    """Tell whether words such as `of` stand where they do in the term: `data for quality` is no data quality.

    After a verb none is needed: `evaluating models` is the evaluation of models. Names do not reach over an `and`,
    unless a word is shared: `data and model versioning` is both.
    """
    for (before, place), joint in zip(pairwise(places), term.joints, strict=True):
        listed = place == before + 1 and words[place].joint == "and"
        here = any(word.joint == "of" for word in words[before + 1 : place + 1])
        if listed != (joint == "and"):
            return False
        if here != (joint == "of") and (here or not _VERB.search(words[before].plain)):
            return False
    return True


def _others(words: Sequence[Word], places: Sequence[int]) -> int:
    """Count the words among those of the term that do not belong to it; names of the field do not count."""
    between = words[min(places) : max(places) + 1]
    return sum(word.stem not in _FIELD_WORDS for word in between) - sum(
        words[place].stem not in _FIELD_WORDS for place in places
    )


def _is_turned(text: str, words: Sequence[Word], places: Sequence[int]) -> bool:
    """Tell whether the last words of the term stand first: `versioning of the data`, `tuning parameters`."""
    turn = next(number for number in range(1, len(places)) if places[number] < places[number - 1])
    head, tail = places[turn:], places[:turn]
    if list(head) != sorted(head) or list(tail) != sorted(tail) or max(head) > min(tail):
        return False
    between = text[words[max(head)].end : words[max(head) + 1].start]
    is_verb = len(head) == 1 and words[head[0]].plain.endswith("ing") and words[head[0]].plain != "learning"
    return _JOINED.fullmatch(between) is not None or (is_verb and max(head) + 1 == min(tail))


def _best(text: str, words: Sequence[Word], found: Sequence[_Found]) -> tuple[Hit, ...]:
    """Drop names inside longer names of other skills, and keep the surest name of each skill."""
    kept: dict[str, _Found] = {}
    for one in sorted(found, key=lambda hit: (-len(hit.places), -hit.score, hit.term.skill)):
        inside = any(
            set(one.places) < set(other.places) and other.score >= one.score * _LOOSE
            for other in found
            if other.term.skill != one.term.skill
        )
        if not inside and (one.term.skill not in kept or kept[one.term.skill].score < one.score):
            kept[one.term.skill] = one
    ordered = sorted(kept.values(), key=lambda hit: (hit.places, hit.term.skill))
    return tuple(
        Hit(hit.term.skill, text[words[hit.places[0]].start : words[hit.places[-1]].end], hit.score) for hit in ordered
    )
