"""What the library has changed for a workspace, and what happens when a teacher takes or declines it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from builder.course.names import course_names
from builder.documents.curriculum import Curriculum
from builder.documents.reading import read_document
from builder.errors import CourseError
from builder.findings import did_you_mean
from builder.upgrade.changes import changes_between
from builder.upgrade.merging import merged
from builder.upgrade.store import module_texts, pin_modules, read_declined, write_declined, write_module
from builder.workspace import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from builder.upgrade.changes import Change, Conflict
    from builder.workspace import Workspace

__all__ = ["Decision", "Pending", "Upgrade", "apply", "modules_in_use", "pending", "pin_courses"]


@dataclass(frozen=True, slots=True)
class Pending:
    """A change that nobody has decided on; `edited` says that the teacher has a copy of the module."""

    change: Change
    edited: bool
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Upgrade:
    """All that is to be decided, the changes that were declined, and modules that the library no longer has.

    `unkept` are modules of the library in use of which the workspace keeps no version, so that nothing can be compared.
    """

    changes: tuple[Pending, ...]
    declined: tuple[Change, ...] = ()
    gone: tuple[str, ...] = ()
    unkept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Ids of changes, or of modules for all of theirs; `replace` takes the library's text where both changed."""

    accept: tuple[str, ...] = ()
    decline: tuple[str, ...] = ()
    replace: tuple[str, ...] = ()
    all: bool = False


def modules_in_use(workspace: Workspace) -> tuple[str, ...]:
    """Return the modules of all courses in the workspace, sorted; a curriculum that cannot be read counts for none."""
    names: set[str] = set()
    for course in course_names(workspace):
        path = workspace.curriculum / f"{course}.yaml"
        text, findings = read_file(workspace, path)
        curriculum = None if findings else read_document(Curriculum, text, path.name)[0]
        names.update(curriculum.module_ids() if curriculum is not None else ())
    return tuple(sorted(names))


def pin_courses(workspace: Workspace) -> tuple[str, ...]:
    """Keep the library's modules that the courses use; return those that are new here. Raises WriteError."""
    return pin_modules(workspace, modules_in_use(workspace))


def pending(workspace: Workspace) -> Upgrade:
    """Return what the library has changed in the modules that the workspace keeps, and where that meets an edit."""
    declined = read_declined(workspace)
    found: list[Pending] = []
    refused: list[Change] = []
    gone: list[str] = []
    for name in _kept(workspace):
        base, theirs = module_texts(workspace.pinned / name), module_texts(workspace.library / name)
        if not theirs:
            gone.append(name)
            continue
        own = module_texts(workspace.root / "modules" / name)
        for change in changes_between(name, base, theirs):
            if declined.get(change.id) == change.stamp:
                refused.append(change)
                continue
            conflicts = merged(base, own, theirs, change.unit)[1] if own else ()
            found.append(Pending(change, bool(own), conflicts))
    return Upgrade(tuple(found), tuple(refused), tuple(gone), _unkept(workspace))


def apply(workspace: Workspace, decision: Decision) -> tuple[Upgrade, tuple[str, ...]]:
    """Take and decline changes; return what is still to be decided, and the files of the teacher that changed.

    A change that meets an edit is not taken unless it is among `replace`; the edit is then kept as `.bak`.
    Raises CourseError for an unknown id, WriteError.
    """
    before = pending(workspace)
    known = [*(one.change for one in before.changes), *before.declined]
    replace = _chosen(decision.replace, known)
    accept = {*_chosen(decision.accept, known), *replace}
    decline = _chosen(decision.decline, known)
    if decision.all:
        accept |= {one.change.id for one in before.changes} - decline
    if both := sorted(accept & decline):
        raise CourseError(f"'{both[0]}' is both accepted and declined.", hint="Decide for one of them.")
    by_module: dict[str, list[Change]] = {}
    for change in known:
        if change.id in accept:
            by_module.setdefault(change.module, []).append(change)
    changed: list[str] = []
    for module, changes in by_module.items():
        paths = _take(workspace, module, changes, known, replace)
        changed += paths
    stamps = read_declined(workspace) | {one.id: one.stamp for one in known if one.id in decline}
    write_declined(workspace, {name: stamp for name, stamp in stamps.items() if name not in accept})
    return pending(workspace), tuple(changed)


