"""What a teacher has chosen stays in a course that is proposed again. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.plan.order import with_prerequisites

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.documents.curriculum import Curriculum, PlannedModule
    from builder.documents.module_card import ModuleCard

__all__ = ["with_chosen"]


def with_chosen(proposed: Curriculum, there: Curriculum | None, cards: Mapping[str, ModuleCard]) -> Curriculum:
    """Return the proposed course with the modules marked `chosen` in the one that is there, and what these need.

    What is elective there stays so. Each stands in its stage after the module that it follows there; where the stage
    is gone, in the last one. An item that one of them serves is no gap.
    """
    if there is None:
        return proposed
    marked = [module.id for stage in there.stages for module in stage.modules if module.chosen]
    wanted = with_prerequisites(marked, cards) | set(marked)
    planned = set(proposed.module_ids())
    last = proposed.stages[-1].id
    stages = []
    for stage in proposed.stages:
        modules = [
            module.model_copy(update={"chosen": module.id in marked, "elective": module.id in there.electives()})
            for module in stage.modules
        ]
        for old in there.stages:
            home = old.id if old.id in {one.id for one in proposed.stages} else last
            if home == stage.id:
                _put(modules, old.modules, {name for name in wanted if name not in planned})
        stages.append(stage.model_copy(update={"modules": tuple(modules)}))
    served = {serves.item for stage in stages for module in stage.modules for serves in module.serves}
    gaps = tuple(gap for gap in proposed.gaps if gap.item not in served)
    return proposed.model_copy(update={"stages": tuple(stages), "gaps": gaps})


def _put(modules: list[PlannedModule], old: Sequence[PlannedModule], missing: set[str]) -> None:
    """Insert those of the old modules that are missing, each after the nearest one before it that is still there."""
    for number, module in enumerate(old):
        if module.id in missing:
            places = {one.id: place for place, one in enumerate(modules)}
            before = next((places[one.id] for one in reversed(old[:number]) if one.id in places), -1)
            modules.insert(before + 1, module)
