"""Feedback for a class: one page for each student, below `_build`, where it can be made again at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.build import read_course
from builder.check.leaks import secret_lines
from builder.errors import CourseError
from builder.files import remove_tree, replace_folder, write_text
from builder.findings import did_you_mean
from builder.handback.feedback import cleaner, feedback_body
from builder.handback.page import page, style_of
from builder.read_class import marks_by_student, open_gradebook
from builder.stamp import BuildOptions

if TYPE_CHECKING:
    from pathlib import Path

    from builder.gradebook.store import Gradebook
    from builder.workspace import Workspace

__all__ = ["write_feedback"]


def write_feedback(workspace: Workspace, slug: str, students: tuple[str, ...] = ()) -> tuple[Path, int]:
    """Write a page for each student who handed in, or for these; return the folder and the number of pages.

    Raises CourseError if nothing was graded, or a named student is not in the class.
    """
    with open_gradebook(workspace, slug) as book:
        known = [student.id for student in book.students()]
        for name in students:
            if name not in known:
                raise CourseError(f"There is no student '{name}' in the class.", hint=did_you_mean(name, known))
        return _write_pages(workspace, slug, book, students)


def _write_pages(workspace: Workspace, slug: str, book: Gradebook, students: tuple[str, ...]) -> tuple[Path, int]:
    course, _ = read_course(workspace, slug, BuildOptions())
    style = style_of(workspace.search("book/theme"))
    clean = cleaner(secret.text for secret in secret_lines(course.modules))
    folder = workspace.build / "feedback" / slug
    new = folder.with_name(f".{slug}.new")
    remove_tree(new)
    written = 0
    for marks in marks_by_student(book, texts=True):
        (student,) = marks.students
        own = marks.of_student(student.id)
        if own and (not students or student.id in students):
            body = feedback_body(course.curriculum.title, student, own, clean)
            title = f"Feedback for {student.shown}"
            text = page(title, body, style, language=course.curriculum.language)
            write_text((folder if students else new) / f"{student.id}.html", text)
            written += 1
    if written and not students:
        replace_folder(new, folder)
    return folder, written
