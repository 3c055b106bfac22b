"""How the main program and a worker in a container meet: at a socket in a folder that both see, once."""

from __future__ import annotations

import contextlib
import socket
import struct
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from builder.processes import Program

__all__ = ["SOCKET", "accepted", "listening"]

SOCKET = "control"
_LOOK_SECONDS = 0.2


@contextlib.contextmanager
def listening(folder: Path) -> Iterator[socket.socket]:
    """Give a socket in the folder at which a worker is waited for; it is gone at the end of the block."""
    place = folder / SOCKET
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(str(place))
        place.chmod(0o666)  # the container runs as a user who owns nothing
        listener.listen(1)
        listener.settimeout(_LOOK_SECONDS)
        try:
            yield listener
        finally:
            place.unlink(missing_ok=True)


def accepted(listener: socket.socket, program: Program, seconds: float) -> tuple[socket.socket, int]:
    """Return the connection to the worker and its process number here (unix(7), SO_PEERCRED).

    Raises OSError if the program ends before, if nobody comes in time, or if the worker's process cannot be seen.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            control, _ = listener.accept()
            break
        except TimeoutError:
            if program.process.poll() is not None or time.monotonic() > deadline:
                raise
    pid, _, _ = struct.unpack("3i", control.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i")))
    if not pid:
        # The grader runs in a container itself: it could neither measure nor limit the other one's processes.
        control.close()
        raise ProcessLookupError
    control.setblocking(True)
    return control, int(pid)
