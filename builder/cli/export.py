"""`course export`: questions for a learning management system, review cards for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import course_argument, domain_option, workspace_option
from builder.cli.render import print_findings

if TYPE_CHECKING:
    from builder.assemble.values import Sheet
    from builder.course.values import Course
    from builder.workspace import Workspace

__all__ = ["export"]

_output_option = click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write.  [default: in _build/export]"
)


@click.group()
def export() -> None:
    """Write questions or review cards of a course for other programs."""


@export.command()
@course_argument
@workspace_option
@domain_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["moodle", "qti12", "qti21"]),
    default="moodle",
    show_default=True,
    help="Moodle's XML; QTI 1.2 as Canvas imports it; QTI 2.1.",
)
@click.option(
    "--questions",
    "kind",
    type=click.Choice(["all", "graded", "practice"]),
    default="all",
    show_default=True,
    help="Which questions; practice questions also stand in the pages, with their answers.",
)
@_output_option
def quiz(slug: str | None, workspace: Path, domain: str | None, form: str, kind: str, output: Path | None) -> None:
    """Write the questions of the course SLUG, with their answers, for a learning management system.

    The file is for teachers: it holds every answer.
    """
    from builder.files import write_bytes
    from builder.quiz.moodle import moodle_xml
    from builder.quiz.qti12 import qti12_package
    from builder.quiz.qti21 import qti21_package
    from builder.quiz.values import questions_of

    _is_free(output)
    place, course, sheets = _assembled(workspace, slug, domain)
    questions = questions_of(sheets, kind)
    title = course.curriculum.title
    if form == "moodle":
        content = moodle_xml(questions, title).encode()
    else:
        content = qti12_package(questions, title) if form == "qti12" else qti21_package(questions)
    name = f"{course.curriculum.course}-quiz-{form}.{'xml' if form == 'moodle' else 'zip'}"
    target = output or place.build / "export" / name
    write_bytes(target, content)
    click.echo(f"{len(questions)} questions: {target}")
    click.echo("The file holds the answers; give it to the learning management system only.", err=True)


@export.command()
@course_argument
@workspace_option
@domain_option
@_output_option
def cards(slug: str | None, workspace: Path, domain: str | None, output: Path | None) -> None:
    """Write the review cards of the course SLUG as a text that Anki imports."""
    from builder.files import write_text
    from builder.learning.cards import anki_text, cards_of

    _is_free(output)
    place, course, sheets = _assembled(workspace, slug, domain)
    found = [card for sheet in sheets for card in cards_of(sheet)]
    target = output or place.build / "export" / f"{course.curriculum.course}-cards.txt"
    write_text(target, anki_text(found, course.curriculum.title))
    click.echo(f"{len(found)} cards: {target}")


def _is_free(output: Path | None) -> None:
    """Raise UsageError if the file that was named is there already: it may be somebody's work."""
    if output is not None and output.exists():
        raise click.UsageError(f"{output} is there already. Name another file, or move it away first.")


def _assembled(workspace: Path, slug: str | None, domain: str | None) -> tuple[Workspace, Course, list[Sheet]]:
    """Return the workspace, the course and its sheets in order. Raises FindingsError if the content has errors."""
    from builder.build import assemble_course, read_course
    from builder.course.names import the_course
    from builder.stamp import BuildOptions
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    course, findings = read_course(place, the_course(place, slug), BuildOptions(domain=domain))
    print_findings([finding for finding in findings if finding.severity.value == "warning"], err=True)
    sheets = assemble_course(course, findings)
    return place, course, [sheets[module.card.id] for module in course.modules]
