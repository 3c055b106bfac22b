"""Where student code runs: the command lines of the three kinds of sandbox, and what each of them protects."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import builder
from builder.errors import MissingToolError, ProcessError
from builder.processes import run_program
from builder.run.environment import run_environment
from builder.run.keeper import own_program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.grade.values import SandboxKind

__all__ = ["PROCESS_WARNING", "Sandbox", "make_sandbox"]

PROCESS_WARNING = (
    "Without a sandbox (`--sandbox process`) only time, memory and the number of processes are limited. Student code "
    "can read every file that you can read, the sources and the gradebook among them, use the network, and change "
    "your files. Use it for work that you have read, on a machine that holds nothing else."
)

TMP_MB = 256
"""Megabytes that a submission may put into temporary files, its own folder included."""

_GIVEN = "/given"
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

    def command(self, control: int, imports: Sequence[str], given: Path) -> list[str]:
        """Return the command line of a worker that is told what to do through the descriptor `control`.

        `given` is the folder with the module's files, which students have too.
        """
        place = _GIVEN if self.kind == "bwrap" else str(given)
        seen = ["--ro-bind", str(given), _GIVEN] if self.kind == "bwrap" else []
        arguments = [str(control), ":".join(self.folders), place, self.work, *imports]
        return [*self.prefix, *seen, *self.tail, *own_program("builder.grade.inside.worker"), *arguments]


def make_sandbox(kind: SandboxKind, home: Path) -> Sandbox:
    """Return the sandbox of that kind; `home` is an empty folder, which only the kind `process` uses.

    Raises MissingToolError or ProcessError, with what to do, where it cannot be had.
    """
    if sys.platform != "linux":
        hint = "Run it in WSL, in a container or on a Linux machine."
        raise MissingToolError("Grading needs Linux: it forks a process for every submission.", hint=hint)
    if kind == "process":
        for name in ("work", "tmp"):
            (home / name).mkdir(exist_ok=True)
        environment = _environment(str(home))
        return Sandbox(kind, (), (), environment, (str(home / "work"), str(home / "tmp")), str(home / "work" / "work"))
    if kind == "docker":
        return _docker()
    program = shutil.which("bwrap")
    if program is None:
        raise MissingToolError(
            "Grading runs student code in a sandbox made by bubblewrap, which is not here.", hint=_HINT
        )
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


_proven: set[tuple[str, ...]] = set()
"""Options with which a sandbox could be made in this run of the program."""


def _bwrap_options() -> list[str]:
    """Return bwrap's options (bwrap(1)): nothing is seen but the system, Python, and our own package."""
    size = str(TMP_MB << 20)
    options = [f"--unshare-{what}" for what in ("user", "ipc", "pid", "net", "uts", "cgroup-try")]
    options += ["--disable-userns", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    options += ["--uid", "65534", "--gid", "65534", "--hostname", "grading", "--clearenv"]
    for name, value in sorted(_environment("/tmp").items()):  # noqa: S108
        options += ["--setenv", name, value]
    for place in ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/lib32"):
        if Path(place).is_symlink():
            options += ["--symlink", os.readlink(place), place]  # noqa: PTH115
        elif Path(place).exists():
            options += ["--ro-bind", place, place]
    for name in ("ld.so.cache", "alternatives", "fonts", "mime.types"):
        options += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    options += ["--proc", "/proc", "--dev", "/dev", "--size", size, "--tmpfs", "/dev/shm"]  # noqa: S108
    options += ["--size", size, "--tmpfs", "/tmp"]  # noqa: S108
    for prefix in _python_places():
        options += ["--ro-bind", prefix, prefix]
    package = str(Path(builder.__file__).parent)
    options += (
        ["--ro-bind", package, package, "--tmpfs", f"{package}/_library"]
        if _has_library()
        else ["--ro-bind", package, package]
    )
    return options


_TAIL = ("--chdir", "/tmp", "--remount-ro", "/dev", "--remount-ro", "/", "--")  # noqa: S108


def _has_library() -> bool:
    """Tell whether the modules, solutions included, lie inside the package, as they do in an installed wheel."""
    return (Path(builder.__file__).parent / "_library").is_dir()


def _python_places() -> list[str]:
    """Return the folders of this Python and its packages that are not below /usr."""
    places = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parents[1])}
    outer = sorted(place for place in places if not place.startswith("/usr"))
    return [place for place in outer if not any(place != other and place.startswith(f"{other}/") for other in outer)]


def _environment(home: str) -> dict[str, str]:
    found = run_environment(None, 0)
    kept = {key: value for key, value in found.items() if key in _PASSED or key.endswith("_NUM_THREADS")}
    kept |= {key: value for key, value in found.items() if key.startswith(("TF_", "PYTHONHASHSEED", "PYTHONUTF8"))}
    own = {"HOME": home, "TMPDIR": home if home == "/tmp" else f"{home}/tmp", "USER": "student"}  # noqa: S108
    places = {name: f"{home}/.{name.lower()}" for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "MPLCONFIGDIR")}
    return kept | own | places | {"PATH": _path()}


_PASSED = frozenset("COLUMNS LINES LANG LC_ALL MPLBACKEND SOURCE_DATE_EPOCH TZ".split())


def _path() -> str:
    return os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"])


def _docker() -> Sandbox:
    """Raise MissingToolError: a container engine is not enough for the worker's channels, so this kind is refused."""
    hint = "Use bubblewrap; inside a container it works when the container may make user namespaces. " + _HINT
    raise MissingToolError("Grading in Docker containers is not available in this version.", hint=hint)
