"""The vocabulary as terms to look for: every name of every skill as a sequence of stems."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.match.words import stem, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from builder.documents.vocabulary import Skill, Vocabulary

__all__ = ["Term", "Terms", "has_run", "index_terms"]

_NAME, _TOOL, _AMBIGUOUS = 1.0, 0.95, 0.8
_DATA = stem("data")


@dataclass(frozen=True, slots=True)
class Term:
    """One name of a skill; `ambiguous` ones count only where the text is about software.

    A `sure` one means nothing else, so that it counts beside words of other work too.
    """

    skill: str
    stems: tuple[str, ...]
    plain: tuple[str, ...]
    joints: tuple[str, ...]
    score: float
    sure: bool = False
    homonym: bool = False
    ambiguous: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms by each of their stems, the words that exclude a skill, and the words of the vocabulary."""

    by_stem: dict[str, tuple[Term, ...]]
    excluded: dict[str, frozenset[str]]
    context: frozenset[tuple[str, ...]]
    elsewhere: frozenset[str]
    plain: tuple[str, ...]


def index_terms(vocabulary: Vocabulary) -> Terms:
    """Return the terms of the vocabulary; those without a word that carries meaning are left out."""
    by_stem: dict[str, list[Term]] = defaultdict(list)
    plain: set[str] = set()
    context = frozenset(tuple(word.stem for word in words_of(text)) for text in vocabulary.context) - {()}
    for skill in vocabulary.skills:
        for name in _names(skill):
            words = words_of(name.text)
            if not words:
                continue
            plain.update(word.plain for word in words)
            stems = tuple(word.stem for word in words)
            sure = name.tool or (not name.homonym and (_DATA in stems or has_run(stems, context)))
            soft = skill.kind == "soft"
            plains, joints = tuple(word.plain for word in words), tuple(word.joint for word in words[1:])
            term = Term(skill.id, stems, plains, joints, name.score, sure, name.homonym, name.ambiguous, soft)
            for one in set(stems):
                by_stem[one].append(term)
    return Terms(
        {one: tuple(dict.fromkeys(terms)) for one, terms in by_stem.items()},
        {skill.id: _stems_of(skill.excludes) for skill in vocabulary.skills if skill.excludes},
        context,
        _stems_of(vocabulary.elsewhere),
        tuple(sorted(plain)),
    )


def has_run(stems: Sequence[str], wanted: Collection[tuple[str, ...]]) -> bool:
    """Tell whether the stems hold one of the wanted sequences side by side."""
    longest = max(map(len, wanted), default=0)
    return any(
        tuple(stems[start : start + length]) in wanted
        for start in range(len(stems))
        for length in range(1, min(longest, len(stems) - start) + 1)
    )


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    score: float
    tool: bool = False
    homonym: bool = False
    ambiguous: bool = False


def _names(skill: Skill) -> list[_Name]:
    names = [_Name(text, _NAME) for text in (skill.name, *skill.synonyms)]
    names += [_Name(text, _TOOL, tool=True) for text in skill.tools]
    names += [_Name(text, _TOOL, homonym=True) for text in skill.homonyms]
    names += [_Name(text, _AMBIGUOUS, ambiguous=True) for text in skill.ambiguous]
    # A name that is listed as a homonym is one, although it is the skill's own name too.
    listed = {text.casefold() for text in (*skill.homonyms, *skill.ambiguous)}
    return [name for name in names if name.homonym or name.ambiguous or name.text.casefold() not in listed]


def _stems_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.stem for text in texts for word in words_of(text))
