"""The library's modules that a workspace was made with, kept in it, and which changes its teacher declined."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from builder.files import backup_path, walk_files, write_bytes, write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from builder.workspace import Workspace

__all__ = ["module_texts", "pin_modules", "read_declined", "write_declined", "write_module"]

_GENERATED = {"__pycache__", ".ipynb_checkpoints", ".DS_Store"}
_README = """\
# The library's modules as this course uses them

`course new` and `course build` put them here, so that a new version of coursewright changes nothing in your course by
itself. Keep this folder with your course (in git, if you use it) and do not edit it: `course module copy ID` gives you
a copy in `modules/` that is yours. `course diff` shows what the library has changed since, `course upgrade` takes it.
"""


def pin_modules(workspace: Workspace, names: Iterable[str]) -> tuple[str, ...]:
    """Keep the library's version of these modules in the workspace, where there is none yet; return the new ones.

    Of a module that is not in the library nothing is kept. Raises WriteError.
    """
    if workspace.is_library:
        return ()
    fresh = []
    for name in sorted(set(names)):
        source, place = workspace.library / name, workspace.pinned / name
        if place.exists() or not (source / "module.yaml").is_file():
            continue
        write_text(workspace.pinned.parent / "README.md", _README)
        for path in _files(source):
            write_bytes(place / path.relative_to(source), path.read_bytes())
        fresh.append(name)
    return tuple(fresh)


def module_texts(folder: Path) -> dict[str, str]:
    """Return the files of a module's folder by name; bytes that are no UTF-8 are kept as surrogates."""
    found = {}
    for path in _files(folder) if folder.is_dir() else ():
        found[path.relative_to(folder).as_posix()] = path.read_bytes().decode("utf-8", "surrogateescape")
    return found


def write_module(folder: Path, files: Mapping[str, str], *, keep: bool = False) -> tuple[Path, ...]:
    """Make the folder hold these files and no others that a lesson reads; return what changed. Raises WriteError.

    With `keep` the old content of a changed file stays beside it as `.bak`; a copy that is there is never replaced.
    """
    old = module_texts(folder)
    changed = []
    for name in sorted({*old, *files}):
        path = folder / name
        if old.get(name) == files.get(name):
            continue
        if keep and name in old:
            before = old[name].encode("utf-8", "surrogateescape")
            write_bytes(backup_path(path, before), before)
        if name in files:
            write_bytes(path, files[name].encode("utf-8", "surrogateescape"))
        else:
            path.unlink()
        changed.append(path)
    return tuple(changed)


def read_declined(workspace: Workspace) -> dict[str, str]:
    """Return the stamp of the change that was declined, by its id; nothing if there is no record that can be read."""
    try:
        stored = json.loads(_record(workspace).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(stamp) for name, stamp in stored.items()} if isinstance(stored, dict) else {}


def write_declined(workspace: Workspace, declined: Mapping[str, str]) -> None:
    """Keep which changes were declined. Raises WriteError."""
    if declined or _record(workspace).is_file():
        write_text(_record(workspace), json.dumps(dict(sorted(declined.items())), indent=1) + "\n")


def _record(workspace: Workspace) -> Path:
    return workspace.pinned.parent / "declined.json"


def _files(folder: Path) -> list[Path]:
    return [
        path
        for path in walk_files(folder)
        if not _GENERATED.intersection(path.relative_to(folder).parts) and path.suffix not in {".pyc", ".bak"}
    ]
