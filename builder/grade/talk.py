"""What the examiner says in an examination, known again where the student's process has answered the same before.

No student code runs in the examiner, and each examination begins in the same state: what it asks and how its tests end
follows from what it was answered so far. Where others have answered the same, byte for byte, nobody needs to be asked.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.grade.deadline import Deadline
    from builder.grade.side import Line

__all__ = ["Memory", "Talk", "UnsteadyError"]

_ROOM = 32 << 20
"""Bytes that are kept of all talks together; when they are full, everything is forgotten."""
_ASK, _DONE = b'{"ask":', b'{"done":'


class UnsteadyError(Exception):
    """The examiner does not say what it said before: its tests draw numbers, for example."""


@dataclass(slots=True)
class _Turn:
    """What the examiner said until it had to wait or was done, and what followed, by the digest of the answer."""

    said: list[bytes] = field(default_factory=list)
    then: dict[bytes, _Turn] = field(default_factory=dict)


class Memory:
    """The talks of one examiner; what was said of an exercise that was given up is not kept."""

    def __init__(self) -> None:
        self._roots: dict[tuple[str, frozenset[str]], _Turn] = {}
        self._used = 0
        self._unsteady: set[str] = set()

    def talk(self, exercise: str, tests: frozenset[str], begin: Callable[[], Line]) -> Talk:
        """Return a talk about these tests of an exercise; `begin` opens the line to an examiner when it is needed."""
        if exercise in self._unsteady:
            return Talk(None, _Turn(), begin)
        return Talk(self, self._roots.setdefault((exercise, tests), _Turn()), begin)

    def keep(self, before: _Turn, answer: bytes, turn: _Turn) -> None:
        """Keep what came after an answer."""
        size = sum(map(len, turn.said)) + 500
        if self._used + size > _ROOM:
            self.forget()
        if size <= _ROOM:
            self._used += size
            before.then[answer] = turn

    def forget(self) -> None:
        """Forget all talks, but not which exercises are unsteady."""
        self._roots.clear()
        self._used = 0

    def give_up(self, exercise: str) -> None:
        """Ask the examiner itself about this exercise from now on."""
        self._unsteady.add(exercise)


class Talk:
    """One talk, in which `answer` and `next` take turns."""

    def __init__(self, memory: Memory | None, root: _Turn, begin: Callable[[], Line]) -> None:
        self._memory, self._begin = memory, begin
        self._path: list[tuple[bytes, _Turn]] = []
        self._turn, self._place = root, 0
        self._before: tuple[_Turn, bytes] | None = None
        self._line: Line | None = None

    def answer(self, raw: bytes, deadline: Deadline) -> None:
        """Take what the student's process said. Raises UnsteadyError, and what a line raises."""
        key = hashlib.blake2b(raw, digest_size=32).digest()
        known = self._turn.then.get(key) if self._line is None else None
        if known is None:
            self._line = self._line or self._caught_up(deadline)
            self._line.send_raw(raw)
            self._before = (self._turn, key)
        self._turn, self._place = known or _Turn(), 0
        if known is not None:
            self._path.append((raw, known))

    def next(self, deadline: Deadline) -> bytes:
        """Return the examiner's next message. Raises what a line raises."""
        if self._place == len(self._turn.said) and self._line is not None:
            raw = self._line.receive_raw(deadline)
            self._turn.said.append(raw)
            if self._memory and self._before and raw.startswith((_ASK, _DONE)):
                self._memory.keep(*self._before, self._turn)
        self._place += 1
        return self._turn.said[self._place - 1]

    def close(self) -> None:
        """End the examiner, if there is one."""
        if self._line is not None:
            self._line.close()

    def _caught_up(self, deadline: Deadline) -> Line:
        """Return an examiner that has said and heard what was known so far."""
        self._line = line = self._begin()
        for answer, turn in self._path:
            line.send_raw(answer)
            for said in turn.said:
                if _without_time(line.receive_raw(deadline)) != _without_time(said):
                    raise UnsteadyError
        return line


def _without_time(raw: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(raw)
    return {key: one for key, one in found.items() if key != "seconds"}
