"""`course profile`: what is read from a career profile, and the same as a document that a teacher corrects."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from builder.documents.profile import Profile

__all__ = ["print_reading", "profile"]


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Write it to `--to`, if no other text is there.")
@click.option("--replace", is_flag=True, help="With --write: replace what is there; it is kept as `.bak`.")
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="[default: FILE with the ending .yaml]")
def profile(file: Path, write: bool, replace: bool, to: Path | None) -> None:
    """Show what is read from a career profile, as a YAML document.

    FILE is text, Markdown, HTML, YAML, JSON (our own schema, or an occupation of ESCO), rows of
    O*NET (CSV, TSV), a Word document or a PDF. What was guessed is marked in the document. Write it
    with --write, correct it, and give it to `course new`. A document that is there already is not
    changed without --replace; the difference is shown. `course schema profile` is its JSON Schema.
    """
    from builder.cli.render import print_findings
    from builder.errors import FindingsError
    from builder.profiles.own_text import profile_text
    from builder.profiles.reader import read_profile

    found, findings = read_profile(file.read_bytes(), file.as_posix())
    if found is None:
        raise FindingsError(findings)
    print_findings(findings, err=True)
    print_reading(found)
    text = profile_text(found)
    if write:
        _write(to or file.with_suffix(".yaml"), text.encode(), replace=replace)
    else:
        click.echo(text, nl=False)


def print_reading(found: Profile) -> None:
    """Print to stderr, for each part, how many items were read, from which lines, and what was guessed."""
    from builder.profiles.own_text import how_in_words

    click.echo(f"Read from {found.file}:", err=True)
    for source in found.sources:
        lines = f"line {source.place.line}"
        if source.last_line > source.place.line:
            lines = f"lines {source.place.line}-{source.last_line}"
        mark = "guessed: " if source.how.guessed else ""
        count = len(found.of(source.part))
        click.echo(f"  {source.part.words} ({count}), {lines}: {mark}{how_in_words(source)}", err=True)


def _write(path: Path, text: bytes, *, replace: bool) -> None:
    from builder.cli.render import print_diff
    from builder.files import backup_path, write_bytes

    old = path.read_bytes() if path.is_file() else None
    if old == text:
        click.echo(f"{path} is up to date; nothing was written.", err=True)
        return
    if old is not None and not replace:
        print_diff(path.as_posix(), old, text)
        click.echo(f"\nNothing was written: {path} would change, and what you wrote in it would be gone.", err=True)
        hint = "  Add `--replace` to take this; the old text is kept as `.bak`. Or name another file with `--to`."
        click.echo(hint, err=True)
        sys.exit(1)
    if old is not None:
        copy = backup_path(path, old)
        write_bytes(copy, old)
        click.echo(f"Kept the old text as {copy}.", err=True)
    write_bytes(path, text)
    click.echo(f"Wrote {path}. Correct what is wrong in it, then run `course new {path}`.", err=True)
