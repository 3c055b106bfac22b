"""Compare the library's module of then with that of now: which units are new, changed or retired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from builder.files import digest
from builder.upgrade.pieces import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.upgrade.pieces import Piece

__all__ = ["Change", "Conflict", "Kind", "changes_between", "texts_of_units"]

Kind = Literal["new", "changed", "retired"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that the teacher and the library both changed: the file and line in the teacher's copy, and why."""

    file: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """What the library did to a unit of a module: its text before and after; `stamp` stands for the new one."""

    module: str
    unit: str
    kind: Kind
    before: str
    after: str
    stamp: str

    @property
    def id(self) -> str:
        """The name by which the change is accepted or declined."""
        return f"{self.module}/{self.unit}"


def changes_between(module: str, base: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[Change, ...]:
    """Return the changes of a module from `base` to `theirs`, texts by file name, in the order of `theirs`."""
    old, new = texts_of_units(base), texts_of_units(theirs)
    found = []
    for unit in dict.fromkeys((*new, *old)):
        before, after = old.get(unit, ""), new.get(unit, "")
        if unit in old and unit in new and before == after:
            continue
        kind: Kind = "new" if unit not in old else "retired" if unit not in new else "changed"
        stamp = digest([kind.encode(), after.encode("utf-8", "replace")])
        found.append(Change(module, unit, kind, before, after, stamp))
    return tuple(found)


def texts_of_units(files: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each unit of a module: its pieces of all files, each file's under its name."""
    parts: dict[str, list[str]] = {}
    for name, pieces in pieces_of(files).items():
        for unit, text in _joined(pieces):
            if text.strip():
                parts.setdefault(unit, []).append(f"{name}:\n{text.rstrip()}\n")
    return {unit: "\n".join(texts) for unit, texts in parts.items()}


def _joined(pieces: Iterable[Piece]) -> list[tuple[str, str]]:
    texts: dict[str, str] = {}
    for piece in pieces:
        texts[piece.unit] = texts.get(piece.unit, "") + piece.text
    return list(texts.items())
