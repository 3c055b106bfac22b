"""What matching found: which modules serve an item of a profile, why, and what is missing. Values, not a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.documents.profile import Item

__all__ = ["Hit", "Match", "ModuleMatch"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A skill that a text names: `words` as they stand there, score 0 to 1.

    `like` is a labelled phrase that the text is like, if nothing in it is a name of the skill.
    """

    skill: str
    words: str
    score: float
    like: str = ""


@dataclass(frozen=True, slots=True)
class ModuleMatch:
    """A module that serves an item, with a reason for people and a score from 0 to 1.

    A module that does not `pull` serves the item if something else brings it into the course.
    """

    module: str
    score: float
    why: str
    skills: tuple[str, ...] = ()
    pulls: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for one item: skills, modules in the order of their score, and what no module teaches."""

    item: Item
    hits: tuple[Hit, ...] = ()
    modules: tuple[ModuleMatch, ...] = ()
    missing: tuple[str, ...] = ()
    """Names of the skills in the item that no module teaches."""
    reason: str = ""
    """Why the item is a gap if no module serves it."""
