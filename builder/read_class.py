"""The marks of a class as its gradebook holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from builder.errors import CourseError
from builder.gradebook.store import Gradebook
from builder.marks.counting import class_marks
from builder.workspace import grades_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.gradebook.values import Judgement, KeptSubmission
    from builder.marks.values import ClassMarks, Keep
    from builder.workspace import Workspace

    _Own = TypeVar("_Own", KeptSubmission, Judgement)

__all__ = ["marks_by_student", "marks_of", "open_gradebook", "read_marks"]


def open_gradebook(workspace: Workspace, slug: str) -> Gradebook:
    """Return the course's gradebook. Raises CourseError if nothing was graded yet."""
    folder = grades_folder(workspace, slug)
    if not (folder / "gradebook.sqlite").exists():
        hint = f"Run `course grade {slug} SUBMISSIONS` first."
        raise CourseError(f"The course '{slug}' has no gradebook yet.", hint=hint)
    return Gradebook(folder)


def read_marks(workspace: Workspace, slug: str, *, texts: bool = False) -> ClassMarks:
    """Return the marks of a course, with the students' answers and outputs if `texts`.

    Raises CourseError if nothing was graded yet.
    """
    with open_gradebook(workspace, slug) as book:
        return marks_of(book, texts=texts)


def marks_of(book: Gradebook, *, texts: bool = False) -> ClassMarks:
    """Return the marks of a gradebook, with the settings of the last run; see `Gradebook.results` for `texts`."""
    keep, due = _choices(book)
    results, judgements = book.results(texts=texts), book.judgements()
    return class_marks(book.students(), book.modules(), book.submissions(), results, judgements, keep=keep, due=due)


def marks_by_student(book: Gradebook, *, texts: bool = False) -> Iterator[ClassMarks]:
    """Yield the marks of each student of a gradebook, by id: only one student's results are in memory at a time."""
    keep, due = _choices(book)
    modules = book.modules()
    submissions = _grouped(book.submissions())
    judgements = _grouped(book.judgements())
    for student in book.students():
        own = submissions.get(student.id, [])
        results = book.results({one.work for one in own}, texts=texts)
        yield class_marks([student], modules, own, results, judgements.get(student.id, []), keep=keep, due=due)


def _grouped(found: Iterable[_Own]) -> dict[str, list[_Own]]:
    groups: dict[str, list[_Own]] = {}
    for one in found:
        groups.setdefault(one.student, []).append(one)
    return groups


def _choices(book: Gradebook) -> tuple[Keep, dict[str, str]]:
    """Return which submission counts and when it was due, as the last run was told."""
    settings = book.settings()
    keep = settings.get("keep", "newest")
    due = {name.removeprefix("due:"): value for name, value in settings.items() if name.startswith("due:")}
    return "first" if keep == "first" else "best" if keep == "best" else "newest", due
