"""Plan a course: choose modules for the matches, put them into stages and in order, name what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.documents.curriculum import Curriculum, Gap, PartlyServed, PlannedModule, PlannedStage, Serves, Years
from builder.documents.module_card import ModuleKind
from builder.documents.profile import Part
from builder.plan.order import in_order_of_needs, latest_stages, with_prerequisites
from builder.plan.stages import map_stages, shared_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.documents.matches import Match
    from builder.documents.module_card import ModuleCard
    from builder.documents.profile import Profile, Stage
    from builder.documents.vocabulary import CareerStage

__all__ = ["Request", "plan"]

_SURE = 0.5
_NAMED_ALIKE = 2


@dataclass(frozen=True, slots=True)
class Request:
    """What the planned curriculum is called and where its profile is, relative to the curriculum."""

    course: str
    profile: str
    subtitle: str | None = None


def plan(
    profile: Profile,
    matches: Sequence[Match],
    cards: Mapping[str, ModuleCard],
    written_for: Sequence[CareerStage],
    request: Request,
) -> Curriculum:
    """Return the curriculum for the matches: every item of the profile is served or among the gaps.

    `written_for` are the career stages that the cards name. A module stands behind all that it needs.
    """
    usable = {name: card for name, card in sorted(cards.items()) if card.status == "published"}
    asked, chosen = _chosen(matches, usable)
    stages = _numbers(chosen, usable, profile.stages, written_for)
    order = _order(chosen, usable, stages, matches)
    served = _served(profile.stages, matches, usable, order, stages)
    planned = tuple(
        PlannedModule(id=name, serves=served.get(name, ()), pulled_in_by=_pulled(name, asked, order, usable))
        for name in order
    )
    return Curriculum(
        course=request.course,
        title=profile.title.text,
        subtitle=request.subtitle,
        profile=request.profile,
        stages=_stages(profile.stages, written_for, planned, stages),
        partly=_partly(matches, served),
        gaps=_gaps(matches, served),
    )


def _chosen(matches: Sequence[Match], cards: Mapping[str, ModuleCard]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the modules that items ask for, and these with prerequisites and the capstones that they make possible."""
    asked = {
        one.module
        for match in matches
        for one in match.modules
        if one.pulls and one.score >= _SURE and one.module in cards
    }
    plain = {name for name in asked if cards[name].kind is not ModuleKind.CAPSTONE}
    chosen = set(with_prerequisites(plain, cards))
    for name in in_order_of_needs(cards, cards, lambda _: ()):
        card = cards[name]
        if card.kind is ModuleKind.CAPSTONE and card.needs and chosen.issuperset(card.needs):
            chosen.add(name)
    return frozenset(plain), frozenset(chosen)


def _numbers(
    chosen: frozenset[str],
    cards: Mapping[str, ModuleCard],
    told: Sequence[Stage],
    written_for: Sequence[CareerStage],
) -> dict[str, int]:
    known = map_stages(written_for, told) | {stage.id: number for number, stage in enumerate(told)}
    return latest_stages(chosen, cards, {name: known.get(cards[name].stage, 0) for name in chosen})


def _order(
    chosen: frozenset[str], cards: Mapping[str, ModuleCard], stages: Mapping[str, int], matches: Sequence[Match]
) -> tuple[str, ...]:
    """Return the modules by stage, in a stage by needs, capstones last, else as the profile's items ask for them."""
    first: dict[str, int] = {}
    for number, match in enumerate(matches):
        for one in match.modules:
            first.setdefault(one.module, number)

    def preferred(name: str) -> tuple[object, ...]:
        return cards[name].kind is ModuleKind.CAPSTONE, first.get(name, -1), name

    ordered: list[str] = []
    for number in sorted(set(stages.values())):
        ordered.extend(in_order_of_needs({name for name in chosen if stages[name] == number}, cards, preferred))
    return tuple(ordered)


