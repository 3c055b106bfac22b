"""Putting the memory of a program that forks into huge pages, so that each fork has fewer entries to copy and drop."""

from __future__ import annotations

import contextlib
import ctypes
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["huge_places", "use_huge_pages"]

_SIZE = 2 << 20
"""Bytes of a huge page on x86-64 and of most on ARM; where they are larger, nothing changes."""
_COLLAPSE = 25  # linux/mman.h: MADV_COLLAPSE, Linux 6.1; older ones refuse it, which changes nothing


def use_huge_pages() -> None:
    """Ask the system to put the private memory of this process into huge pages; to be called when no fork is alive."""
    advise = ctypes.CDLL(None).madvise
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    for place in huge_places():
        advise(place, _SIZE, _COLLAPSE)


def huge_places() -> Iterator[int]:
    """Yield where a huge page could lie: in memory that can be written and belongs to no file (proc(5), maps)."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/maps").read_text().splitlines():
            span, rights, _, _, inode, *name = line.split(maxsplit=5)
            if rights == "rw-p" and inode == "0" and name in ([], ["[heap]"]):
                begin, end = (int(one, 16) for one in span.split("-"))
                yield from range(-(-begin // _SIZE) * _SIZE, end - _SIZE + 1, _SIZE)
