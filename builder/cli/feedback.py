"""`course feedback`: a page for each student."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli.options import course_argument, workspace_option

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["feedback"]


@click.command()
@course_argument
@workspace_option
@click.option("--student", "students", multiple=True, help="Only this student; may be given several times.")
def feedback(slug: str | None, workspace: Path, students: tuple[str, ...]) -> None:
    """Write one HTML page for each student of the course SLUG to `_build/feedback/SLUG`.

    It shows points, the hints of failed tests, what a person wrote, and the student's own answers with their
    output; never a hidden test or a solution. A page is one file that can be sent, printed and read on a phone.
    """
    from builder.course.names import the_course
    from builder.feedback_class import write_feedback
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    folder, number = write_feedback(place, the_course(place, slug), students)
    click.echo(f"{number} pages in {folder}")
