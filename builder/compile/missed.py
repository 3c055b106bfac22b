"""Noticing a save that the running Jupyter Book has missed, and telling it again.

Its watcher says nothing when it misses a file: one that was saved before its first scan was over, or while a rebuild
failed. What it made of a page names the digest of its source (`sha256` in `_build/site/content/<page>.json`).
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MissedSaves"]

_DIGEST = re.compile(rb'"sha256":"([0-9a-f]{64})"')
_HEAD = 400
_PATIENCE = 5.0
_TIMES_THE_LONGEST = 3
_TRIES = 4


@dataclass(slots=True)
class _Save:
    digest: bytes
    since: float
    patience: float
    tries: int = 0


class MissedSaves:
    """The saved pages of a source folder that are not yet shown; times are seconds of a clock of the caller's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._saves: dict[Path, _Save] = {}
        self._longest = 0.0

    def saved(self, path: Path, now: float) -> None:
        """Note that a page was written. Raises OSError if it cannot be read."""
        digest = hashlib.sha256(path.read_bytes()).hexdigest().encode()
        self._saves[path] = _Save(digest, now, max(_PATIENCE, _TIMES_THE_LONGEST * self._longest))

    def catch_up(self, now: float) -> tuple[str, ...]:
        """Touch every page that is not shown after a patient wait; return their names.

        The wait is as long as saves have taken here, and doubles each time; a page that stays as it is, is left alone.
        """
        touched = []
        for path, save in list(self._saves.items()):
            if self._shown(path) == save.digest:
                self._longest = max(self._longest, now - save.since)
                del self._saves[path]
            elif now - save.since >= save.patience:
                save.since, save.patience, save.tries = now, 2 * save.patience, save.tries + 1
                if save.tries > _TRIES or not path.is_file():
                    del self._saves[path]
                    continue
                os.utime(path)
                touched.append(path.name)
        return tuple(touched)

    def _shown(self, path: Path) -> bytes:
        built = self._folder / "_build" / "site" / "content" / f"{path.stem}.json"
        try:
            with built.open("rb") as stream:
                match = _DIGEST.search(stream.read(_HEAD))
        except OSError:
            return b""
        return match[1] if match else b""
