"""What a visit to a page of the built site has shown."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SCHEMES", "SIZES", "Fault", "Visit"]

SIZES = {"desktop": (1360, 900), "phone": (390, 844)}
"""Widths and heights in CSS pixels; the phone is that of a common telephone of 6 inches."""
SCHEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong on a page: the rule, what is wrong, the element (a CSS selector), and how to mend it."""

    rule: str
    message: str
    element: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page (its path in the site) as it was seen in one way, such as `phone, dark`, and what was wrong."""

    page: str
    way: str
    faults: tuple[Fault, ...]
