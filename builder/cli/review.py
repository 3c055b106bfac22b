"""`course review`: the part of a class's work that a person judges."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.options import course_argument, workspace_option

__all__ = ["review"]


@click.command()
@course_argument
@workspace_option
@click.option("--module", default="", help="Only this module.")
@click.option("--names", is_flag=True, help="Show whose answer it is; by default nobody is named.")
@click.option("--as", "by", default="", help="Your name, kept with each choice.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port of the page; by default any free one.")
@click.option(
    "--csv",
    "sheet",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the answers to this CSV instead; fill in `level` and `comment`.",
)
@click.option(
    "--read",
    "filled",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read back a CSV that was filled in.",
)
def review(
    slug: str | None,
    workspace: Path,
    module: str,
    by: str,
    port: int,
    sheet: Path | None,
    filled: Path | None,
    *,
    names: bool,
) -> None:
    """Judge the answers of the course SLUG that tests cannot: free text and rubrics.

    Prints the address of a page on this machine, with one answer at a time across all students. Each choice is
    saved at once. Only this machine can open the page, and only with the token in the address. Ctrl-C ends it.
    """
    from builder.course.names import the_course
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    slug = the_course(place, slug)
    if filled is not None:
        from builder.documents.reading import decode_text
        from builder.errors import FindingsError
        from builder.review_class import take_sheet

        text, faults = decode_text(filled.read_bytes(), filled.as_posix())
        if faults:
            raise FindingsError(faults)
        click.echo(f"{take_sheet(place, slug, text, filled.as_posix(), by=by)} choices are new.")
    elif sheet is not None:
        from builder.errors import CourseError
        from builder.files import write_text
        from builder.review_class import write_sheet

        if sheet.exists():
            raise CourseError(f"{sheet} is there already.", hint="Read it back with `--read`, or name another file.")
        made, number = write_sheet(place, slug, module=module, names=names)
        write_text(sheet, made)
        click.echo(f"Wrote {number} answers to {sheet}. Read it back with `course review {slug} --read {sheet}`.")
    else:
        from builder.read_class import open_gradebook
        from builder.review_class import review_server

        with open_gradebook(place, slug) as book:
            server = review_server(place, slug, book, port=port, names=names, module=module, by=by)
            click.echo(f"Open {server.url}")
            click.echo("Every choice is saved at once. Ctrl-C ends the review.", err=True)
            try:
                server.serve()
            except KeyboardInterrupt:
                click.echo("\nEnded. Everything that you chose is kept.", err=True)
