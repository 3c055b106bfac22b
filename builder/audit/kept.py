"""What is kept of visits: a page in which nothing was wrong is not opened again while all that it loads stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from builder.files import digest, write_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["KeptVisits"]


class KeptVisits:
    """Pages that were in order, in a folder; None keeps nothing.

    `tools` names all that decides what a visit sees: the audit's own code, axe-core, the browser. A page with a
    fault is never kept, so that a fault is looked at again each time.
    """

    def __init__(self, folder: Path | None, site: Path, tools: str) -> None:
        self._folder, self._site, self._tools = folder, site.resolve(), tools

    def in_order(self, name: str) -> bool:
        """Tell whether the page was in order, and it and every file that it asked for are as they were."""
        place = self._place(name)
        if place is None:
            return False
        try:
            files = json.loads(place.read_text("utf-8"))
        except (OSError, ValueError):
            return False
        return isinstance(files, dict) and all(self._digest(path) == kept for path, kept in files.items())

    def keep(self, name: str, asked: Iterable[str]) -> None:
        """Note that the page was in order; `asked` are the files that it asked for, as paths in the site."""
        place = self._place(name)
        if place is not None:
            files = {path: self._digest(path) for path in sorted(set(asked))}
            write_text(place, json.dumps(files, indent=0))

    def _place(self, name: str) -> Path | None:
        if self._folder is None:
            return None
        parts = (self._tools, name, self._digest(name))
        return self._folder / f"{digest(part.encode() for part in parts)}.json"

    def _digest(self, path: str) -> str:
        """Return the digest of a file of the site, "" where there is none."""
        file = (self._site / path).resolve()
        inside = file.is_relative_to(self._site) and file.is_file()
        return digest([file.read_bytes()]) if inside else ""
