"""The files beside a notebook: which of them statements import or name, and whose names are whose. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.prove.effects import Statement, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Beside"]


@dataclass(frozen=True, slots=True)
class Beside:
    """The texts of the files beside the notebook, by name."""

    texts: dict[str, str]

    def named(self, statements: Iterable[Statement]) -> set[str]:
        """Return the files that statements name in quotes or may look at, and those that these import or name."""
        found, left, lists, here = set[str](), [(one, False) for one in statements], False, False
        while left:
            statement, is_whole = left.pop()
            lists, here = lists or statement.lists, here or statement.here
            fresh = set(self.texts) if statement.looks or (lists and here) else set(self._mentioned(statement))
            if is_whole:
                fresh |= self.imported([statement])
            for name in fresh - found:
                left += [(part, True) for part in split(self.texts[name])]
            found |= fresh
        return found

    def imported(self, statements: Iterable[Statement]) -> set[str]:
        """Return the files that statements import."""
        every = {part for statement in statements for part in statement.modules}
        return {name for name in self.texts if name.endswith(".py") and every & _words_of(name)}

    def linked(self, scope: str, statements: Sequence[Statement]) -> list[Statement]:
        """Return statements of a file, or of the notebook, with names that are the same everywhere.

        `load` of data.py becomes `data.py:load`, there and where it is called `data.load` or imported from `data`.
        """
        own = self._given(scope) if scope else frozenset[str]()
        modules = dict(self._modules(statements))
        return [self._linked(one, scope, own, modules) for one in statements]

    def _linked(self, one: Statement, scope: str, own: frozenset[str], modules: dict[str, str]) -> Statement:
        def called(names: Iterable[str]) -> frozenset[str]:
            return frozenset(f"{scope}:{name}" if name in own else name for name in names)

        takes = set[str]()
        for name in one.takes:
            if name in modules and name not in one.bare:
                takes |= self._names(modules[name], {part for root, part in one.dotted if root == name})
            else:
                takes |= called([name])
        files = self.imported([one])
        origins = {origin for _, origin in one.origins}
        for file in files:
            takes |= self._names(file, origins if len(files) == 1 else {""})
        return replace(
            one,
            takes=frozenset(takes),
            gives=called(one.gives),
            imports=called(one.imports),
            drawing=called(one.drawing),
            shared=called(one.shared),
            defines=one.defines or bool(files and one.origins),
        )

    def _modules(self, statements: Sequence[Statement]) -> Iterator[tuple[str, str]]:
        """Yield the names that stand for a file and for nothing else, with the file."""
        others = {name for one in statements if not one.origins for name in one.gives & one.bare}
        for one in statements:
            files = self.imported([one])
            for name, origin in one.origins:
                if not origin and len(files) == 1 and "." not in name and name not in others:
                    yield name, next(iter(files))

    def _names(self, file: str, names: set[str]) -> set[str]:
        """Return names of a file as they are called everywhere; all of them if one is not the file's own."""
        given = self._given(file)
        return {f"{file}:{name}" for name in (names if names and names <= given else given)}

    def _given(self, file: str) -> frozenset[str]:
        return frozenset[str]().union(*(one.gives for one in split(self.texts[file])))

    def _mentioned(self, statement: Statement) -> Iterator[str]:
        for name in self.texts:
            words = _words_of(name)
            texts = [text for text in statement.strings if any(word in text for word in words)]
            if texts and any(_mention_of(name).search(text) for text in texts):
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
