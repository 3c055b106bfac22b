"""A mutant, and the edit of a text that makes it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Edit", "Mutant", "make_mutant"]

Position = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in place of what stands from `start` to before `end`: 1-based lines, 0-based columns."""

    start: Position
    end: Position
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """A solution with one fault: what stood from the 1-based line of the cell on, what stands there now.

    `source` is the whole cell; `kind` names the operator in words, such as `comparison`.
    """

    line: int
    before: str
    after: str
    kind: str
    source: str


def make_mutant(source: str, edit: Edit) -> Mutant | None:
    """Return the mutant that the edit makes; nothing if it changes nothing."""
    old = source.split("\n")
    first, last = edit.start[0] - 1, edit.end[0] - 1
    head, tail = old[first][: edit.start[1]], old[last][edit.end[1] :]
    new = [*old[:first], *f"{head}{edit.text}{tail}".split("\n"), *old[last + 1 :]]
    if new == old:
        return None
    top = next(number for number, (one, two) in enumerate(zip([*old, ""], [*new, ""], strict=False)) if one != two)
    bottom = 0
    while bottom < min(len(old), len(new)) - top and old[-1 - bottom] == new[-1 - bottom]:
        bottom += 1
    before, after = old[top : len(old) - bottom], new[top : len(new) - bottom]
    return Mutant(top + 1, _shown(before), _shown(after), edit.kind, "\n".join(new))


def _shown(lines: list[str]) -> str:
    indents = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    return "\n".join(line[min(indents, default=0) :].rstrip() for line in lines)
