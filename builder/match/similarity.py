"""Text similarity between a phrase and module cards, for phrases that name no skill of the vocabulary."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from builder.match.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.documents.module_card import ModuleCard

__all__ = ["Cards", "index_cards", "similar_modules"]

_COVERED = 0.8
_FEWEST_WORDS = 3

Cards = tuple[tuple[str, frozenset[str]], ...]
"""Each module's id with the stems of its title, summary and objectives, in the order of ids."""


def index_cards(cards: Iterable[ModuleCard]) -> Cards:
    """Return the stems of each card."""
    texts = {card.id: " ".join((card.title, card.summary, *card.objectives.values())) for card in cards}
    return tuple((name, frozenset(word.stem for word in words_of(texts[name]))) for name in sorted(texts))


def similar_modules(text: str, cards: Cards) -> tuple[tuple[str, float, tuple[str, ...]], ...]:
    """Return the modules whose card has nearly all words of the phrase, best first: module, share, words.

    The share is of the words' weight, by inverse document frequency; fewer than three words are never enough.
    """
    words = {word.stem: word.plain for word in words_of(text)}
    if len(words) < _FEWEST_WORDS:
        return ()
    seen = Counter(stem for _, stems in cards for stem in stems)
    weight = {stem: log(1 + (len(cards) + 1) / (1 + seen[stem])) for stem in words}
    total = sum(weight.values())
    found = []
    for name, stems in cards:
        shared = [stem for stem in words if stem in stems]
        share = sum(weight[stem] for stem in shared) / total
        if len(shared) >= _FEWEST_WORDS and share >= _COVERED:
            found.append((name, round(share, 3), tuple(words[stem] for stem in shared)))
    return tuple(sorted(found, key=lambda entry: (-entry[1], entry[0])))
