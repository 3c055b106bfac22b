"""Words of a text in a form in which `tuned`, `tuning` and American spelling are equal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import snowballstemmer

__all__ = ["STOP_WORDS", "Word", "stem", "wording", "words_asked_for", "words_of"]

STOP_WORDS = frozenset(
    "a an the of and or for to in on at by with from as that which who when where how across between into through "
    "over under their its our your his her they it this these such like is are be been e g i etc including via per "
    "other various".split()
)
"""Words that join others; a term is found around them, but never by them."""

_JOINTS = frozenset("of for to in on at by with from how across between into through over under via per".split())
"""Words that put what follows below what comes before: `quality of data`, but not `data quality`."""
_APART = {
    word: stem
    for stem, words in {
        "building": "building buildings",
        "developer": "developer developers",
        "distribution": "distribution distributions distributor distributors",
        "experienc": "experience experiences experienced",
        "iis": "iis",
        "medication": "medication medications",
        "officer": "officer officers",
        "internal": "internal internally international internationally",
        "personal": "personal personally personality",
        "production": "production productions",
        "programming": "programming",
    }.items()
    for word in words.split()
}
"""Words that the stemmer would put together with words of another meaning, such as experience and experiment."""
_TOKEN = re.compile(r"c\+\+|[cf]#|\.net\b|[a-z0-9]{1,2}/[a-z0-9]{1,2}\b|[^\W_]+", re.IGNORECASE)
_BRITISH = re.compile(r"(?<=[a-z]{3})is(ation|ations|e|ed|es|er|ers|ing)$")
_LONGEST_PHRASE = 60
_OPENING = re.compile(
    r"\W*(?:(?:sound|solid|good|deep|strong|practical|proven|broad|hands-on|working|first|basic|advanced|several|some|"
    r"your|with|years|of|and|\d+\+?)\s+)*(?:experience|knowledge|understanding|command|grasp|familiarity|expertise|"
    r"proficiency|proficient|experienced|familiar|skilled|skills)\s+(?:of|with|in)\s+",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"ll(ing|ed|er|ers)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries meaning: its stem, its offsets, and how many words stand before it, stop words too.

    `joint` is what links it to the word before: "of" for words such as `of` and `with`, "and" for lists, else empty.
    """

    stem: str
    plain: str
    start: int
    end: int
    number: int
    joint: str = ""


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a word in small letters, British spelling made American (Snowball, `english`)."""
    if word in _APART:
        return _APART[word]
    return str(_stemmer().stemWord(_spelled(word)))


def _spelled(word: str) -> str:
    """Return a word in American spelling."""
    return _DOUBLED.sub(r"l\1", _BRITISH.sub(r"iz\1", word))


@lru_cache(maxsize=32_768)  # the names of the vocabulary are read for their terms and for what they are like
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text that carry meaning, in order; hyphens separate words, and `IT` is no `it`."""
    found: list[Word] = []
    joint = ""
    small = not text.isupper()
    for number, match in enumerate(_TOKEN.finditer(text)):
        plain = "ict" if small and match.group() == "IT" else match.group().casefold()
        if plain in STOP_WORDS:
            joint = "of" if plain in _JOINTS else joint or ("and" if plain in {"and", "or"} else "")
            continue
        found.append(Word(stem(plain), plain, match.start(), match.end(), number, joint))
        joint = ""
    return tuple(found)


def words_asked_for(text: str) -> tuple[Word, ...]:
    """Return the words of a phrase behind openings such as `sound knowledge of`, sixty at most."""
    start = _opening_of(text)
    return tuple(islice((word for word in words_of(text) if word.start >= start), _LONGEST_PHRASE))


def wording(text: str) -> tuple[str, ...]:
    """Return all words behind such openings in small letters: equal where the same is said in the same words."""
    return tuple(_spelled(match.group().casefold()) for match in _TOKEN.finditer(text, _opening_of(text)))


def _opening_of(text: str) -> int:
    """Return where openings end."""
    start = 0
    while opening := _OPENING.match(text, start):
        start = opening.end()
    return start
