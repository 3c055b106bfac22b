"""Where a course workspace keeps its things, and how its modules are found."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from builder.documents.module_card import ModuleCard
from builder.documents.reading import decode_text, read_document
from builder.documents.vocabulary import Vocabulary
from builder.errors import WorkspaceError
from builder.files import keep_newest
from builder.findings import Finding, Place, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "CACHE_VARIABLE",
    "ModuleFolder",
    "Workspace",
    "find_workspace",
    "grades_folder",
    "read_file",
    "read_module",
    "read_modules",
    "read_vocabulary",
    "tidy_caches",
]

CACHE_VARIABLE = "COURSEWRIGHT_CACHE"
_MOST_KEPT = 500 * 1024 * 1024
_PACKAGE = Path(__file__).parent
# The wheel carries the library inside the package; in a source checkout it stands beside the package.
_LIBRARY = _PACKAGE / "_library" if (_PACKAGE / "_library").is_dir() else _PACKAGE.parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `curriculum/`, `modules/` and `book/`; generated things are below `_build/`."""

    root: Path

    @property
    def curriculum(self) -> Path:
        """Curricula, profiles, domains and the skill vocabulary."""
        return self.root / "curriculum"

    @property
    def build(self) -> Path:
        """Everything generated; may always be deleted."""
        return self.root / "_build"

    def cache(self, kind: str) -> Path:
        """Return the folder that keeps what was once run, proven or fetched; it may always be deleted.

        All workspaces of a user share it, because the keys are made of content and environment: a module of the
        library that was run for one course need not run again for the next. COURSEWRIGHT_CACHE names another folder;
        `off` keeps everything below `_build`.
        """
        wished = os.environ.get(CACHE_VARIABLE, "")
        if wished == "off":
            return self.build / "cache" / kind
        if wished:
            return Path(wished).expanduser() / kind
        # Imported here because few commands ask, and every one imports this file.
        import platformdirs

        return platformdirs.user_cache_path("coursewright") / kind

    @property
    def pinned(self) -> Path:
        """The library's modules as this course uses them, until `course upgrade` takes what is new."""
        return self.root / "library" / "modules"

    @property
    def library(self) -> Path:
        """The modules of the library that is installed."""
        return _LIBRARY / "modules"

    @property
    def is_library(self) -> bool:
        """Whether this workspace is the library itself, as in a source checkout."""
        return self.root.resolve() == _LIBRARY.resolve()

    def shown(self, path: Path) -> str:
        """Return the path as a message names it: relative to the workspace where it can be, with `/`."""
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        if path.is_relative_to(_LIBRARY):
            return f"library:{path.relative_to(_LIBRARY).as_posix()}"
        return path.as_posix()

    def search(self, relative: str) -> Path:
        """Return the workspace's own file or folder of that name, or else the library's inside the package."""
        own = self.root / relative
        return own if own.exists() or not (_LIBRARY / relative).exists() else _LIBRARY / relative

    def files(self, relative: str, pattern: str) -> tuple[Path, ...]:
        """Return the files of a folder by name: the library's and the workspace's own, which replace those of a name.

        An empty file of the workspace takes the library's away and puts nothing in its place.
        """
        found: dict[str, Path] = {}
        for base in dict.fromkeys((_LIBRARY, self.root)):
            folder = base / relative
            found.update({path.name: path for path in (folder.glob(pattern) if folder.is_dir() else ())})
        return tuple(found[name] for name in sorted(found) if found[name].read_bytes().strip())


@dataclass(frozen=True, slots=True)
class ModuleFolder:
    """A module's card and the folder that it was read from."""

    card: ModuleCard
    folder: Path


