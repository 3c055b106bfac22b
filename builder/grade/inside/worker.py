"""The warm worker inside a sandbox: it has imported the module's packages, and forks for every submission.

It is told what to do in packets of JSON over a socket: start a process (whose own channel comes as a descriptor with
the packet), let one process alone survive, end everything and empty the folders. Linux only; one thread.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import select
import shutil
import signal
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.grade.inside.hardened import all_types, take_pristine
from builder.grade.inside.node import live
from builder.grade.inside.rehearsal import rehearse
from builder.processes import descendants
from builder.run.ahead import forget_own_modules, import_ahead
from builder.run.huge import use_huge_pages
from builder.run.keeper import adopt_orphans, die_with_parent
from builder.run.shell import ReadyShell

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["main"]

_SET_DUMPABLE = 4  # linux/prctl.h
_PACKET = 1 << 17
_PATIENCE = 60.0
"""Seconds on the clock, for a busy machine; the main program gives up earlier where the time is used up here."""

_LEAVING = 5.0
"""Seconds that a fork which is on its way out may take; the caller ends it if it is still there."""
_DYING = 0.05
"""Seconds between two looks at what was killed."""
_PAUSE = 0.0002


def main() -> int:
    """Work until the socket is closed.

    Arguments: its descriptor or its path, the folders to empty, the folder of the module's files, the one to copy
    them to, and what to import ahead.
    """
    control = _connected(sys.argv[1])
    adopt_orphans()
    folders = [Path(name) for name in sys.argv[2].split(":") if name and Path(name).is_dir()]
    places = {"given": sys.argv[3], "folder": sys.argv[4]}
    # Neither memory nor descriptors of this process and its forks can be read through /proc, nor traced (prctl(2)).
    ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.path.insert(0, "")
    shell = ReadyShell()
    with shell.as_in_a_cell:
        import_ahead(sys.argv[5:])
    rehearse(shell)
    root = str(Path(__file__).parents[3])
    sys.path[:] = [path for path in sys.path if path != root]
    forget_own_modules()  # what is not listed cannot be asked for by its name
    shell.know_modules()
    sys.argv[:] = [""]
    sys.orig_argv[:] = [sys.executable]
    known = all_types()
    put_back = take_pristine()
    gc.collect()
    gc.freeze()  # frozen objects are not among those that gc.get_objects() lists
    use_huge_pages()
    _serve(control, shell, (put_back, known), folders, places)
    return 0


def _connected(place: str) -> socket.socket:
    if place.isdigit():
        die_with_parent()
        return socket.socket(fileno=int(place))
    # In a container the parent is the engine's, a thread of which may end at any time; the end of the socket is enough.
    control = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    control.connect(place)
    return control


def _serve(
    control: socket.socket,
    shell: ReadyShell,
    before: tuple[Callable[[], list[str]], frozenset[int]],
    folders: list[Path],
    places: dict[str, str],
) -> None:
    _say(control, {"threads": len(os.listdir("/proc/self/task"))})  # noqa: PTH208
    while True:
        packet, passed, _, _ = socket.recv_fds(control, _PACKET, 4)
        if not packet:
            return
        order = json.loads(packet)
        match order["do"]:
            case "start":
                pid = os.fork()
                if not pid:
                    live(shell, *before, passed[0], order | places, [control.fileno()])
                answer: dict[str, Any] = {"pid": pid}
            case "alone":
                answer = {"ended": _end_others({order["pid"], *order["kept"]})}
            case "stopped":
                answer = {"stopped": _stands_still(order["pid"])}
            case "resume":
                _stands_still(order["pid"])
                if order["child"]:
                    _wait_for(order["child"], _LEAVING)
                if order["kill"]:
                    _end_others({order["pid"], *order["kept"]})
                with contextlib.suppress(OSError):
                    os.kill(order["pid"], signal.SIGCONT)
                answer = {}
            case _:
                ended = _end_others(set())
                answer = {"ended": ended, "clean": _empty(folders)}
        for number in passed:
            os.close(number)
        _say(control, answer)


def _say(control: socket.socket, answer: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):
        control.send(json.dumps(answer).encode())


def _has_own_processes() -> bool:
    """Tell whether only this sandbox's processes can be seen: its first one is bwrap's, or this one."""
    with open("/proc/1/comm", encoding="utf-8", errors="replace") as file:  # noqa: PTH123
        return os.getpid() == 1 or file.read().strip() == "bwrap"


def _others(kept: set[int]) -> list[int]:
    """Return the processes of this sandbox but for its first one, this one and those that are kept."""
    own = {1, os.getpid(), *kept}
    found = []
    names = os.listdir("/proc") if _has_own_processes() else map(str, descendants(os.getpid()))  # noqa: PTH208
    for name in names:
        if name.isdigit() and int(name) not in own:
            with contextlib.suppress(OSError, IndexError):
                if _state(f"/proc/{name}/stat") not in {b"Z", b"X"}:
                    found.append(int(name))
    return found


def _state(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read().rpartition(b")")[2].split()[0]


def _end_others(kept: set[int]) -> int:
    """End all other processes; return how many there were. What cannot be ended in time makes the worker unfit."""
    deadline, count = time.monotonic() + _PATIENCE, 0
    while others := _others(kept):
        count = max(count, len(others))
        for pid in others:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        for pid in others:
            _wait_for(pid, _DYING)
        _reap()
        if time.monotonic() > deadline:
            os._exit(1)
    _reap()
    return count


def _wait_for(pid: int, seconds: float) -> None:
    """Wait until a process has ended, but not longer; whoever calls this looks again what is there."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    except OSError:  # a container's filter that is older than this call
        time.sleep(_PAUSE)
        return
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    poll.poll(seconds * 1000)
    os.close(handle)


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _stands_still(pid: int) -> bool:
    """Wait until all threads of a process are stopped; tell whether they are (proc(5), stat: state)."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            states = [_state(f"/proc/{pid}/task/{thread}/stat") for thread in os.listdir(f"/proc/{pid}/task")]  # noqa: PTH208
        except (OSError, IndexError):
            return False
        if set(states) <= {b"T", b"t"}:
            return True
        if set(states) <= {b"Z", b"X"}:
            return False
        time.sleep(_PAUSE)
    return False


def _empty(folders: list[Path]) -> bool:
    """Delete what is in the folders; tell whether nothing is left."""
    clean = True
    for folder in folders:
        for entry in list(os.scandir(folder)):
            if entry.is_dir(follow_symlinks=False):
                _remove(Path(entry.path))
            else:
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108
        clean = clean and not any(True for _ in os.scandir(folder))
    return clean


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        for parent, names, _ in os.walk(folder):
            for name in names:
                with contextlib.suppress(OSError):
                    Path(parent, name).chmod(0o700, follow_symlinks=False)
        with contextlib.suppress(OSError):
            folder.chmod(0o700)
        shutil.rmtree(folder, ignore_errors=True)
