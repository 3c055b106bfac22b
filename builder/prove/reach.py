"""What of the cells before an exercise and of the files beside the notebook can reach it. Pure.

An exercise is proven in settings that differ: another file for each industry, other parameters for each student. What
cannot reach the exercise cannot make a difference for its solution, its starter and its attempts. In doubt it reaches.
"""

from __future__ import annotations

import builtins
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.files import digest
from builder.lessons.markers import for_running
from builder.prove.effects import Statement, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.prove.plan import Subject

__all__ = ["reaching"]

_HARMLESS = {*dir(builtins), "display"}


def reaching(subject: Subject, files: Sequence[tuple[str, bytes]]) -> frozenset[str]:
    """Return the statements and files that can reach the exercise: where two settings have the same, it is the same.

    A statement counts if the exercise takes a name from it, directly or not, or if it leaves something that no name
    tells. A file counts as a whole if such a statement imports or names it, and then what it imports or names; of one
    that is only imported, for other exercises, what it leaves counts.
    """
    own = [step.source for step in subject.solution().steps]
    own += [for_running(subject.answer.student or ""), *(attempt.source for attempt in subject.attempts)]
    beside = _Beside({name: content.decode("utf-8", "replace") for name, content in files})
    before = tuple(part for step in subject.before for part in split(step.source, whole=step.may_fail))
    counted, others = _counted(tuple(part for text in own for part in split(text)), before, beside)
    texts = {statement.text for statement in counted}
    reached, imported = beside.reached(counted), set[str]()
    fresh = beside.imported(others)
    while fresh := fresh - imported - reached:
        imported |= fresh
        for name in sorted(fresh):
            lasting, rest = _counted((), split(beside.texts[name]), beside)
            texts |= {f"{name}: {statement.text}" for statement in lasting}
            reached |= beside.reached(lasting)
            fresh |= beside.imported(rest)
    return frozenset(texts | {f"{name} {digest([beside.texts[name].encode()])}" for name in reached})


@dataclass(frozen=True, slots=True)
class _Beside:
    """The texts of the files beside the notebook, by name."""

    texts: dict[str, str]

    def reached(self, statements: Iterable[Statement]) -> set[str]:
        """Return the files that statements import or name, and those that these import or name, wherever."""
        found, left, lists, here = set[str](), list(statements), False, False
        while left:
            statement = left.pop()
            lists, here = lists or statement.lists, here or statement.here
            fresh = set(self.texts) if statement.looks or (lists and here) else set(self._named(statement))
            for name in fresh - found:
                left += split(self.texts[name])
            found |= fresh
        return found

    def imported(self, statements: Iterable[Statement]) -> set[str]:
        """Return the files that statements import."""
        every = {part for statement in statements for part in statement.modules}
        return {name for name in self.texts if name.endswith(".py") and every & _words_of(name)}

    def keeps(self, statement: Statement) -> bool:
        """Whether a function of a file that the statement imports may leave more than what it returns."""
        found, fresh = set[str](), self.imported([statement])
        while fresh := fresh - found:
            found |= fresh
            fresh = self.imported(part for name in fresh for part in split(self.texts[name]))
        return any(_keeps(self.texts[name]) for name in found)

    def _named(self, statement: Statement) -> Iterator[str]:
        for name in self.texts:
            words = _words_of(name)
            if not any(word in statement.text for word in words):
                continue
            is_imported = name.endswith(".py") and words & statement.modules
            if is_imported or any(_mention_of(name).search(text) for text in statement.strings):
                yield name


@lru_cache(maxsize=1024)
def _words_of(file: str) -> frozenset[str]:
    *folders, name = file.split("/")
    return frozenset([*folders, name.partition(".")[0] or name])


@lru_cache(maxsize=1024)
def _mention_of(file: str) -> re.Pattern[str]:
    """Match a text that names a file, its module or one of its folders, but not a sentence in which a word is alike."""
    *folders, name = file.split("/")
    stem = re.escape(name.partition(".")[0] or name)
    whole = "|".join(re.escape(part) for part in (*folders, name))
    return re.compile(
        rf"(?<!\w)(?:{whole})(?!\w)|\A\s*{stem}\s*\Z|(?<!\w){stem}[.:]\w|(?:\bimport|\bfrom|-m)\s+{stem}\b|/{stem}\b"
    )


@lru_cache(maxsize=1024)
def _keeps(source: str) -> bool:
    statements = split(source)
    known = _Names.of(statements)
    return any(known.leaves(one) for one in statements if one.defines)


@dataclass(frozen=True, slots=True)
class _Names:
    """What the names of a notebook or a file stand for; `mutable` ones may be changed by whoever takes them."""

    imported: frozenset[str]
    drawing: frozenset[str]
    mutable: frozenset[str]
    defined: dict[str, frozenset[str]]
    """The names that functions and classes take."""

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


def _counted(
    own: Sequence[Statement], before: Sequence[Statement], beside: _Beside
) -> tuple[list[Statement], list[Statement]]:
    """Return the statements that count, the own ones first, and the others."""
    known = _Names.of(before)
    active = _active(before, known, beside)
    wanted = set[str]().union(*(one.takes | one.gives for one in own))
    is_all = any(one.looks for one in own)
    counted, others = list(own), list(before)
    while True:
        fresh = [one for one in others if is_all or _counts(one, known, active, wanted)]
        if not fresh:
            return counted, others
        counted += fresh
        others = [one for one in others if one not in fresh]
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


def _active(before: Sequence[Statement], known: _Names, beside: _Beside) -> frozenset[str]:
    """Return the names of which a use may leave something: functions that write, and what is made by them."""
    found = {name for one in before if one.defines and known.leaves(one) for name in one.gives}
    found |= {name for one in before if one.modules and beside.keeps(one) for name in one.imports}
    while True:
        fresh = {name for one in before if known.touched(one) & found for name in known.given(one)} - found
        if not fresh:
            return frozenset(found)
        found |= fresh
