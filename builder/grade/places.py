"""What a sandbox lets student code see of this machine, whatever makes the sandbox: the system, Python, our package."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import builder
from builder.run.environment import run_environment

__all__ = ["ETC_FILES", "SYSTEM", "hidden_library", "package_place", "python_places", "sandbox_environment"]

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/lib32")
"""The system's programs and libraries; most of them are links into the first."""

ETC_FILES = ("ld.so.cache", "alternatives", "fonts", "mime.types")
"""What of /etc programs need that run without a network."""

_PASSED = frozenset("COLUMNS LINES LANG LC_ALL MPLBACKEND SOURCE_DATE_EPOCH TZ".split())


def package_place() -> str:
    """Return the folder of our own package."""
    return str(Path(builder.__file__).parent)


def hidden_library() -> str | None:
    """Return the folder of modules, solutions included, inside the package, where an installed wheel has one."""
    library = Path(package_place(), "_library")
    return str(library) if library.is_dir() else None


def python_places() -> list[str]:
    """Return the folders of this Python and its packages that are not below /usr."""
    places = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parents[1])}
    outer = sorted(place for place in places if not place.startswith("/usr"))
    return [place for place in outer if not any(place != other and place.startswith(f"{other}/") for other in outer)]


def sandbox_environment(home: str) -> dict[str, str]:
    """Return the whole environment of student code whose home is that folder; nothing of the teacher's is in it."""
    found = run_environment(None, 0)
    kept = {key: value for key, value in found.items() if key in _PASSED or key.endswith("_NUM_THREADS")}
    kept |= {key: value for key, value in found.items() if key.startswith(("TF_", "PYTHONHASHSEED", "PYTHONUTF8"))}
    own = {"HOME": home, "TMPDIR": home if home == "/tmp" else f"{home}/tmp", "USER": "student"}  # noqa: S108
    places = {name: f"{home}/.{name.lower()}" for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "MPLCONFIGDIR")}
    path = os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"])
    return kept | own | places | {"PATH": path}