def find_workspace(start: Path) -> Workspace:
    """Return the workspace around `start`: the nearest folder upwards with `curriculum/`. Raises WorkspaceError."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / "curriculum").is_dir():
            return Workspace(folder)
    raise WorkspaceError(
        f"There is no course workspace in {start} or above it (no folder with `curriculum/` in it).",
        hint="Go to the folder of your course, or make one with `course new PROFILE`.",
    )


def tidy_caches(workspace: Workspace) -> None:
    """Delete the oldest of what is kept of runs, proofs and checks, where there is far more than a course needs."""
    for kind in ("run", "proof", "visit", "read", "checked"):
        keep_newest(workspace.cache(kind), _MOST_KEPT)


def grades_folder(workspace: Workspace, slug: str) -> Path:
    """Return the folder of a course's class: key, manifest, gradebook, submissions. Made if needed, kept out of git.

    It holds a user's only copy, so it is not below `_build`, and only its owner may read it. Raises WorkspaceError.
    """
    folder = workspace.root / "grades" / slug
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        ignored = workspace.root / "grades" / ".gitignore"
        if not ignored.exists():
            ignored.write_text("# Marks and names of students do not belong into a repository.\n*\n", "utf-8")
    except OSError as error:
        hint = "Change the permissions of the folder, or free some space."
        raise WorkspaceError(f"Cannot write {folder}: {error.strerror}.", hint=hint) from error
    return folder


def read_modules(workspace: Workspace) -> tuple[dict[str, ModuleFolder], tuple[Finding, ...]]:
    """Read every module card; return them by id, and all findings.

    The workspace's own modules come first, then the library's as the course was made with them, then the others.
    """
    modules: dict[str, ModuleFolder] = {}
    findings: list[Finding] = []
    for base in _module_bases(workspace):
        for folder in sorted(base.iterdir()) if base.is_dir() else []:
            if not folder.is_dir() or folder.name.startswith((".", "_")) or folder.name in modules:
                continue
            card, faults = _read_card(workspace, folder)
            findings.extend(faults)
            if card is not None:
                modules[folder.name] = ModuleFolder(card, folder)
    return modules, in_order(findings)


def read_module(workspace: Workspace, name: str) -> tuple[ModuleFolder | None, tuple[Finding, ...]]:
    """Return what `read_modules` has under this id, and the findings about it, without reading the others."""
    findings: list[Finding] = []
    for base in _module_bases(workspace):
        if (base / name).is_dir():
            card, faults = _read_card(workspace, base / name)
            findings.extend(faults)
            if card is not None:
                return ModuleFolder(card, base / name), in_order(findings)
    return None, in_order(findings)


def _module_bases(workspace: Workspace) -> tuple[Path, ...]:
    """Return the folders that modules are looked for in; in a source checkout the workspace is the library."""
    return tuple(dict.fromkeys((workspace.root / "modules", workspace.pinned, _LIBRARY / "modules")))


def read_file(workspace: Workspace, path: Path) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a UTF-8 file, or findings that say why it cannot be read."""
    shown = workspace.shown(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        hint = f"Make the file {shown}, or take out what names it."
        return "", (Finding("files-exist", f"The file {shown} is missing.", Place(shown), hint),)
    except OSError as error:
        hint = "Check the file's permissions."
        return "", (Finding("files-exist", f"The file cannot be read: {error.strerror}.", Place(shown), hint),)
    return decode_text(data, shown)


def read_vocabulary(workspace: Workspace, cards: Iterable[ModuleCard]) -> tuple[Vocabulary | None, tuple[Finding, ...]]:
    """Return the skill vocabulary with what the modules add to it, or the findings of its file."""
    path = workspace.search("curriculum/skills.yaml")
    text, findings = read_file(workspace, path)
    if findings:
        return None, findings
    vocabulary, findings = _vocabulary_of(text, workspace.shown(path))
    return vocabulary.joined(cards) if vocabulary else None, findings


def _read_card(workspace: Workspace, folder: Path) -> tuple[ModuleCard | None, tuple[Finding, ...]]:
    path = folder / "module.yaml"
    text, findings = read_file(workspace, path)
    if findings:
        return None, findings
    shown = workspace.shown(path)
    card, findings = _card_of(text, shown)
    if card is not None and card.id != folder.name:
        hint = f"Rename the folder to `{card.id}`, or the id to `{folder.name}`; a published id never changes."
        message = f"The module's id is '{card.id}' but its folder is '{folder.name}'."
        findings = (*findings, Finding("module-id-equals-folder", message, Place(shown, 1), hint))
    return card, findings


# A watch and a preview read the same cards at each look, of which one may have changed. Documents are frozen.
@lru_cache(maxsize=256)
def _card_of(text: str, shown: str) -> tuple[ModuleCard | None, tuple[Finding, ...]]:
    return read_document(ModuleCard, text, shown)


@lru_cache(maxsize=4)
def _vocabulary_of(text: str, shown: str) -> tuple[Vocabulary | None, tuple[Finding, ...]]:
    return read_document(Vocabulary, text, shown)
