"""Finds every notebook below a folder or in a zip, with zips inside; follows no link and unpacks nothing."""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from builder.intake.archive import MAX_DEPTH, Entry, entries_of, open_archive, read_entry
from builder.intake.values import Found, Refusal, printable

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["MAX_NOTEBOOK", "find_notebooks"]

MAX_NOTEBOOK = 32 * 2**20
"""A larger notebook is refused: it holds outputs that nobody reads, and a student can clear them."""
MAX_NESTED = 256 * 2**20
_MAX_BESIDE = 2**20
_MAX_BESIDE_FILES = 20
_BLOCK = 2**20
_IGNORED = re.compile(r"^(\.|__MACOSX$|__pycache__$|desktop\.ini$|Thumbs\.db$)", re.IGNORECASE)
_NOTEBOOK = re.compile(r"\.ipynb(\.(txt|json))?$", re.IGNORECASE)
_TIMESTAMP = "timestamp.txt"


class _File(NamedTuple):
    """A file on the disk or in a zip, before it is read."""

    parts: tuple[str, ...]
    size: int
    modified: str
    source: Path | tuple[zipfile.ZipFile, Entry]


def find_notebooks(root: Path) -> Iterator[Found | Refusal]:
    """Yield the notebooks below a folder, or in a zip, in order of their names, and what was refused.

    Contents are read one at a time. Raises OSError if the folder itself cannot be read.
    """
    if root.is_dir():
        yield from _in_folder(root)
        return
    info = root.stat()
    if _NOTEBOOK.search(root.name):
        yield from _notebooks([_File((root.name,), info.st_size, _utc(info.st_mtime), root)])
        return
    with root.open("rb") as stream:
        archive = open_archive(stream)
        if archive is None:
            yield Refusal(printable(root.name), "no zip", "It is neither a folder, a notebook nor a zip.")
            return
        with archive:
            yield from _in_archive(archive, (), root.name, 1)


def _in_folder(root: Path) -> Iterator[Found | Refusal]:
    """Yield what one folder after the other holds; a folder with files but no notebook is told."""
    for folder, names, files in os.walk(root, followlinks=False):
        here = root.__class__(folder)
        parts = here.relative_to(root).parts
        names[:] = sorted(name for name in names if not _IGNORED.search(name))
        found: list[_File] = []
        for name in sorted(name for name in (*names, *files) if not _IGNORED.search(name)):
            shown = printable("/".join((*parts, name)))
            try:
                info = (here / name).lstat()
            except OSError as error:
                yield Refusal(shown, "unreadable", f"It cannot be read: {error.strerror}.")
                continue
            if stat.S_ISLNK(info.st_mode):
                yield Refusal(shown, "no file", "It is a link; links are not followed.")
                names[:] = [one for one in names if one != name]
            elif stat.S_ISREG(info.st_mode):
                found.append(_File((*parts, name), info.st_size, _utc(info.st_mtime), here / name))
            elif not stat.S_ISDIR(info.st_mode):
                yield Refusal(shown, "no file", "It is a device or a pipe, not a file.")
        yield from _folder_files(found, 0)


def _folder_files(files: list[_File], depth: int) -> Iterator[Found | Refusal]:
    """Yield the notebooks among the files of one folder, and what the zips among them hold."""
    notebooks = [file for file in files if _NOTEBOOK.search(file.parts[-1])]
    zips = [file for file in files if file.parts[-1].lower().endswith(".zip")]
    others = [file for file in files if file not in notebooks and file not in zips]
    yield from _notebooks(notebooks, others)
    for file in zips:
        yield from _nested(file, depth)
    if not notebooks and not zips:
        for file in others:
            name = printable("/".join(file.parts))
            yield Refusal(name, "no notebook", "It is no notebook, and there is none beside it.")


def _nested(file: _File, depth: int) -> Iterator[Found | Refusal]:
    shown = printable("/".join(file.parts))
    if depth >= MAX_DEPTH:
        yield Refusal(shown, "nested too deep", f"Zips are looked into {MAX_DEPTH} deep.")
        return
    if isinstance(file.source, tuple):
        if file.size > MAX_NESTED:
            yield Refusal(shown, "too large", f"A zip inside a zip may have {MAX_NESTED // 2**20} MB.")
            return
        try:
            stream: io.BufferedIOBase = io.BytesIO(read_entry(*file.source))
        except ValueError as error:
            yield Refusal(shown, "damaged", f"The zip is damaged: {printable(str(error))}.")
            return
    else:
        try:
            stream = file.source.open("rb")
        except OSError as error:
            yield Refusal(shown, "unreadable", f"It cannot be read: {error.strerror}.")
            return
    with stream:
        archive = open_archive(stream)  # type: ignore[arg-type]  # both are files of bytes that can be searched
        if archive is None:
            yield Refusal(shown, "damaged", "It is named like a zip, but it is none.")
            return
        with archive:
            yield from _in_archive(archive, (*file.parts[:-1], file.parts[-1][:-4]), shown, depth + 1)


