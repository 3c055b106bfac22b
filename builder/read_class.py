"""The marks of a class as its gradebook holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.errors import CourseError
from builder.gradebook.store import Gradebook
from builder.marks.counting import class_marks
from builder.workspace import grades_folder

if TYPE_CHECKING:
    from builder.marks.values import ClassMarks
    from builder.workspace import Workspace

__all__ = ["marks_of", "open_gradebook", "read_marks"]


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
    settings = book.settings()
    keep = settings.get("keep", "newest")
    return class_marks(
        book.students(),
        book.modules(),
        book.submissions(),
        book.results(texts=texts),
        book.judgements(),
        keep="first" if keep == "first" else "best" if keep == "best" else "newest",
        due={name.removeprefix("due:"): value for name, value in settings.items() if name.startswith("due:")},
    )
