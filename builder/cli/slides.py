"""`course slides`: slides of the modules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli.options import workspace_option

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["slides"]


@click.command()
@click.argument("slug", required=False)
@click.argument("module", required=False)
@workspace_option
@click.option("--notes", is_flag=True, help="Add the notes for instructors; press S to see them.")
def slides(slug: str | None, module: str | None, workspace: Path, notes: bool) -> None:
    """Write slides of every module of the course SLUG, or of one MODULE, from the pages of the last build.

    They hold what the pages hold, so no solutions, and open in a browser without a server or a network. They are
    written to _build/slides/SLUG/, with --notes to _build/slides-instructor/SLUG/, which is not for students.
    """
    from builder.course.names import course_and_other
    from builder.export_course import write_slides
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    slug, module = course_and_other(place, slug, module)
    index, *decks = write_slides(place, slug, module, notes=notes)
    click.echo(place.shown(decks[0] if module else index))
