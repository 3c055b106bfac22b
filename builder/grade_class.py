"""Grading a class from top to bottom: what came in, whose it is, what is left to grade; each result is kept at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from builder.assign_course import load_manifest, load_roster
from builder.build import read_course
from builder.errors import CourseError
from builder.findings import did_you_mean
from builder.grade.plan import grading_plan
from builder.grade.values import Flag, Submission, SubmissionResult
from builder.gradebook.store import Gradebook
from builder.gradebook.values import (
    ExerciseFacts,
    KeptSubmission,
    ModuleFacts,
    Note,
    Pupil,
    ReceivedFile,
    RubricLine,
)
from builder.intake.attribute import Attributor
from builder.intake.values import Known, KnownStudent, Refusal
from builder.intake.walk import MAX_NOTEBOOK, find_notebooks
from builder.marks.counting import chosen
from builder.read_class import marks_by_student
from builder.stamp import BuildOptions
from builder.workspace import grades_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from builder.assign.manifest import Manifest
    from builder.course.values import Course
    from builder.grade.values import GradingPlan, Value
    from builder.intake.values import Attribution, Found
    from builder.marks.values import Keep
    from builder.progress import Progress
    from builder.workspace import Workspace

    _Item = tuple[KeptSubmission, tuple[tuple[str, Value], ...] | None]

__all__ = ["GradeOptions", "Graded", "Grader", "grade_class"]

_BATCH = 100


class Grader(Protocol):
    """Grades submissions of one module and hands over each result as soon as it is there."""

    def __call__(
        self, plan: GradingPlan, submissions: Iterable[Submission], on_done: Callable[[SubmissionResult], None]
    ) -> None:
        """Grade them all."""


@dataclass(frozen=True, slots=True)
class GradeOptions:
    """What a teacher chooses. `due` holds ISO times in UTC by module, `""` for all; `module` is given to all files."""

    keep: Keep = "newest"
    due: Mapping[str, str] = field(default_factory=dict)
    roster: Path | None = None
    module: str = ""


@dataclass(frozen=True, slots=True)
class Graded:
    """What came of it: how many were received, graded now and graded before, and what could not be attributed.

    Of the marks that count, as many are `late`, have a flag, or wait for a person (answers, not submissions).
    """

    received: int
    graded: int
    before: int
    unattributed: tuple[Refusal, ...]
    late: int = 0
    flagged: int = 0
    to_judge: int = 0


def grade_class(
    workspace: Workspace, slug: str, folder: Path, options: GradeOptions, grader: Grader, progress: Progress
) -> Graded:
    """Receive and grade what is in a folder or zip; what was graded before is not graded again.

    Every submission and every result is on the disk before the next one: the work can be stopped at any moment.
    Raises CourseError if the course, the roster or the gradebook cannot be used.
    """
    manifest = load_manifest(workspace, slug)
    course, _ = read_course(workspace, slug, BuildOptions(domain=manifest.domain if manifest else None))
    plans = {module.card.id: grading_plan(module) for module in course.modules}
    with Gradebook(grades_folder(workspace, slug)) as book:
        _prepare(book, manifest, plans, options)
        known = _known(book, course, manifest, options)
        received, unattributed = _receive(book, folder, known, progress)
        todo, before = _to_grade(book, plans, manifest, options.keep)
        done = _grade(book, plans, todo, grader, progress)
        late = flagged = to_judge = 0
        for marks in marks_by_student(book):
            own = marks.marks.values()
            late += sum(mark.late for mark in own)
            flagged += sum(bool(mark.flags) for mark in own)
            to_judge += sum(mark.pending for mark in own)
        return Graded(received, done, before, tuple(unattributed), late, flagged, to_judge)


def _prepare(
    book: Gradebook, manifest: Manifest | None, plans: Mapping[str, GradingPlan], options: GradeOptions
) -> None:
    book.set_setting("keep", options.keep)
    for module, time in options.due.items():
        if module and module not in plans:
            raise CourseError(f"The course has no module '{module}'.", hint=did_you_mean(module, plans))
        book.set_setting(f"due:{module}", time)
    if options.module and options.module not in plans:
        raise CourseError(f"The course has no module '{options.module}'.", hint=did_you_mean(options.module, plans))
    listed = list(manifest.students) if manifest else []
    if options.roster:
        listed += load_roster(options.roster)[0].students
    book.add_students(Pupil(s.id, s.name, s.email, s.section, s.canvas_id, s.login) for s in listed)


def _known(book: Gradebook, course: Course, manifest: Manifest | None, options: GradeOptions) -> Known:
    listed = [student for student in book.students() if student.listed]
    copies = manifest.copies if manifest else ()
    modules = (options.module,) if options.module else tuple(module.card.id for module in course.modules)
    return Known(
        tuple(KnownStudent(s.id, s.name, s.email, s.canvas_id, s.login) for s in (listed or book.students())),
        modules,
        tuple((copy.token, copy.student, copy.module) for copy in copies),
        closed=bool(listed),
    )


def _receive(book: Gradebook, folder: Path, known: Known, progress: Progress) -> tuple[int, list[Refusal]]:
    """Keep every submission and return how many there are, with what could not be attributed."""
    attributor = Attributor(known)
    unattributed: list[Refusal] = []
    batch: list[tuple[KeptSubmission, Pupil]] = []
    received = 0
    progress.begin("Receiving submissions", 0)
    try:
        for found in find_notebooks(folder):
            if isinstance(found, Refusal):
                unattributed.append(found)
                continue
            whose = attributor.attribute(found)
            if whose.student is None or not whose.module:
                unattributed.append(Refusal(found.name, "nobody's", whose.reason))
                continue
            student = whose.student
            # The original is on the disk before the entry that names it.
            pupil = Pupil(student.id, student.name, canvas_id=student.canvas_id, listed=False)
            batch.append((_original(book, found, whose, student.id), pupil))
            received += 1
            progress.advance(found.name)
            if len(batch) >= _BATCH:
                book.add_submissions([one for one, _ in batch], [one for _, one in batch], _now())
                batch.clear()
    except OSError as error:
        hint = "Check the name of the folder and its permissions."
        raise CourseError(f"{folder} cannot be read: {error.strerror}.", hint=hint) from error
    book.add_submissions([one for one, _ in batch], [one for _, one in batch], _now())
    progress.end()
    return received, unattributed


def _original(book: Gradebook, found: Found, whose: Attribution, student: str) -> KeptSubmission:
    """Keep what was handed in and return the entry for it."""
    notes = []
    if whose.copied_from:
        notes.append(Note("another student's copy", f"It was made from the copy of '{whose.copied_from}'."))
    if found.content is None:
        text = f"The notebook has {found.size / 2**20:.0f} MB; the limit is {MAX_NOTEBOOK // 2**20} MB."
        notes.append(Note("too large", text))
    else:
        book.originals.add(found.content)
    return KeptSubmission(
        number=0,
        student=student,
        module=whose.module,
        notebook=ReceivedFile(found.name, found.digest),
        files=tuple(ReceivedFile(name, book.originals.add(content)) for name, content in found.beside),
        origin=whose.shape,
        submitted=found.modified,
        late=whose.late,
        attempt=whose.attempt,
        kept=found.content is not None,
        notes=tuple(notes),
    )


def _to_grade(
    book: Gradebook, plans: Mapping[str, GradingPlan], manifest: Manifest | None, keep: Keep
) -> tuple[dict[str, list[_Item]], int]:
    """Return what has no result yet, by module, and how much of what counts has one."""
    by_student: dict[tuple[str, str], list[KeptSubmission]] = {}
    for submission in book.submissions():
        by_student.setdefault((submission.student, submission.module), []).append(submission)
    todo: dict[str, list[_Item]] = {}
    before = 0
    for (student, module), own in by_student.items():
        if module not in plans:
            continue
        copy = manifest.copy_for(student, module) if manifest else None
        values = tuple(sorted(copy.parameters.items())) if copy and copy.parameters else None
        works = {one.work: one for one in chosen(own, keep)}
        for work, one in works.items():
            if book.is_graded(work, plans[module].version, values):
                before += 1
            else:
                todo.setdefault(module, []).append((one, values))
    return todo, before


def _grade(
    book: Gradebook,
    plans: Mapping[str, GradingPlan],
    todo: Mapping[str, list[_Item]],
    grader: Grader,
    progress: Progress,
) -> int:
    done = 0
    progress.begin("Grading", sum(len(items) for items in todo.values()))
    for module, plan in plans.items():
        items = {str(submission.number): (submission, values) for submission, values in todo.get(module, [])}
        if not items:
            continue
        book.add_module(_facts(plan), _now())

        def keep(result: SubmissionResult, items: Mapping[str, _Item] = items) -> None:
            nonlocal done
            submission, values = items[result.submission]
            book.add_result(submission, values, result, _now())
            done += 1
            progress.advance(f"{submission.student} {submission.module}")

        for submission, _ in items.values():
            if not submission.kept:
                keep(_refused(plan, submission))
        grader(plan, _submissions(book, items), keep)
    progress.end()
    return done


def _submissions(book: Gradebook, items: Mapping[str, _Item]) -> Iterator[Submission]:
    """Yield what is to be graded, each read only when its turn comes."""
    for name, (submission, values) in items.items():
        if submission.kept:
            files = tuple((file.name, book.originals.read(file.digest)) for file in submission.files)
            yield Submission(name, book.originals.read(submission.notebook.digest), files, values)


def _refused(plan: GradingPlan, submission: KeptSubmission) -> SubmissionResult:
    """Return the result of a submission that was not even read."""
    flag = Flag("too large", next((note.text for note in submission.notes if note.code == "too large"), ""))
    return SubmissionResult(
        str(submission.number),
        plan.module,
        plan.version,
        "none",
        readable=False,
        exercises=(),
        manual=(),
        flags=(flag,),
    )


def _facts(plan: GradingPlan) -> ModuleFacts:
    return ModuleFacts(
        plan.module,
        plan.version,
        plan.title,
        tuple(
            ExerciseFacts(
                one.id,
                one.title,
                one.kind,
                one.objective,
                one.points,
                one.manual_points,
                tuple(RubricLine(line.name, line.points, line.levels) for line in one.rubric),
            )
            for one in plan.exercises
        ),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
