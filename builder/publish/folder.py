"""A folder as a target: the new content is made beside it and takes its place; earlier ones are kept beside it too."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from builder.errors import PublishError
from builder.files import remove_tree, walk_files, write_bytes, write_text
from builder.publish.values import LIST, Held, Past, manifest_text, read_manifest, sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.publish.values import Change

__all__ = ["FolderTarget", "held_in", "write_change"]

KEPT = 5
"""How many earlier publications stay beside the folder."""


@dataclass(frozen=True, slots=True)
class FolderTarget:
    """A folder of a web server, or one that something else uploads."""

    place: Path

    @property
    def shown(self) -> str:
        """The folder."""
        return str(self.place)

    @property
    def _history(self) -> Path:
        return self.place.with_name(f".{self.place.name}.history")

    def read(self) -> Held:
        """Return what is in the folder. Raises PublishError if it cannot be read."""
        self._mend()
        if self.place.exists() and not self.place.is_dir():
            raise PublishError(f"{self.place} is a file.", hint="Name a folder.")
        return held_in(self.place, self.shown)

    def content(self, path: str) -> bytes:
        """Return a file of the folder."""
        return (self.place / path).read_bytes()

    def past(self, before: int) -> Past | None:
        """Return the last earlier publication that is kept."""
        for number in reversed(self._numbers()):
            folder = self._history / f"{number:06}"
            if number < before and (folder / LIST).is_file():
                manifest = read_manifest((folder / LIST).read_text("utf-8"), str(folder))
                return Past(manifest, _reader(folder))
        return None

    def write(self, change: Change) -> None:
        """Make the new content beside the folder, then let it take the folder's place."""
        try:
            self.place.parent.mkdir(parents=True, exist_ok=True)
            new = Path(tempfile.mkdtemp(prefix=f".{self.place.name}.new-", dir=self.place.parent))
        except OSError as error:
            hint = "The new content is made beside the folder, so that it appears in one step; make that possible."
            raise PublishError(f"Cannot write in {self.place.parent}: {error.strerror}.", hint=hint) from error
        try:
            _copy(self.place, new)
            write_change(new, change)
            self._swap(new)
        except OSError as error:
            raise PublishError(f"Cannot write {self.place}: {error.strerror or error}.") from error
        finally:
            remove_tree(new)

    def _swap(self, new: Path) -> None:
        old = self._history / f"{self._last() + 1:06}"
        if not self.place.exists():
            new.rename(self.place)
            return
        published = self.place / LIST
        if published.is_file():
            old = self._history / f"{read_manifest(published.read_text('utf-8'), self.shown).number:06}"
        self._history.mkdir(exist_ok=True)
        remove_tree(old)
        self.place.rename(old)
        try:
            new.rename(self.place)
        except OSError:
            old.rename(self.place)
            raise
        for number in self._numbers()[:-KEPT]:
            remove_tree(self._history / f"{number:06}")

    def _mend(self) -> None:
        """Put the last content back if a machine went down between the two renames."""
        if not self.place.exists() and self._numbers():
            (self._history / f"{self._last():06}").rename(self.place)

    def _last(self) -> int:
        return max(self._numbers(), default=0)

    def _numbers(self) -> list[int]:
        found = self._history.iterdir() if self._history.is_dir() else ()
        return sorted(int(path.name) for path in found if path.name.isdigit())


def held_in(folder: Path, shown: str) -> Held:
    """Return what a folder holds. Raises PublishError if its list cannot be read."""
    paths = {path.relative_to(folder).as_posix() for path in walk_files(folder)} if folder.is_dir() else set()
    if LIST not in paths:
        return Held(foreign=frozenset(paths))
    manifest = read_manifest((folder / LIST).read_text("utf-8"), shown)
    actual = {path: sha256((folder / path).read_bytes()) for path in manifest.files if path in paths}
    return Held(manifest, actual, frozenset(paths - set(manifest.files) - {LIST}))


def write_change(folder: Path, change: Change) -> None:
    """Write new and changed files and the list, and take away the others. Raises WriteError, OSError."""
    for path in change.removed:
        (folder / path).unlink(missing_ok=True)
        for parent in (folder / path).parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()
    content: Mapping[str, bytes] = change.content
    for path, data in sorted(content.items()):
        write_bytes(folder / path, data)
    write_text(folder / LIST, manifest_text(change.manifest))


def _reader(folder: Path) -> Callable[[str], bytes]:
    return lambda path: (folder / path).read_bytes()


def _copy(source: Path, copy: Path) -> None:
    """Fill a folder with links to the files of another, or copies; writing later makes new files, never changes old."""

    def link(old: str, new: str) -> None:
        try:
            os.link(old, new, follow_symlinks=False)
        except OSError:
            shutil.copy2(old, new, follow_symlinks=False)

    if source.is_dir():
        shutil.copytree(source, copy, symlinks=True, copy_function=link, dirs_exist_ok=True)
    else:
        copy.chmod(0o755)
