"""Which modules would fill the gaps of a course: one for each skill that nothing teaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.documents.profile import Part
from builder.scaffold.kinds import kind_for
from builder.scaffold.make import plain_title
from builder.scaffold.placing import request_for, usual_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from builder.documents.curriculum import Curriculum
    from builder.documents.matches import Match
    from builder.documents.vocabulary import Vocabulary
    from builder.scaffold.make import ScaffoldRequest

__all__ = ["requests_for_gaps"]

_SKILLS = {Part.TECHNICAL_SKILLS, Part.SOFT_SKILLS, Part.TASKS, Part.TOOLS, Part.TRENDS}


def requests_for_gaps(
    curriculum: Curriculum,
    matches: Iterable[Match],
    vocabulary: Vocabulary,
    *,
    taught: Collection[str],
    taken: Collection[str],
    stage: str,
    domain: str,
) -> tuple[ScaffoldRequest, ...]:
    """Return a scaffold for each skill of a gap, in the order of the profile; `taught` are skills that modules teach.

    A gap that names no skill of the vocabulary becomes a skill of its own. Employers, products, stages and names of
    the job get none, because they are no skills. `taken` are ids of modules.
    """
    open_items = {gap.item for gap in curriculum.gaps}
    gaps = [match for match in matches if match.item.id in open_items and match.item.part in _SKILLS]
    made: dict[str, ScaffoldRequest] = {}
    seen: set[str] = set()
    for match in gaps:
        for name, skills in _wanted(match, vocabulary, taught):
            key = skills[0] if skills else plain_title(name).casefold()
            if not key or key in seen:
                continue
            seen.add(key)
            kind = kind_for(name, match.item.text, soft=match.item.part is Part.SOFT_SKILLS)
            wanted = _free(name, {*taken, *made})
            request = request_for(kind, name, vocabulary, stage=stage, domain=domain, teaches=skills, wanted=wanted)
            made[request.id] = request
    return tuple(made.values())


def _wanted(match: Match, vocabulary: Vocabulary, taught: Collection[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the name of each skill that the item lacks with its id, or the item's own text."""
    names = vocabulary.names()
    # A module that teaches the skill may be out of reach, because it builds on another trade.
    lacking = [hit.skill for hit in match.hits if hit.skill not in taught or not match.modules]
    for skill in dict.fromkeys(lacking):
        yield names[skill], (skill,)
    if not match.hits:
        yield match.item.text, ()


def _free(name: str, taken: Collection[str]) -> str | None:
    """Return an id that no module has, or None where the usual one is free."""
    first = usual_id(plain_title(name))
    if first not in taken:
        return None
    return next(f"{first[:44]}-{number}" for number in range(2, 1000) if f"{first[:44]}-{number}" not in taken)
