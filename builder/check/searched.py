"""A text in which many others are looked for, where looking for each would take most of a build."""

from __future__ import annotations

__all__ = ["SHORTEST", "Searched"]

SHORTEST = 12
"""Shorter lines (`return x`, `else:`) say nothing by themselves and stand in any text; they are looked for slowly."""

_BLOCK = 6
"""A text of SHORTEST letters holds a whole block, wherever the blocks begin: two blocks less one letter are eleven."""


class Searched:
    """`needle in Searched(text)` is `needle in text`, and quick where it is false.

    The text is cut into blocks. A needle that stands in it is made of such blocks but for its ends, so one whose
    blocks are not there, at any of the places where the first block may begin, need not be looked for.
    """

    __slots__ = ("_blocks", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks = frozenset(text[start : start + _BLOCK] for start in range(0, len(text), _BLOCK))

    def __contains__(self, needle: str) -> bool:
        if len(needle) < SHORTEST:
            return needle in self._text
        blocks, last = self._blocks, len(needle) - _BLOCK
        for first in range(_BLOCK):
            if needle[first : first + _BLOCK] in blocks and all(
                needle[start : start + _BLOCK] in blocks for start in range(first + _BLOCK, last + 1, _BLOCK)
            ):
                return needle in self._text
        return False
