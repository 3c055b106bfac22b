"""The mutants of an answer cell: which operators apply, which lines they may touch, and which mutants are run."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from builder.prove.mutate.values import Edit, Mutant, make_mutant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.lessons.markers import Region

__all__ = ["mutants", "some_of"]

_WRITEFILE = re.compile(r"^%%writefile\s+(?:-a\s+)?(?P<name>\S+)")
_CELL_MAGIC = re.compile(r"^%%\w+")


def mutants(source: str, regions: Iterable[Region]) -> tuple[Mutant, ...]:
    """Return every first-order mutant of the solution regions of an answer cell, in the order of their lines.

    Nothing outside the regions is changed, nor messages, docstrings and type hints in them. Pure.
    """
    lines = {
        number + 1 for region in regions if region.kind == "SOLUTION" for number in range(region.begin + 1, region.end)
    }
    found: dict[str, Mutant] = {}
    for edit in sorted(set(_edits(source, lines))):
        mutant = make_mutant(source, edit)
        if mutant is not None:
            found.setdefault(mutant.source, mutant)
    return tuple(found.values())


def some_of(found: Sequence[Mutant], most: int) -> tuple[Mutant, ...]:
    """Return at most so many mutants, spread over the lines; always the same ones for the same cell."""
    if len(found) <= most:
        return tuple(found)
    of_line: dict[int, list[Mutant]] = defaultdict(list)
    for mutant in sorted(found, key=lambda mutant: hashlib.sha256(mutant.source.encode()).digest()):
        of_line[mutant.line].append(mutant)
    chosen: list[Mutant] = []
    while len(chosen) < most:
        for line in sorted(of_line):
            if of_line[line] and len(chosen) < most:
                chosen.append(of_line[line].pop())
    return tuple(sorted(chosen, key=lambda mutant: (mutant.line, mutant.after, mutant.source)))


def _edits(source: str, lines: set[int]) -> Iterator[Edit]:
    # Imported here: LibCST takes longer to import than a proof that is read from the cache.
    from builder.prove.mutate.python import python_edits
    from builder.prove.mutate.text import text_edits

    name = _WRITEFILE.match(source)
    if (name is None and not _CELL_MAGIC.match(source)) or (name is not None and name["name"].endswith(".py")):
        yield from python_edits(source, lines)
    elif name is not None:
        yield from text_edits(source, lines, name["name"])
