"""The sandbox as a container of Docker or Podman: an empty image, with this machine's Python mounted read-only.

Nothing is downloaded: the image holds empty folders to mount at, and what runs in it is the teacher's own environment,
as in bubblewrap. The worker cannot inherit a descriptor there, so it connects to a socket in a mounted folder.
"""

from __future__ import annotations

import io
import os
import shutil
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from builder.errors import MissingToolError, ProcessError
from builder.files import digest
from builder.grade.places import (
    ETC_FILES,
    SYSTEM,
    hidden_library,
    package_place,
    python_places,
    sandbox_environment,
)
from builder.processes import run_program

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CHANNEL", "GIVEN", "Engine", "container_options", "find_engine"]

CHANNEL, GIVEN = "/channel", "/given"
"""Where the folder with the worker's socket, and the module's files, are in the container."""

_ENGINES = ("docker", "podman")
_SECONDS = 60.0
_PROCESSES = 512
_OF_USER = 4096
_OPEN_FILES = 1024
_BASE_MB = 2048
"""What the packages of a module may take in memory, beside what a submission may."""

_HINT = (
    "Install one of them and start it (`docker info` or `podman info` shows whether it works), "
    "or use bubblewrap, which needs neither."
)


@dataclass(frozen=True, slots=True)
class Engine:
    """A container engine that works here: its program, whether it is Podman, and the image that was made for it."""

    program: str
    is_podman: bool
    image: str


def find_engine(folder: Path) -> Engine:
    """Return the first engine that answers, Docker before Podman, with the image made; files for it go to `folder`.

    Raises MissingToolError if none is installed, ProcessError if none works.
    """
    found = {name: program for name in _ENGINES if (program := shutil.which(name))}
    if not found:
        message = "`--sandbox docker` needs Docker or Podman, and neither is here."
        raise MissingToolError(message, hint=_HINT)
    faults = []
    for name, program in found.items():
        try:
            return _asked(program, folder)
        except ProcessError as error:
            faults.append(f"{name}: {error.output.strip()[-300:] or error}")
    raise ProcessError("No container engine works here.", hint=f"{_HINT} They said: {' / '.join(faults)}")


def container_options(engine: Engine, name: str, home: Path, *, tmp_mb: int, memory_mb: int) -> list[str]:
    """Return the command that starts a container, up to the module's files and the image (docker-run(1)).

    No network, nothing writable but folders in memory, no capabilities, a user who owns nothing. `home` gets two
    folders: `channel` for the socket, and an empty one that hides the modules inside an installed package.
    """
    options = [engine.program, "run", "--rm", "--pull", "never", "--name", name, "--network", "none"]
    options += ["--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"]
    options += ["--security-opt", "label=disable", "--ipc", "private", "--user", "65534:65534"]
    options += ["--hostname", "grading", "--workdir", "/tmp"]  # noqa: S108 (inside the container)
    options += ["--pids-limit", str(_PROCESSES), "--ulimit", f"nofile={_OPEN_FILES}:{_OPEN_FILES}"]
    # The kernel counts them for the user in all containers; the limits above and the watch outside are narrower.
    options += ["--ulimit", f"nproc={_OF_USER}:{_OF_USER}"]
    most = f"{_BASE_MB + memory_mb + 2 * tmp_mb}m"
    options += ["--memory", most, "--memory-swap", most, "--shm-size", f"{tmp_mb}m"]
    options += ["--tmpfs", f"/tmp:rw,exec,nosuid,nodev,size={tmp_mb}m,mode=1777"]  # noqa: S108
    if engine.is_podman:
        options.append("--read-only-tmpfs=false")  # it would make more places that can be written to
    for key, value in sorted(sandbox_environment("/tmp").items()):  # noqa: S108
        options += ["--env", f"{key}={value}"]
    for place in _mounted():
        options += ["--volume", f"{place}:{place}:ro"]
    for folder in ("channel", "empty"):
        (home / folder).mkdir(exist_ok=True)
        # The container's user must get in; on this machine nobody does, because `home` is its owner's alone.
        (home / folder).chmod(0o755)
    if library := hidden_library():
        options += ["--volume", f"{home / 'empty'}:{library}:ro"]
    return [*options, "--volume", f"{home / 'channel'}:{CHANNEL}:ro"]


def _asked(program: str, folder: Path) -> Engine:
    """Return the engine if it answers. Raises ProcessError."""
    said = run_program([program, "--version"], folder=folder, seconds=_SECONDS)
    content = _empty_image()
    image = f"coursewright-sandbox:{digest([content])[:16]}"
    # It asks the service behind the program too, which may not run.
    known = run_program([program, "images", "--quiet", image], folder=folder, seconds=_SECONDS)
    if not known.strip():
        archive = folder / "image.tar"
        archive.write_bytes(content)
        run_program([program, "import", str(archive), image], folder=folder, seconds=_SECONDS)
        archive.unlink()
    return Engine(program, "podman" in said.lower(), image)


def _mounted() -> Iterator[str]:
    for place in SYSTEM:
        if Path(place).exists() and not Path(place).is_symlink():
            yield place
    yield from (f"/etc/{name}" for name in ETC_FILES if Path("/etc", name).exists())
    yield from python_places()
    yield package_place()


def _empty_image() -> bytes:
    """Return the file system of the image as a tar file, the same for the same machine: places to mount at."""
    folders = {"/proc", "/sys", "/dev", "/etc", "/tmp", CHANNEL, GIVEN}  # noqa: S108
    files: set[str] = set()
    for place in _mounted():
        (folders if Path(place).is_dir() else files).add(place)
    for place in sorted(folders | files):
        folders.update(str(parent) for parent in Path(place).parents if str(parent) != "/")
    links = {place: os.readlink(place) for place in SYSTEM if Path(place).is_symlink()}  # noqa: PTH115
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for place in sorted(folders | files | set(links)):
            entry = tarfile.TarInfo(place.lstrip("/"))
            # Podman gives a folder in memory the rights of the image's folder.
            entry.mode = 0o1777 if place == "/tmp" else 0o755  # noqa: S108
            if place in links:
                entry.type, entry.linkname = tarfile.SYMTYPE, links[place]
            elif place in folders:
                entry.type = tarfile.DIRTYPE
            archive.addfile(entry)
    return packed.getvalue()
