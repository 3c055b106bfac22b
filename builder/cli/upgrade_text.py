"""How changes of the library are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from builder.upgrade.changes import Change
    from builder.upgrade.upgrading import Pending, Upgrade

__all__ = ["print_changes", "print_text"]

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def print_changes(upgrade: Upgrade, *, texts: bool) -> None:
    """Print each change that is to be decided, its conflicts, and with `texts` what it does line by line."""
    for one in upgrade.changes:
        click.echo(f"{one.change.id}: {click.style(one.change.kind, bold=True)}{_note(one)}")
        for conflict in one.conflicts:
            place = f"modules/{one.change.module}/{conflict.file}:{conflict.line}"
            click.echo(f"    {click.style('conflict', fg='red')} {place}: {conflict.why}")
        if texts:
            print_text(one.change)
    for name in upgrade.gone:
        click.echo(f"{name}: the library has it no longer; your course keeps its copy", err=True)
    if upgrade.unkept:
        names = ", ".join(upgrade.unkept)
        click.echo(f"Not kept here yet, so there is nothing to compare: {names}. `course build` keeps them.", err=True)
    if upgrade.declined:
        names = ", ".join(change.id for change in upgrade.declined)
        click.echo(f"Declined before: {names}", err=True)


def print_text(change: Change) -> None:
    """Print the change as a difference, from the library of then to that of now."""
    from difflib import unified_diff

    lines = unified_diff(change.before.splitlines(), change.after.splitlines(), "then", "now", lineterm="", n=2)
    for line in lines:
        if not line.startswith(("---", "+++")):
            click.secho(f"    {line}", fg=_COLOURS.get(line[:1]))


def _note(one: Pending) -> str:
    if one.conflicts:
        return ", meets your edits"
    return ", beside your own copy" if one.edited else ""
