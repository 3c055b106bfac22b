"""What a branch went through, statement by statement, and how far another branch goes the same way.

Statements that only look (see `harmless`) do not change the way, so only the others must be the same. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from builder.files import digest
from builder.prove.harmless import is_harmless, taken_after
from builder.prove.meaning import Meaning, meanings_of, statement_at
from builder.prove.names import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.prove.engine.values import Branch, Step, StepRun
    from builder.prove.harmless import Surroundings

__all__ = ["Passage", "Stop", "Way", "passages_of", "stations_of", "way_through"]

_LENGTH = 16
"""Characters of each digest that are kept."""


class Stop(NamedTuple):
    """Where a step failed: the number of its statement, and of the one that holds the innermost line, from 0.

    `at` and `line` are how many lines below the first ones of these two that was; `text` is a digest of what they say.
    """

    place: int
    inner: int
    at: int
    line: int
    text: str


class Passage(NamedTuple):
    """One step: its head, a digest of what each statement does, whether that is only to look, and where it failed."""

    head: str
    senses: tuple[str, ...]
    looks: tuple[bool, ...]
    stop: Stop | None = None

    def frame(self, end: int) -> list[str]:
        """Return the statements before `end` that do more than look."""
        return [sense for sense, looks in zip(self.senses[:end], self.looks, strict=False) if not looks]

    def key(self, place: int) -> tuple[int, str, bool]:
        """Return what a statement has in common with the same one in the same state."""
        return self.looks[:place].count(False), self.senses[place], self.looks[place]


@dataclass(frozen=True, slots=True)
class Way:
    """How a step goes as far as is known: to the statement `end`, where it fails with `stop`, or to its own end.

    `fresh` are statements before `end` that only look and that are not known to pass.
    """

    end: int
    stop: Stop | None
    fresh: tuple[int, ...]


def stations_of(step: Step, *, answer: bool) -> tuple[Meaning, ...]:
    """Return the statements of a step; none if only all of it counts, as with an answer."""
    meanings = () if answer or step.may_fail else meanings_of(step.source)
    ends = [one.line + one.text.count("\n") for one in meanings]
    share_a_line = any(end >= after.line for end, after in zip(ends, meanings[1:], strict=False))
    return () if share_a_line else meanings


def passages_of(branch: Branch, done: Sequence[StepRun], around: Surroundings) -> tuple[Passage, ...] | None:
    """Return the steps as they were run, those that were not as if they pass; None if one failed nobody knows where."""
    found, looks = [], _looks(branch, around)
    for number, step in enumerate(branch.steps):
        meanings = stations_of(step, answer=not number)
        failed = done[number] if number < len(done) and done[number].error else None
        stop = _stop(meanings, failed) if failed else None
        if failed and not stop:
            return None
        senses = tuple(_short(one.sense) for one in meanings) or (_short(step.source),)
        head = _short(f"{step.id} {step.may_fail} {'await' in step.source} {bool(meanings)}")
        found.append(Passage(head, senses, looks[number], stop))
    return tuple(found)


def _looks(branch: Branch, around: Surroundings) -> list[tuple[bool, ...]]:
    """Return for each statement of each step whether it only looks, and sets nothing that a later one takes."""
    parts = [[one.text for one in stations_of(step, answer=not place)] for place, step in enumerate(branch.steps)]
    texts = [part or [step.source] for part, step in zip(parts, branch.steps, strict=True)]
    taken = iter(taken_after([text for some in texts for text in some]))
    free = [[not names_of(text).given & next(taken) for text in some] for some in texts]
    pairs = [zip(part, some, strict=False) for part, some in zip(parts, free, strict=True)]
    return [tuple(is_free and is_harmless(text, around) for text, is_free in pair) or (False,) for pair in pairs]


def way_through(old: Passage, new: Passage, *, same_text: Sequence[str] | None) -> Way | None:
    """Return how the new step goes after the same state as the old one, as far as is known; None if it is not.

    `same_text` are the texts of the new statements if the one that failed must also say the same.
    """
    stop, end = old.stop, len(new.senses)
    if stop:
        moved = _moved(old, stop, new, same_text)
        if moved is None:
            return None
        stop, end = moved, moved.place
    before = old.stop.place if old.stop else len(old.senses)
    if old.head != new.head or old.frame(before) != new.frame(end):
        return None
    passed = {old.key(place) for place in range(before) if old.looks[place]}
    fresh = tuple(place for place in range(end) if new.looks[place] and new.key(place) not in passed)
    return Way(end, stop, fresh)


def _stop(meanings: Sequence[Meaning], failed: StepRun) -> Stop | None:
    """Return where a step failed, if that is one of its statements, or a function in an earlier one."""
    outer, inner = statement_at(meanings, failed.at), statement_at(meanings, failed.line)
    if not 0 <= inner <= outer:
        return None
    at, line = failed.at - meanings[outer].line, failed.line - meanings[inner].line
    return Stop(outer, inner, at, line, _said([one.text for one in meanings], outer, inner))


def _moved(old: Passage, stop: Stop, new: Passage, same_text: Sequence[str] | None) -> Stop | None:
    """Return the stop as it is in the new step, which has the statements that failed in the same state."""
    key, inner_key = old.key(stop.place), old.key(stop.inner)
    for place in range(len(new.senses)):
        if new.key(place) != key:
            continue
        inner = place if stop.inner == stop.place else _first(new, inner_key, place)
        if inner is not None and (same_text is None or _said(same_text, place, inner) == stop.text):
            return stop._replace(place=place, inner=inner)
    return None


def _first(new: Passage, key: tuple[int, str, bool], end: int) -> int | None:
    return next((place for place in range(end) if new.key(place) == key), None)


def _said(texts: Sequence[str], outer: int, inner: int) -> str:
    return _short(f"{texts[outer]}\n{texts[inner]}")


def _short(text: str) -> str:
    return digest([text.encode()])[:_LENGTH]
