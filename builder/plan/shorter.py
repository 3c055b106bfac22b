"""A shorter course from the same source: some stages, some skills, some hours; prerequisites stay whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.documents.curriculum import Gap
from builder.errors import CourseError
from builder.findings import did_you_mean
from builder.plan.budget import within, without_modules
from builder.plan.order import with_prerequisites

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from builder.documents.curriculum import Curriculum, PlannedModule
    from builder.documents.module_card import ModuleCard
    from builder.documents.vocabulary import Vocabulary

__all__ = ["Shorter", "shorter"]

_RANGE = re.compile(r"(\d+)\s*-\s*(\d+)")
_REASON = "Left out to make the course shorter"


@dataclass(frozen=True, slots=True)
class Shorter:
    """What is wished: stages such as `1-2`, names of skills, hours; what is empty or None does not matter."""

    stages: str = ""
    skills: tuple[str, ...] = ()
    hours: float | None = None

    def __bool__(self) -> bool:
        """Return whether anything is wished."""
        return bool(self.stages or self.skills or self.hours is not None)

    @property
    def suffix(self) -> str:
        """The end of the shorter course's id."""
        stages = f"stages-{self.stages}" if self.stages else ""
        hours = f"{self.hours:g}-hours" if self.hours is not None else ""
        words = " ".join((stages, *self.skills, hours))
        return "-".join(re.findall(r"[a-z0-9]+", words.casefold()))


def shorter(
    curriculum: Curriculum,
    cards: Mapping[str, ModuleCard],
    vocabulary: Vocabulary,
    wish: Shorter,
    texts: Mapping[str, str],
) -> Curriculum:
    """Return the course with what is wished and all that it needs; what is left out is a gap with that reason.

    `texts` are the profile's items by id. Raises CourseError for an unknown stage or skill, and if nothing is left.
    """
    chosen = set(curriculum.module_ids())
    if wish.stages:
        stages = set(stage_ids(curriculum, wish.stages))
        chosen &= {module.id for stage in curriculum.stages if stage.id in stages for module in stage.modules}
    if wish.skills:
        chosen &= _teaching(wish.skills, cards, vocabulary, curriculum)
    kept = with_prerequisites(chosen, cards) & set(curriculum.module_ids())
    made = _only(curriculum, cards, kept, chosen, texts)
    if wish.hours is not None:
        made = within(made, cards, round(wish.hours * 60), texts).model_copy(update={"left_out": ()})
    if not made.module_ids():
        hint = "Take more stages, skills or hours; `course new` without these options shows the whole course."
        raise CourseError("No module of the course is left.", hint=hint)
    return _without_empty_stages(made, texts)


def stage_ids(curriculum: Curriculum, wanted: str) -> tuple[str, ...]:
    """Return the ids of the stages in a text such as `1-2`, `1,3` or `proof-of-concept`. Raises CourseError."""
    ids = [stage.id for stage in curriculum.stages]
    found: list[str] = []
    for part in (part.strip() for part in wanted.split(",") if part.strip()):
        span = _RANGE.fullmatch(part) or re.fullmatch(r"(\d+)()", part)
        if span:
            first, last = int(span[1]), int(span[2] or span[1])
            if not 1 <= first <= last <= len(ids):
                message = f"The course has the stages 1 to {len(ids)}; there is no '{part}'."
                raise CourseError(message, hint=f"They are {_numbered(ids)}.")
            found.extend(ids[first - 1 : last])
        elif part in ids:
            found.append(part)
        else:
            raise CourseError(f"The course has no stage '{part}'.", hint=f"{did_you_mean(part, ids)} {_numbered(ids)}.")
    return tuple(dict.fromkeys(found))


def _numbered(ids: Sequence[str]) -> str:
    return ", ".join(f"{number} {name}" for number, name in enumerate(ids, start=1))


def _teaching(
    wanted: Sequence[str], cards: Mapping[str, ModuleCard], vocabulary: Vocabulary, curriculum: Curriculum
) -> set[str]:
    """Return the modules of the course that teach one of the skills, or a narrower one; a module's id counts too."""
    course = [name for name in curriculum.module_ids() if name in cards]
    found: set[str] = set()
    for word in wanted:
        skills = _skills(word, vocabulary)
        if not skills and word not in course:
            names = [*course, *(skill.name for skill in vocabulary.skills)]
            raise CourseError(f"There is no skill '{word}'.", hint=did_you_mean(word, names))
        for name in course:
            taught = cards[name].teaches
            if name == word or any(one in skills or skills & vocabulary.broader_than(one) for one in taught):
                found.add(name)
    return found


def _skills(word: str, vocabulary: Vocabulary) -> set[str]:
    wanted = word.casefold()
    return {
        skill.id
        for skill in vocabulary.skills
        if wanted in {skill.id, *(name.casefold() for name in (skill.name, *skill.synonyms, *skill.tools))}
    }


def _only(
    curriculum: Curriculum,
    cards: Mapping[str, ModuleCard],
    kept: Collection[str],
    chosen: Collection[str],
    texts: Mapping[str, str],
) -> Curriculum:
    out = [name for name in curriculum.module_ids() if name not in kept]
    made = without_modules(curriculum, cards, out, texts, _REASON) if out else curriculum
    stages = tuple(
        stage.model_copy(update={"modules": tuple(_marked(module, kept, chosen, cards) for module in stage.modules)})
        for stage in made.stages
    )
    return made.model_copy(update={"stages": stages})


def _marked(
    module: PlannedModule, kept: Collection[str], chosen: Collection[str], cards: Mapping[str, ModuleCard]
) -> PlannedModule:
    """Return the module, marked with those that need it if it is there for their sake alone."""
    if module.id in chosen:
        return module
    users = tuple(sorted(name for name in kept if name in cards and module.id in cards[name].needs))
    return module.model_copy(update={"pulled_in_by": users})


def _without_empty_stages(curriculum: Curriculum, texts: Mapping[str, str]) -> Curriculum:
    """Return the course without stages that have no module; what they stood for is a gap."""
    served = {serves.item for stage in curriculum.stages for module in stage.modules for serves in module.serves}
    known = served | {gap.item for gap in curriculum.gaps}
    gaps = [
        Gap(item=stage.item, text=texts.get(stage.item, stage.title)[:200].strip(), reason=f"{_REASON}.")
        for stage in curriculum.stages
        if not stage.modules and stage.item is not None and stage.item not in known
    ]
    stages = tuple(stage for stage in curriculum.stages if stage.modules)
    return curriculum.model_copy(update={"stages": stages, "gaps": (*curriculum.gaps, *gaps)})
