"""Which of the skills that a phrase may name it does name: what speaks for each, weighed as labelled phrases taught.

A name in the phrase speaks for a skill, and so do labelled phrases like it. The weights are those of a logistic
regression; `python tests/bench/learn_judging.py` finds them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from builder.documents.matches import Hit
from builder.match.likeness import index_labels
from builder.match.words import wording, words_asked_for, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from builder.documents.labelled import Label
    from builder.documents.vocabulary import Vocabulary
    from builder.match.likeness import Likeness, Likenesses
    from builder.match.terms import Terms

__all__ = ["FEWEST_WORDS", "LIKELY", "LIKELY_ELSEWHERE", "LIKE_ENOUGH", "Clues", "Judge", "judge_of", "likelihood"]

_OTHERS = 3
"""Skills that no name in the phrase means, but what is most like it does; more are hardly ever right."""
LIKELY, LIKELY_ELSEWHERE, LIKE_ENOUGH = 0.55, 0.8, 0.5
"""How likely a skill must be that a name means, a technical one outside a text about software, and one that only
likeness speaks for. Precision before recall."""
FEWEST_WORDS = 3
"""Of a phrase of fewer words likeness alone says nothing."""
_LONG, _MANY = 10, 2
"""With more words, or more names, a phrase is a list, whose parts are judged by themselves."""
_PART = re.compile(r"[,;|\n]|\s(?:and|or)\s", re.IGNORECASE)
_ALIKE = 0.6
"""The score of a skill that only likeness speaks for."""

_WEIGHTS = {
    "first": -4.593,
    "named": 3.345,
    "score of the name": 3.419,
    "words of the name": -0.063,
    "its part of the phrase": 3.213,
    "names in the phrase": -1.001,
    "score of another name": 0.073,
    "share of another name": -1.536,
    "share of phrases with another name too": 1.096,
    "likeness to another name": 0.338,
    "nearest phrase": 4.290,
    "its lead": 1.840,
    "nearest phrase that names nothing": -4.721,
    "share of the nearest phrases": 0.640,
    "all that is said of it": 7.611,
    "its lead there": 2.817,
    "nearest phrase, named": -5.913,
    "its lead, named": 1.795,
    "nearest phrase that names nothing, named": 0.557,
    "share of the nearest phrases, named": 1.685,
    "all that is said of it, named": -5.926,
    "its lead there, named": 0.877,
    "soft skill": 0.288,
    "among soft skills": 1.001,
    "stands alone": 0.214,
    "asked for with another name": 2.115,
    "words of the phrase": 0.083,
}
"""What each clue weighs, and `first`, which every skill has."""

Clues = dict[str, float]
"""What speaks for or against a skill, by its name."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Tells which skills a phrase names, from the names in it and from labelled phrases like it."""

    labelled: Likenesses
    terms: Terms
    soft_skills: frozenset[str]
    fields: frozenset[str]
    """Skills that are whole fields: likeness adds none of them to what is named."""

    def judged(self, text: str, hits: Sequence[Hit], *, soft: bool = False, software: bool = False) -> tuple[Hit, ...]:
        """Return the hits that hold, or if none does, skills that likeness alone speaks for.

        A labelled phrase names what its label says, and a name that is the whole phrase holds. Other trades use
        the same words: unless the text is about `software`, a technical name must be surer, and likeness alone says
        nothing. `soft` tells that the phrase stands among soft skills.
        """
        if (known := self.labelled.wordings.get(wording(text))) is not None:
            return _as_labelled(text, hits, *known)
        clues = self.clues(text, hits, soft=soft)
        kept = self._held(text, hits, clues, soft=soft, software=software)
        if kept or not software or len(words_asked_for(text)) < FEWEST_WORDS:
            return kept
        named = {hit.skill for hit in hits}
        likely = [skill for skill, each in clues.items() if skill not in named and likelihood(each) >= LIKE_ENOUGH]
        like = self.labelled.of(text).like if likely else {}
        return tuple(Hit(skill, text, _ALIKE, like.get(skill, "")) for skill in likely)

    def _held(
        self, text: str, hits: Sequence[Hit], clues: Mapping[str, Clues], *, soft: bool, software: bool
    ) -> tuple[Hit, ...]:
        """Return the hits that hold; in a long list each in its part, as few labelled phrases name as much."""
        words = len(words_asked_for(text))
        parts = _PART.split(text) if words > _LONG or len(hits) > _MANY else []
        held = {
            part: self.judged(part, own, soft=soft, software=software)
            for part in parts
            if part != text and (own := [hit for hit in hits if hit.words in part])
        }
        kept: list[Hit] = []
        for hit in hits:
            part = next((part for part in held if hit.words in part), None)
            if part is not None:
                kept += [hit] if hit in held[part] else []
                continue
            is_whole = len(words_of(hit.words)) >= words
            is_shared = soft or software or hit.skill in self.soft_skills
            if is_whole or likelihood(clues[hit.skill]) >= (LIKELY if is_shared else LIKELY_ELSEWHERE):
                kept.append(hit)
        return tuple(kept)

    def clues(self, text: str, hits: Sequence[Hit], *, soft: bool = False) -> dict[str, Clues]:
        """Return what speaks for each skill that the phrase may name: those that it names first, then those like it."""
        words, like = words_asked_for(text), self.labelled.of(text)
        named = {hit.skill: hit for hit in hits}
        here = {word.stem for word in words}
        likest = sorted(like.whole, key=lambda skill: (-_most(like, skill), skill))
        more = (
            skill
            for skill in likest[:_OTHERS]
            if not here & self.terms.excluded.get(skill, frozenset()) and not (named and skill in self.fields)
        )
        return {
            skill: {
                **_clues_of_name(skill, named, like, len(words)),
                **_clues_of_likeness(skill, like, self.fields - {skill}, is_named=skill in named),
                "soft skill": float(skill in self.soft_skills),
                "among soft skills": float(soft),
                "stands alone": float(skill in self.terms.standalone),
                "asked for with another name": float(self._is_beside(skill, named)),
                "words of the phrase": float(min(len(words), _LONG)),  # few labelled phrases have more
            }
            for skill in dict.fromkeys((*named, *more))
        }

    def _is_beside(self, skill: str, named: Collection[str]) -> bool:
        """Tell whether the vocabulary says that the skill and another one in the phrase are asked for together."""
        alone = self.terms.standalone
        return any(
            skill in alone or other in alone or {skill, other} in self.terms.beside for other in named if other != skill
        )


