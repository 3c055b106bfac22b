"""`course upgrade`: take or decline what the library has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli.options import workspace_option

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["upgrade"]


@click.command()
@workspace_option
@click.option("--accept", multiple=True, metavar="ID", help="Take this change, or all of this module; may be repeated.")
@click.option("--decline", multiple=True, metavar="ID", help="Leave this change; it is not shown again.")
@click.option(
    "--replace", multiple=True, metavar="ID", help="Take it although you edited the same; your text is kept as `.bak`."
)
@click.option("--all", "everything", is_flag=True, help="Take every change that meets no edit of yours.")
def upgrade(
    workspace: Path,
    accept: tuple[str, ...],
    decline: tuple[str, ...],
    replace: tuple[str, ...],
    *,
    everything: bool,
) -> None:
    """Take what the library has changed in the modules of your courses, one by one or all.

    Without an option the changes are listed and none is taken; `course diff` shows them line by line.
    Your own edits stay; where you and the library changed the same lines, file and line are
    named and nothing is taken. The exit code is 1 as long as something is to be decided.
    """
    from builder.cli.upgrade_text import print_changes
    from builder.upgrade.upgrading import Decision, apply, pending, pin_courses
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    for name in pin_courses(place):
        click.echo(f"Kept the library's version of {name} in library/modules/; from now on it is compared.", err=True)
    decided = bool(accept or decline or replace or everything)
    left = pending(place)
    if decided:
        before = {one.change.id for one in left.changes} | {change.id for change in left.declined}
        left, files = apply(place, Decision(accept, decline, replace, everything))
        after = {one.change.id for one in left.changes}
        for name in sorted(before - after - {change.id for change in left.declined}):
            click.echo(f"Taken: {name}", err=True)
        for file in files:
            click.echo(f"Changed {file}; your edits are in it.", err=True)
    print_changes(left, texts=False)
    if not left.changes:
        word = "Run `course check` to see whether all fits together." if decided else "Nothing is to be decided."
        click.echo(word, err=True)
        return
    click.echo(f"{len(left.changes)} to decide; `course diff` shows them line by line.", err=True)
    raise click.exceptions.Exit(1)
