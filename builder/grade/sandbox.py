"""Where student code runs: the command lines of the three kinds of sandbox, and what each of them protects."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from builder.errors import MissingToolError, ProcessError
from builder.grade.container import GIVEN, container_options, find_engine
from builder.grade.places import ETC_FILES, SYSTEM, hidden_library, package_place, python_places, sandbox_environment
from builder.processes import run_program
from builder.run.keeper import own_program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.grade.container import Engine
    from builder.grade.values import SandboxKind

__all__ = ["PROCESS_WARNING", "Sandbox", "make_sandbox"]

PROCESS_WARNING = (
    "Without a sandbox (`--sandbox process`) only time, memory and the number of processes are limited. Student code "
    "can read every file that you can read, the sources and the gradebook among them, use the network, and change "
    "your files. Use it for work that you have read, on a machine that holds nothing else."
)

TMP_MB = 256
"""Megabytes that a submission may put into temporary files, its own folder included."""

_WORK = "/tmp/work"  # noqa: S108 (inside the sandbox, where nothing else is)
_HINT = (
    "Install it with `apt-get install bubblewrap` (Debian, Ubuntu), `dnf install bubblewrap` (Fedora) or from your "
    "system's packages. `--sandbox process` is for work that you trust."
)


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A way to start a worker: `folders` are emptied after each submission, `base` is where its files are put."""

    kind: SandboxKind
    prefix: tuple[str, ...]
    tail: tuple[str, ...]
    environment: dict[str, str]
    folders: tuple[str, ...]
    work: str
    channel: Path | None = None
    """The folder for the socket through which a worker in a container is told what to do."""
    end: tuple[str, ...] = ()
    """The command that ends a container."""

    def command(self, control: str, imports: Sequence[str], given: Path) -> list[str]:
        """Return the command line of a worker that is told what to do through `control`, a descriptor or a socket.

        `given` is the folder with the module's files, which students have too.
        """
        place = str(given) if self.kind == "process" else GIVEN
        seen = {
            "bwrap": ["--ro-bind", str(given), GIVEN],
            "docker": ["--volume", f"{given}:{GIVEN}:ro"],
            "process": [],
        }[self.kind]
        arguments = [control, ":".join(self.folders), place, self.work, *imports]
        return [*self.prefix, *seen, *self.tail, *own_program("builder.grade.inside.worker"), *arguments]


def make_sandbox(kind: SandboxKind, home: Path, memory_mb: int = 1024) -> Sandbox:
    """Return the sandbox of that kind; `home` is an empty folder, which the kinds `process` and `docker` use.

    `memory_mb` is what a submission may use; the kind `docker` sets a limit of its own above it.
    Raises MissingToolError or ProcessError, with what to do, where it cannot be had.
    """
    if sys.platform != "linux":
        hint = "Run it in WSL, in a container or on a Linux machine."
        raise MissingToolError("Grading needs Linux: it forks a process for every submission.", hint=hint)
    if kind == "process":
        for name in ("work", "tmp"):
            (home / name).mkdir(exist_ok=True)
        environment = sandbox_environment(str(home))
        return Sandbox(kind, (), (), environment, (str(home / "work"), str(home / "tmp")), str(home / "work" / "work"))
    if kind == "docker":
        return _docker(home, memory_mb)
    program = shutil.which("bwrap")
    if program is None:
        raise MissingToolError(
            "Grading runs student code in a sandbox made by bubblewrap, which is not here.", hint=_HINT
        )
    _refuse_below_tmp((*python_places(), package_place()))
    prefix = (program, *_bwrap_options())
    if prefix in _proven:
        return Sandbox(kind, prefix, _TAIL, {}, ("/tmp", "/dev/shm"), _WORK)  # noqa: S108
    try:
        run_program([*prefix, *_TAIL, "/bin/true"], folder=home, seconds=20)
    except ProcessError as error:
        hint = (
            "The system may forbid user namespaces: look at `sysctl kernel.unprivileged_userns_clone "
            "kernel.apparmor_restrict_unprivileged_userns`. It said: " + error.output.strip()[-300:]
        )
        raise ProcessError("bubblewrap is installed but cannot make a sandbox here.", hint=hint) from error
    _proven.add(prefix)
    return Sandbox(kind, prefix, _TAIL, {}, ("/tmp", "/dev/shm"), _WORK)  # noqa: S108


def _refuse_below_tmp(places: Sequence[str]) -> None:
    """Raise ProcessError if something that the sandbox shows lies where each submission gets an empty folder."""
    if any(Path(place).is_relative_to("/tmp") for place in places):  # noqa: S108
        raise ProcessError(
            "Python or the course's program lies below /tmp, a folder that the sandbox gives to each submission anew.",
            hint="Put your workspace and its environment somewhere else, or grade with `--sandbox docker`.",
        )


def _docker(home: Path, memory_mb: int) -> Sandbox:
    """Return a sandbox that is a container. Raises MissingToolError, ProcessError."""
    if not _engines:
        _engines.append(find_engine(home))
    engine = _engines[0]
    name = f"course-grade-{secrets.token_hex(8)}"
    prefix = container_options(engine, name, home, tmp_mb=TMP_MB, memory_mb=memory_mb)
    end = (engine.program, "rm", "--force", name)
    folders = ("/tmp", "/dev/shm", "/dev/mqueue")  # noqa: S108
    return Sandbox("docker", tuple(prefix), (engine.image,), {}, folders, _WORK, home / "channel", end)


_engines: list[Engine] = []
"""The container engine, once it was found in this run of the program."""

_proven: set[tuple[str, ...]] = set()
"""Options with which a sandbox could be made in this run of the program."""


def _bwrap_options() -> list[str]:
    """Return bwrap's options (bwrap(1)): nothing is seen but the system, Python, and our own package."""
    size = str(TMP_MB << 20)
    options = [f"--unshare-{what}" for what in ("user", "ipc", "pid", "net", "uts", "cgroup-try")]
    options += ["--disable-userns", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    options += ["--uid", "65534", "--gid", "65534", "--hostname", "grading", "--clearenv"]
    for name, value in sorted(sandbox_environment("/tmp").items()):  # noqa: S108
        options += ["--setenv", name, value]
    for place in SYSTEM:
        if Path(place).is_symlink():
            options += ["--symlink", os.readlink(place), place]  # noqa: PTH115
        elif Path(place).exists():
            options += ["--ro-bind", place, place]
    for name in ETC_FILES:
        options += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    options += ["--proc", "/proc", "--dev", "/dev", "--size", size, "--tmpfs", "/dev/shm"]  # noqa: S108
    options += ["--size", size, "--tmpfs", "/tmp"]  # noqa: S108
    for prefix in (*python_places(), package_place()):
        options += ["--ro-bind", prefix, prefix]
    if library := hidden_library():
        options += ["--tmpfs", library]
    return options


_TAIL = ("--chdir", "/tmp", "--remount-ro", "/dev", "--remount-ro", "/", "--")  # noqa: S108
