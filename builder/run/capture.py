"""Catching what a cell writes, through Python and straight to the file descriptors, as a kernel does."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import select
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Capture", "CellStream"]

_NAMES = {1: "stdout", 2: "stderr"}
_CHUNK = 1 << 16


class Capture:
    """Puts pipes in the place of descriptors 1 and 2 and hands all text on, in the order in which it was written.

    A thread empties the pipes, so that a program that writes more than they hold is not held up. Before Python
    itself writes, what has come through the pipes is handed on first.
    """

    def __init__(self, take: Callable[[str, str], None], idle: Callable[[], None], every: float) -> None:
        self.lock = threading.RLock()
        self.pid = os.getpid()
        self._take = take
        self._idle = idle
        self._every = every
        # One for the thread, one for those who hold the lock: a poll object serves one thread at a time.
        self._waiting, self._poll = select.poll(), select.poll()
        self._ends: dict[int, tuple[str, codecs.IncrementalDecoder]] = {}
        for number, name in _NAMES.items():
            read, write = os.pipe()
            os.dup2(write, number)
            os.close(write)
            os.set_blocking(read, False)
            self._ends[read] = (name, codecs.getincrementaldecoder("utf-8")("replace"))
            for poll in (self._waiting, self._poll):
                poll.register(read, select.POLLIN)
        # A forked child of the notebook must not get the lock in the state that a thread left it in.
        os.register_at_fork(before=self.lock.acquire, after_in_parent=self.lock.release, after_in_child=self._forked)
        sys.stdout = CellStream(self, 1)
        sys.stderr = CellStream(self, 2)

    def start(self) -> None:
        """Start the thread; until then nothing may write more than the pipes hold."""
        threading.Thread(target=self._empty_pipes, name="course-capture", daemon=True).start()

    def write(self, number: int, text: str) -> None:
        """Take text that Python writes to one of the streams."""
        if os.getpid() != self.pid:
            # A forked child: its memory is not ours, but the pipe is.
            with contextlib.suppress(OSError):
                os.write(number, text.encode("utf-8", "replace"))
            return
        with self.lock:
            self.drain()
            self._take(_NAMES[number], text)

    def drain(self) -> None:
        """Hand on what has arrived through the pipes."""
        if os.getpid() != self.pid:
            return
        with self.lock:
            while ready := self._poll.poll(0):
                for read, _ in ready:
                    name, decoder = self._ends[read]
                    with contextlib.suppress(BlockingIOError):
                        if text := decoder.decode(os.read(read, _CHUNK)):
                            self._take(name, text)

    def _forked(self) -> None:
        self.lock = threading.RLock()

    def _empty_pipes(self) -> None:
        while True:
            if self._waiting.poll(self._every * 1000):
                self.drain()
            else:
                with self.lock:
                    self._idle()


class CellStream(io.TextIOBase):
    """What `sys.stdout` and `sys.stderr` are while cells run."""

    def __init__(self, capture: Capture, number: int) -> None:
        super().__init__()
        self._capture = capture
        self._number = number
        self.name = f"<{_NAMES[number]}>"

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Text is kept as text; programs that ask get UTF-8, as in a kernel."""
        return "UTF-8"

    @property
    def errors(self) -> str | None:  # type: ignore[override]
        """How text that cannot be encoded is treated."""
        return "strict"

    def write(self, text: str) -> int:
        """Take text. Raises TypeError for anything else."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if text:
            self._capture.write(self._number, text)
        return len(text)

    def flush(self) -> None:
        """Hand on what programs have written meanwhile."""
        self._capture.drain()

    def fileno(self) -> int:
        """Return the descriptor that is caught too."""
        return self._number

    def writable(self) -> bool:
        """Tell that text can be written."""
        return True
