"""`course schedule`: the sessions of a course with their dates, and its calendar file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import course_argument, workspace_option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from rich.console import Console

    from builder.course.sessions import Session
    from builder.documents.curriculum import Curriculum
    from builder.documents.module_card import ModuleCard
    from builder.workspace import Workspace

__all__ = ["schedule"]

_WIDTH_OF_A_LOG = 120


@click.command()
@course_argument
@workspace_option
@click.option(
    "--start", type=click.DateTime(["%Y-%m-%d"]), help="Another first day of the term; the file keeps its own."
)
@click.option(
    "--ics",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    help="Write a calendar file; `-` prints it.",
)
@click.option("--choices", is_flag=True, help="Also show what the course leaves out at each number of hours.")
def schedule(slug: str | None, workspace: Path, start: datetime | None, ics: Path | None, *, choices: bool) -> None:
    """Show when the course SLUG is taught, session by session.

    The time is told under `schedule` in curriculum/SLUG.yaml: hours per week, weeks, start, days, holidays. To
    move the course to a new term, change `start`. What does not fit into the weeks is shown, never dropped.
    Electives have no sessions.
    """
    from builder.course.names import the_course
    from builder.course.sessions import sessions
    from builder.plan.budget import minutes_of
    from builder.plan.forms import in_form
    from builder.workspace import find_workspace, read_modules

    place = find_workspace(workspace)
    curriculum = _curriculum(place, the_course(place, slug), start)
    every = {name: folder.card for name, folder in read_modules(place)[0].items()}
    cards = in_form(every, curriculum.without_code())
    told = curriculum.schedule
    assert told is not None  # noqa: S101  # _curriculum refuses a course without one
    found = sessions(told, [(name, minutes_of(name, cards)) for name in curriculum.required_ids()])
    titles = {name: card.title for name, card in cards.items()}
    if ics is not None:
        _write_calendar(ics, curriculum, found, titles)
    if ics != Path("-"):
        _print(curriculum, found, cards, titles, choices=choices)


def _curriculum(place: Workspace, slug: str, start: datetime | None) -> Curriculum:
    """Return the curriculum with its schedule, begun at `start` if given. Raises FindingsError or CourseError."""
    from builder.documents.curriculum import Curriculum
    from builder.documents.reading import read_document
    from builder.errors import CourseError, FindingsError
    from builder.workspace import read_file

    path = place.curriculum / f"{slug}.yaml"
    text, findings = read_file(place, path)
    curriculum = None
    if not findings:
        curriculum, findings = read_document(Curriculum, text, place.shown(path))
    if curriculum is None:
        raise FindingsError(findings)
    if curriculum.schedule is None:
        hint = f"Add to {place.shown(path)}: `schedule: {{hours_per_week: 4, start: 2027-02-01, days: [monday]}}`."
        raise CourseError("The course has no schedule.", hint=hint)
    if start is None:
        return curriculum
    moved = curriculum.schedule.model_copy(update={"start": start.date()})
    return curriculum.model_copy(update={"schedule": moved})


def _write_calendar(ics: Path, curriculum: Curriculum, found: Sequence[Session], titles: Mapping[str, str]) -> None:
    from builder.curriculum.ics import calendar_bytes
    from builder.files import write_bytes

    content = calendar_bytes(curriculum, found, titles)
    if ics == Path("-"):
        click.echo(content, nl=False)
        return
    write_bytes(ics, content)
    click.echo(f"Wrote {ics}: {sum(session.day is not None for session in found)} sessions.", err=True)


def _print(
    curriculum: Curriculum,
    found: Sequence[Session],
    cards: Mapping[str, ModuleCard],
    titles: Mapping[str, str],
    *,
    choices: bool,
) -> None:
    from rich.console import Console
    from rich.text import Text

    from builder.cli.new_table import print_choices

    console = Console(width=None if sys.stdout.isatty() else _WIDTH_OF_A_LOG, highlight=False)
    _print_sessions(console, curriculum, found, titles)
    told = curriculum.schedule
    over = [session for session in found if session.over]
    if told is not None and over:
        console.print(
            Text(
                f"Too little time: {len(found)} sessions are needed, and {told.weeks} weeks have "
                f"{len(found) - len(over)}. The last {len(over)} lie behind the end of the term.\n"
                "Give more weeks or hours, or let `course new --weeks` leave modules out; `--choices` shows which.",
                style="bold",
            )
        )
    if told is not None and told.start is None:
        console.print(Text("Add `start: 2027-02-01` to `schedule` in the curriculum, and the sessions have dates."))
    elif any(session.day is None for session in found):
        console.print(Text("The holidays leave no day for some sessions: look at `days` and `holidays`."))
    if choices:
        print_choices(console, curriculum, cards, {})


def _print_sessions(
    console: Console, curriculum: Curriculum, found: Sequence[Session], titles: Mapping[str, str]
) -> None:
    from rich.table import Table
    from rich.text import Text

    from builder.course.session_rows import session_rows

    table = Table(title=Text(curriculum.title), title_style="bold")
    for name in ("Session", "Week"):
        table.add_column(name, justify="right")
    table.add_column("Day")
    table.add_column("Modules", ratio=1)
    table.add_column("Minutes", justify="right")
    for row in session_rows(curriculum.schedule, found, titles):
        table.add_row(row.number, row.week, row.day, Text(row.modules), row.minutes)
    console.print(table)
