"""What surrounds code under proof: no network beyond this machine, and other conditions where they are asked for."""

from __future__ import annotations

import contextlib
import ctypes
import datetime
import fcntl
import ipaddress
import os
import socket
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["close_network", "refuse_network", "set_clock", "set_printing"]

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000  # linux/sched.h
_SET_FLAGS, _UP = 0x8914, 0x1  # linux/sockios.h, linux/if.h

OTHER_TIME = datetime.datetime(2033, 7, 9, 13, 47, 11, tzinfo=datetime.UTC)
"""Another year, month, weekday and season; fixed, so that a proof is the same on every day."""


def close_network() -> bool:
    """Leave this process and all that it starts with the loopback interface only; tell whether that was possible.

    Uses a network namespace (network_namespaces(7)); the process must have a single thread. Where the system does
    not allow that, `refuse_network` still watches over the Python code.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    if libc.unshare(_NEW_NET):
        if libc.unshare(_NEW_USER | _NEW_NET):
            return False
        with contextlib.suppress(OSError):
            Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    with contextlib.suppress(OSError), socket.socket() as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP))
    return True


def refuse_network(tell: Callable[[str], None]) -> None:
    """Refuse every connection and name look-up that leaves this machine, and tell which machine was asked for.

    Cannot be undone in this process, nor in its forks (PEP 578).
    """

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event in {"socket.connect", "socket.sendto"}:
            host = args[1][0] if isinstance(args[1], tuple) and args[1] else None
        elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
            host = args[0]
        else:
            return
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
        if isinstance(name, str) and not _is_here(name):
            tell(name)
            raise OSError(101, f"The proof of an exercise reaches no other machine, so not {name} either")

    sys.addaudithook(watch)


def set_clock() -> None:
    """Let the clock of this process and of its forks begin at another time, and go on from there."""
    import time_machine

    time_machine.travel(OTHER_TIME, tick=True).start()


def set_printing() -> None:
    """Print numbers as NumPy 1 did and tables with fewer digits, if the libraries are loaded."""
    if numpy := sys.modules.get("numpy"):
        numpy.set_printoptions(legacy="1.25", precision=5)
    if pandas := sys.modules.get("pandas"):
        pandas.set_option("display.precision", 3)


def _is_here(host: str) -> bool:
    if host in {"", "localhost", "0.0.0.0", "::"} or host == socket.gethostname():  # noqa: S104 (compared, not bound)
        return True
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    return host.endswith(".localhost")
