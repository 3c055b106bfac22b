"""`course mastery`: what a class has mastered."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

import click

from builder.cli.options import course_argument, workspace_option

if TYPE_CHECKING:
    from pathlib import Path

    from builder.marks.mastery import Level, Mastery, Score

__all__ = ["mastery"]

_WIDTH_OF_A_LOG = 120


@click.command()
@course_argument
@workspace_option
@click.option(
    "--level",
    type=click.Choice(["stage", "skill", "objective", "exercise"]),
    default="skill",
    show_default=True,
    help="What the columns of the table are.",
)
@click.option("--most", type=click.IntRange(0, 1000), default=10, show_default=True, help="Rows of the class's lists.")
def mastery(slug: str | None, workspace: Path, level: str, most: int) -> None:
    """Show what each student and the class of the course SLUG have mastered.

    Points of exercises are added up to objectives, skills and stages. Also writes a CSV and a page with a heat
    map to `_build/mastery`. Below the table: the exercises most failed and the hints most often met.
    """
    from builder.course.names import the_course
    from builder.mastery_class import read_mastery
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    found, table, html = read_mastery(place, the_course(place, slug))
    _print(found, cast("Level", level), most)
    click.echo(f"Wrote {table} and {html}.", err=True)


def _print(found: Mastery, level: Level, most: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else _WIDTH_OF_A_LOG, highlight=False)
    columns = found.of_level(level)
    table = Table()
    table.add_column("Student")
    for column in columns:
        table.add_column(Text(column.title), justify="right")
    table.add_row("Whole class", *(_share(found.whole.get(column)) for column in columns), style="bold")
    for student, name in found.students:
        table.add_row(Text(name), *(_share(found.scores.get((student, column))) for column in columns))
    console.print(table)
    if most and found.failed:
        console.print("\nExercises most failed")
        for one in found.failed[:most]:
            line = f"  {one.share:4.0%}  {one.module}/{one.exercise}: {one.whole} of {one.students} passed all tests"
            console.print(Text(line))
    if most and found.met:
        console.print("\nHints most often met")
        for met in found.met[:most]:
            console.print(Text(f"  {met.students:4}  {met.module}/{met.exercise}: {met.hint[:200]}"))


def _share(score: Score | None) -> str:
    share = score.share if score else None
    return "-" if share is None else f"{share:.0%}"
