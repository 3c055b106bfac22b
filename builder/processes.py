"""Starting and ending programs. No other file of the package starts one, apart from the workers in `run`."""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.errors import MissingToolError, ProcessError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = [
    "Program",
    "children_of",
    "descendants",
    "end_tree",
    "memory_mb",
    "run_program",
    "start_program",
    "waited_seconds",
]

OUTPUT_KEPT = 200_000
"""Characters of a program's output that are kept for messages; its end says why it failed."""


_STOP_SECONDS = 5.0
"""How long a tree may take to stand still; what waits for a disk cannot be stopped, and is killed all the same."""


@dataclass(slots=True)
class Program:
    """A program that is running; use it with `with`, so that its whole process tree ends with the block."""

    name: str
    process: subprocess.Popen[str]

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self.process.pid

    def stop(self, *, seconds: float = 0.0) -> None:
        """End it and all that it started; with `seconds` it is asked first and gets that long to obey."""
        if seconds and self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(seconds)
        if self.process.poll() is None:
            end_tree(self.process.pid)
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def __enter__(self) -> Program:
        """Return the program itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the program and its children."""
        self.stop()


def start_program(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    talk: bool = False,
    log: Path | None = None,
    pass_fds: Sequence[int] = (),
) -> Program:
    """Start a program in its own session, so that Ctrl-C reaches it only through us; it inherits `pass_fds`.

    Its output (both streams) goes to a pipe at `process.stdout`, or to the file `log`. With `talk`, stdin and
    stdout are pipes for a protocol and only stderr goes to `log` or nowhere. Raises MissingToolError, ProcessError.
    """
    other = subprocess.DEVNULL if talk else subprocess.STDOUT
    with contextlib.ExitStack() as files:
        sink = files.enter_context(log.open("ab")) if log else None
        try:
            process = subprocess.Popen(
                _resolved(command, environment),
                cwd=folder,
                env=None if environment is None else dict(environment),
                stdin=subprocess.PIPE if talk else subprocess.DEVNULL,
                stdout=sink if sink and not talk else subprocess.PIPE,
                stderr=sink if sink and talk else other,
                text=True,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,
                pass_fds=tuple(pass_fds),
            )
        except OSError as error:
            raise _start_error(command, error) from error
    return Program(Path(command[0]).name, process)


def run_program(
    command: Sequence[str],
    *,
    folder: Path,
    seconds: float,
    environment: Mapping[str, str] | None = None,
    on_line: Callable[[str], None] | None = None,
) -> str:
    """Run a program to its end and return what it printed (both streams); `on_line` sees each line at once.

    Ends its whole process tree at the limit, on an exception and on Ctrl-C.
    Raises MissingToolError when it is not installed, ProcessError when it fails or takes longer than `seconds`.
    """
    with start_program(command, folder=folder, environment=environment) as program:
        late = threading.Event()

        def end() -> None:
            late.set()
            end_tree(program.pid)

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            output = _read_lines(program, on_line)
            code = program.process.wait()
        finally:
            timer.cancel()
    if late.is_set():
        raise ProcessError(f"{program.name} did not finish within {seconds:g} s and was stopped.", output=output)
    if code:
        raise ProcessError(f"{program.name} failed ({_reason(code)}).", output=output)
    return output


def descendants(pid: int, *, most: int = 0) -> tuple[int, ...]:
    """Return the processes below `pid`, sorted; on Linux also those that it adopted as a sub-reaper.

    With `most` the search stops once it has found more than that many.
    """
    found: set[int] = set()
    open_ends = [pid]
    while open_ends and not 0 < most < len(found):
        fresh = set(children_of(open_ends.pop())) - found
        found |= fresh
        open_ends += sorted(fresh)
    return tuple(sorted(found))


def children_of(pid: int) -> list[int]:
    """Return the processes that `pid` has started or adopted and not yet collected."""
    return _linux_children(pid) if sys.platform == "linux" else _psutil_children(pid)


def end_tree(pid: int, *, root: bool = True) -> None:
    """Kill a process and everything below it; with `root=False`, for a process that ends its own, all but itself.

    Everything is stopped before anything is killed: what is stopped cannot start more, and nothing loses its parent,
    by which alone it can be found. When it returns nothing below runs any more, except what hangs in the system.
    """
    with _first_in_line():
        tree = _stop_tree(pid, root=root)
        for found in sorted(tree):
            _send(found, "SIGKILL")
        # On a busy machine a child may be born after the last look: it has no parent now, but the session of the root.
        while root and len(tree) > 1 and (late := _session(pid) - tree):
            tree |= late
            for found in sorted(late):
                _send(found, "SIGKILL")
        _wait_for_end(tree - {pid})


def _wait_for_end(killed: set[int]) -> None:
    """Wait until the killed processes are gone: the signal is sent at once, but a busy machine obeys it later."""
    deadline = time.monotonic() + _STOP_SECONDS
    while (killed := {pid for pid in killed if _state(pid) not in _ENDED}) and time.monotonic() < deadline:
        time.sleep(0.001)


def _session(leader: int) -> set[int]:
    """Return the processes of the session that a process leads; Linux only, elsewhere none (proc(5), stat: field 6)."""
    members = set()
    for place in Path("/proc").glob("[0-9]*"):
        fields = _stat(int(place.name))
        if len(fields) > 3 and int(fields[3]) == leader and fields[0] != "Z":
            members.add(int(place.name))
    return members


