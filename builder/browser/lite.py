"""JupyterLite: the students' notebooks in a JupyterLab that runs in the browser, with Python from its own folder.

The only file that knows the command line of jupyterlite-core 0.8 and the form of its folders. Sources of the forms:
JupyterLite's guide (`static/pyodide` in the lite directory is its Python), and Pyodide's `pyodide-lock.json`.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zipfile
from email.parser import Parser
from importlib import util
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.browser.kernel import LOCK
from builder.errors import MissingToolError, ProcessError
from builder.files import remove_tree, write_bytes
from builder.processes import run_program

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["build_lite", "lite_kernel", "lite_wheels", "why_no_lite"]

_WHEELS = Path(__file__).with_name("lite_wheels.txt")
_NEEDED = {
    "jupyterlite_core": "jupyterlite-core",
    "jupyterlite_pyodide_kernel": "jupyterlite-pyodide-kernel",
    "pip": "pip",
}
_EXTENSION = Path("share", "jupyter", "labextensions", "@jupyterlite", "pyodide-kernel-extension")
_SECONDS = 600
# JupyterLab's own packages are parts of the program, and maps of its sources are of no use to readers.
_SMALL = ("--no-sourcemaps", "--no-unused-shared-packages")


def why_no_lite() -> str:
    """Return what is missing for JupyterLite, and how to get it; empty if nothing is."""
    missing = [name for module, name in _NEEDED.items() if util.find_spec(module) is None]
    return f"{', '.join(missing)} is not installed: pip install 'coursewright[lite]'." if missing else ""


def lite_wheels(cache: Path, *, seconds: float = 300) -> dict[str, bytes]:
    """Return the wheels of JupyterLite's Python by file name, each with its known SHA-256; pip fetches them once.

    Raises MissingToolError if they cannot be had, WriteError.
    """
    wanted = _pinned(_WHEELS.read_text("utf-8"))
    found = _known(cache, wanted)
    if len(found) < len(wanted):
        cache.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        command += ["--only-binary=:all:", "--python-version=3.14", "--platform=any", "--dest", str(cache)]
        try:
            run_program([*command, "-r", str(_WHEELS)], folder=cache, seconds=seconds)
        except ProcessError as fault:
            hint = "Connect to the network once; what was fetched is kept."
            message = f"pip could not fetch what JupyterLite's Python needs: {fault.message}"
            raise MissingToolError(message, hint=hint) from fault
        found = _known(cache, wanted)
    if len(found) < len(wanted):
        lacking = sorted(set(wanted.values()) - {wanted[_digest(content)] for content in found.values()})
        message = f"pip fetched other files than those that are known: {', '.join(lacking)}."
        raise MissingToolError(message, hint="Take another index of packages.")
    return found


def _pinned(text: str) -> dict[str, str]:
    """Return the names of the packages by the SHA-256 of their wheels."""
    return {line.rpartition(":")[2]: line.partition("==")[0] for line in text.splitlines() if "==" in line}


def _known(folder: Path, wanted: Mapping[str, str]) -> dict[str, bytes]:
    contents = {path.name: path.read_bytes() for path in sorted(folder.glob("*.whl"))}
    return {name: content for name, content in contents.items() if _digest(content) in wanted}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def lite_kernel(kernel: Mapping[str, bytes], wheels: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a kernel folder with these wheels added, in its lock too."""
    lock: dict[str, Any] = json.loads(kernel[LOCK])
    known = {_name(file) for file in wheels} | set(lock["packages"])
    own = {_name(file): _entry(file, content, known) for file, content in wheels.items()}
    lock["packages"] = dict(sorted({**own, **lock["packages"]}.items()))
    text = json.dumps(lock, sort_keys=True, separators=(",", ":")) + "\n"
    return {**kernel, **wheels, LOCK: text.encode()}


def _name(text: str) -> str:
    """Return a package's name as locks write it; a wheel's file name begins with it."""
    return re.sub(r"[-_.]+", "-", text.partition("-")[0] if text.endswith(".whl") else text).lower()


def _entry(file: str, content: bytes, known: Iterable[str]) -> dict[str, object]:
    """Return a wheel's entry in `pyodide-lock.json`."""
    with zipfile.ZipFile(BytesIO(content)) as wheel:
        names = wheel.namelist()
        about = Parser().parsestr(
            wheel.read(next(name for name in names if name.endswith(".dist-info/METADATA"))).decode("utf-8")
        )
    depends = set()
    for line in about.get_all("Requires-Dist") or []:
        requirement, _, marker = line.partition(";")
        name = _name(re.split(r"[^\w.-]", requirement.strip())[0])
        if "extra" not in marker and name in known:
            depends.add(name)
    tops = {
        name.split("/")[0].removesuffix(".py") for name in names if ".dist-info/" not in name and ".data/" not in name
    }
    return {
        "name": _name(str(about["Name"])),
        "version": str(about["Version"]),
        "file_name": file,
        "install_dir": "site",
        "sha256": _digest(content),
        "package_type": "package",
        "imports": sorted(tops),
        "depends": sorted(depends),
        "unvendored_tests": False,
    }


def build_lite(files: Mapping[str, bytes], kernel: Mapping[str, bytes], work: Path) -> Path:
    """Build JupyterLite with these notebooks and files and this kernel folder; return the folder with the result.

    Raises ProcessError with what it printed, WriteError.
    """
    remove_tree(work)
    for name, content in files.items():
        write_bytes(work / "content" / name, content)
    for name, content in kernel.items():
        write_bytes(work / "lite" / "static" / "pyodide" / name, content)
    extension = Path(sys.prefix) / _EXTENSION
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--apps", "lab", *_SMALL, "--ignore-sys-prefix"]
    # Of what else is installed beside this Python nothing goes to readers.
    command += [f"--LiteBuildConfig.federated_extensions={extension}", "--lite-dir", str(work / "lite")]
    command += ["--contents", str(work / "content"), "--output-dir", str(work / "out")]
    run_program(command, folder=work, seconds=_SECONDS)
    return work / "out"