def judge_of(vocabulary: Vocabulary, terms: Terms, labels: Iterable[Label]) -> Judge:
    """Return the judge that knows the vocabulary, its terms and the labelled phrases."""
    fields = frozenset(skill.id for skill in vocabulary.skills if skill.field)
    return Judge(index_labels(vocabulary, labels), terms, vocabulary.soft_skills(), fields)


def _as_labelled(text: str, hits: Sequence[Hit], said: str, skills: frozenset[str]) -> tuple[Hit, ...]:
    named = {hit.skill: hit for hit in hits}
    return tuple(
        named.get(skill) or Hit(skill, text, 1.0, said)
        for skill in sorted(skills, key=lambda one: (one not in named, one))
    )


def _most(like: Likeness, skill: str) -> float:
    return max(like.nearest.get(skill, 0.0), like.whole.get(skill, 0.0))


def _clues_of_name(skill: str, named: Mapping[str, Hit], like: Likeness, words: int) -> Clues:
    hit = named.get(skill)
    long = len(words_of(hit.words)) if hit else 0
    others = [other for other in named if other != skill]
    return {
        "named": float(hit is not None),
        "score of the name": hit.score if hit else 0.0,
        "words of the name": float(long),
        "its part of the phrase": long / max(1, words),
        "names in the phrase": float(len(named)),
        "score of another name": max((named[other].score for other in others), default=0.0),
        "share of another name": max((like.share(other) for other in others), default=0.0),
        "share of phrases with another name too": like.share(skill, *others) if others else 0.0,
        "likeness to another name": max((like.whole.get(other, 0.0) for other in others), default=0.0),
    }


def _clues_of_likeness(skill: str, like: Likeness, fields: Collection[str], *, is_named: bool) -> Clues:
    """Likeness speaks otherwise for a skill that a name means than for one that nothing else speaks for.

    A whole `field` that is more like the phrase says nothing against a skill.
    """
    nearest, whole = like.nearest.get(skill, 0.0), like.whole.get(skill, 0.0)
    clues = {
        "nearest phrase": nearest,
        "its lead": nearest - _best_but({skill, *fields}, like.nearest),
        "nearest phrase that names nothing": like.nothing,
        "share of the nearest phrases": like.share(skill),
        "all that is said of it": whole,
        "its lead there": whole - _best_but({skill, *fields}, like.whole),
    }
    return clues | {f"{clue}, named": value if is_named else 0.0 for clue, value in clues.items()}


def _best_but(skills: Collection[str], values: Mapping[str, float]) -> float:
    return max((value for other, value in values.items() if other not in skills), default=0.0)


def likelihood(clues: Clues) -> float:
    """Return how likely a skill with these clues is meant, from 0 to 1."""
    total = _WEIGHTS["first"] + sum(_WEIGHTS[name] * value for name, value in clues.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
