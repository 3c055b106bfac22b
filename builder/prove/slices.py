"""Which of the cells before an answer an exercise needs: the others are not run when it is proven. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.lessons.values import Role
from builder.prove.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.assemble.values import SheetCell

__all__ = ["needed_cells"]

_LASTING = re.compile(
    r"\b(?:open\(|write|save|dump(?!s\b)|mkdir|to_csv|to_json|to_parquet|environ\b|seed\(|chdir|set_option|load_profile)"
)
_FILE_CELL = re.compile(r"^%%writefile\s+(?:-a\s+)?(?P<name>\S+)")


def needed_cells(cells: Sequence[SheetCell], exercise: str, texts: Iterable[str]) -> frozenset[str]:
    """Return the ids of the code cells that the exercise's own cells need, directly or not.

    `texts` are more texts that will be run as the answer: starter and attempts. A cell is needed if it sets or
    changes a needed name, or does something that no name tells, such as writing a file.
    """
    code = [cell for cell in cells if cell.is_code]
    own = [place for place, cell in enumerate(code) if cell.exercise == exercise and _is_work(cell)]
    if not own:
        return frozenset()
    facts = [names_of(cell.instructor) for cell in code]
    imported = frozenset[str]().union(*(fact.imported for fact in facts))
    others = list(texts)
    wanted = set[str]().union(*(names_of(text).taken for text in others))
    words = "\n".join(others)
    needed = {code[place].id for place in own if code[place].role is Role.BLOCKS}
    for place in reversed(range(own[-1] + 1)):
        cell, fact = code[place], facts[place]
        is_own = place in own
        # `plt.show()` does not change what is called plt.
        gives = (fact.given | (fact.changed - imported)) & wanted
        if not is_own and (cell.role is Role.REVEAL or not (gives or _is_needed_anyway(cell, words))):
            continue
        if not (is_own and cell.role is Role.ANSWER):
            # Another answer may not set what the solution does, so that nothing is taken off the list there.
            wanted -= fact.surely
        wanted |= fact.taken
        words += f"\n{cell.instructor}"
        if not is_own:
            needed.add(cell.id)
    return frozenset(needed)


def _is_work(cell: SheetCell) -> bool:
    return cell.role in {Role.ANSWER, Role.TESTS, Role.BLOCKS}


def _is_needed_anyway(cell: SheetCell, words: str) -> bool:
    if cell.role is Role.PARAMETERS:
        return True
    file = _FILE_CELL.match(cell.instructor)
    if file:
        stem = file["name"].rpartition("/")[2].split(".")[0] or file["name"]
        return stem in words
    if cell.role in {Role.ANSWER, Role.TESTS}:
        return False
    is_magic = any(line.lstrip().startswith(("%", "!")) for line in cell.instructor.split("\n"))
    return is_magic or bool(_LASTING.search(cell.instructor))
