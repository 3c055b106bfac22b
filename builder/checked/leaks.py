"""The search for what no student may see, among all modules: each module's lines in each module's texts.

What was found of two modules is kept, so that after a change only what has to do with the changed one is searched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.check.assembled import student_files
from builder.check.leaks import find_leaks
from builder.check.searched import Searched
from builder.checked.modules import texts_of
from builder.files import digest
from builder.module_sheet import sheet_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from builder.check.leaks import SecretLine
    from builder.checked.modules import Assembled, Texts
    from builder.course.values import CourseModule
    from builder.findings import Finding
    from builder.kept import Store

__all__ = ["leaks_among"]

_MOST = 400
"""Texts that are remembered for the lines of one module; the oldest ones go first."""

_MANY = 400
"""From so many lines on it is quicker to take a text apart first than to look for each of them."""

Hits = dict[str, list[str]]
"""Which lines stand in the public text of a module, in its practice, in what is given to students."""

_NONE: Hits = {"public": [], "practice": [], "given": []}


def leaks_among(modules: Sequence[CourseModule], assembled: Sequence[Assembled], store: Store) -> Iterator[Finding]:
    """Yield what `find_leaks` finds in the modules' files for the `secret_lines` of them all."""
    whole = [(module, made) for module, made in zip(modules, assembled, strict=True) if made.texts]
    known = [_Known(made, store) for _, made in whole]
    for module, made in whole:
        lacking = [one for one in known if made.texts not in one.hits]
        lines = {line for one in lacking for line in one.lines}
        hits = _hits(lines, texts_of(module, made, store)) if lines else _NONE
        for one in lacking:
            one.add(made.texts, hits)
    secrets = [secret for one in known for secret in one.secrets([made.texts for _, made in whole])]
    for module, made in whole:
        given = {line for one in known for line in one.hits[made.texts]["given"]}
        near = [secret for secret in secrets if secret.text in given]
        sheet = sheet_of(module)[0] if near else None
        if sheet is not None:
            yield from find_leaks(student_files(module, sheet), near)
    for one in known:
        one.keep()


class _Known:
    """Where the possible secrets of one module stand, by the key of the texts that were searched."""

    def __init__(self, assembled: Assembled, store: Store) -> None:
        self._secrets, self._store = assembled.secrets, store
        self.lines = tuple(dict.fromkeys(secret.text for secret in assembled.secrets))
        self._key = digest(part.encode() for part in ("hits", *self.lines))
        found = store.read(self._key) or {}
        self.hits: dict[str, Hits] = {key: hits for key, hits in found.items() if _is_whole(hits)}
        self._is_new = False

    def add(self, texts: str, hits: Hits) -> None:
        own = set(self.lines)
        self.hits[texts] = {part: sorted(own.intersection(lines)) for part, lines in hits.items()}
        self._is_new = True

    def secrets(self, texts: Collection[str]) -> Iterator[SecretLine]:
        """Yield the lines that none of these texts shows in public."""
        public, practice = ({line for key in texts for line in self.hits[key][part]} for part in ("public", "practice"))
        for secret in self._secrets:
            if secret.text not in public and not (secret.graded and secret.text in practice):
                yield secret

    def keep(self) -> None:
        if self._is_new:
            self._store.try_write(self._key, dict(list(self.hits.items())[-_MOST:]))


def _hits(lines: Collection[str], texts: Texts) -> Hits:
    parts = {"public": texts.public, "practice": texts.practice, "given": texts.given}
    together = "\n".join(parts.values())
    place = Searched(together) if len(lines) > _MANY else together
    near = [line for line in lines if line in place]
    return {part: [line for line in near if line in text] for part, text in parts.items()}


def _is_whole(hits: object) -> bool:
    return (
        isinstance(hits, dict) and hits.keys() == _NONE.keys() and all(isinstance(one, list) for one in hits.values())
    )
