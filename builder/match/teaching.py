"""Which modules teach a skill, directly or by a narrower one, and in which industry they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.documents.matches import ModuleMatch
from builder.match.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.documents.matches import Hit
    from builder.documents.module_card import ModuleCard
    from builder.documents.vocabulary import Vocabulary

__all__ = ["Teaching"]

_NARROWER = 0.7
_MOST_FOR_A_FIELD = 4


class Teaching:
    """The modules by the skills that they teach; built once for a profile, never changed."""

    def __init__(self, vocabulary: Vocabulary, cards: Mapping[str, ModuleCard]) -> None:
        self._cards = dict(sorted(cards.items()))
        self._skills = {skill.id: skill for skill in vocabulary.skills}
        self._above = {name: vocabulary.broader_than(name) for name in self._skills}

    def without_fields(self, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Return the hits without whole fields, if anything more exact is among them."""
        exact = tuple(hit for hit in hits if not self._skills[hit.skill].field)
        return exact or tuple(hits)

    def modules(self, hits: Sequence[Hit], *, pulls: bool = True) -> tuple[tuple[ModuleMatch, ...], tuple[str, ...]]:
        """Return the modules for the hits, best first, and the names of the skills that none teaches."""
        found: dict[str, ModuleMatch] = {}
        missing: list[str] = []
        for hit in hits:
            matches, lacking = self._for_hit(hit, pulls=pulls)
            missing.extend(lacking)
            for one in matches:
                known = found.get(one.module)
                found[one.module] = _joined(known, one) if known else one
        return tuple(sorted(found.values(), key=lambda one: (-one.score, one.module))), tuple(dict.fromkeys(missing))

    def set_in(self, domain: str) -> tuple[str, ...]:
        """Return the modules whose data come from the domain pack."""
        return tuple(name for name, card in self._cards.items() if card.domain == domain)

    def domain_of(self, text: str, domains: Mapping[str, Sequence[str]]) -> str:
        """Return the domain pack whose words the text has the most letters of, or an empty text."""
        stems = f" {' '.join(word.stem for word in words_of(text))} "
        lengths = {
            name: max((len(key) for key in map(_key, known) if f" {key} " in stems), default=0)
            for name, known in domains.items()
        }
        best = max(sorted(lengths), key=lambda name: lengths[name], default="")
        return best if lengths.get(best) else ""

    def _for_hit(self, hit: Hit, *, pulls: bool) -> tuple[list[ModuleMatch], list[str]]:
        skill = self._skills[hit.skill]
        direct = [name for name, card in self._cards.items() if hit.skill in card.teaches]
        why = _why(hit, skill.name)
        whole = [ModuleMatch(name, hit.score, why, (hit.skill,), pulls) for name in direct]
        if direct and not skill.field:
            return whole, []
        narrower: dict[str, list[str]] = {}
        for name, card in self._cards.items():
            below = [taught for taught in card.teaches if hit.skill in self._above.get(taught, frozenset())]
            if below:
                narrower[name] = below
        score = round(hit.score * _NARROWER, 3)
        found = [
            ModuleMatch(name, score, f"{why}: {self._skills[below[0]].name} is a part of it", (hit.skill,), pulls)
            for name, below in narrower.items()
            if name not in direct
        ]
        if skill.field:
            # A field brings a few modules into a course; those that are there for another reason may all serve it.
            found = [*whole, *found]
            return found[:_MOST_FOR_A_FIELD] if pulls else found, [] if found else [skill.name]
        parts = sorted({self._skills[taught].name for below in narrower.values() for taught in below})
        return found, [f"{skill.name} beyond {', '.join(parts)}" if parts else skill.name]


def _joined(first: ModuleMatch, second: ModuleMatch) -> ModuleMatch:
    why = first.why if second.why == first.why else f"{first.why}; {second.why}"
    return ModuleMatch(
        first.module, max(first.score, second.score), why[:200], (*first.skills, *second.skills), first.pulls
    )


def _why(hit: Hit, name: str) -> str:
    if hit.like:
        return f"is like “{hit.like}”, which asks for {name}"
    words = " ".join(hit.words.split())
    return f"names {name}" if words.casefold() == name.casefold() else f"“{words}” means {name}"


def _key(text: str) -> str:
    return " ".join(word.stem for word in words_of(text))
