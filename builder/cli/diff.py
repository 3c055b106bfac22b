"""`course diff`: what the library has changed since the course was made. Writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli.options import workspace_option

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["diff"]


@click.command()
@workspace_option
@click.option("--short", is_flag=True, help="Only the names of the changes.")
def diff(workspace: Path, *, short: bool) -> None:
    """Show what the library has changed in the modules of your courses since they were made.

    Nothing is written. The exit code is 1 if something is to be decided, so that CI can tell.
    """
    from builder.cli.upgrade_text import print_changes
    from builder.upgrade.upgrading import pending
    from builder.workspace import find_workspace

    upgrade = pending(find_workspace(workspace))
    print_changes(upgrade, texts=not short)
    number = len(upgrade.changes)
    if not number and not upgrade.unkept:
        click.echo("Your courses hold everything that the library has for them, or you have declined it.", err=True)
    if not number:
        return
    click.echo(f"{number} to decide: `course upgrade --accept ID`, `--decline ID` or `--all`.", err=True)
    raise click.exceptions.Exit(1)