def _served(
    told: Sequence[Stage],
    matches: Sequence[Match],
    cards: Mapping[str, ModuleCard],
    order: Sequence[str],
    stages: Mapping[str, int],
) -> dict[str, tuple[Serves, ...]]:
    """Return what each module of the course serves, in the order of the profile's items."""
    stage_of = {item.id: number for number, stage in enumerate(told) for item in (stage.item, *stage.also)}
    served: dict[str, list[Serves]] = {}
    for match in matches:
        reasons = {one.module: one.why for one in match.modules if one.score >= _SURE and one.module in stages}
        if match.item.part is Part.STAGES:
            here = [name for name in order if stages[name] == stage_of.get(match.item.id)]
            capstones = [name for name in here if cards[name].kind is ModuleKind.CAPSTONE]
            # A stage without modules is a gap, even if modules of other stages teach what it speaks of.
            reasons = reasons if here else {}
            for name in capstones or (here if not reasons else []):
                reasons.setdefault(name, "is written for this stage")
        for name, why in reasons.items():
            served.setdefault(name, []).append(Serves(item=match.item.id, why=why))
    return {name: tuple(entries) for name, entries in served.items()}


def _pulled(name: str, asked: frozenset[str], order: Sequence[str], cards: Mapping[str, ModuleCard]) -> tuple[str, ...]:
    if name in asked or cards[name].kind is ModuleKind.CAPSTONE:
        return ()
    return tuple(sorted(other for other in order if name in cards[other].needs))


def _stages(
    told: Sequence[Stage],
    written_for: Sequence[CareerStage],
    planned: Sequence[PlannedModule],
    numbers: Mapping[str, int],
) -> tuple[PlannedStage, ...]:
    names = _names(told, written_for)
    taught = set(numbers.values())
    # A usual stage that the profile does not tell and that nothing is taught in says nothing.
    shown = {number for number, stage in enumerate(told) if not stage.default or number in taught} or {0}
    return tuple(
        PlannedStage(
            id=names[number][0],
            title=names[number][1],
            item=None if stage.default else stage.item.id,
            years=Years.model_validate({"from": stage.from_year, "to": stage.to_year}),
            modules=tuple(module for module in planned if numbers[module.id] == number),
        )
        for number, stage in enumerate(told)
        if number in shown
    )


def _names(told: Sequence[Stage], written_for: Sequence[CareerStage]) -> list[tuple[str, str]]:
    """Return id and title of each stage: the library's where both clearly mean the same, else the profile's."""
    mapped = map_stages(written_for, told)
    names: list[tuple[str, str]] = []
    for number, stage in enumerate(told):
        alike = [
            career
            for career in written_for
            if mapped[career.id] == number and len(shared_words(career, stage)) >= _NAMED_ALIKE
        ]
        own = {other.id for other in told if other is not stage}
        fits = bool(alike) and alike[0].id not in own
        names.append((alike[0].id, alike[0].title) if fits else (stage.id, stage.title))
    return names


def _partly(matches: Sequence[Match], served: Mapping[str, tuple[Serves, ...]]) -> tuple[PartlyServed, ...]:
    items = {entry.item for entries in served.values() for entry in entries}
    return tuple(
        PartlyServed(item=match.item.id, missing=match.missing)
        for match in matches
        if match.missing and match.item.id in items
    )


def _gaps(matches: Sequence[Match], served: Mapping[str, tuple[Serves, ...]]) -> tuple[Gap, ...]:
    items = {entry.item for entries in served.values() for entry in entries}
    return tuple(
        Gap(item=match.item.id, text=match.item.text[:200].strip(), reason=_reason(match))
        for match in matches
        if match.item.id not in items
    )


def _reason(match: Match) -> str:
    if match.item.part is Part.STAGES and match.modules:
        return "No module of the library is written for this stage."
    # What items ask for is in the course, so that only capstones can be left.
    capstones = sorted(one.module for one in match.modules if one.pulls)
    if capstones:
        return f"Only {', '.join(capstones)} would serve it, and the course lacks modules that it needs."
    return match.reason
