"""`skills.yaml`: the skill vocabulary, the language that profiles and modules share."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from builder.documents.base import Document, Identifier, Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.documents.module_card import ModuleCard

__all__ = ["CareerStage", "Skill", "Vocabulary"]


Together = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=1000, pattern=r"^\$?\w+(/\$?\w+)*( \$?\w+(/\$?\w+)*)+$")
]
"""Two or more groups of words, the words of a group parted by `/`; `$name` stands for the words of a group by name."""


class Skill(Document):
    """One skill: its permanent id, and every name under which a profile may ask for it."""

    id: Identifier
    name: Line
    kind: Literal["technical", "soft"] = "technical"
    behaviour: bool = False
    """A soft skill that is a way to behave and no work of its own: a task names it only by an exact name."""
    synonyms: tuple[Line, ...] = ()
    tools: tuple[Line, ...] = ()
    """Products whose mention means this skill."""
    homonyms: tuple[Line, ...] = ()
    """Names that mean something else too: they do not count in a text about other work."""
    ambiguous: tuple[Line, ...] = ()
    """Names that count only where the text is about software."""
    together: tuple[Together, ...] = ()
    """Groups of words: one of each group in one clause means the skill (`detect/spot fraud/scam`, `$find fraud`)."""
    generic: tuple[Line, ...] = ()
    """Names that count only in a phrase that names nothing more exact."""
    excludes: tuple[Line, ...] = ()
    """Words that show that something else is meant."""
    field: bool = False
    """Names a whole field: counts in a phrase only if the phrase names nothing more exact."""
    standalone: bool = False
    """A language or a product with a name of its own: it counts beside any other skill in the same words."""
    broader: tuple[Identifier, ...] = ()
    """More general skills, which a module for this one serves in part."""
    esco: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")] | None = None
    """The skill's id in ESCO, the European classification: the last part of its address."""
    onet: Annotated[str, StringConstraints(pattern=r"^[1-6](\.[A-Z0-9a-z]+)+$")] | None = None
    """The nearest element of the O*NET content model, such as `2.B.3.e`."""


class CareerStage(Document):
    """A stage that modules are written for, and the words by which a profile's own stages are recognised."""

    id: Identifier
    title: Line
    from_year: Annotated[int, Field(ge=0, le=60)]
    words: tuple[Line, ...] = ()


class Vocabulary(Document):
    """All skills, the career stages in order, and the industries that courses can be set in."""

    skills: Annotated[tuple[Skill, ...], Field(min_length=1)]
    stages: tuple[CareerStage, ...] = ()
    domains: dict[Identifier, tuple[Line, ...]] = Field(default={})
    """Domain pack → the words by which a profile's employers are recognised."""
    groups: dict[Identifier, tuple[Line, ...]] = Field(default={})
    """Words that mean nearly the same, for use under `together` as `$name`."""
    yields: dict[Identifier, tuple[Identifier, ...]] = Field(default={})
    """Skill → those beside which it does not count, because the phrase then speaks of them alone."""
    beside: dict[Identifier, tuple[Identifier, ...]] = Field(default={})
    """Skill → those that are asked for together with it in the same words, and not in its place."""
    context: tuple[Line, ...] = ()
    """Words that show that a text is about software and data."""
    elsewhere: tuple[Line, ...] = ()
    """Words that show that a text is about other work."""

    @model_validator(mode="after")
    def _ids_fit(self) -> Self:
        counted = Counter(skill.id for skill in self.skills) + Counter(f"stage {stage.id}" for stage in self.stages)
        if twice := sorted(name for name, number in counted.items() if number > 1):
            raise ValueError(f"these ids stand here more than once: {', '.join(twice)}")
        for skill in self.skills:
            if unknown := sorted(set(skill.broader) - set(counted)):
                raise ValueError(f"'{skill.id}' names an unknown broader skill: {', '.join(unknown)}")
        if loops := sorted(skill.id for skill in self.skills if skill.id in self.broader_than(skill.id)):
            raise ValueError(f"these skills are broader than themselves: {', '.join(loops)}")
        used = {one for skill in self.skills for text in skill.together for one in re.findall(r"\$(\w+)", text)}
        if unknown := sorted(used - set(self.groups)):
            raise ValueError(f"`together` names an unknown group of words: {', '.join(unknown)}")
        for word, pairs in (("yields", self.yields), ("beside", self.beside)):
            paired = {one for name, others in pairs.items() for one in (name, *others)}
            if unknown := sorted(paired - {skill.id for skill in self.skills}):
                raise ValueError(f"`{word}` names an unknown skill: {', '.join(unknown)}")
        years = [stage.from_year for stage in self.stages]
        if years != sorted(years):
            raise ValueError("the stages are not in the order of their years")
        return self

    def broader_than(self, skill: str) -> frozenset[str]:
        """Return every skill above the given one, near or far; the skill itself only if the order is circular."""
        broader = {entry.id: entry.broader for entry in self.skills}
        found: set[str] = set()
        waiting = list(broader.get(skill, ()))
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(broader.get(name, ()))
        return frozenset(found)

    def words_of_groups(self, together: str) -> tuple[tuple[str, ...], ...]:
        """Return the words of each group of a text under `together`, named groups written out."""
        return tuple(
            tuple(
                word for one in group.split("/") for word in (self.groups[one[1:]] if one.startswith("$") else (one,))
            )
            for group in together.split()
        )

    def joined(self, cards: Iterable[ModuleCard]) -> Vocabulary:
        """Return the vocabulary with the skills that modules declare themselves; what it has already stays as it is."""
        known = {skill.id for skill in self.skills}
        more: dict[str, Skill] = {}
        for card in cards:
            for name, (first, *others) in card.skills.items():
                if name not in known:
                    more.setdefault(name, Skill(id=name, name=first, synonyms=tuple(others)))
        return self.model_copy(update={"skills": (*self.skills, *more.values())}) if more else self

    def soft_skills(self) -> frozenset[str]:
        """Return the ids of the skills that all professions share."""
        return frozenset(skill.id for skill in self.skills if skill.kind == "soft")

    def names(self) -> dict[str, str]:
        """Return the name of each skill by its id."""
        return {skill.id: skill.name for skill in self.skills}
