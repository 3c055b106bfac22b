"""`course pdf`: a module or the whole course for print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli.options import workspace_option

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["pdf"]


@click.command()
@click.argument("slug", required=False)
@click.argument("module", required=False)
@workspace_option
def pdf(slug: str | None, module: str | None, workspace: Path) -> None:
    """Print the course SLUG, or one MODULE of it, as a PDF with bookmarks and page numbers.

    It is made from the pages of the last build by Chromium, Chrome or Edge, without the network, and holds no
    solutions. The file is written to _build/pdf/SLUG/.
    """
    from builder.course.names import course_and_other
    from builder.export_course import write_pdf
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    slug, module = course_and_other(place, slug, module)
    target = write_pdf(place, slug, module)
    click.echo(place.shown(target))
