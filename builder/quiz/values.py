"""A question on its way out of the course: its permanent id, where it comes from, and its texts as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.assemble.markup import html_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.assemble.values import Sheet
    from builder.documents.quiz import QuizItem

__all__ = ["Question", "html", "questions_of"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a module; `id` is `module.name` and never changes, so that importing again can be recognised."""

    id: str
    title: str
    module: str
    item: QuizItem


def questions_of(sheets: Iterable[Sheet], kind: str = "all") -> tuple[Question, ...]:
    """Return the questions of the modules in order: `all`, only the `graded` or only the `practice` ones."""
    return tuple(
        Question(f"{sheet.module}.{name}", f"{sheet.title}: {name}", sheet.title, item)
        for sheet in sheets
        for name, item in sheet.card.quiz.items()
        if kind == "all" or item.graded == (kind == "graded")
    )


def html(text: str | None) -> str:
    """Return a text as HTML with formulas that a learning management system typesets; empty for no text."""
    return html_of(text, "tex") if text else ""
