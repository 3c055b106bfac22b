"""In which direction a language is written."""

from __future__ import annotations

__all__ = ["direction"]

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose usual script runs from right to left (Unicode CLDR, characterOrder)."""


def direction(language: str) -> str:
    """Return `rtl` or `ltr` for a language tag such as `ar` or `de-CH`."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