def _stop_tree(pid: int, *, root: bool) -> set[int]:
    if root:
        _send(pid, "SIGSTOP")
    # A process is closed once its children were listed while it stood still; only the others are looked at again.
    opened, closed = {pid}, set[int]()
    deadline = time.monotonic() + _STOP_SECONDS
    while opened and time.monotonic() < deadline:
        for parent in sorted(opened):
            still = (not root and parent == pid) or _stands_still(parent)
            fresh = set(children_of(parent)) - opened - closed
            for child in fresh:
                _send(child, "SIGSTOP")
            opened |= fresh
            if still:
                opened.remove(parent)
                closed.add(parent)
    return (opened | closed) - (set() if root else {pid})


@contextlib.contextmanager
def _first_in_line() -> Iterator[None]:
    """Run before all others for a while, where we may: hundreds of busy processes would leave us no time."""
    usual = None
    with contextlib.suppress(OSError, AttributeError):
        usual = os.getpriority(os.PRIO_PROCESS, 0)
        os.setpriority(os.PRIO_PROCESS, 0, -20)
    try:
        yield
    finally:
        if usual is not None:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, 0, usual)


_ENDED = frozenset({"", "Z", "X"})
"""States of a process that runs no more: gone, dead, or dead and not yet collected by its parent."""


def _stands_still(pid: int) -> bool:
    return _state(pid) in _ENDED | {"T", "t"}


def _state(pid: int) -> str:
    """Return the letter of a process's state; nothing when it is gone or the system does not tell."""
    return next(iter(_stat(pid)), "")


def _stat(pid: int) -> list[str]:
    """Return what the system tells of a process from its state on; nothing when it is gone or nothing is told."""
    with contextlib.suppress(OSError):
        # proc(5): the state follows the name, which is in brackets and may hold any character.
        return Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].decode().split()
    return []


def memory_mb(pids: Sequence[int], *, shared_once: bool = False) -> float:
    """Return the resident memory of some processes in megabytes (2**20 bytes); those that are gone count nothing.

    With `shared_once`, memory that processes share counts only once in all; that takes longer to find out.
    """
    if sys.platform != "linux":
        return sum(_psutil_memory(pid) for pid in pids)
    return sum(_linux_memory(pid, shared_once=shared_once) for pid in pids)


def waited_seconds(pid: int) -> float:
    """Return how long a process was ready to run while others had the processors; 0 where the system does not say."""
    # Documentation/scheduler/sched-stats.rst of Linux: the second number is in nanoseconds.
    with contextlib.suppress(OSError, ValueError, IndexError), open(f"/proc/{pid}/schedstat") as file:  # noqa: PTH123
        return int(file.read().split()[1]) / 1e9
    return 0.0


_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def _linux_children(pid: int) -> list[int]:
    # proc(5): task/TID/children lists the children that this thread started, separated by blanks.
    found: list[int] = []
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208 (Path objects cost more than the call)
            with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{thread}/children") as file:  # noqa: PTH123
                found += [int(child) for child in file.read().split()]
    return found


def _linux_memory(pid: int, *, shared_once: bool) -> float:
    # proc(5): the second number of statm is the resident set in pages; smaps_rollup has the proportional share.
    with contextlib.suppress(OSError, ValueError, IndexError):
        if not shared_once:
            return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 2**20
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _psutil_children(pid: int) -> list[int]:
    psutil: Any = importlib.import_module("psutil")
    try:
        return [child.pid for child in psutil.Process(pid).children()]
    except psutil.Error:
        return []


def _psutil_memory(pid: int) -> float:
    psutil: Any = importlib.import_module("psutil")
    try:
        return float(psutil.Process(pid).memory_info().rss) / 2**20
    except psutil.Error:
        return 0.0


def _send(pid: int, name: str) -> None:
    # Windows has neither signal: nothing can be stopped there, and killing goes by SIGTERM.
    number = getattr(signal, name, signal.SIGTERM if name == "SIGKILL" else None)
    if number is not None:
        with contextlib.suppress(OSError):
            os.kill(pid, number)


def _resolved(command: Sequence[str], environment: Mapping[str, str] | None) -> list[str]:
    path = environment.get("PATH") if environment is not None else None
    found = shutil.which(command[0], path=path)
    if found is None:
        raise MissingToolError(
            f"The program '{Path(command[0]).name}' is not installed.",
            hint="Install it, or run `make course`, which installs all that a course needs.",
        )
    return [found, *command[1:]]


def _read_lines(program: Program, on_line: Callable[[str], None] | None) -> str:
    kept = ""
    if program.process.stdout is not None:
        for line in program.process.stdout:
            kept = (kept + line)[-OUTPUT_KEPT:]
            if on_line:
                on_line(line.rstrip("\n"))
    return kept


def _reason(code: int) -> str:
    if code < 0:
        with contextlib.suppress(ValueError):
            return f"ended by {signal.Signals(-code).name}"
    return f"exit code {code}"


def _start_error(command: Sequence[str], error: OSError) -> ProcessError:
    name = Path(command[0]).name
    return ProcessError(f"The program '{name}' cannot be started: {error.strerror or error}.")
