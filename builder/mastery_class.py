"""What a class has mastered: table, CSV and heat map from the gradebook and the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.build import read_course
from builder.documents.reading import read_document
from builder.documents.vocabulary import Vocabulary
from builder.files import write_text
from builder.handback.heatmap import heatmap_body
from builder.handback.page import page, style_of
from builder.marks.mastery import mastery_csv, mastery_of
from builder.read_class import read_marks
from builder.stamp import BuildOptions
from builder.workspace import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from builder.marks.mastery import Mastery
    from builder.workspace import Workspace

__all__ = ["read_mastery"]


def read_mastery(workspace: Workspace, slug: str) -> tuple[Mastery, Path, Path]:
    """Return who has mastered what, and the CSV and the page that were written. Raises CourseError."""
    marks = read_marks(workspace, slug)
    course, _ = read_course(workspace, slug, BuildOptions())
    file = workspace.search("curriculum/skills.yaml")
    vocabulary = read_document(Vocabulary, read_file(workspace, file)[0], workspace.shown(file))[0]
    names = {skill.id: skill.name for skill in vocabulary.skills} if vocabulary else {}
    mastery = mastery_of(marks, course, names)
    table, html = workspace.build / "mastery" / f"{slug}.csv", workspace.build / "mastery" / f"{slug}.html"
    write_text(table, mastery_csv(mastery))
    title = f"{course.curriculum.title}: what the class has mastered"
    body = heatmap_body(course.curriculum.title, mastery)
    style = style_of(workspace.search("book/theme"))
    write_text(html, page(title, body, style, language=course.curriculum.language))
    return mastery, table, html
