"""A curriculum as rows of a table: stage, module, hours, what it serves and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.documents.curriculum import Curriculum, PlannedModule
    from builder.documents.module_card import ModuleCard

__all__ = ["Row", "plan_rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """One module of the plan; `stage` is empty but in the first row of a stage, `hours` None if unknown."""

    stage: str
    module: str
    hours: float | None
    serves: tuple[tuple[str, str], ...]
    """Pairs of an item's text and the reason."""


def plan_rows(curriculum: Curriculum, cards: Mapping[str, ModuleCard], texts: Mapping[str, str]) -> tuple[Row, ...]:
    """Return a row for each module, and one without a module for each empty stage; `texts` are the items by id."""
    rows: list[Row] = []
    for stage in curriculum.stages:
        title = f"{stage.title} ({_years(stage.years.from_, stage.years.to)})" if stage.years else stage.title
        if not stage.modules:
            rows.append(Row(title, "", None, ()))
        for number, module in enumerate(stage.modules):
            card = cards.get(module.id)
            hours = card.hours if card else None
            rows.append(Row("" if number else title, module.id, hours, _serves(module, texts)))
    return tuple(rows)


def _years(start: int, end: int | None) -> str:
    return f"year {start} on" if end is None else f"years {start} to {end}"


def _serves(module: PlannedModule, texts: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    told = tuple((texts.get(serves.item, serves.item), serves.why) for serves in module.serves)
    if module.elective:
        told = (*told, ("", "elective"))
    if module.chosen:
        told = (*told, ("", "chosen by you"))
    if module.pulled_in_by:
        return (*told, ("", f"needed by {', '.join(module.pulled_in_by)}"))
    return told
