"""`course build`: notebooks and site."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from builder.cli.options import course_argument, dask_option, domain_option, workspace_option
from builder.cli.render import count_of, print_findings

if TYPE_CHECKING:
    from pathlib import Path

    from builder.stamp import BuildSummary

__all__ = ["build"]


@click.command()
@course_argument
@workspace_option
@domain_option
@click.option(
    "--runner",
    type=click.Choice(["warm", "kernel"]),
    default="warm",
    show_default=True,
    help="How cells are run: in forks of a warm worker, or each notebook in a Jupyter kernel.",
)
@click.option("--jobs", type=click.IntRange(0, 64), default=0, help="Notebooks run at once; 0 means one for each core.")
@dask_option
@click.option("--base-url", default="", help="Address of the published site, for its sitemap.")
@click.option(
    "--browser/--no-browser",
    default=None,
    help="Exercises that run in the pages; by default where this machine can get Python for the browser.",
)
@click.option(
    "--instructor-site",
    is_flag=True,
    help="Make a second site as well, with solutions, hidden tests and the proof; it is never published.",
)
@click.option("--quiet", is_flag=True, help="Show no progress.")
def build(
    slug: str | None,
    workspace: Path,
    domain: str | None,
    runner: str,
    jobs: int,
    dask: str | None,
    base_url: str,
    *,
    browser: bool | None,
    instructor_site: bool,
    quiet: bool,
) -> None:
    """Build the notebooks and the site of the course SLUG.

    Everything goes to `_build/SLUG`: `student`, `instructor` and `site`, and `instructor-site` on
    demand. If something is wrong, all findings are shown and the last build stays as it is.
    """
    from builder.course.names import the_course
    from builder.stamp import BuildOptions, inputs_digest, read_stamp
    from builder.workspace import find_workspace, tidy_caches

    start = time.perf_counter()
    place = find_workspace(workspace)
    slug = the_course(place, slug)
    options = BuildOptions(
        domain=domain, runner=runner, workers=jobs, base_url=base_url, browser=browser, instructor_site=instructor_site
    )
    folder = place.build / slug
    summary = read_stamp(folder, inputs_digest(place, slug, options))
    if summary is not None:
        click.echo("Nothing has changed since the last build.", err=True)
        _print_summary(summary, folder, time.perf_counter() - start)
        return
    from builder.build import build_course
    from builder.cli.progress import show_progress
    from builder.upgrade.upgrading import pin_courses

    pin_courses(place)
    with show_progress(quiet=quiet) as progress:
        result = build_course(place, slug, options, progress, dask=dask)
    tidy_caches(place)
    print_findings(result.findings, err=True)
    if result.findings:
        click.echo(count_of(result.findings), err=True)
    _print_summary(result.summary, result.folder, time.perf_counter() - start)


def _print_summary(summary: BuildSummary, folder: Path, seconds: float) -> None:
    rows = [
        ("course", summary.title),
        ("modules", f"{summary.modules}"),
        ("notebooks", f"{summary.notebooks} (for students and for instructors)"),
        ("exercises", f"{summary.exercises}, {summary.points} points"),
        ("student's work", f"{summary.hours:g} hours"),
        ("pages", f"{summary.pages}"),
        ("not run here", ", ".join(summary.not_run) or "none"),
        ("time", f"{seconds:.1f} s"),
        ("students", str(folder / "student")),
        ("instructors", str(folder / "instructor")),
        ("site", str(folder / "site" / "index.html")),
    ]
    if (folder / "instructor-site").is_dir():
        rows.append(("their own site", str(folder / "instructor-site" / "index.html")))
    for name, value in rows:
        click.echo(f"{name:>15}  {value}")
