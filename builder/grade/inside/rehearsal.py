"""What the processes of every submission do, done once in the worker that forks them.

A first use fills caches, imports, and lets Python adapt its bytecode; in a fork all of that is lost with the fork, and
each page of memory that it touches is copied first.
"""

from __future__ import annotations

import asyncio
import contextlib
import linecache
import os
import socket
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from builder.grade.inside.answering import make_answerer
from builder.grade.inside.channel import open_channel
from builder.grade.inside.output import catch_output
from builder.grade.inside.remote import Examiner, UnjudgeableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.run.shell import ReadyShell

__all__ = ["rehearse"]

_TIMES = 12
"""Python adapts the bytecode of a function after eight calls."""
_CELLS = (
    "import math as _math\nshown = [2 * number for number in range(3)]\nprint(shown, f'{_math.pi:.2f}')",
    'def twice(number):\n    """Return it twice."""\n    made = number + number\n    return made',
    "class Pair:\n    def __init__(self, one):\n        self.one = one\n\ntwice(Pair(2).one)",
    "%pwd\ntwice(1.5)",
    "twice(",
    "this is no Python",
    "raise OSError('none')",
    "def fails(number):\n    return not_there + number\nfails(1)",
    "assert twice(2) == 5, 'A hint.'",
)
_TEST = "assert isinstance(twice(2), int), 'A whole number.'\nassert twice(-3) == -6, f'It gave {twice(-3)}.'"


def rehearse(shell: ReadyShell) -> None:
    """Run cells, show errors, and ask and answer questions; nothing of it is left that a notebook could see."""
    lines, loop = dict(linecache.cache), asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    with _own_streams():
        take, begin, outputs = catch_output()
        shell.start(take)
        for turn in range(_TIMES):
            for cell in _CELLS:
                begin()
                shell.be_quiet(quiet=turn > 2)
                loop.run_until_complete(shell.run(cell))
                outputs(full=True)
            if code := shell.prepared(_TEST):
                loop.run_until_complete(shell.run_prepared(code))
        with contextlib.suppress(UnjudgeableError):
            _ask_and_answer(shell.namespace)
    loop.close()
    asyncio.set_event_loop(None)
    shell.be_quiet(quiet=False)
    shell.forget()
    linecache.cache.clear()
    linecache.cache.update(lines)


def _ask_and_answer(namespace: dict[str, Any]) -> None:
    """Play both sides of an examination: an answer is made before it is waited for."""
    ours, theirs = (open_channel(one.detach()) for one in socket.socketpair())
    examiner, answer = Examiner(ours), make_answerer(theirs, namespace)
    names, twice = ["shown", "twice", "none"], cast("Any", None)
    for turn in range(2 * _TIMES):
        ours.send({"names": names, "plain": turn % 2 == 0})
        answer(theirs.receive()[0])
        twice = examiner.values_of(names).get("twice")
    for _ in range(_TIMES):
        for value in (2, 2.5, "ab", [1, 2], {"a": (1, None)}, {1, 2}):
            ours.send({"of": 0, "args": [examiner._encode(value)], "words": {}})
            answer(theirs.receive()[0])
            with contextlib.suppress(Exception):
                twice(value)
            theirs.receive()
    for channel in (ours, theirs):
        channel.close()


@contextlib.contextmanager
def _own_streams() -> Iterator[None]:
    """Give the standard streams to what is rehearsed, and take them back."""
    kept, streams = [os.dup(number) for number in range(3)], (sys.stdout, sys.stderr)
    place = Path.cwd()
    try:
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            yield
            os.chdir(place)
    finally:
        sys.stdout, sys.stderr = streams
        for number, copy in enumerate(kept):
            os.dup2(copy, number)
            os.close(copy)
