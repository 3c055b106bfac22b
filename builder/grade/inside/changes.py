"""Telling whether a dictionary was changed, without a look at what it holds.

To compare its values counts a reference to each of them, and in a fork that copies the page of memory of each: of
thousands of functions, in which hardly one was replaced. CPython up to 3.12 counts the changes of each dictionary.
"""

from __future__ import annotations

import array
import ctypes
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["watch"]

_OFFSET = 24
"""Bytes from the beginning of a dictionary to its number of changes: `ma_version_tag` after the header and `ma_used`
(Include/cpython/dictobject.h of 3.11 and 3.12; PEP 509)."""


def watch(tables: Sequence[dict[str, Any]]) -> Callable[[], list[int]]:
    """Return a function that tells, by their places, which of the dictionaries were changed since now.

    Where the interpreter does not count changes, that may be all of them.
    """
    places = range(len(tables))
    if not _counts():
        return lambda: list(places)
    # One after the other in memory, and nothing that has a class which code could change later.
    views = tuple([_view(table) for table in tables])
    counts = array.array("Q", [view[0] for view in views])
    return lambda: [place for place in places if views[place][0] != counts[place]]


def _view(table: dict[str, Any]) -> memoryview:
    """Return a view whose one number is another one after each change of the dictionary."""
    place = (ctypes.c_ubyte * 8).from_address(id(table) + _OFFSET)
    return memoryview(place).cast("B").cast("Q")


def _counts() -> bool:
    """Try it: a number stays while a dictionary is read, and is a new one after each kind of change."""
    table: dict[str, Any] = {str(number): number for number in range(9)}
    view, seen = _view(table), []
    changes: list[Callable[[], object]] = [
        lambda: table.__setitem__("1", "other"),
        lambda: table.__setitem__("new", 1),
        lambda: table.update(new=2),
        lambda: table.pop("new"),
        lambda: table.setdefault("more", 1),
        lambda: table.popitem(),
        lambda: table.__ior__({"2": 3}),
        table.clear,
    ]
    for change in [lambda: None, *changes]:
        before = view[0]
        if (table.get("1"), len(table), list(table.items()), view[0])[-1] != before:
            return False
        change()
        seen.append(view[0])
    return len(set(seen)) == len(seen) and seen == sorted(seen)
