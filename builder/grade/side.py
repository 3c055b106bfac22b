"""One worker in its sandbox, as the main program sees it: started, told what to do, ended."""

from __future__ import annotations

import contextlib
import json
import os
import select
import socket
import struct
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.errors import CourseError, RunError
from builder.grade.container import CHANNEL
from builder.grade.deadline import LOOK_SECONDS, Deadline
from builder.grade.inside.channel import MESSAGE_LIMIT
from builder.grade.load import load_of
from builder.grade.meeting import SOCKET, accepted, listening
from builder.grade.sandbox import make_sandbox
from builder.processes import descendants, memory_mb, run_program, start_program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.grade.load import Load
    from builder.grade.values import SandboxKind

__all__ = ["ChannelLostError", "LateError", "Line", "Side", "SideLostError", "TooMuchError"]

_START_SECONDS = 180.0
_ORDER_SECONDS = {"clean": 20.0}
_SHORT_SECONDS = 8.0
_END_SECONDS = 60.0

PROCESSES = 64
"""Processes that a submission may have at a time."""


class SideLostError(Exception):
    """The worker is gone, or does not answer any more."""


class ChannelLostError(Exception):
    """The process at the other end is gone, or does not keep to the form of messages."""


class LateError(Exception):
    """No message came before the work had used up its time."""


class TooMuchError(Exception):
    """The sandbox uses more memory or processes than it may; `what` says which."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Line:
    """The main program's end of a channel to one process."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self._socket, self.far_end = socket.socketpair()
        self._rest = b""
        self._socket.setblocking(True)

    def handed_over(self) -> None:
        """Close the far end here, once the other process has it."""
        self.far_end.close()

    def send(self, message: dict[str, Any], far_end: socket.socket | None = None) -> None:
        """Send a message, and with it the far end of another line. Raises ChannelLostError."""
        self.send_raw(json.dumps(message).encode("ascii"), far_end)

    def send_raw(self, data: bytes, far_end: socket.socket | None = None) -> None:
        """Send a message that is JSON already. Raises ChannelLostError."""
        deadline = Deadline(_SHORT_SECONDS)
        head = struct.pack("!I", len(data))
        try:
            if far_end is not None:
                socket.send_fds(self._socket, [head], [far_end.fileno()])
                head = b""
            rest = memoryview(head + data)
            while rest:
                try:
                    rest = rest[self._socket.send(rest, socket.MSG_DONTWAIT) :]
                except BlockingIOError:
                    self._wait(select.POLLOUT, deadline)
        except (OSError, LateError) as error:
            raise ChannelLostError from error

    def receive_raw(self, deadline: Deadline) -> bytes:
        """Return the next message. Raises ChannelLostError, LateError, TooMuchError."""
        head = self._take(4, deadline)
        size = int(struct.unpack("!I", head)[0])
        if size > MESSAGE_LIMIT:
            raise ChannelLostError
        return self._take(size, deadline)

    def receive(self, deadline: Deadline) -> dict[str, Any]:
        """Return the next message. Raises as `receive_raw` does."""
        try:
            found = json.loads(self.receive_raw(deadline))
        except (ValueError, RecursionError) as error:
            raise ChannelLostError from error
        if not isinstance(found, dict):
            raise ChannelLostError
        return found

    def close(self) -> None:
        """Close both ends; a process that waits for a message ends then."""
        self._socket.close()
        self.far_end.close()

    def _take(self, size: int, deadline: Deadline) -> bytes:
        parts = [self._rest]
        count = len(self._rest)
        while count < size:
            self._wait(select.POLLIN, deadline)
            try:
                chunk = self._socket.recv(min(1 << 20, max(size - count, 1 << 16)))
            except OSError as error:
                raise ChannelLostError from error
            if not chunk:
                raise ChannelLostError
            parts.append(chunk)
            count += len(chunk)
        whole = b"".join(parts)
        self._rest = whole[size:]
        return whole[:size]

    def _wait(self, event: int, deadline: Deadline) -> None:
        poll = select.poll()
        poll.register(self._socket, event)
        while not poll.poll(LOOK_SECONDS * 1000):
            if deadline.is_over(self._side):
                raise LateError
            self._side.watch()
        # What never stops talking is late too.
        if deadline.is_over(self._side):
            raise LateError


