"""Putting a folder back to what it was: every fork starts from the same files, at the same path."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["KeptFolder"]

_Mark = tuple[int, int, int]


class KeptFolder:
    """Remembers a folder's content with a copy beside it; `restore` brings back what was changed since."""

    def __init__(self, folder: Path, copy: Path) -> None:
        self._folder = folder
        self._copy = copy
        shutil.copytree(folder, copy, symlinks=True)
        self._marks = _marks(folder)

    def restore(self) -> None:
        """Undo what was written, deleted or renamed in the folder since it was kept."""
        now = _marks(self._folder)
        if now == self._marks:
            return
        for name in sorted(now.keys() - self._marks.keys(), reverse=True):
            _remove(self._folder / name)
        for name, mark in sorted(self._marks.items()):
            if now.get(name) != mark:
                self._bring_back(name)
        self._marks = _marks(self._folder)

    def discard(self) -> None:
        """Delete the copy; it is not needed any more."""
        _remove(self._copy)

    def _bring_back(self, name: str) -> None:
        kept, place = self._copy / name, self._folder / name
        if kept.is_dir() and not kept.is_symlink():
            if not place.is_dir() or place.is_symlink():
                _remove(place)
                place.mkdir()
            shutil.copystat(kept, place)
        else:
            _remove(place)
            shutil.copy2(kept, place, follow_symlinks=False)


def _marks(folder: Path) -> dict[str, _Mark]:
    """Return size, time of change and mode of everything below the folder by its relative name; parents come first."""
    found: dict[str, _Mark] = {}
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                name = f"{inside}/{entry.name}" if inside else entry.name
                status = entry.stat(follow_symlinks=False)
                is_folder = entry.is_dir(follow_symlinks=False)
                found[name] = (0, 0, status.st_mode) if is_folder else _mark(status)
                if is_folder:
                    waiting.append(name)
    return found


def _mark(status: os.stat_result) -> _Mark:
    return status.st_size, status.st_mtime_ns, status.st_mode


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
