"""The browser's Python as files of the site: Pyodide's core, the wheels that a course needs, a lock of just these.

Source of the forms: the npm package `pyodide` and its `pyodide-lock.json` (packages with file name, SHA-256, depends).
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["CORE", "LOCK", "VERSION", "Kernel", "Package", "core_faults", "kernel_files", "packages_for", "read_kernel"]

VERSION = "314.0.3"
"""The release of Pyodide; wheels are built for one release, so all of them change together."""

TARBALL_SHA512 = (
    "b0ae34332ea6f2d981518b581fd6aef6b5d47a1f71d307da86d1dd3a51a62716"
    "43b0a0462ad3fa2b39f2141dbebbf9256d04dd0e2a27474b9a55dd7beb3550cd"
)
"""Of the file that `npm pack` gives for that release."""

LOCK = "pyodide-lock.json"
CORE = {
    "pyodide.mjs": "5cfc46f5dcbaf2a16f26e2363f441873eb424762609cc03db00d6a2ace4d00e5",
    "pyodide.asm.mjs": "1a9775427ef6e8abaa7db88ece0515422d1886915ae5c9093776410c865dfd8d",
    "pyodide.asm.wasm": "e7f8fac36f8bf11085309cbc5c829b3ec3057c18bf1d73b05a6741612d63cdbf",
    "python_stdlib.zip": "444c770dfd75a32097fc0a7d5c1413fd3140601f49c3a1f2e9af0376fcd124b4",
    LOCK: "c963d22858f6bcb8f41586a2142f03905ab370c88ea22a86a2736e95fac2a8f3",
}
"""The files of the npm package that a page needs, with their SHA-256."""

# These are in the standard library and import nothing, or fail, where there are no processes and sockets.
_NOT_IN_BROWSERS = frozenset({"multiprocessing", "socket", "socketserver", "subprocess", "threading", "tkinter"})
_NOTICE = """Pyodide {version}: Python for the browser. Licence: Mozilla Public License 2.0.
Source: github.com/pyodide/pyodide, tag {version}.
Each wheel (*.whl) beside this file holds its own licence in its .dist-info folder.
"""


@dataclass(frozen=True, slots=True)
class Package:
    """A package that Pyodide can load: its wheel's file name and SHA-256, and the packages that it needs."""

    name: str
    file: str
    sha256: str
    depends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kernel:
    """Pyodide's core files by name, its packages by name, and by imported module the package that has it."""

    core: Mapping[str, bytes]
    packages: Mapping[str, Package]
    modules: Mapping[str, str]

    def closure(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the packages with all that they need, sorted."""
        found: set[str] = set()
        todo = list(names)
        while todo:
            name = todo.pop()
            if name not in found:
                found.add(name)
                todo += self.packages[name].depends
        return tuple(sorted(found))


def core_faults(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the names of core files that are missing or are not those of the pinned release."""
    return tuple(name for name, wanted in CORE.items() if hashlib.sha256(files.get(name, b"")).hexdigest() != wanted)


def read_kernel(files: Mapping[str, bytes]) -> Kernel:
    """Return the kernel in a set of core files, which must be without faults."""
    lock = json.loads(files[LOCK])
    packages: dict[str, Package] = {}
    modules: dict[str, str] = {}
    for name, entry in sorted(lock["packages"].items()):
        depends = tuple(sorted(depend.lower().replace("_", "-") for depend in entry["depends"]))
        packages[name] = Package(name, entry["file_name"], entry["sha256"], depends)
        if entry["package_type"] == "package":
            modules.update({module.split(".")[0]: name for module in entry["imports"]})
    return Kernel({name: files[name] for name in CORE}, packages, modules)


def packages_for(kernel: Kernel, imports: Iterable[str], local: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """Return the packages that a set of imported modules needs, or why no browser can import them."""
    wanted = set()
    for module in sorted(set(imports) - set(local)):
        if module in _NOT_IN_BROWSERS:
            return (), f"it uses `{module}`, which browsers do not have"
        if module in kernel.modules:
            wanted.add(kernel.modules[module])
        elif module not in sys.stdlib_module_names:
            return (), f"it uses `{module}`, which the browser's Python does not have"
    return kernel.closure(wanted), ""


def kernel_files(kernel: Kernel, wheels: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of the site's kernel folder: core, these wheels (by package name) and a lock of them alone.

    A lock that named more would make a page ask for files that are not there.
    """
    lock: dict[str, Any] = json.loads(kernel.core[LOCK])
    lock["packages"] = {name: lock["packages"][name] for name in sorted(wheels)}
    files = {name: content for name, content in kernel.core.items() if name != LOCK}
    files |= {kernel.packages[name].file: content for name, content in wheels.items()}
    files[LOCK] = (json.dumps(lock, sort_keys=True, separators=(",", ":")) + "\n").encode()
    files["NOTICE.txt"] = _NOTICE.format(version=VERSION).encode()
    return dict(sorted(files.items()))
