"""Too little time: which modules a course leaves out at each number of hours, and what is then taught no more.

Modules are left out one after another, so that more time never means fewer modules. The next to go is the one whose
loss costs the profile least for each hour that it frees (the greedy rule for the knapsack problem; Dantzig 1957).
Only modules that no other module of the course needs can go, and prerequisites that then serve nothing go with them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.documents.curriculum import Gap, LeftOut, PartlyServed
from builder.documents.profile import Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from builder.documents.curriculum import Curriculum, PlannedModule
    from builder.documents.module_card import ModuleCard

__all__ = ["Cut", "cuts", "minutes_of", "within", "without_modules"]

_WORTH = {
    Part.TECHNICAL_SKILLS: 6,
    Part.TASKS: 5,
    Part.SOFT_SKILLS: 5,
    Part.TOOLS: 4,
    Part.TRENDS: 3,
    Part.PRODUCTS: 3,
    Part.STAGES: 2,
    Part.DOMAINS: 1,
    Part.ALTERNATIVE_TITLES: 1,
}
_SHARED = 0.2
_NO_TIME = "Left out for want of time"
_SKILLS = frozenset({Part.TECHNICAL_SKILLS, Part.SOFT_SKILLS, Part.TASKS, Part.TOOLS, Part.TRENDS, Part.PRODUCTS})


@dataclass(frozen=True, slots=True)
class Cut:
    """One step to a shorter course: the modules that go, the minutes that are left, and the items lost with them."""

    modules: tuple[str, ...]
    minutes: int
    lost: tuple[str, ...]


def minutes_of(name: str, cards: Mapping[str, ModuleCard]) -> int:
    """Return the minutes of a module, 0 for one that the library does not have."""
    card = cards.get(name)
    return 0 if card is None else card.minutes.reading + card.minutes.exercises


def cuts(curriculum: Curriculum, cards: Mapping[str, ModuleCard]) -> tuple[Cut, ...]:
    """Return the steps from the whole course down to nothing, in order; each builds on those before it."""
    kept = {module.id: module for stage in curriculum.stages for module in stage.modules}
    found = []
    while kept:
        groups = [_with_orphans(name, kept, cards) for name in _leaves(kept, cards)]
        place = {name: number for number, name in enumerate(kept)}
        best = min(groups, key=lambda group: (_price(group, kept, cards), -place[group[0]]))
        lost = _lost(best, kept)
        kept = {name: module for name, module in kept.items() if name not in best}
        found.append(Cut(best, sum(minutes_of(name, cards) for name in kept), lost))
    return tuple(found)


def within(
    curriculum: Curriculum, cards: Mapping[str, ModuleCard], minutes: int, texts: Mapping[str, str]
) -> Curriculum:
    """Return the course within the minutes; what is left out is named in `left_out`, `gaps` and `partly`.

    `texts` are the profile's items by id, for the gaps.
    """
    total = sum(minutes_of(name, cards) for name in curriculum.module_ids())
    out: list[LeftOut] = []
    for cut in cuts(curriculum, cards):
        if total <= minutes:
            break
        total = cut.minutes
        for name in cut.modules:
            lost = cut.lost if name == cut.modules[0] else ()
            out.append(LeftOut(id=name, minutes=minutes_of(name, cards), lost=lost))
    if not out:
        return curriculum
    rest = without_modules(curriculum, cards, [entry.id for entry in out], texts, _NO_TIME)
    return rest.model_copy(update={"left_out": (*curriculum.left_out, *out)})


def without_modules(
    curriculum: Curriculum, cards: Mapping[str, ModuleCard], out: Sequence[str], texts: Mapping[str, str], reason: str
) -> Curriculum:
    """Return the course without the modules; what nothing else serves is a gap with the reason, or a missing part."""
    gone = set(out)
    stages = tuple(
        stage.model_copy(update={"modules": tuple(_kept(stage.modules, gone))}) for stage in curriculum.stages
    )
    rest = curriculum.model_copy(update={"stages": stages})
    served = _whys(rest)
    lost = {item: whys for item, whys in _whys(curriculum).items() if item not in served}
    gaps = [_gap(item, lost[item], texts, reason) for item in lost]
    partly = _partly(curriculum, served, gone, cards, reason)
    return rest.model_copy(update={"partly": partly, "gaps": (*curriculum.gaps, *gaps)})


def _leaves(kept: Mapping[str, PlannedModule], cards: Mapping[str, ModuleCard]) -> tuple[str, ...]:
    """Return the modules that no other one needs; all of them where needs form a circle."""
    needed = {other for name in kept for other in _needs(name, cards) if other != name}
    return tuple(name for name in kept if name not in needed) or tuple(kept)


def _needs(name: str, cards: Mapping[str, ModuleCard]) -> tuple[str, ...]:
    card = cards.get(name)
    return () if card is None else card.needs


def _with_orphans(leaf: str, kept: Mapping[str, PlannedModule], cards: Mapping[str, ModuleCard]) -> tuple[str, ...]:
    """Return the module with the prerequisites that are in the course for its sake alone."""
    group = [leaf]
    for name in group:
        for needed in _needs(name, cards):
            if needed not in kept or needed in group or not kept[needed].pulled_in_by:
                continue
            users = [other for other in kept if needed in _needs(other, cards)]
            if set(users) <= set(group):
                group.append(needed)
    return tuple(group)


def _price(group: Sequence[str], kept: Mapping[str, PlannedModule], cards: Mapping[str, ModuleCard]) -> float:
    """Return what leaving the group out costs for each minute: items lost, and a little for items served by others.

    Electives go first, and what a person has chosen last.
    """
    if all(kept[name].elective for name in group):
        return -1.0
    if any(kept[name].chosen for name in group):
        return math.inf
    lost = _lost(group, kept)
    served = {serves.item for name in group for serves in kept[name].serves}
    worth = sum(_worth(item) * (1.0 if item in lost else _SHARED) for item in sorted(served))
    return worth / max(1, sum(minutes_of(name, cards) for name in group))


def _worth(item: str) -> int:
    return _WORTH.get(Part(item.split("/")[0]), 0) if item.split("/")[0] in set(Part) else 0


def _lost(group: Collection[str], kept: Mapping[str, PlannedModule]) -> tuple[str, ...]:
    others = {serves.item for name, module in kept.items() if name not in group for serves in module.serves}
    items = dict.fromkeys(serves.item for name in kept if name in group for serves in kept[name].serves)
    return tuple(item for item in items if item not in others)


def _kept(modules: Sequence[PlannedModule], gone: Collection[str]) -> Iterator[PlannedModule]:
    for module in modules:
        if module.id not in gone:
            pulled = tuple(name for name in module.pulled_in_by if name not in gone)
            yield module.model_copy(update={"pulled_in_by": pulled})


def _whys(curriculum: Curriculum) -> dict[str, dict[str, str]]:
    """Return for each item that is served the modules that serve it, each with its reason."""
    found: dict[str, dict[str, str]] = {}
    for stage in curriculum.stages:
        for module in stage.modules:
            for serves in module.serves:
                found.setdefault(serves.item, {})[module.id] = serves.why
    return found


def _gap(item: str, whys: Mapping[str, str], texts: Mapping[str, str], reason: str) -> Gap:
    text = texts.get(item, item.split("/", 1)[1].replace("-", " "))
    return Gap(item=item, text=text[:200].strip(), reason=f"{reason}: {', '.join(whys)}."[:200])


def _partly(
    curriculum: Curriculum,
    served: Mapping[str, Mapping[str, str]],
    gone: Collection[str],
    cards: Mapping[str, ModuleCard],
    reason: str,
) -> tuple[PartlyServed, ...]:
    """Return the items of which a part is missing, with what the modules teach that were left out.

    A module that was left out takes a part away only if no module that stays serves the item for the same reason.
    """
    missing = {part.item: list(part.missing) for part in curriculum.partly if part.item in served}
    for item, whys in _whys(curriculum).items():
        if item not in served or item.split("/")[0] not in _SKILLS:
            continue
        for name in whys:
            if name in gone and whys[name] not in served[item].values():
                title = cards[name].title if name in cards else name
                missing.setdefault(item, []).append(f"what “{title}” teaches ({reason[0].lower()}{reason[1:]})"[:200])
    return tuple(PartlyServed(item=item, missing=tuple(names)) for item, names in missing.items())
