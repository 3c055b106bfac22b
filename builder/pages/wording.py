"""Numbers and counts in the words of the course's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Words", "counted", "hours", "number"]

Words: TypeAlias = "Mapping[str, str]"
"""Interface strings by key, from `builder.site.words`."""


def number(words: Words, value: float) -> str:
    """Return a number with one decimal at most and the language's decimal mark: `1.5`, `2`."""
    return f"{value:.1f}".removesuffix(".0").replace(".", words["decimal_mark"])


def counted(words: Words, key: str, count: float, form: str = "{}") -> str:
    """Return a count with its noun, `3 modules`; `form` says how the number is shown, such as `**{}**`."""
    shown = number(words, count)
    return words[f"{key}_one" if shown == "1" else f"{key}_other"].format(count=form.format(shown))


def hours(words: Words, minutes: float, form: str = "{}") -> str:
    """Return minutes as hours with one decimal at most: `90` → `1.5 hours`."""
    return counted(words, "hours", minutes / 60, form)