class Side:
    """A worker program. `memory_mb` limits all its processes together. Use `close` when done."""

    def __init__(self, kind: SandboxKind, imports: Sequence[str], memory_mb: int, given: Path) -> None:
        self._memory_mb = memory_mb
        self._home = tempfile.TemporaryDirectory(prefix="course-grade-")
        try:
            self._sandbox = make_sandbox(kind, Path(self._home.name), memory_mb)
        except CourseError:
            self._home.cleanup()
            raise
        self.peak_mb, self._lost = 0.0, False
        log = Path(self._home.name) / "worker.log"
        self._control, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        listener = None
        with contextlib.ExitStack() as ends:
            ends.callback(far.close)
            control = str(far.fileno())
            if self._sandbox.channel is not None:
                listener = ends.enter_context(listening(self._sandbox.channel))
                given.chmod(0o755)  # the container's user reads what students have anyway
                control = f"{CHANNEL}/{SOCKET}"
            # Environment variables of the main program do not go into a sandbox.
            mine = self._sandbox.environment
            self._program = start_program(
                self._sandbox.command(control, imports, given),
                folder=Path(self._home.name),
                environment={**mine, "PATH": os.environ.get("PATH", "")} if mine else None,
                log=log,
                pass_fds=() if listener else (far.fileno(),),
            )
            self._root = 0
            try:
                if listener is not None:
                    self._control.close()
                    self._control, self._root = accepted(listener, self._program, _START_SECONDS)
                far.close()
                self._base_threads = int(self._answer(_START_SECONDS)["threads"])
            except (SideLostError, OSError) as error:
                text = log.read_text("utf-8", errors="replace").strip()[-600:]
                self.close()
                raise RunError("The worker that grades could not be started.", hint=f"It said: {text}") from error
        self._base_mb = self._used()[0]

    def order(self, do: str, *passed: socket.socket, **fields: Any) -> dict[str, Any]:  # noqa: ANN401
        """Tell the worker to do something and return its answer. Raises SideLostError."""
        packet = json.dumps({"do": do, **fields}).encode()
        if self._lost:
            raise SideLostError
        try:
            self._control.settimeout(_SHORT_SECONDS)
            socket.send_fds(self._control, [packet], [one.fileno() for one in passed])
        except OSError as error:
            self._lost = True
            raise SideLostError from error
        return self._answer(_ORDER_SECONDS.get(do, _SHORT_SECONDS))

    def load(self) -> Load:
        """Return what all processes of the sandbox have used, and whether one of them wants to run."""
        return load_of(self._processes())

    def watch(self) -> None:
        """Measure the sandbox. Raises TooMuchError."""
        used, count = self._used()
        self.peak_mb = max(self.peak_mb, used - self._base_mb)
        if count > PROCESSES + 8:
            raise TooMuchError("processes")
        if used - self._base_mb > self._memory_mb:
            raise TooMuchError("memory")

    def close(self) -> None:
        """End the worker and everything in its sandbox."""
        self._control.close()
        if self._sandbox.end:
            # The program that started a container does not take it along.
            with contextlib.suppress(CourseError):
                run_program(self._sandbox.end, folder=Path(self._home.name), seconds=_END_SECONDS)
        self._program.stop()
        with contextlib.suppress(OSError):
            self._home.cleanup()

    def _processes(self) -> tuple[int, ...]:
        # A container's processes are no children of the program that started it.
        if self._root:
            return (self._root, *descendants(self._root, most=4 * PROCESSES))
        return descendants(self._program.pid, most=4 * PROCESSES)

    def _used(self) -> tuple[float, int]:
        pids = self._processes()
        # What forks share with the worker counts once: each is counted for what it has beyond the smallest.
        sizes = sorted(memory_mb([pid]) for pid in pids) or [0.0]
        shared = getattr(self, "_base_mb", 0.0) * 0.8
        return sizes[-1] + sum(max(0.0, size - shared) for size in sizes[:-1]), len(pids)

    def _answer(self, seconds: float) -> dict[str, Any]:
        poll, deadline = select.poll(), Deadline(seconds)
        poll.register(self._control, select.POLLIN)
        try:
            while not poll.poll(LOOK_SECONDS * 1000):
                if deadline.is_over(self):
                    raise TimeoutError  # an OSError, as all that can go wrong here
            data = self._control.recv(1 << 17)
            if not data:
                raise SideLostError
            found: dict[str, Any] = json.loads(data)
        except (OSError, ValueError) as error:
            self._lost = True
            raise SideLostError from error
        return found
