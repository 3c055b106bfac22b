"""`course grade`: marks for what a class handed in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from builder.cli.options import dask_option, workspace_option

if TYPE_CHECKING:
    from builder.grade_class import Graded, Grader
    from builder.marks.values import Keep
    from builder.workspace import Workspace

__all__ = ["due_times", "grade"]

_PRINTED = 20


@click.command()
@click.argument("slug")
@click.argument("submissions", type=click.Path(exists=True, path_type=Path))
@workspace_option
@click.option(
    "--roster",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV of the class, if the copies were not made with `course assign --roster`.",
)
@click.option(
    "--keep",
    type=click.Choice(["newest", "first", "best"]),
    default="newest",
    show_default=True,
    help="Which of several submissions counts.",
)
@click.option(
    "--due",
    multiple=True,
    metavar="[MODULE=]TIME",
    help="When it was due, as 2026-01-31 (the whole day) or 2026-01-31T18:00; what is later is marked as late.",
)
@click.option("--module", default="", help="The module of all files, where their names do not tell it.")
@click.option(
    "--sandbox",
    type=click.Choice(["bwrap", "docker", "process"]),
    default="bwrap",
    show_default=True,
    help="What students' code runs in. `docker` takes Docker or Podman; `process` protects your machine from little.",
)
@click.option("--jobs", type=click.IntRange(0, 64), default=0, help="Graded at once; 0 means one for each core.")
@dask_option
@click.option("--quiet", is_flag=True, help="Show no progress.")
def grade(
    slug: str,
    submissions: Path,
    workspace: Path,
    roster: Path | None,
    keep: str,
    due: tuple[str, ...],
    module: str,
    sandbox: str,
    jobs: int,
    dask: str | None,
    *,
    quiet: bool,
) -> None:
    """Grade the SUBMISSIONS of the course SLUG: a folder or a zip, as Canvas, Moodle or nbgrader give it.

    Marks go to the gradebook in `grades/SLUG`. It can be stopped at any moment and started again: what was
    graded stays graded, and nothing is graded twice. Students' code runs in a sandbox without network.
    """
    from builder.cli.progress import show_progress
    from builder.course.names import the_course
    from builder.grade_class import GradeOptions, grade_class
    from builder.workspace import find_workspace

    if sandbox == "process":
        from builder.grade.sandbox import PROCESS_WARNING

        click.echo(f"{click.style('warning', fg='yellow', bold=True)}: {PROCESS_WARNING}", err=True)
    place = find_workspace(workspace)
    slug = the_course(place, slug)
    options = GradeOptions(cast("Keep", keep), due_times(due), roster, module)
    grader = _grader(cast('Literal["bwrap", "docker", "process"]', sandbox), jobs, dask, place)
    with show_progress(quiet=quiet) as progress:
        done = grade_class(place, slug, submissions, options, grader, progress)
    _report(done, slug)


def _grader(
    sandbox: Literal["bwrap", "docker", "process"], jobs: int, dask: str | None, workspace: Workspace
) -> Grader:
    cache = workspace.cache("grading")
    if dask is not None:
        from builder.grading_dask import dask_grader

        return dask_grader(dask, sandbox, cache)
    from builder.grading_run import local_grader

    return local_grader(sandbox, jobs, cache)


def due_times(given: tuple[str, ...]) -> dict[str, str]:
    """Return the due times in UTC by module, `""` for all. Raises click.BadParameter for what is no time."""
    times = {}
    for entry in given:
        module, _, text = entry.rpartition("=")
        try:
            time = datetime.fromisoformat(text)
        except ValueError:
            message = f"'{text}' is no time; write 2026-01-31 or 2026-01-31T18:00, with +02:00 for another zone."
            raise click.BadParameter(message, param_hint="--due") from None
        if len(text) <= len("2026-01-31"):
            time += timedelta(days=1) - timedelta(seconds=1)
        times[module] = time.astimezone(UTC).isoformat(timespec="seconds")
    return times


def _report(done: Graded, slug: str) -> None:
    for refusal in done.unattributed[:_PRINTED]:
        click.echo(f"not graded: {refusal.name} ({refusal.kind})\n    {refusal.reason}", err=True)
    if len(done.unattributed) > _PRINTED:
        click.echo(f"not graded: {len(done.unattributed) - _PRINTED} more", err=True)
    rows = [
        ("received", f"{done.received}"),
        ("graded now", f"{done.graded}"),
        ("graded before", f"{done.before}"),
        ("not attributed", f"{len(done.unattributed)}"),
        ("late", f"{done.late}"),
        ("with flags", f"{done.flagged}"),
        ("to judge", f"{done.to_judge}"),
    ]
    for name, value in rows:
        click.echo(f"{name:>15}  {value}")
    click.echo(f"The marks: `course gradebook {slug}`.", err=True)
