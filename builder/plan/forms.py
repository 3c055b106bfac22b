"""The cards of modules in the form in which a course teaches them: with or without their programming."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from builder.documents.module_card import ModuleCard

__all__ = ["in_form"]


def in_form(cards: Mapping[str, ModuleCard], without_code: Collection[str]) -> dict[str, ModuleCard]:
    """Return the cards, those of the named modules without programming where they have such a form."""
    return {
        name: card.without_code() if name in without_code and card.no_code else card for name, card in cards.items()
    }
