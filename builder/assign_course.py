"""Handing out a course: roster in; out come a folder and a zip for each student, and the signed manifest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.assign.key import copy_token, key_of
from builder.assign.manifest import EVERYONE, Copy, Manifest, manifest_text, merged, read_manifest
from builder.assign.packing import assigned_files, changed_cells
from builder.build import read_course, stop_at_errors
from builder.check.leaks import find_leaks, secret_lines
from builder.course.digest import module_digest
from builder.course.released import record_release
from builder.documents.reading import decode_text
from builder.documents.roster import read_roster
from builder.errors import CourseError, FindingsError
from builder.files import remove_tree, replace_folder, write_bytes, write_text
from builder.findings import Finding, Place, Severity, did_you_mean, has_errors, in_order
from builder.module_sheet import variant_sheet
from builder.outputs import pack
from builder.prove.variants import draw_variant
from builder.stamp import BuildOptions
from builder.workspace import grades_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from builder.assemble.values import Sheet
    from builder.course.values import Course, CourseModule
    from builder.documents.roster import Roster
    from builder.progress import Progress
    from builder.workspace import Workspace

__all__ = ["Assigned", "assign_course", "load_manifest", "load_roster"]

_COMMON = "everyone"


@dataclass(frozen=True, slots=True)
class Assigned:
    """What was handed out: the folder, how many students and modules, the manifest, and findings."""

    folder: Path
    manifest: Path
    students: int
    modules: int
    findings: tuple[Finding, ...]


def assign_course(
    workspace: Workspace,
    slug: str,
    roster_file: Path | None,
    progress: Progress,
    *,
    domain: str | None = None,
    modules: tuple[str, ...] = (),
) -> Assigned:
    """Write each student's copies, or one common copy without a roster, and the manifest that tells them apart.

    Copies that were handed out before stay as they were. Raises FindingsError if the roster or the course has
    errors or if a copy would hold an answer; then nothing has changed.
    """
    roster, found = load_roster(roster_file) if roster_file else (None, ())
    old = load_manifest(workspace, slug)
    domain = _domain(old, domain)
    course, more = read_course(workspace, slug, BuildOptions(domain=domain))
    chosen = _chosen(course, modules)
    key = key_of(grades_folder(workspace, slug) / "course.key")
    fresh = _manifest(slug, domain, roster, chosen, key)
    manifest = merged(old, fresh)
    folder = workspace.build / "assignments" / slug
    new = folder.with_name(f".{folder.name}.new")
    remove_tree(new)
    writer = _Writer(course, chosen, manifest, new)
    students = [student.id for student in roster.students] if roster else [EVERYONE]
    progress.begin("Writing copies", len(students))
    for student in students:
        writer.write(student)
        progress.advance(student or _COMMON)
    progress.end()
    findings = in_order([*found, *more, *writer.findings, *_older(manifest, chosen, students)])
    if has_errors(findings):
        remove_tree(new)
        raise FindingsError(findings)
    place = grades_folder(workspace, slug) / "manifest.json"
    write_text(place, manifest_text(manifest, key))
    replace_folder(new, folder)
    record_release(workspace, [module.card for module in chosen])
    return Assigned(folder, place, len(students) if roster else 0, len(chosen), findings)


def load_roster(file: Path) -> tuple[Roster, tuple[Finding, ...]]:
    """Return the roster in a file and its warnings. Raises FindingsError with all its faults."""
    try:
        data = file.read_bytes()
    except OSError as error:
        hint = "Check the name and the permissions of the file."
        fault = Finding("files-exist", f"The roster cannot be read: {error.strerror}.", Place(file.as_posix()), hint)
        raise FindingsError([fault]) from error
    text, faults = decode_text(data, file.as_posix())
    stop_at_errors(faults)
    roster, findings = read_roster(text, file.as_posix())
    if roster is None:
        raise FindingsError(findings)
    return roster, findings


def load_manifest(workspace: Workspace, slug: str) -> Manifest | None:
    """Return the course's manifest if copies were handed out. Raises CourseError if it was tampered with."""
    folder = grades_folder(workspace, slug)
    place = folder / "manifest.json"
    if not place.exists():
        return None
    return read_manifest(place.read_text("utf-8"), key_of(folder / "course.key"), workspace.shown(place))


def _domain(old: Manifest | None, domain: str | None) -> str | None:
    """Return the industry of the class: all copies of a course have the same. Raises CourseError for another one."""
    if old is None or domain in {None, old.domain}:
        return domain if old is None else old.domain
    before = f"`--domain {old.domain}`" if old.domain else "each module's own industry"
    hint = "Leave `--domain` out, or make a course of its own for the other class."
    raise CourseError(f"Copies of this course were handed out with {before}; all copies must have the same.", hint=hint)


