"""A module's files in pieces that belong to units with permanent ids: exercises, objectives, questions, the rest.

The pieces of a file, joined, are the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Piece", "pieces_of"]

_BY_ID = ("objectives", "exercises", "quiz", "cards")
_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>.*)$")
_CELL = re.compile(r"^\{code-cell\}")
_OF_EXERCISE = re.compile(r"^:?(exercise|tests|blocks|reveal):\s*[\"']?(?P<id>[a-z0-9-]+)")
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<title>.+?)\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file: the unit it belongs to, its key in the file, its text and the 1-based line it begins in."""

    unit: str
    key: str
    text: str
    line: int


def pieces_of(files: Mapping[str, str]) -> dict[str, tuple[Piece, ...]]:
    """Return the pieces of each file of a module; `files` are texts by their name in the module's folder."""
    found = {}
    for name, text in sorted(files.items()):
        if name == "module.yaml":
            found[name] = tuple(_card(text))
        elif name == "lesson.md":
            found[name] = tuple(_lesson(text))
        elif name.startswith("attempts/") and name.count("/") == 2:
            found[name] = (Piece(f"exercises/{name.split('/')[1]}", "", text, 1),)
        else:
            found[name] = (Piece(f"files/{name.removeprefix('files/')}", "", text, 1),)
    return found


def _card(text: str) -> Iterator[Piece]:
    """Yield the card: a piece for each key, and one for each id below objectives, exercises, quiz and cards."""
    lines = text.splitlines(keepends=True)
    starts: list[tuple[int, str, str]] = [(0, "card", "head")]
    try:
        top = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError:
        top = None
    for key, value in top.value if isinstance(top, yaml.MappingNode) and not top.flow_style else ():
        starts.append((key.start_mark.line, "card", str(key.value)))
        if key.value in _BY_ID and isinstance(value, yaml.MappingNode) and not value.flow_style:
            starts += [(k.start_mark.line, f"{key.value}/{k.value}", f"{key.value}/{k.value}") for k, _ in value.value]
    # A key that stands twice is a fault that `course check` reports; here the second belongs to what is before it.
    once = {key: (line, unit) for line, unit, key in reversed(starts)}
    yield from _cut(lines, sorted((line, unit, key) for key, (line, unit) in once.items()))


def _lesson(text: str) -> Iterator[Piece]:
    """Yield the lesson: a piece for each exercise, from its heading on, and one for each other part."""
    lines = text.splitlines(keepends=True)
    headings, cells = _marks(lines)
    starts: dict[int, tuple[str, str]] = {0: ("lesson", "start")}
    used: dict[str, int] = {}

    def key(name: str) -> str:
        used[name] = used.get(name, 0) + 1
        return name if used[name] == 1 else f"{name} ({used[name]})"

    for line, level, title in headings:
        if level <= 2:
            starts[line] = ("lesson", key(title))
    before = 0
    groups = _groups(cells)
    for exercise, first, last in groups:
        begin = max((line for line, _, _ in headings if before <= line < first), default=first)
        # A part of the lesson that begins with the exercise is the exercise's.
        starts[begin] = (f"exercises/{exercise}", key(f"exercises/{exercise}"))
        for line in [one for one in starts if begin < one <= last]:
            del starts[line]
        while last + 1 < len(lines) and not lines[last + 1].strip():
            last += 1
        before = last + 1
        following = next((line for line in sorted(starts) if line > last), len(lines))
        if before < following:
            starts.setdefault(before, ("lesson", key(f"after {exercise}")))
    yield from _cut(lines, [(line, *unit) for line, unit in sorted(starts.items())])


def _marks(lines: list[str]) -> tuple[list[tuple[int, int, str]], list[tuple[str, int, int]]]:
    """Return the headings (line, level, title) and the cells of exercises (id, first line, last line), from 0."""
    headings: list[tuple[int, int, str]] = []
    cells: list[tuple[str, int, int]] = []
    opened: tuple[str, int, bool] | None = None
    for number, raw in enumerate(lines):
        line = raw.rstrip("\r\n")
        fence = _FENCE.match(line)
        if opened is not None:
            if fence and not fence["info"].strip() and fence["fence"].startswith(opened[0]):
                exercise = _exercise_of(lines[opened[1] + 1 : number]) if opened[2] else ""
                if exercise:
                    cells.append((exercise, opened[1], number))
                opened = None
        elif fence and (fence["fence"][0] != ":"):
            opened = (fence["fence"], number, bool(_CELL.match(fence["info"])))
        elif heading := _HEADING.match(line):
            headings.append((number, len(heading["marks"]), heading["title"]))
    return headings, cells


def _exercise_of(lines: list[str]) -> str:
    """Return the exercise that the options at the top of a cell name."""
    block = bool(lines) and lines[0].strip() == "---"
    for line in lines[1:] if block else lines:
        if (block and line.strip() == "---") or (not block and not line.startswith(":")):
            return ""
        if option := _OF_EXERCISE.match(line):
            return option["id"]
    return ""


def _groups(cells: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return each exercise with its first and last line; cells of another one between them belong to it."""
    groups: list[tuple[str, int, int]] = []
    done = -1
    for number, (exercise, first, _) in enumerate(cells):
        if first <= done:
            continue
        done = max(last for other, _, last in cells[number:] if other == exercise)
        groups.append((exercise, first, done))
    return groups


def _cut(lines: list[str], starts: list[tuple[int, str, str]]) -> Iterator[Piece]:
    bounds = [*starts, (len(lines), "", "")]
    for (begin, unit, key), (end, _, _) in pairwise(bounds):
        if begin < end or key == "start":
            yield Piece(unit, key, "".join(lines[begin:end]), begin + 1)
