"""The vocabulary as terms to look for: every name of every skill as a sequence of stems."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.match.manners import Manners, weigh_manners
from builder.match.words import stem, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from builder.documents.vocabulary import Skill, Vocabulary

__all__ = ["LOOSE", "Term", "Terms", "has_run", "index_terms"]

_NAME, _TOOL, _AMBIGUOUS, LOOSE = 1.0, 0.95, 0.8, 0.85
_DATA = stem("data")
_SURE_GROUPS = 3


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
    software: bool = False
    """It speaks of software or data by itself, so that ambiguous names beside it count."""
    soft: bool = False
    behaviour: bool = False
    field: bool = False
    generic: bool = False
    listed: bool = False
    """The name itself has a comma."""
    together: tuple[frozenset[str], ...] = ()
    """Groups of stems: the name is there where one of each group stands in one clause. It then has no other words."""


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms by their stems, what excludes a skill, the skills above each, and the words of the vocabulary.

    `yields` has for a skill those beside which it does not count, `beside` those with which it counts in the same
    words; the `standalone` ones do so with any.
    """

    by_stem: dict[str, tuple[Term, ...]]
    known: frozenset[str]
    above: dict[str, frozenset[str]]
    excluded: dict[str, frozenset[str]]
    yields: dict[str, frozenset[str]]
    beside: frozenset[frozenset[str]]
    standalone: frozenset[str]
    context: frozenset[tuple[str, ...]]
    elsewhere: frozenset[str]
    plain: tuple[str, ...]
    manners: Manners
    """The words of the names of soft skills."""


def index_terms(vocabulary: Vocabulary) -> Terms:
    """Return the terms of the vocabulary; those without a word that carries meaning are left out."""
    by_stem: dict[str, list[Term]] = defaultdict(list)
    plain: set[str] = set()
    manners: list[tuple[str, Sequence[str]]] = []
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
            if soft:
                manners.append((skill.id, stems))
            plains, joints = tuple(word.plain for word in words), tuple(word.joint for word in words[1:])
            term = Term(
                skill.id,
                stems,
                plains,
                joints,
                name.score,
                sure=sure,
                software=sure,
                homonym=name.homonym,
                ambiguous=name.ambiguous,
                soft=soft,
                behaviour=skill.behaviour,
                field=skill.field,
                generic=name.text in skill.generic,
                listed="," in name.text,
            )
            for one in set(stems):
                by_stem[one].append(term)
        for text in skill.together:
            groups = vocabulary.words_of_groups(text)
            plain.update(word.plain for group in groups for one in group for word in words_of(one))
            term = _together(skill, tuple(map(_stems_of, groups)), context)
            if term.soft:
                manners.extend((skill.id, (one,)) for group in term.together for one in group)
            for one in min(term.together, key=len):
                by_stem[one].append(term)
    return Terms(
        {one: tuple(dict.fromkeys(terms)) for one, terms in by_stem.items()},
        frozenset(map(stem, plain)),
        {skill.id: vocabulary.broader_than(skill.id) for skill in vocabulary.skills},
        {skill.id: _stems_of(skill.excludes) for skill in vocabulary.skills if skill.excludes},
        {skill: frozenset(others) for skill, others in vocabulary.yields.items()},
        frozenset(frozenset({skill, other}) for skill, others in vocabulary.beside.items() for other in others),
        frozenset(skill.id for skill in vocabulary.skills if skill.standalone),
        context,
        _elsewhere(vocabulary.elsewhere),
        tuple(sorted(plain)),
        weigh_manners(manners),
    )


def _together(skill: Skill, groups: tuple[frozenset[str], ...], context: Collection[tuple[str, ...]]) -> Term:
    """Return the term of words that stand together; three of them are sure, as is one group with words of software."""
    software = any(all(one == _DATA or (one,) in context for one in group) for group in groups)
    return Term(
        skill.id,
        (),
        (),
        (),
        LOOSE,
        sure=software or len(groups) >= _SURE_GROUPS,
        software=software,
        soft=skill.kind == "soft",
        behaviour=skill.behaviour,
        field=skill.field,
        together=groups,
    )


def has_run(stems: Sequence[str], wanted: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether the stems hold one of the wanted sequences side by side."""
    longest = _longest(wanted)
    return any(
        tuple(stems[start : start + length]) in wanted
        for start in range(len(stems))
        for length in range(1, min(longest, len(stems) - start) + 1)
    )


@lru_cache(maxsize=4)
def _longest(sequences: frozenset[tuple[str, ...]]) -> int:
    return max(map(len, sequences), default=0)


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    score: float
    tool: bool = False
    homonym: bool = False
    ambiguous: bool = False


def _names(skill: Skill) -> list[_Name]:
    general = [text for text in skill.generic if text not in skill.tools]
    names = [_Name(text, _NAME) for text in (skill.name, *skill.synonyms, *general)]
    names += [_Name(text, _TOOL, tool=True) for text in skill.tools]
    names += [_Name(text, _TOOL, homonym=True) for text in skill.homonyms]
    names += [_Name(text, _AMBIGUOUS, ambiguous=True) for text in skill.ambiguous]
    # A name that is listed as a homonym is one, although it is the skill's own name too.
    listed = {text.casefold() for text in (*skill.homonyms, *skill.ambiguous)}
    return [name for name in names if name.homonym or name.ambiguous or name.text.casefold() not in listed]


def _elsewhere(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the words of other work: those in -ing as they stand, for `accounting` is no account; else their stems."""
    words = [word for text in texts for word in words_of(text)]
    return frozenset(word.plain if word.plain.endswith("ing") else word.stem for word in words)


def _stems_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.stem for text in texts for word in words_of(text))
