"""How like a phrase is to phrases that people have labelled, and to all that is said of a skill.

Texts are compared by the pieces of four letters of their words' stems, weighed by how rare they are (TF-IDF, cosine).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import log, sqrt
from typing import TYPE_CHECKING

from builder.match.words import wording, words_asked_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from builder.documents.labelled import Label
    from builder.documents.vocabulary import Skill, Vocabulary

__all__ = ["Likeness", "Likenesses", "index_labels"]

_PIECE = 4
_NEAREST = 8
_LABELLED = 2.0
"""What a labelled phrase weighs beside a name where all that is said of a skill is put together."""

_Weights = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a phrase is to others, each from 0 to 1: for each skill, and for what names nothing.

    `nearest` is the likeness of the nearest phrase with the skill, `like` that phrase, `near` the skills of the eight
    nearest phrases with the share that each has of their likeness, `whole` the likeness to all that is said of a skill.
    """

    nearest: Mapping[str, float]
    like: Mapping[str, str]
    near: Sequence[tuple[float, frozenset[str]]]
    whole: Mapping[str, float]
    nothing: float

    def share(self, skill: str, *others: str) -> float:
        """Return the share that phrases with the skill have of the nearest ones; with one of the others too, if any."""
        wanted = frozenset(others)
        return sum(share for share, skills in self.near if skill in skills and (not others or skills & wanted))


@dataclass(frozen=True, slots=True)
class Likenesses:
    """Labelled phrases by their pieces, and the skills by the pieces of all that is said of them."""

    labels: tuple[Label, ...]
    rarity: Mapping[str, float]
    phrases: Mapping[str, _Weights]
    """Piece → the phrases that have it, by their number, with its weight there."""
    skills: Mapping[str, _Weights]
    names: tuple[str, ...]
    wordings: Mapping[tuple[str, ...], Label]
    """The labelled phrases by their wording."""

    def of(self, text: str) -> Likeness:
        """Return how like the phrase is to all others."""
        weights = _weights(_pieces(text), self.rarity)
        near = _products(weights, self.phrases)
        nearest, like, nothing = dict[str, float](), dict[str, str](), 0.0
        for number, value in sorted(near.items()):
            said, skills = self.labels[number]
            for skill in skills:
                if value > nearest.get(skill, 0.0):
                    nearest[skill], like[skill] = value, said
            if not skills:
                nothing = max(nothing, value)
        whole = {self.names[number]: value for number, value in sorted(_products(weights, self.skills).items())}
        return Likeness(nearest, like, self._nearest(near), whole, nothing)

    def _nearest(self, near: Mapping[int, float]) -> tuple[tuple[float, frozenset[str]], ...]:
        first = nlargest(_NEAREST, near, key=lambda number: (near[number], -number))
        total = sum(near[number] ** 2 for number in first)
        return tuple((near[number] ** 2 / total, self.labels[number][1]) for number in first)


def index_labels(vocabulary: Vocabulary, labels: Iterable[Label]) -> Likenesses:
    """Return the phrases and the skills by their pieces; labels that the vocabulary does not have are left out."""
    known = vocabulary.names()
    kept = tuple(
        (text, skills & known.keys()) for text, skills in dict(labels).items() if not skills or skills & known.keys()
    )
    said = [(skill.id, _pieces(name)) for skill in vocabulary.skills for name in _said_of(skill)]
    pieces = [_pieces(text) for text, _ in kept]
    number = len(pieces) + len(said)
    counted = Counter[str]()
    for each in (*pieces, *(one for _, one in said)):
        counted.update(each)
    rarity = {piece: log((number + 1) / (times + 1)) + 1 for piece, times in counted.items()}
    phrases: dict[str, list[tuple[int, float]]] = defaultdict(list)
    whole: dict[str, dict[str, float]] = {name: defaultdict(float) for name in known}
    for place, (each, (_, skills)) in enumerate(zip(pieces, kept, strict=True)):
        for piece, weight in _weights(each, rarity).items():
            phrases[piece].append((place, weight))
            for skill in skills:
                whole[skill][piece] += _LABELLED * weight
    for skill_id, each in said:
        for piece, weight in _weights(each, rarity).items():
            whole[skill_id][piece] += weight
    wordings = {wording(text): (text, skills) for text, skills in kept}
    return Likenesses(kept, rarity, _frozen(phrases), _by_piece(whole.values()), tuple(whole), wordings)


def _said_of(skill: Skill) -> Iterable[str]:
    return dict.fromkeys((skill.name, *skill.synonyms, *skill.tools, *skill.homonyms, *skill.ambiguous))


def _pieces(text: str) -> tuple[str, ...]:
    """Return the pieces of a text, each once."""
    return tuple(dict.fromkeys(piece for word in words_asked_for(text) for piece in _pieces_of(word.stem)))


@lru_cache(maxsize=20_000)
def _pieces_of(stem: str) -> tuple[str, ...]:
    bounded = f" {stem} "
    return tuple(bounded[start : start + _PIECE] for start in range(max(1, len(bounded) - _PIECE + 1)))


def _weights(pieces: Iterable[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """Return the weight of each piece in a vector of length 1; a piece that nothing has weighs as the rarest one."""
    rarest = log(len(rarity) + 1) + 1
    found = {piece: rarity.get(piece, rarest) for piece in pieces}
    length = sqrt(sum(weight * weight for weight in found.values()))
    return {piece: weight / length for piece, weight in found.items()}


def _products(weights: Mapping[str, float], columns: Mapping[str, _Weights]) -> dict[int, float]:
    """Return the product of a vector with each row that shares a piece with it."""
    found: dict[int, float] = defaultdict(float)
    for piece, weight in weights.items():
        for number, other in columns.get(piece, ()):
            found[number] += weight * other
    return found


def _by_piece(rows: Iterable[Mapping[str, float]]) -> dict[str, _Weights]:
    """Return rows of weights as columns, each row made a vector of length 1 first."""
    columns: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, row in enumerate(rows):
        length = sqrt(sum(weight * weight for weight in row.values())) or 1.0
        for piece, weight in row.items():
            columns[piece].append((number, weight / length))
    return _frozen(columns)


def _frozen(columns: Mapping[str, Sequence[tuple[int, float]]]) -> dict[str, _Weights]:
    return {piece: tuple(column) for piece, column in columns.items()}
