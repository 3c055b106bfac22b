"""`course assign`: copies for the students of a class."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.options import course_argument, domain_option, workspace_option

__all__ = ["assign"]


@click.command()
@course_argument
@workspace_option
@click.option(
    "--roster",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV with one student a line: id, name, email, section. Canvas's and Moodle's exports will do.",
)
@click.option("--module", "modules", multiple=True, help="Only this module; may be given several times.")
@domain_option
@click.option("--quiet", is_flag=True, help="Show no progress.")
def assign(
    slug: str | None,
    workspace: Path,
    roster: Path | None,
    modules: tuple[str, ...],
    domain: str | None,
    *,
    quiet: bool,
) -> None:
    """Write a folder and a zip for each student of the course SLUG.

    Parameters that differ per student are drawn from the ids of course and student, so a lost copy can
    always be made again. Without a roster there is one version for everybody. `grades/SLUG` gets the
    manifest, by which `course grade` knows each copy again, and the key that signs it: keep a backup of both.
    """
    from builder.assign_course import assign_course
    from builder.cli.progress import show_progress
    from builder.cli.render import print_findings
    from builder.course.names import the_course
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    slug = the_course(place, slug)
    with show_progress(quiet=quiet) as progress:
        done = assign_course(place, slug, roster, progress, domain=domain, modules=modules)
    print_findings(done.findings, err=True)
    rows = [
        ("students", f"{done.students}" if roster else "one version for everybody"),
        ("modules", f"{done.modules}"),
        ("copies", str(done.folder)),
        ("manifest", str(done.manifest)),
    ]
    for name, value in rows:
        click.echo(f"{name:>15}  {value}")