def _kept(workspace: Workspace) -> list[str]:
    folder = workspace.pinned
    if workspace.is_library or not folder.is_dir():
        return []
    used = set(modules_in_use(workspace))
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name in used)


def _unkept(workspace: Workspace) -> tuple[str, ...]:
    if workspace.is_library:
        return ()
    used = modules_in_use(workspace)
    return tuple(n for n in used if (workspace.library / n).is_dir() and not (workspace.pinned / n).is_dir())


def _chosen(wanted: Sequence[str], known: Iterable[Change]) -> set[str]:
    changes = list(known)
    found: set[str] = set()
    for name in wanted:
        ids = {change.id for change in changes if name in {change.id, change.module}}
        if not ids:
            hint = did_you_mean(name, [change.id for change in changes]) or "Nothing is to be decided."
            raise CourseError(f"There is no change '{name}'.", hint=hint)
        found |= ids
    return found


def _take(
    workspace: Workspace, module: str, changes: Sequence[Change], known: Sequence[Change], replace: set[str]
) -> list[str]:
    """Take the changes of one module into the kept copy and into the teacher's; return the teacher's changed files."""
    theirs = module_texts(workspace.library / module)
    base = module_texts(workspace.pinned / module)
    folder = workspace.root / "modules" / module
    own = module_texts(folder)
    made, mine = dict(base), dict(own)
    for change in _with_objectives(changes, [one for one in known if one.module == module], theirs):
        if own:
            result, conflicts = merged(base, mine, theirs, change.unit, replace=change.id in replace)
            if conflicts:
                continue
            mine = result
        made = merged(base, made, theirs, change.unit)[0]
    write_module(workspace.pinned / module, _with_minutes(made))
    if not own:
        return []
    keep = any(change.id in replace for change in changes)
    return [workspace.shown(path) for path in write_module(folder, _with_minutes(mine), keep=keep)]


def _with_objectives(
    changes: Sequence[Change], all_of_module: Sequence[Change], theirs: Mapping[str, str]
) -> list[Change]:
    """Return the changes and the new objectives without which a new exercise or question would hang in the air."""
    units = {change.unit for change in changes}
    card = _mapping(theirs.get("module.yaml", ""))
    for change in changes:
        part, _, name = change.unit.partition("/")
        section = card.get(part)
        facts = section.get(name) if isinstance(section, dict) else None
        if isinstance(facts, dict) and "objective" in facts:
            units.add(f"objectives/{facts['objective']}")
    fresh = [one for one in all_of_module if one.unit in units and one.kind == "new" and one not in changes]
    return [*fresh, *changes]


def _with_minutes(files: dict[str, str]) -> dict[str, str]:
    """Return the module with the minutes of its exercises added up anew: some may have come or gone."""
    text = files.get("module.yaml", "")
    exercises = _mapping(text).get("exercises")
    if not isinstance(exercises, dict):
        return files
    minutes = [facts.get("minutes") for facts in exercises.values() if isinstance(facts, dict)]
    if not all(isinstance(number, int) for number in minutes):
        return files
    total = sum(number for number in minutes if isinstance(number, int))
    pattern = re.compile(r"^(minutes:(?:[^\n]*\bexercises:|(?:\n +[^\n]*)*?\n +exercises:) *)\d+", re.MULTILINE)
    return {**files, "module.yaml": pattern.sub(lambda found: f"{found[1]}{total}", text, count=1)}


def _mapping(text: str) -> dict[str, object]:
    try:
        loaded = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return loaded if isinstance(loaded, dict) else {}
