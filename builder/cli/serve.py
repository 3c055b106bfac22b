"""`course serve`: the site with live reload."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli.options import course_argument, domain_option, workspace_option
from builder.cli.render import count_of, print_findings

if TYPE_CHECKING:
    from pathlib import Path

    from builder.findings import Finding

__all__ = ["serve"]


@click.command()
@course_argument
@workspace_option
@domain_option
@click.option("--port", type=click.IntRange(0, 65535), default=8300, show_default=True, help="Port of the site.")
def serve(slug: str | None, workspace: Path, domain: str | None, port: int) -> None:
    """Show the site of the course SLUG and reload the page when a lesson is saved. Ctrl-C ends it."""
    from builder.cli.progress import show_progress
    from builder.course.names import the_course
    from builder.serve import serve_course
    from builder.stamp import BuildOptions
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    slug = the_course(place, slug)
    try:
        with show_progress() as progress:
            serve_course(
                place,
                slug,
                BuildOptions(domain=domain),
                progress,
                port=port,
                on_ready=_say_where,
                on_change=_say_what_changed,
            )
    except KeyboardInterrupt:
        click.echo("\nThe preview has ended.", err=True)


def _say_where(address: str) -> None:
    click.echo(f"Open {address} in a browser. Saved lessons appear at once. Ctrl-C ends the preview.")


def _say_what_changed(what: str, findings: tuple[Finding, ...]) -> None:
    print_findings(findings, err=True)
    click.echo(f"{what}: shown, {count_of(findings)}", err=True)
