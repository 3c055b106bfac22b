"""Interface strings: every word that the theme itself says, from one JSON file per language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from builder.errors import SiteError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_words"]


def read_words(theme: Path, language: str) -> dict[str, str]:
    """Return the strings of a language over the English ones, so that a partial translation works.

    The file is `strings.<language>.json` in the theme. Raises SiteError if the English one is unreadable.
    """
    try:
        words = _read(theme / "strings.en.json")
    except (OSError, ValueError) as fault:
        raise SiteError(f"the theme's strings.en.json cannot be read: {fault}") from fault
    for name in (language.split("-")[0], language):
        path = theme / f"strings.{name}.json"
        if name != "en" and path.is_file():
            try:
                words |= _read(path)
            except ValueError as fault:
                raise SiteError(f"the theme's {path.name} cannot be read: {fault}") from fault
    return words


def _read(path: Path) -> dict[str, str]:
    return {str(key): str(value) for key, value in json.loads(path.read_text(encoding="utf-8")).items()}
