"""Read a whole course from its workspace; every fault of every file is found in one go."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.course.released import read_released
from builder.course.values import Course, CourseModule
from builder.documents.curriculum import Curriculum
from builder.documents.domain import read_domain
from builder.documents.reading import read_document
from builder.errors import WorkspaceError
from builder.files import walk_files
from builder.findings import Finding, Place, did_you_mean, in_order
from builder.kept import Store
from builder.lessons.attempts import Attempt, read_attempt
from builder.lessons.kept import read_lesson
from builder.lessons.quizzes import inline_items
from builder.lessons.values import Role
from builder.lessons.without_code import lesson_with_code, lesson_without_code
from builder.profiles.merging import merged_profile
from builder.profiles.reader import read_profile
from builder.workspace import ModuleFolder, Workspace, read_file, read_modules, read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from builder.documents.domain import Domain
    from builder.documents.profile import Profile
    from builder.lessons.values import Lesson

__all__ = ["LIBRARY", "load_course", "load_domain", "load_module"]

LIBRARY = "modules/_library"
"""Where the student library lies: small Python files that several modules use and that students get as they are."""

_GENERATED = {"__pycache__", ".ipynb_checkpoints"}


def load_course(
    workspace: Workspace, slug: str, *, domain: str | None = None, only: Collection[str] = ()
) -> tuple[Course | None, tuple[Finding, ...]]:
    """Return the course, its modules set in `domain` (or each in its own), and the findings of its files.

    `only` names modules where not all are wanted. The course is None only if the curriculum itself cannot be read; a
    module that cannot be read is left out. Raises WorkspaceError if the course has no such module.
    """
    path = workspace.curriculum / f"{slug}.yaml"
    file = workspace.shown(path)
    text, faults = read_file(workspace, path)
    if faults:
        return None, faults
    curriculum, findings = read_document(Curriculum, text, file)
    if curriculum is None:
        return None, findings
    listed = curriculum.module_ids()
    for name in only:
        if name not in listed:
            raise WorkspaceError(f"The course '{slug}' has no module '{name}'.", hint=did_you_mean(name, listed))
    found, more = read_modules(workspace)
    wanted = [(module.id, stage.id) for stage in curriculum.stages for module in stage.modules]
    wanted = [(name, stage) for name, stage in wanted if not only or name in only]
    names = {name for name, _ in wanted}
    no_code = {name for name in curriculum.without_code() if name in found and found[name].card.no_code}
    findings += tuple(
        _no_form(name, file, text) for name in sorted(curriculum.without_code() & names & set(found) - no_code)
    )
    # Faults in modules that this course does not use are not its findings.
    findings += tuple(fault for fault in more if fault.place.file.split("/")[-2:-1][0] in names)
    modules = []
    for name, stage in wanted:
        if name not in found:
            findings += _missing(name, file, text, found) if not _broken(more, name) else ()
            continue
        module, more_faults = load_module(
            workspace, found[name], stage, domain or curriculum.domain, curriculum.language, no_code=name in no_code
        )
        findings += more_faults
        if module is not None:
            modules.append(module)
    profile, profile_faults = _profile(workspace, curriculum)
    vocabulary, skill_faults = read_vocabulary(workspace, [folder.card for folder in found.values()])
    skills = sorted(skill.id for skill in vocabulary.skills) if vocabulary else ()
    skill_names = vocabulary.names() if vocabulary else {}
    known, released = tuple(sorted(found)), read_released(workspace)
    course = Course(curriculum, file, tuple(modules), profile, tuple(skills), known, released, skill_names)
    return course, in_order([*findings, *profile_faults, *skill_faults])


def load_module(
    workspace: Workspace,
    folder: ModuleFolder,
    stage: str,
    domain: str | None,
    language: str = "en",
    *,
    no_code: bool = False,
) -> tuple[CourseModule | None, tuple[Finding, ...]]:
    """Return a module with its lesson, attempts and files; None if its lesson or its domain cannot be read.

    With `no_code` it is the module without its programming, which its card must have.
    """
    path = folder.folder / "lesson.md"
    text, findings = read_file(workspace, path)
    if findings:
        return None, findings
    lesson, findings = read_lesson(text, workspace.shown(path), Store(workspace.cache("read")))
    pack, faults = load_domain(workspace, domain or folder.card.domain, workspace.shown(folder.folder / "module.yaml"))
    attempts, more = _attempts(workspace, folder.folder)
    library, lacking = _library_files(workspace, folder)
    findings = (*findings, *faults, *more, *lacking)
    if lesson is None or pack is None:
        return None, findings
    card_file = workspace.shown(folder.folder / "module.yaml")
    items, faults = inline_items(lesson)
    findings = (*findings, *faults, *_in_both(items, folder.card.quiz, lesson))
    card = folder.card.model_copy(update={"quiz": {**folder.card.quiz, **items}}) if items else folder.card
    if no_code:
        usual, card = card.title, card.without_code()
        lesson = lesson_without_code(lesson, card.exercises, card.quiz, (usual, card.title))
        attempts = tuple(attempt for attempt in attempts if attempt.exercise in card.exercises)
    else:
        lesson = lesson_with_code(lesson)
    files = (*_student_files(folder.folder), *library, ("domain.py", pack.source.encode()))
    card_text = read_file(workspace, folder.folder / "module.yaml")[0]
    names = tuple(path.relative_to(folder.folder).as_posix() for path in walk_files(folder.folder))
    module = CourseModule(card, card_file, lesson, text, attempts, files, pack, stage, card_text, names, language)
    return module, findings


def _no_form(name: str, file: str, text: str) -> Finding:
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip().endswith(f"id: {name}")]
    message = f"The module '{name}' has no form without programming."
    hint = "Take `no_code: true` away, or write `no_code` into the module's card: which exercises are left."
    return Finding("modules-have-a-form-without-code", message, Place(file, lines[0] if lines else 0), hint)


def _in_both(items: Iterable[str], quiz: Iterable[str], lesson: Lesson) -> Iterator[Finding]:
    """Yield a finding for each question that is written in the lesson and in the card."""
    for name in sorted(set(items) & set(quiz)):
        cell = lesson.of_exercise(name, Role.QUIZ)[0]
        message = f"The question '{name}' is written here and in module.yaml."
        hint = f"Keep one; `:::{{quiz}} {name}` with nothing inside shows the one of module.yaml."
        yield Finding("quiz-directives-name-a-question", message, Place(lesson.file, cell.line), hint)


def load_domain(workspace: Workspace, name: str, asked_by: str) -> tuple[Domain | None, tuple[Finding, ...]]:
    """Return the domain pack of that name, or findings if there is none or it has faults."""
    folder = workspace.search("curriculum/domains")
    paths = (path for path in sorted(folder.glob("*")) if path.suffix in {".py", ".yaml"})
    domain, findings = _read_domain(name, tuple((path.name, path.read_text("utf-8")) for path in paths))
    # A fault without a file of its own lies with whoever asked for that domain.
    return domain, tuple(fault if fault.place.file else replace(fault, place=Place(asked_by)) for fault in findings)


@lru_cache(maxsize=32)
def _read_domain(name: str, texts: tuple[tuple[str, str], ...]) -> tuple[Domain | None, tuple[Finding, ...]]:
    """Most modules of a course are set in the same domain, so it is read once."""
    return read_domain(name, dict(texts))


def _missing(name: str, file: str, text: str, found: Iterable[str]) -> tuple[Finding, ...]:
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip().endswith(f"id: {name}")]
    place = Place(file, lines[0] if lines else 0)
    return (Finding("modules-exist", f"There is no module '{name}'.", place, did_you_mean(name, found)),)


def _broken(faults: Iterable[Finding], name: str) -> bool:
    return any(f"/{name}/" in fault.place.file for fault in faults)


def _attempts(workspace: Workspace, folder: Path) -> tuple[tuple[Attempt, ...], tuple[Finding, ...]]:
    attempts: list[Attempt] = []
    findings: list[Finding] = []
    for path in sorted((folder / "attempts").glob("*/*")):
        if not path.is_file() or path.parent.name in _GENERATED:
            continue
        text, faults = read_file(workspace, path)
        findings.extend(faults)
        if not faults:
            shown = workspace.shown(path)
            attempt, faults = read_attempt(text, exercise=path.parent.name, name=path.stem, file=shown)
            findings.extend(faults)
            attempts += [attempt] if attempt else []
    return tuple(attempts), tuple(findings)


def _student_files(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """Return what students get beside the notebook: `data.py` and everything below `files/`."""
    data = folder / "data.py"
    files = [("data.py", data.read_bytes())] if data.is_file() else []
    for path in walk_files(folder / "files"):
        relative = path.relative_to(folder / "files")
        if not _GENERATED.intersection(relative.parts):
            files.append((relative.as_posix(), path.read_bytes()))
    return tuple(files)


def _library_files(
    workspace: Workspace, folder: ModuleFolder
) -> tuple[tuple[tuple[str, bytes], ...], tuple[Finding, ...]]:
    """Return the files of the student library that the module's card names, and a finding for each that is missing."""
    files, findings = [], []
    for name in folder.card.library:
        path = workspace.search(f"{LIBRARY}/{name}.py")
        if path.is_file():
            files.append((path.name, path.read_bytes()))
            continue
        card = folder.folder / "module.yaml"
        lines = read_file(workspace, card)[0].split("\n")
        line = next((number for number, text in enumerate(lines, 1) if text.startswith("library:")), 1)
        known = sorted(file.stem for file in workspace.search(LIBRARY).glob("*.py"))
        hint = f"The student library has: {', '.join(known) or 'nothing yet'}. {did_you_mean(name, known)}".rstrip()
        place = Place(workspace.shown(card), line)
        findings.append(Finding("library-files-exist", f"There is no file {LIBRARY}/{name}.py.", place, hint))
    return tuple(files), tuple(findings)


def _profile(workspace: Workspace, curriculum: Curriculum) -> tuple[Profile | None, tuple[Finding, ...]]:
    """Return the profile of the course, merged where it has several; None if one of them cannot be read."""
    profiles: list[Profile] = []
    findings: list[Finding] = []
    names = [curriculum.profile, *curriculum.also] if curriculum.profile else []
    for name in names:
        path = workspace.curriculum / name
        if not path.is_file():
            findings.extend(read_file(workspace, path)[1])
            continue
        profile, faults = read_profile(path.read_bytes(), workspace.shown(path))
        findings.extend(faults)
        profiles += [profile] if profile else []
    whole = merged_profile(profiles) if profiles and len(profiles) == len(names) else None
    return whole, tuple(findings)
