"""Where a name stands in a phrase: side by side, turned, or as words that stand together in one clause."""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from builder.match.terms import LOOSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.match.terms import Term
    from builder.match.words import Word

__all__ = ["SURE_SPELLING", "is_cut", "places_of"]

SURE_SPELLING = 92
_LONG_NAME = 9
_BETWEEN = 1
_OVER_COMMAS = 3
_SPOTS = 4
_JOINED = re.compile(
    r"[\s-]*(?:\b(?:of|in|for|to|with|by|across|that|which|the|a|an|your|our|their)\b[\s-]*)+", re.IGNORECASE
)
_CUT = re.compile(r"[,;:()|\n]|\.\s")
_END = re.compile(r"[;:()|\n]|\.\s")
_VERB_IN_ISE = re.compile(r"i[sz](e|ed|es|er|ers|ing|ation|ations)$")
_VERB = re.compile(r"(ing|i[sz]e|yse|ate|ify)$")
_FIELD_WORDS = frozenset({"machin", "learn", "ml", "ai", "predict"})


def places_of(text: str, words: Sequence[Word], term: Term) -> tuple[tuple[int, ...], float]:
    """Return where the words of a name stand, and how sure that is; no places if they do not."""
    return _together(text, words, term) if term.together else _places(text, words, term)


def is_cut(text: str, words: Sequence[Word], places: Sequence[int]) -> bool:
    """Tell whether a comma or the like stands within the words: `soil data, analysis of water` is no data analysis."""
    return _CUT.search(text, words[min(places)].end, words[max(places)].start) is not None


def _is_parted(text: str, words: Sequence[Word], places: Sequence[int]) -> bool:
    """Tell whether the words stand in two clauses; a comma is none, for `logs parameters, metrics and results`."""
    return _END.search(text, words[min(places)].end, words[max(places)].start) is not None


def _together(text: str, words: Sequence[Word], term: Term) -> tuple[tuple[int, ...], float]:
    """Return where one word of each group stands nearest to the others in one clause, in any order."""
    # The first places only: a phrase that repeats its words must not take long. Machine learning is no machine.
    ours = [place for place, word in enumerate(words) if not _is_of_field(words, place)]
    spots = [[place for place in ours if words[place].stem in group][:_SPOTS] for group in term.together]
    found = [
        tuple(sorted(places))
        for places in product(*spots)
        if len(set(places)) == len(places)
        and max(places) - min(places) < 2 * len(places) + _BETWEEN
        and not (is_cut if len(places) < _OVER_COMMAS else _is_parted)(text, words, places)
    ]
    nearest = min(found, key=lambda places: (places[-1] - places[0], places), default=())
    return nearest, 1.0 if nearest else 0.0


def _is_of_field(words: Sequence[Word], place: int) -> bool:
    return words[place].stem == "machin" and place + 1 < len(words) and words[place + 1].stem == "learn"


def _places(text: str, words: Sequence[Word], term: Term) -> tuple[tuple[int, ...], float]:
    """Return where the term's words stand: side by side, with one word between, or turned as in `tests of code`."""
    length = len(term.stems)
    for start in range(len(words) - length + 1):
        places = tuple(range(start, start + length))
        if tuple(words[place].stem for place in places) != term.stems or (
            not term.listed and is_cut(text, words, places)
        ):
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
        if len(set(places)) < length or _others(words, places) > 1 or is_cut(text, words, places):
            continue
        straight = list(places) == sorted(places)
        if _fits(words, places, term) if straight else _is_turned(text, words, places):
            return tuple(sorted(places)), LOOSE
    return (), 0.0


def _is_same(word: str, name: str) -> bool:
    """Tell whether two words with one stem are forms of one word: `excellence` is no Excel, nor `programs` programming.

    Plurals count, and verbs in -ise with their nouns (`containerising`, `containerisation`).
    """
    short, long = sorted((word, name), key=len)
    plural = long in {short, f"{short}s", f"{short}es"} or (short.endswith("y") and long == f"{short[:-1]}ies")
    near = len(short) >= _LONG_NAME and fuzz.ratio(word, name) >= SURE_SPELLING
    return plural or near or all(_VERB_IN_ISE.search(one) for one in (word, name))


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