def _chosen(course: Course, names: tuple[str, ...]) -> list[CourseModule]:
    """Return the modules of these names, all without names. Raises CourseError for one that the course has not."""
    known = [module.card.id for module in course.modules]
    for name in names:
        if name not in known:
            raise CourseError(f"The course has no module '{name}'.", hint=did_you_mean(name, known))
    return [module for module in course.modules if not names or module.card.id in names]


def _manifest(
    slug: str, domain: str | None, roster: Roster | None, modules: Iterable[CourseModule], key: bytes
) -> Manifest:
    students = roster.students if roster else ()
    copies = [
        Copy(
            student=student,
            module=module.card.id,
            token=copy_token(key, slug, student, module.card.id),
            parameters=_values(module, slug, student),
            version=module_digest(module),
        )
        for student in ([one.id for one in students] or [EVERYONE])
        for module in modules
    ]
    return Manifest(course=slug, domain=domain, students=students, copies=tuple(copies))


def _values(module: CourseModule, slug: str, student: str) -> dict[str, bool | int | float | str]:
    """Return the student's parameters: drawn from course id and student id, so they can always be drawn again."""
    default = {name: parameter.default for name, parameter in module.card.parameters.items()}
    if student == EVERYONE:
        return default
    drawn = draw_variant(module.card, f"{slug}/{student}/{module.card.id}")
    if drawn is None:
        message = f"No draw of the parameters of '{module.card.id}' met their conditions."
        hint = "Widen the ranges or the conditions in module.yaml."
        raise FindingsError([Finding("parameter-draws-are-possible", message, Place(module.card_file), hint)])
    return drawn


class _Writer:
    """Writes the copies of one student after the other and looks for answers in each."""

    def __init__(self, course: Course, modules: list[CourseModule], manifest: Manifest, folder: Path) -> None:
        self.findings: list[Finding] = []
        self._modules, self._manifest, self._folder = modules, manifest, folder
        self._secrets = secret_lines(course.modules)
        self._defaults: dict[str, Sheet] = {}
        self._looked_at: set[bytes] = set()
        for module in modules:
            default = {name: parameter.default for name, parameter in module.card.parameters.items()}
            sheet = self._sheet(module, default)
            if sheet is not None:
                self._defaults[module.card.id] = sheet
                self._search(module, assigned_files(module, sheet, ""))

    def write(self, student: str) -> None:
        """Write the folder and the zip of a student."""
        files: list[tuple[str, bytes]] = []
        for module in self._modules:
            copy = self._manifest.copy_for(student, module.card.id)
            sheet = self._sheet(module, copy.parameters) if copy else None
            if copy is None or sheet is None:
                continue
            # What differs from the default version is searched too; everything else was.
            changed = changed_cells(sheet, self._defaults[module.card.id])
            if changed and changed not in self._looked_at:
                self._looked_at.add(changed)
                self._search(module, [(f"copy of {student}", changed)])
            for name, content in assigned_files(module, sheet, copy.token):
                files.append((f"{module.card.id}/{name}", content))
        name = student or _COMMON
        for path, content in files:
            write_bytes(self._folder / name / path, content)
        write_bytes(self._folder / f"{name}.zip", pack(files))

    def _sheet(self, module: CourseModule, values: dict[str, bool | int | float | str]) -> Sheet | None:
        sheet, faults = variant_sheet(module, values)
        self.findings += faults
        return sheet

    def _search(self, module: CourseModule, files: Iterable[tuple[str, bytes]]) -> None:
        named = ((f"{module.card.id}/{name}", content) for name, content in files)
        self.findings += find_leaks(named, self._secrets)


def _older(manifest: Manifest, modules: Iterable[CourseModule], students: Iterable[str]) -> Iterable[Finding]:
    """Yield a note for each module that changed since some of these copies were handed out."""
    known = set(students)
    for module in modules:
        version = module_digest(module)
        mine = [copy for copy in manifest.copies if copy.module == module.card.id and copy.student in known]
        old = sum(copy.version != version for copy in mine)
        if old:
            message = f"'{module.card.id}' has changed since {old} of its copies were handed out."
            hint = "They keep the values that they had. Hand out the new files if the tasks have changed."
            yield Finding("copies-are-of-this-version", message, Place(module.card_file), hint, Severity.NOTE)
