"""Take changes of the library into a copy of a module: three-way, piece by piece, the teacher's edits kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from merge3 import Merge3

from builder.upgrade.changes import Conflict
from builder.upgrade.pieces import pieces_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.upgrade.pieces import Piece

__all__ = ["merged"]

Files = dict[str, str]


def merged(
    base: Mapping[str, str], own: Mapping[str, str], theirs: Mapping[str, str], unit: str, *, replace: bool = False
) -> tuple[Files, tuple[Conflict, ...]]:
    """Return `own` with the library's change of one unit, or unchanged with the conflicts that prevent it.

    All are texts by file name. With `replace` the library's pieces take the place of the teacher's where both changed.
    """
    result: Files = dict(own)
    conflicts: list[Conflict] = []
    old, mine, new = pieces_of(base), pieces_of(own), pieces_of(theirs)
    for name in sorted({*old, *new}):
        made, faults = _file(name, old.get(name, ()), mine.get(name), new.get(name, ()), unit, replace=replace)
        conflicts.extend(faults)
        if made is None:
            result.pop(name, None)
        elif made or name in own or name in theirs:
            result[name] = made
    return (dict(own), tuple(conflicts)) if conflicts else (result, ())


def _file(
    name: str,
    old: tuple[Piece, ...],
    mine: tuple[Piece, ...] | None,
    new: tuple[Piece, ...],
    unit: str,
    *,
    replace: bool,
) -> tuple[str | None, list[Conflict]]:
    """Return the merged text of one file, None if it goes, and the conflicts."""
    before = {piece.key: piece for piece in old if piece.unit == unit}
    after = {piece.key: piece for piece in new if piece.unit == unit}
    texts = {piece.key: piece.text for piece in mine or ()}
    lines = {piece.key: piece.line for piece in mine or ()}
    order = [piece.key for piece in new]
    conflicts: list[Conflict] = []
    for key in [key for key in before if key not in after]:
        if key not in texts:
            continue
        if texts[key] == before[key].text or replace:
            del texts[key]
        else:
            conflicts.append(Conflict(name, lines[key], "you changed what the library has taken away"))
    for key, piece in after.items():
        was = before[key].text if key in before else None
        if key in texts:
            text, fault = _lines(was or "", texts[key], piece.text)
            if fault is None or replace:
                texts[key] = piece.text if fault is not None else text
            else:
                conflicts.append(Conflict(name, lines[key] + fault, "you and the library changed the same lines"))
        elif was is None or replace:
            texts = _inserted(texts, key, piece.text, order)
        elif was != piece.text:
            conflicts.append(Conflict(name, 1, "you took away what the library has changed"))
    gone = not texts and not (mine is None and not new)
    return (None if gone else _together([*texts.values()])), conflicts


def _together(texts: list[str]) -> str:
    """Return the pieces as one text; only the last may end without a line break."""
    filled = [text for text in texts if text]
    return "".join(text if text.endswith("\n") else f"{text}\n" for text in filled[:-1]) + "".join(filled[-1:])


def _lines(base: str, own: str, theirs: str) -> tuple[str, int | None]:
    """Return the merged text, or the number of the first line in `own` at which both changed, from 0."""
    merge = Merge3(base.splitlines(keepends=True), own.splitlines(keepends=True), theirs.splitlines(keepends=True))
    for region in merge.merge_regions():
        if region[0] == "conflict":
            return own, region[3]
    return "".join(line for group in merge.merge_groups() for line in group[1]), None


def _inserted(texts: dict[str, str], key: str, text: str, order: list[str]) -> dict[str, str]:
    """Return the pieces with a new one behind the piece that it follows in the library's file."""
    before = order[: order.index(key)]
    follows = next((name for name in reversed(before) if name in texts), None)
    made: dict[str, str] = {} if follows is not None else {key: text}
    for name, value in texts.items():
        made[name] = value
        if name == follows:
            made[key] = text
    return made
