"""The version of a module: a digest of everything that its notebooks and tests are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.files import digest

if TYPE_CHECKING:
    from builder.course.values import CourseModule

__all__ = ["module_digest"]


def module_digest(module: CourseModule) -> str:
    """Return a SHA-256 in hex over the card, the lesson, the files beside it and the industry's words."""
    parts = [module.card_text.encode(), module.text.encode(), module.domain.id.encode()]
    for name, content in module.files:
        parts += [name.encode(), content]
    return digest(parts)
