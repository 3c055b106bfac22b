"""Text similarity between a phrase and what module cards say, for phrases that name no skill of the vocabulary."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from builder.match.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.documents.module_card import ModuleCard

__all__ = ["Cards", "index_cards", "similar_modules"]

_COVERED = 0.8
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Cards:
    """The sentences of the cards (title, summary, each objective) as stems, and the weight of each stem."""

    sentences: tuple[tuple[str, frozenset[str]], ...]
    weights: Mapping[str, float]
    unknown: float
    """The weight of a stem that no card has."""


def index_cards(cards: Iterable[ModuleCard]) -> Cards:
    """Return the sentences of the cards; stems weigh as in BM25 (Robertson and Zaragoza 2009)."""
    sentences = [
        (card.id, frozenset(word.stem for word in words_of(text)))
        for card in sorted(cards, key=lambda card: card.id)
        for text in (card.title, card.summary, *card.objectives.values())
    ]
    seen = Counter(stem for _, stems in sentences for stem in stems)
    total = len(sentences)
    weights = {stem: log(1 + (total - number + 0.5) / (number + 0.5)) for stem, number in seen.items()}
    return Cards(tuple(sentences), weights, log(1 + (total + 0.5) / 0.5))


def similar_modules(text: str, cards: Cards) -> tuple[tuple[str, float, tuple[str, ...]], ...]:
    """Return the modules of which one sentence has nearly all words of the phrase, best first: module, share, words.

    The share is of the words' weight; fewer than three words are never enough. The words must stand in one sentence:
    those of a whole card say little about each other.
    """
    words = {word.stem: word.plain for word in words_of(text)}
    if len(words) < _FEWEST_WORDS:
        return ()
    total = sum(cards.weights.get(stem, cards.unknown) for stem in words)
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    for name, stems in cards.sentences:
        shared = [stem for stem in words if stem in stems]
        share = sum(cards.weights[stem] for stem in shared) / total
        if len(shared) >= _FEWEST_WORDS and share >= _COVERED and share > best.get(name, (0.0, ()))[0]:
            best[name] = round(share, 3), tuple(words[stem] for stem in shared)
    found = [(name, share, shared) for name, (share, shared) in best.items()]
    return tuple(sorted(found, key=lambda entry: (-entry[1], entry[0])))
