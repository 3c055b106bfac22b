"""Which versions of installed packages a run depends on, as one digest."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from importlib import metadata

from builder.files import digest

__all__ = ["environment_digest", "import_names"]

_RUNNER_PACKAGES = ("ipykernel", "ipython", "matplotlib-inline")
_MISSING = "missing"
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")


@lru_cache(maxsize=256)
def environment_digest(packages: tuple[str, ...]) -> str:
    """Return a digest of the Python version, the platform, and the packages with all that they require.

    What a declared package can use if it is there counts too, because packages change what they do when they find it.
    """
    versions: dict[str, str] = {}
    open_ends: list[str] = []
    for package in packages:
        version, required, optional = _installed(package)
        if version == _MISSING and (owners := _owners().get(_normalised(package))):
            version = f"of {', '.join(owners)}"
            required, optional = owners, ()
        versions[f"declared {_normalised(package)}"] = version
        open_ends += [*required, *optional]
    open_ends += _RUNNER_PACKAGES
    while open_ends:
        name = _normalised(open_ends.pop())
        if name not in versions:
            versions[name], required, _ = _installed(name)
            open_ends += required
    parts = [sys.version, sys.platform, *(f"{name}=={version}" for name, version in sorted(versions.items()))]
    return digest(part.encode() for part in parts)


@lru_cache(maxsize=1024)
def import_names(packages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sorted top-level modules of some installed distributions; other names stand for themselves."""
    found: set[str] = set()
    for package in packages:
        try:
            files = metadata.distribution(package).files or []
        except (metadata.PackageNotFoundError, ValueError):
            found.add(package)
            continue
        tops = {file.parts[0].split(".")[0] for file in files if file.suffix in {".py", ".so", ".pyd"}}
        found |= {top for top in tops if top.isidentifier() and not top.startswith("_")}
    return tuple(sorted(found))


@lru_cache(maxsize=4096)
def _installed(name: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the version of a distribution, what it requires, and what it can use."""
    try:
        found = metadata.distribution(name)
    except (metadata.PackageNotFoundError, ValueError):
        return _MISSING, (), ()
    needed: dict[bool, list[str]] = {False: [], True: []}
    for line in found.requires or []:
        if match := _NAME.match(line):
            needed["extra ==" in line].append(match[0])
    return found.version, tuple(needed[False]), tuple(needed[True])


@lru_cache(maxsize=1)
def _owners() -> dict[str, tuple[str, ...]]:
    """Return the distributions that bring each top-level import name."""
    found = metadata.packages_distributions()
    return {_normalised(name): tuple(sorted(set(owners))) for name, owners in found.items()}


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
