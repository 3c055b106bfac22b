"""Writing files so that a killed program leaves the old content or the new, never half of it."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from builder.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "backup_path",
    "digest",
    "keep_newest",
    "remove_tree",
    "replace_folder",
    "walk_files",
    "write_bytes",
    "write_text",
]


def write_text(path: Path, text: str) -> bool:
    """Write UTF-8 text atomically; return whether the file changed. Raises WriteError."""
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> bool:
    """Write bytes atomically, parents included; return whether the file changed. Raises WriteError."""
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            # mkstemp makes files private; a course is read by web servers and colleagues.
            Path(temporary).chmod(0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _write_error(path, error) from error
    return True


def backup_path(path: Path, content: bytes) -> Path:
    """Return where a copy of the old content belongs: `x.bak`, or `x.2.bak` and so on where other copies are."""
    number, place = 1, path.with_name(f"{path.name}.bak")
    while place.exists() and not (place.is_file() and place.read_bytes() == content):
        number += 1
        place = path.with_name(f"{path.name}.{number}.bak")
    return place


def replace_folder(new: Path, place: Path) -> None:
    """Put the finished folder `new` where `place` is; the old one is kept until that worked. Raises WriteError."""
    old = place.with_name(f".{place.name}.old")
    try:
        remove_tree(old)
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists():
            place.rename(old)
        try:
            new.rename(place)
        except OSError:
            if old.exists():
                old.rename(place)
            raise
        remove_tree(old)
    except OSError as error:
        raise _write_error(place, error) from error


def remove_tree(folder: Path) -> None:
    """Delete a folder with all that is in it; nothing happens if it is not there."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.is_dir():
        shutil.rmtree(folder)


def keep_newest(folder: Path, most: int) -> None:
    """Delete the oldest files of a cache until the rest has `most` bytes at most; what cannot be deleted stays."""
    try:
        found = [(place.stat(), place) for place in walk_files(folder)] if folder.is_dir() else []
    except OSError:
        return  # another program is at work in it
    total = 0
    for about, place in sorted(found, key=lambda one: -one[0].st_mtime_ns):
        total += about.st_size
        if total > most:
            with contextlib.suppress(OSError):
                place.unlink()


def walk_files(folder: Path) -> Iterator[Path]:
    """Yield every file below the folder, sorted by its relative path with `/`."""
    found = (path for path in folder.rglob("*") if path.is_file())
    yield from sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def digest(parts: Iterable[bytes]) -> str:
    """Return a SHA-256 in hex over the parts, each with its length, so that borders count."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _write_error(path: Path, error: OSError) -> WriteError:
    hints = {
        errno.ENOSPC: "The disk is full. Free some space and run the command again; nothing was lost.",
        errno.EDQUOT: "Your disk quota is used up. Free some space and run the command again.",
        errno.EACCES: "You may not write there. Change the permissions or choose another folder.",
        errno.EROFS: "That disk is read-only. Choose another folder.",
    }
    hint = hints.get(error.errno or 0, "Check that the folder exists and can be written.")
    return WriteError(f"Cannot write {path}: {error.strerror or error}", hint=hint)
