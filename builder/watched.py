"""Notices that people saved files. Times and sizes are only compared here, never kept."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["States", "changes_since", "file_states", "saved_files"]

States = dict[str, tuple[int, int]]
"""Time and size of each file by its path."""

_POLL_SECONDS = 0.1


def saved_files(folders: Sequence[Path]) -> Iterator[frozenset[Path]]:
    """Yield, for ever, the files below the folders that were saved, made or deleted since the last time."""
    seen = file_states(folders)
    while True:
        time.sleep(_POLL_SECONDS)
        changed, seen = changes_since(seen, folders)
        if changed:
            yield frozenset(changed)


def changes_since(seen: States, folders: Sequence[Path]) -> tuple[set[Path], States]:
    """Return which files are others than they were, and how they are now."""
    now = file_states(folders)
    return {Path(file) for file in {*now, *seen} if now.get(file) != seen.get(file)}, now


def file_states(folders: Sequence[Path]) -> States:
    """Return time and size of every file below the folders; hidden ones and what Python leaves are left out."""
    states: States = {}
    for folder in folders:
        _note_files(str(folder), states)
    return states


def _note_files(folder: str, states: States) -> None:
    """Add the files below a folder; what vanishes meanwhile is left out.

    It runs ten times a second over all sources, so it makes no Path of what did not change.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in {"__pycache__", ".ipynb_checkpoints"}:
                    _note_files(entry.path, states)
            elif not entry.name.startswith("."):
                with suppress(OSError):
                    status = entry.stat()
                    states[entry.path] = (status.st_mtime_ns, status.st_size)
