"""What of the cells before an exercise and of the files beside the notebook can reach it. Pure.

An exercise is proven in settings that differ: another file for each industry, other parameters for each student. What
cannot reach the exercise cannot make a difference for its solution, its starter and its attempts. In doubt it reaches.
"""

from __future__ import annotations

import builtins
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.files import digest
from builder.lessons.markers import for_running
from builder.prove.beside import Beside
from builder.prove.effects import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.prove.effects import Statement
    from builder.prove.plan import Subject

__all__ = ["reaching"]

_HARMLESS = {*dir(builtins), "display"}


def reaching(subject: Subject, files: Sequence[tuple[str, bytes]]) -> frozenset[str]:
    """Return the statements and files that can reach the exercise: where two settings have the same, it is the same.

    A statement of the notebook, or of a file that is imported, counts if the exercise takes a name from it, directly or
    not, or if it leaves something that no name tells. A file counts as a whole if such a statement names it in quotes,
    and then what it imports or names.
    """
    texts = [step.source for step in subject.solution().steps]
    texts += [for_running(subject.answer.student or ""), *(attempt.source for attempt in subject.attempts)]
    own = [part for text in texts for part in split(text)]
    before = [part for step in subject.before for part in split(step.source, whole=step.may_fail)]
    beside = Beside({name: content.decode("utf-8", "replace") for name, content in files})
    notebook = beside.linked("", [*own, *before])
    counted = _counted(notebook[: len(own)], [*notebook[len(own) :], *_imported([*own, *before], beside)])
    whole = (f"{name} {digest([beside.texts[name].encode()])}" for name in beside.named(counted))
    return frozenset([*(statement.text for statement in counted), *whole])


def _imported(statements: Sequence[Statement], beside: Beside) -> Iterator[Statement]:
    """Yield the statements of all files that are imported, directly or not."""
    found, fresh = set[str](), beside.imported(statements)
    while fresh := fresh - found:
        found |= fresh
        for name in sorted(fresh):
            # The same line may stand in the notebook, or in another file.
            for one in beside.linked(name, split(beside.texts[name])):
                yield replace(one, text=f"{name}: {one.text}")
        fresh = beside.imported([part for name in fresh for part in split(beside.texts[name])])


@dataclass(frozen=True, slots=True)
class _Names:
    """What the names of notebook and files stand for; `mutable` ones may be changed by whoever takes them."""

    imported: frozenset[str]
    drawing: frozenset[str]
    mutable: frozenset[str]
    defined: dict[str, frozenset[str]]
    """The names that functions and classes take, or that a name is imported from."""

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> _Names:
        imported = frozenset[str]().union(*(one.imports for one in statements))
        drawing = frozenset[str]().union(*(one.drawing for one in statements))
        given = frozenset[str]().union(*(one.gives for one in statements if not (one.defines or one.plain)))
        defined: dict[str, frozenset[str]] = {}
        for one in statements:
            if one.defines:
                defined |= {name: defined.get(name, frozenset()) | one.takes for name in one.gives}
        return cls(imported, drawing, (given - imported) | drawing, defined)

    def leaves(self, one: Statement) -> bool:
        """Whether a statement leaves more than the names that it gives; a definition: whether it does when called."""
        shared = {name for name in one.shared - self.drawing if name not in _HARMLESS and not name.startswith("assert")}
        return one.lasts or bool(shared - set(self.defined) if one.defines else shared & self.imported)

    def given(self, one: Statement) -> frozenset[str]:
        """Return what a statement sets or changes: `pd.DataFrame(rows)` does not change what is called pd."""
        return one.gives - (self.imported - one.imports - self.drawing)

    def touched(self, one: Statement) -> frozenset[str]:
        """Return what a statement takes, with what the functions take that it may call."""
        found, left = set[str](), set(one.takes)
        while left:
            found |= left
            left = set[str]().union(*(self.defined.get(name, ()) for name in left)) - found
        return frozenset(found)


def _counted(own: Sequence[Statement], others: Sequence[Statement]) -> list[Statement]:
    """Return the statements that count: the own ones, and those of the others that can reach them."""
    known = _Names.of(others)
    active = _active(others, known)
    wanted = set[str]().union(*(one.takes | one.gives for one in own))
    is_all = any(one.looks for one in own)
    counted, others = list(own), list(others)
    while True:
        fresh = [one for one in others if is_all or _counts(one, known, active, wanted)]
        if not fresh:
            return counted
        counted += fresh
        gone = set(fresh)
        others = [one for one in others if one not in gone]
        is_all = is_all or any(one.looks for one in fresh)
        # Whoever has another name for the same thing may change it too.
        wanted |= set[str]().union(*(one.takes if one.plain else known.given(one) | one.takes for one in fresh))


def _counts(one: Statement, known: _Names, active: frozenset[str], wanted: set[str]) -> bool:
    if known.given(one) & wanted or "*" in one.gives:
        return True
    if one.defines:
        return False
    touched = known.touched(one)
    return known.leaves(one) or bool(touched & active) or bool(touched & known.mutable & wanted)


def _active(statements: Sequence[Statement], known: _Names) -> frozenset[str]:
    """Return the names of which a use may leave something: functions that write, and what is made by them."""
    found = {name for one in statements if one.defines and known.leaves(one) for name in one.gives}
    while True:
        fresh = {name for one in statements if known.touched(one) & found for name in known.given(one)} - found
        if not fresh:
            return frozenset(found)
        found |= fresh
