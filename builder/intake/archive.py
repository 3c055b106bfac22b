"""Zips of unknown origin: looked into, never unpacked. What is too large or too odd is refused by its header."""

from __future__ import annotations

import stat
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from builder.intake.values import Refusal, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MAX_DEPTH", "Entry", "entries_of", "read_entry"]

MAX_DEPTH = 3
"""A zip in a zip in a zip is what an LMS makes of a student's zip at most."""
MAX_ENTRIES = 50_000
MAX_TOTAL = 8 * 2**30
MAX_RATIO = 200
"""Notebooks with pictures pack at most a few tens to one."""
RATIO_FROM = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a zip: its parts, its size and its time as (year, month, day, hour, minute, second)."""

    parts: tuple[str, ...]
    size: int
    time: tuple[int, int, int, int, int, int]
    info: zipfile.ZipInfo


def entries_of(archive: zipfile.ZipFile, name: str) -> Iterator[Entry | Refusal]:
    """Yield the files of a zip in order of their names, and a refusal for each that leads outside or is no file."""
    infos = archive.infolist()
    if len(infos) > MAX_ENTRIES:
        yield Refusal(name, "zip bomb", f"The zip holds {len(infos)} entries; the limit is {MAX_ENTRIES}.")
        return
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        yield Refusal(name, "zip bomb", f"The zip would unpack to more than {MAX_TOTAL // 2**30} GB.")
        return
    for info in sorted(infos, key=lambda one: one.filename):
        if info.is_dir():
            continue
        shown = f"{name}/{printable(info.filename)}"
        # zipfile cuts names at NUL; the whole name is still there.
        spelled = info.orig_filename.replace("\\", "/")
        parts = tuple(part for part in spelled.split("/") if part not in {"", "."})
        mode = info.external_attr >> 16
        if spelled.startswith("/") or ".." in parts or "\0" in spelled or (parts and parts[0][1:2] == ":"):
            yield Refusal(shown, "name leads outside", "The name leads out of the zip.")
        elif mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
            yield Refusal(shown, "no file", "It is a link or a device, not a file.")
        elif info.flag_bits & 0x1:
            yield Refusal(shown, "encrypted", "The zip needs a password.")
        elif info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            yield Refusal(
                shown, "zip bomb", f"It would unpack to {info.file_size // max(info.compress_size, 1)} times."
            )
        elif parts:
            yield Entry(parts, info.file_size, info.date_time, info)


def read_entry(archive: zipfile.ZipFile, entry: Entry) -> bytes:
    """Return the content of an entry, never more than its header says. Raises ValueError if it is damaged."""
    try:
        with archive.open(entry.info) as stream:
            return stream.read(entry.size)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise ValueError(str(error)) from error


def open_archive(stream: BinaryIO) -> zipfile.ZipFile | None:
    """Return the zip in a stream, or nothing if it is none."""
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
