"""`course lite`: the notebooks in a JupyterLab that runs in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli.options import course_argument, workspace_option

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["lite"]


@click.command()
@course_argument
@workspace_option
def lite(slug: str | None, workspace: Path) -> None:
    """Write a JupyterLite with the students' notebooks of the course SLUG, from the last build.

    It has the modules with `browser: true`, holds no solutions, and runs Python in the reader's browser; everything
    that it loads lies in its own folder, _build/lite/SLUG/, which any web server can hand out.
    It needs the extra: pip install 'coursewright[lite]'.
    """
    from builder.course.names import the_course
    from builder.export_course import write_lite
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    target, lacking = write_lite(place, the_course(place, slug))
    if lacking:
        click.echo(f"Its Python does not have: {', '.join(lacking)}. Cells that import them stop.", err=True)
    click.echo(place.shown(target / "lab" / "index.html"))