def _in_archive(archive: zipfile.ZipFile, above: tuple[str, ...], name: str, depth: int) -> Iterator[Found | Refusal]:
    folders: dict[tuple[str, ...], list[_File]] = {}
    for entry in entries_of(archive, name):
        if isinstance(entry, Refusal):
            yield entry
        elif not any(_IGNORED.search(part) for part in entry.parts):
            file = _File((*above, *entry.parts), entry.size, _local(entry.time), (archive, entry))
            folders.setdefault(entry.parts[:-1], []).append(file)
    for folder in sorted(folders):
        yield from _folder_files(folders[folder], depth)


def _notebooks(notebooks: list[_File], others: list[_File] | None = None) -> Iterator[Found | Refusal]:
    stamp = _stamp(others or [])
    # With several notebooks in one folder nobody can tell whose file is whose.
    beside = _beside(others or []) if len(notebooks) == 1 else ()
    for file in notebooks:
        shown = printable("/".join(file.parts))
        try:
            content, digest = _read(file)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or printable(str(error))
            yield Refusal(shown, "unreadable", f"It cannot be read: {reason}.")
            continue
        yield Found(file.parts, content, digest, file.size, stamp or file.modified, beside if content else ())


def _read(file: _File) -> tuple[bytes | None, str]:
    """Return content and digest; no content of a notebook that is too large. Raises OSError or ValueError."""
    if file.size <= MAX_NOTEBOOK:
        content = read_entry(*file.source) if isinstance(file.source, tuple) else _bytes(file.source)
        if len(content) <= MAX_NOTEBOOK:
            return content, hashlib.sha256(content).hexdigest()
    if isinstance(file.source, tuple):
        # A header may lie about its size; the digest of a refused entry is that of its header's facts.
        info = file.source[1].info
        return None, hashlib.sha256(f"{info.CRC} {info.file_size}".encode()).hexdigest()
    total = hashlib.sha256()
    with file.source.open("rb") as stream:
        while block := stream.read(_BLOCK):
            total.update(block)
    return None, total.hexdigest()


def _bytes(path: Path) -> bytes:
    """Return the content of a file, a little more than the limit at most; a link put there meanwhile is refused."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as stream:
        return stream.read(MAX_NOTEBOOK + 1)


def _beside(files: list[_File]) -> tuple[tuple[str, bytes], ...]:
    """Return small files of the folder: an exercise may ask for a file, and the student may have handed it in."""
    found: list[tuple[str, bytes]] = []
    for file in files:
        if file.size <= _MAX_BESIDE and file.parts[-1] != _TIMESTAMP and len(found) < _MAX_BESIDE_FILES:
            try:
                content = read_entry(*file.source) if isinstance(file.source, tuple) else _bytes(file.source)
            except (OSError, ValueError):
                continue
            found.append((file.parts[-1], content))
    return tuple(found)


def _stamp(files: list[_File]) -> str:
    """Return the time in nbgrader's timestamp.txt beside the notebook, if it can be read."""
    for file in files:
        if file.parts[-1] == _TIMESTAMP and file.size < 200:
            try:
                text = (read_entry(*file.source) if isinstance(file.source, tuple) else _bytes(file.source)).decode()
                return stamp_time(text)
            except (OSError, ValueError):
                return ""
    return ""


def stamp_time(text: str) -> str:
    """Return nbgrader's time stamp as ISO time in UTC (`2015-02-02 15:58:23.948203 America/Los_Angeles`).

    Raises ValueError if it is of another form.
    """
    from zoneinfo import ZoneInfo

    words = text.split()
    zone = words[2] if len(words) > 2 else "UTC"
    time = datetime.fromisoformat(" ".join(words[:2]))
    if time.tzinfo is None:
        try:
            time = time.replace(tzinfo=ZoneInfo(zone))
        except (KeyError, OSError) as error:
            raise ValueError(zone) from error
    return time.astimezone(UTC).isoformat(timespec="seconds")


def _utc(seconds: float) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""


def _local(time: tuple[int, int, int, int, int, int]) -> str:
    """Return the time of a zip entry, which has no zone, as if it were of this machine's."""
    try:
        return datetime(*time).astimezone().astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""
