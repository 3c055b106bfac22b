"""A text in which many others are looked for, where looking for each would take most of a build."""

from __future__ import annotations

from collections import defaultdict

__all__ = ["SHORTEST", "Searched"]

SHORTEST = 12
"""Shorter lines (`return x`, `else:`) say nothing by themselves and stand in any text; they are looked for slowly."""

_BLOCK = 6
"""A text of SHORTEST letters holds a whole block, wherever the blocks begin: two blocks less one letter are eleven."""


class Searched:
    """`needle in Searched(text)` is `needle in text`, and quick.

    The text is cut into blocks, whose places are kept. A needle that stands in it is made of such blocks but for its
    ends, so it can only stand where the rarest of them does, at each of the places where the first block may begin.
    """

    __slots__ = ("_places", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for start in range(0, len(text), _BLOCK):
            self._places[text[start : start + _BLOCK]].append(start)

    def __contains__(self, needle: str) -> bool:
        if len(needle) < SHORTEST:
            return needle in self._text
        return any(self._begins_at(needle, first) for first in range(_BLOCK))

    def _begins_at(self, needle: str, first: int) -> bool:
        """Return whether the needle stands in the text so that a block begins at its letter `first`."""
        places, rarest, offset = self._places, None, first
        for start in range(first, len(needle) - _BLOCK + 1, _BLOCK):
            found = places.get(needle[start : start + _BLOCK])
            if found is None:
                return False
            if rarest is None or len(found) < len(rarest):
                rarest, offset = found, start
        return any(at >= offset and self._text.startswith(needle, at - offset) for at in rarest or ())
