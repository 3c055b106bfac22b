"""`course gradebook`: the marks of a class, on the screen or for an LMS."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import course_argument, workspace_option

if TYPE_CHECKING:
    from builder.marks.values import ClassMarks, ModuleMark

__all__ = ["gradebook"]

_WIDTH_OF_A_LOG = 120


@click.command()
@course_argument
@workspace_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "canvas", "moodle"]),
    default="table",
    show_default=True,
    help="A table, CSV or JSON with everything, or the CSV that Canvas or Moodle imports.",
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="MODULE=ASSIGNMENT",
    help="What the LMS calls a module's assignment, such as `first-steps=First steps (1234)`.",
)
@click.option("--partial", is_flag=True, help="For an LMS, also give marks of which a part has still to be judged.")
def gradebook(
    slug: str | None, workspace: Path, form: str, output: Path | None, names: tuple[str, ...], *, partial: bool
) -> None:
    """Print or export the marks of the course SLUG.

    One row a student: points per exercise, points that a person gave, totals, and flags. In the formats of
    Canvas and Moodle, a mark that is not complete stays empty unless you say `--partial`.
    """
    from builder.course.names import the_course
    from builder.files import write_text
    from builder.marks.tables import as_canvas, as_csv, as_json, as_moodle
    from builder.read_class import read_marks
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    slug = the_course(place, slug)
    marks = read_marks(place, slug)
    called = _called(names, marks)
    if form == "table":
        _print_table(marks)
        return
    if form in {"canvas", "moodle"}:
        made = (as_canvas if form == "canvas" else as_moodle)(marks, called, partial=partial)
        open_ones = sum(not mark.complete for mark in marks.marks.values())
        if open_ones and not partial:
            click.echo(f"{open_ones} marks are not complete and stay empty; see `course review {slug}`.", err=True)
    else:
        made = as_csv(marks) if form == "csv" else as_json(marks)
    if output is None:
        click.echo(made, nl=False)
    else:
        write_text(output, made)
        click.echo(f"Wrote {output}.", err=True)


def _called(names: tuple[str, ...], marks: ClassMarks) -> dict[str, str]:
    from builder.errors import CourseError
    from builder.findings import did_you_mean

    known = [module.id for module in marks.modules]
    called = {}
    for entry in names:
        module, _, name = entry.partition("=")
        if module not in known:
            raise CourseError(f"Nobody handed in a module '{module}'.", hint=did_you_mean(module, known))
        called[module] = name
    return called


def _print_table(marks: ClassMarks) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from builder.marks.tables import shown_points

    table = Table()
    table.add_column("Student")
    for module in marks.modules:
        table.add_column(Text(f"{module.title} ({module.points})"), justify="right")
    table.add_column("Total", justify="right")
    table.add_column("Flags")
    for student in marks.students:
        own = marks.of_student(student.id)
        graded = [mark for mark in own if mark.result]
        total = f"{shown_points(sum(mark.total for mark in graded))} of {sum(mark.module.points for mark in graded)}"
        cells = [_cell(marks.mark(student.id, module.id)) for module in marks.modules]
        codes = dict.fromkeys(note.code for mark in own for note in mark.flags)
        table.add_row(*(Text(cell) for cell in (student.shown, *cells, total if graded else "", ", ".join(codes))))
    Console(width=None if sys.stdout.isatty() else _WIDTH_OF_A_LOG, highlight=False).print(table)
    waiting = sum(mark.pending for mark in marks.marks.values())
    if waiting:
        click.echo(f"* A person has still to judge {waiting} answers: `course review`.")


def _cell(mark: ModuleMark | None) -> str:
    from builder.marks.tables import shown_points

    if mark is None:
        return "-"
    return "not graded" if mark.result is None else shown_points(mark.total) + ("*" if mark.pending else "")
