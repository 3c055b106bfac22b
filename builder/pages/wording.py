"""Numbers and counts in the words of the course's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from builder.course.values import CourseModule

__all__ = ["Words", "counted", "hours", "hours_of", "number"]

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


def hours_of(words: Words, modules: Iterable[CourseModule], electives: Collection[str], form: str = "{}") -> str:
    """Return the hours of modules, those of the electives apart: `31 hours and 3 hours of electives`."""
    cards = [module.card for module in modules]
    left_out = sum(card.hours for card in cards if card.id in electives)
    required = hours(words, (sum(card.hours for card in cards) - left_out) * 60, form)
    if not left_out:
        return required
    return words["hours_with_electives"].format(hours=required, electives=hours(words, left_out * 60))
