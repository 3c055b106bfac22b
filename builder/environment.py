"""What is installed here: the packages that a module needs, and one digest of everything that runs can see."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from builder.files import digest, walk_files

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ALWAYS_THERE", "imports_left_out", "installed_digest", "missing_packages", "package_name", "program_digest"]

ALWAYS_THERE = ("matplotlib", "numpy", "pandas")
"""The packages that every student's folder asks for, whatever the module declares."""


def package_name(requirement: str) -> str:
    """Return the normalised name (PEP 503) in a requirement such as `pandas>=2.2`."""
    match = re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", requirement)
    return re.sub(r"[-_.]+", "-", match[0] if match else requirement).lower()


def missing_packages(requirements: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the requirements whose package is not installed here."""
    return tuple(item for item in requirements if package_name(item) not in _installed())


def installed_digest() -> str:
    """Return a digest of the Python version, the platform and the installed packages with their versions."""
    versions = (f"{name}=={version}" for name, version in sorted(_installed().items()))
    return digest(part.encode() for part in (sys.version, sys.platform, *versions))


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Return a digest of this program itself and of what is installed: with them, what it finds may change."""
    package = Path(__file__).parent
    # The library that a wheel carries is what the program works on, not the program.
    own = (path for path in walk_files(package) if path.suffix != ".pyc" and "_library" not in path.parts)
    parts = (part for path in own for part in (path.relative_to(package).as_posix().encode(), path.read_bytes()))
    return digest([installed_digest().encode(), *parts])


@contextmanager
def imports_left_out(*names: str) -> Iterator[None]:
    """Let imports of these modules fail inside, where a package can do without them and they take long to import."""
    blocked = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(blocked))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in blocked:
            sys.modules.pop(name, None)


@lru_cache(maxsize=1)
def _installed() -> dict[str, str]:
    # Reading the folder names is a hundred times faster than reading every package's metadata.
    found: dict[str, str] = {}
    for entry in reversed(sys.path):
        folder = Path(entry or ".")
        for info in sorted(folder.glob("*.dist-info")) if folder.is_dir() else []:
            name, _, version = info.name.removesuffix(".dist-info").rpartition("-")
            found[package_name(name)] = version
    return found
