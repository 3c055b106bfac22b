"""A career profile as it was read: its items, each with a permanent id and its place, and the career stages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.findings import Place

__all__ = ["How", "Item", "Part", "PartSource", "Profile", "Stage", "slug"]

_SLUG_LENGTH = 48


class Part(StrEnum):
    """The parts of a profile in the order of the nine paragraphs; tools and products are read from the prose."""

    TITLE = "title"
    SUMMARY = "summary"
    ALTERNATIVE_TITLES = "alternative-titles"
    TASKS = "tasks"
    TOOLS = "tools"
    PRODUCTS = "products"
    DOMAINS = "domains"
    STAGES = "stages"
    TRENDS = "trends"
    TECHNICAL_SKILLS = "technical-skills"
    SOFT_SKILLS = "soft-skills"

    @property
    def words(self) -> str:
        """The part's name as people write it: `technical skills`."""
        return self.value.replace("-", " ")


class How(StrEnum):
    """How the reader knew what a piece of a profile is. What is neither a heading nor a key is a guess."""

    HEADING = "heading"
    KEY = "key"
    POSITION = "position"
    LOOKS = "looks"
    PROSE = "prose"
    DEFAULT = "default"

    @property
    def guessed(self) -> bool:
        """Whether the profile itself does not say so."""
        return self not in {How.HEADING, How.KEY}


@dataclass(frozen=True, slots=True)
class PartSource:
    """Where a part was read, from its first to its last line, and how it was known; `name` is its heading or key."""

    part: Part
    how: How
    place: Place
    last_line: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a profile says; the id is made of the part and the text: `soft-skills/active-listening`."""

    id: str
    part: Part
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Stage:
    """A career stage; years count from the start of the career, `to_year` is None for the last one.

    `guessed` marks years that the text does not tell, `default` a stage that the whole text does not tell.
    """

    id: str
    title: str
    from_year: int
    to_year: int | None
    item: Item
    also: tuple[Item, ...] = ()
    """Stages of other profiles that were merged into this one."""
    guessed: bool = False
    default: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A career profile. Every tuple is in the order of the text and may be empty."""

    file: str
    title: Item
    summary: Item | None = None
    alternative_titles: tuple[Item, ...] = ()
    tasks: tuple[Item, ...] = ()
    tools: tuple[Item, ...] = ()
    products: tuple[Item, ...] = ()
    domains: tuple[Item, ...] = ()
    stages: tuple[Stage, ...] = ()
    trends: tuple[Item, ...] = ()
    technical_skills: tuple[Item, ...] = ()
    soft_skills: tuple[Item, ...] = ()
    sources: tuple[PartSource, ...] = field(default=(), compare=False)

    def of(self, part: Part) -> tuple[Item, ...]:
        """Return the items of the part, title, summary and default stages included."""
        if part is Part.STAGES:
            return tuple(stage.item for stage in self.stages)
        found = getattr(self, part.value.replace("-", "_"))
        return found if isinstance(found, tuple) else tuple(item for item in (found,) if item is not None)

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything that a course serves or names as a gap: all items but title, summary and default stages."""
        told = (stage for stage in self.stages if not stage.default)
        stages = tuple(item for stage in told for item in (stage.item, *stage.also))
        return tuple(
            chain(
                self.technical_skills,
                self.soft_skills,
                self.tasks,
                self.tools,
                self.trends,
                self.products,
                self.domains,
                stages,
                self.alternative_titles,
            )
        )


def slug(text: str, length: int = _SLUG_LENGTH) -> str:
    """Return the text as words of `a-z0-9` with hyphens, cut at a word; `item` if nothing is left."""
    spelled = text.casefold().replace("c++", "c-plus-plus").replace("c#", "c-sharp").replace("&", " and ")
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:length]
        if len(longer) > length:
            break
        kept = longer
    return kept or "item"
