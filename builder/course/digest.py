"""The version of a module: a digest of everything that its notebooks and tests are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.files import digest

if TYPE_CHECKING:
    from builder.course.values import CourseModule

__all__ = ["module_digest", "module_key"]


def module_digest(module: CourseModule) -> str:
    """Return a SHA-256 in hex over the card, the lesson, the files beside it and the industry's words."""
    parts = [module.card_text.encode(), module.text.encode(), module.domain.id.encode()]
    for name, content in module.files:
        parts += [name.encode(), content]
    return digest(parts)


def module_key(module: CourseModule) -> str:
    """Return a SHA-256 in hex over all that a module is: what follows from it alone is the same for the same key."""
    parts = [module_digest(module), module.card_file, module.stage, module.language, *module.names]
    parts += [module.card.model_dump_json(), repr(module.lesson), repr(module.attempts), repr(module.domain)]
    return digest(part.encode() for part in parts)
