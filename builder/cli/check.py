"""`course check`: every fault of a course in one run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from builder.cli.render import FORMATS, count_of, print_findings

if TYPE_CHECKING:
    from builder.cli.render import Format

__all__ = ["check"]


@click.command()
@click.argument("slug", required=False)
@click.option(
    "--workspace",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Folder of the course; the current one by default.",
)
@click.option("--domain", help="Industry for all modules, such as `healthcare`.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How findings are printed."
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def check(slug: str | None, workspace: Path, domain: str | None, form: str, *, strict: bool) -> None:
    """Look for faults in the course SLUG; exit code 1 if there are errors.

    `course explain RULE` says what a rule demands and how to mend it.
    """
    from builder.check_course import check_whole_course
    from builder.course.names import the_course
    from builder.findings import Severity, has_errors
    from builder.stamp import BuildOptions
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    slug = the_course(place, slug)
    findings = check_whole_course(place, slug, BuildOptions(domain=domain))
    print_findings(findings, cast("Format", form))
    click.echo(f"{slug}: {count_of(findings)}", err=True)
    if has_errors(findings) or (strict and any(item.severity is Severity.WARNING for item in findings)):
        raise click.exceptions.Exit(1)
