"""Check of a module's folder: every file in it is one that the builder reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.findings import Finding, Place, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["check_folder"]

_FILES = ("README.md", "data.py", "lesson.md", "module.yaml")
_GENERATED = {"__pycache__", ".ipynb_checkpoints"}


def check_folder(names: Iterable[str], shown: str) -> Iterator[Finding]:
    """Yield a warning for each file that nothing reads; `names` are relative to the folder, which is shown as `shown`.

    Hidden files and what Python and JupyterLab leave behind are passed over.
    """
    for name in sorted(names):
        parts = name.split("/")
        if _GENERATED.intersection(parts) or any(part.startswith(".") for part in parts):
            continue
        if name in _FILES or (parts[0] == "files" and len(parts) > 1):
            continue
        if parts[0] == "attempts":
            if len(parts) == 3:
                continue
            hint = "Attempts lie in a folder with the name of their exercise: `attempts/EXERCISE/NAME.py`."
        else:
            hint = f"Files for students go into `files/`. {did_you_mean(parts[0], (*_FILES, 'attempts', 'files'))}"
        message = f"Nothing reads the file {name}."
        yield Finding("module-files-are-known", message, Place(f"{shown}/{name}"), hint, Severity.WARNING)
