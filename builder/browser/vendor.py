"""Where the kernel's files come from: the cache, a folder, an installed package, the machine's npm. Each is checked."""

from __future__ import annotations

import hashlib
import io
import sys
import tarfile
import tempfile
import time
import urllib.request
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from builder.browser.kernel import CORE, TARBALL_SHA512, VERSION, Kernel, core_faults, read_kernel
from builder.errors import MissingToolError, ProcessError
from builder.files import remove_tree, write_bytes
from builder.processes import run_program

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["KERNEL_VARIABLE", "WHEELS_VARIABLE", "Sources", "find_kernel", "find_wheels"]

KERNEL_VARIABLE = "COURSEWRIGHT_PYODIDE"
WHEELS_VARIABLE = "COURSEWRIGHT_WHEELS"


@dataclass(frozen=True, slots=True)
class Sources:
    """Where to look: the cache folder, the values of the two variables, npm's command and the seconds it may take.

    `kernel` is a folder, an npm tarball or an archive; `wheels` a folder, an archive or an address. Empty: not given.
    """

    cache: Path
    kernel: str = ""
    wheels: str = ""
    npm: tuple[str, ...] = ("npm",)
    environment: Mapping[str, str] | None = None
    seconds: float = 55


def find_kernel(sources: Sources) -> tuple[Kernel | None, str]:
    """Return the kernel, or None and why there is none. What was found once is kept in the cache.

    Never raises for a missing network. Raises WriteError if the cache cannot be written.
    """
    cached = sources.cache / VERSION
    files = _core_in(cached)
    if not core_faults(files):
        return read_kernel(files), ""
    if sources.kernel:
        files = _core_in(Path(sources.kernel))
        faults = core_faults(files)
        if faults:
            return None, f"{KERNEL_VARIABLE} does not name Pyodide {VERSION}: {faults[0]} is missing or another one"
    else:
        files, why = _packed(sources)
        if why:
            return None, why
    for name in CORE:
        write_bytes(cached / name, files[name])
    return read_kernel(files), ""


def find_wheels(kernel: Kernel, names: Iterable[str], sources: Sources) -> dict[str, bytes]:
    """Return those of the packages' wheels that can be had, by package name; each has the SHA-256 of the lock.

    Looked for in the cache, where the variable says, and in the packages that are installed here.
    """
    wanted = {kernel.packages[name].file: name for name in names}
    folder = sources.cache / "wheels"
    found: dict[str, bytes] = {}
    deadline = time.monotonic() + sources.seconds
    for offered in (_from_folder(folder, wanted), _from_place(sources.wheels, wanted, deadline), _installed(wanted)):
        if len(found) == len(wanted):
            break
        for file, content in offered:
            name = wanted.get(file, "")
            if name and name not in found and hashlib.sha256(content).hexdigest() == kernel.packages[name].sha256:
                found[name] = content
                write_bytes(folder / file, content)
    return found


def _core_in(place: Path) -> dict[str, bytes]:
    """Return the core files in a folder, in an npm tarball or in another archive."""
    try:
        if place.is_dir():
            return {name: (place / name).read_bytes() for name in CORE if (place / name).is_file()}
        if place.suffix == ".tgz":
            return _unpacked(place.read_bytes())
        if place.is_file():
            return dict(_from_archive(place, CORE))
    except (OSError, zipfile.BadZipFile, tarfile.TarError):
        pass
    return {}


def _unpacked(tarball: bytes) -> dict[str, bytes]:
    files = {}
    with tarfile.open(fileobj=io.BytesIO(tarball), mode="r:gz") as archive:
        for member in archive:
            name = PurePosixPath(member.name).name
            stream = archive.extractfile(member) if name in CORE and member.isfile() else None
            if stream is not None:
                files[name] = stream.read()
    return files


def _packed(sources: Sources) -> tuple[dict[str, bytes], str]:
    """Let npm fetch the package; return its core files, or why that did not work."""
    sources.cache.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="npm-", dir=sources.cache))
    # npm would try for minutes; whoever builds a course on a train must not wait for that.
    command = [*sources.npm, "pack", f"pyodide@{VERSION}", "--silent", "--fetch-retries=0", "--fetch-timeout=20000"]
    try:
        run_program(command, folder=folder, seconds=sources.seconds, environment=sources.environment)
        tarball = next(iter(sorted(folder.glob("*.tgz")))).read_bytes()
    except (ProcessError, MissingToolError, StopIteration, OSError) as fault:
        said = getattr(fault, "message", "") or "it left no file"
        return {}, f"npm could not fetch the package pyodide {VERSION}: {said}"
    finally:
        remove_tree(folder)
    if hashlib.sha512(tarball).hexdigest() != TARBALL_SHA512:
        return {}, f"npm fetched another package than pyodide {VERSION}: its SHA-512 differs"
    files = _unpacked(tarball)
    faults = core_faults(files)
    return files, f"{faults[0]} of the npm package is not the one that is known" if faults else ""


def _from_folder(folder: Path, wanted: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for name in wanted:
        if (folder / name).is_file():
            yield name, (folder / name).read_bytes()


def _from_archive(path: Path, wanted: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    names = set(wanted)
    with zipfile.ZipFile(path) as archive:
        for entry in archive.namelist():
            name = PurePosixPath(entry).name
            if name in names:
                yield name, archive.read(entry)


def _from_place(place: str, wanted: Iterable[str], deadline: float) -> Iterator[tuple[str, bytes]]:
    """Yield wheels from a folder, an archive or an address that ends in a folder."""
    if place.startswith(("https://", "http://")):
        yield from _from_address(place, wanted, deadline)
    elif place and Path(place).is_dir():
        yield from _from_folder(Path(place), wanted)
    elif place and zipfile.is_zipfile(place):
        yield from _from_archive(Path(place), wanted)


def _from_address(place: str, wanted: Iterable[str], deadline: float) -> Iterator[tuple[str, bytes]]:
    for name in wanted:
        left = deadline - time.monotonic()
        if left <= 0:
            return
        try:
            with urllib.request.urlopen(f"{place.rstrip('/')}/{name}", timeout=min(left, 20)) as answer:  # noqa: S310  # http only, see above
                yield name, answer.read()
        except OSError:
            continue


def _installed(wanted: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield wheels that an installed package carries, as its RECORD says."""
    names = set(wanted)
    for entry in sys.path:
        for record in sorted(Path(entry).glob("*.dist-info/RECORD")) if Path(entry).is_dir() else ():
            text = record.read_text("utf-8", errors="replace")
            if "pyodide" not in text:
                continue
            for line in text.splitlines():
                path = line.partition(",")[0]
                if PurePosixPath(path).name in names and (Path(entry) / path).is_file():
                    yield PurePosixPath(path).name, (Path(entry) / path).read_bytes()
