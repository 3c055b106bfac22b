"""The vocabulary as terms to look for: every name of every skill as a sequence of stems."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.match.words import words_of

if TYPE_CHECKING:
    from builder.documents.vocabulary import Skill, Vocabulary

__all__ = ["Term", "Terms", "index_terms"]

_NAME, _TOOL, _AMBIGUOUS = 1.0, 0.95, 0.8


@dataclass(frozen=True, slots=True)
class Term:
    """One name of a skill; `ambiguous` ones count only where the text is about software."""

    skill: str
    stems: tuple[str, ...]
    score: float
    ambiguous: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms by each of their stems, the words that exclude a skill, and the words of the vocabulary."""

    by_stem: dict[str, tuple[Term, ...]]
    excluded: dict[str, frozenset[str]]
    context: frozenset[tuple[str, ...]]
    plain: tuple[str, ...]


def index_terms(vocabulary: Vocabulary) -> Terms:
    """Return the terms of the vocabulary; those without a word that carries meaning are left out."""
    by_stem: dict[str, list[Term]] = defaultdict(list)
    plain: set[str] = set()
    for skill in vocabulary.skills:
        for text, score, ambiguous in _names(skill):
            words = words_of(text)
            if not words:
                continue
            plain.update(word.plain for word in words)
            stems = tuple(word.stem for word in words)
            term = Term(skill.id, stems, score, ambiguous, skill.kind == "soft")
            for stem in set(stems):
                by_stem[stem].append(term)
    return Terms(
        {stem: tuple(dict.fromkeys(terms)) for stem, terms in by_stem.items()},
        {skill.id: _stems_of(skill.excludes) for skill in vocabulary.skills if skill.excludes},
        frozenset(tuple(word.stem for word in words_of(text)) for text in vocabulary.context),
        tuple(sorted(plain)),
    )


def _names(skill: Skill) -> list[tuple[str, float, bool]]:
    names = [(text, _NAME, False) for text in (skill.name, *skill.synonyms)]
    names += [(text, _TOOL, False) for text in skill.tools]
    return names + [(text, _AMBIGUOUS, True) for text in skill.ambiguous]


def _stems_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.stem for text in texts for word in words_of(text))
