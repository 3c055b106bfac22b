"""What was worked out before, in a folder, by keys made of everything that it depends on."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from builder.errors import WriteError
from builder.files import write_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Store"]

Made = TypeVar("Made")


class Store:
    """A folder of JSON values by key, or none, which knows nothing and keeps nothing; deleting it is always safe."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def read(self, key: str) -> dict[str, Any] | None:
        """Return what was kept under the key, or nothing when there is nothing or it is damaged."""
        if self._folder is None:
            return None
        try:
            found = json.loads((self._folder / key[:2] / f"{key}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def recall(self, key: str, make: Callable[[dict[str, Any]], Made]) -> Made | None:
        """Return what `make` makes of what was kept under the key, or nothing when it can make nothing of it."""
        found = self.read(key)
        try:
            return make(found) if found else None
        except (TypeError, ValueError, KeyError, AttributeError):
            return None  # damaged: it is worked out again

    def write(self, key: str, content: dict[str, Any]) -> None:
        """Keep the content. Raises WriteError."""
        if self._folder is not None:
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
            write_text(self._folder / key[:2] / f"{key}.json", text)

    def try_write(self, key: str, content: dict[str, Any]) -> None:
        """Keep the content if the folder can be written; without it the same is only worked out again."""
        with suppress(WriteError):
            self.write(key, content)
