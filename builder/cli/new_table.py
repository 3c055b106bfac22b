"""The proposed curriculum as a table, and below it what the course does not teach."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from builder.curriculum.rows import Row
    from builder.propose import Proposal

__all__ = ["print_proposal"]

_WIDTH_OF_A_LOG = 120


def print_proposal(proposal: Proposal) -> None:
    """Print stages, modules, hours, items and reasons to stdout; then partly served items and gaps."""
    import sys

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from builder.curriculum.rows import plan_rows

    console = Console(width=None if sys.stdout.isatty() else _WIDTH_OF_A_LOG, highlight=False)
    texts = {item.id: item.text for item in proposal.profile.items}
    rows = plan_rows(proposal.curriculum, proposal.cards, texts)
    table = Table(title=Text(proposal.curriculum.title), title_style="bold", show_lines=True)
    table.add_column("Stage", ratio=2)
    table.add_column("Module", ratio=2)
    table.add_column("Hours", justify="right")
    table.add_column("Serves, and why", ratio=6)
    for row in rows:
        hours = f"{row.hours:.1f}" if row.hours is not None else ""
        table.add_row(Text(row.stage), Text(row.module or "no module yet"), hours, Text(_served(row)))
    console.print(table)
    console.print(Text(f"{sum(bool(row.module) for row in rows)} modules, {_hours(rows):.1f} hours."))
    _print_open(console, proposal, texts)


def _served(row: Row) -> str:
    return "\n".join(f"{item}: {why}" if item else why for item, why in row.serves)


def _hours(rows: tuple[Row, ...]) -> float:
    return sum(row.hours or 0 for row in rows)


def _print_open(console: Console, proposal: Proposal, texts: dict[str, str]) -> None:
    from rich.text import Text

    curriculum = proposal.curriculum
    if curriculum.partly:
        console.print(Text(f"\nServed in part ({len(curriculum.partly)}):", style="bold"))
    for part in curriculum.partly:
        console.print(Text(f"  {texts.get(part.item, part.item)}: lacks {', '.join(part.missing)}"))
    if curriculum.gaps:
        console.print(Text(f"\nGaps ({len(curriculum.gaps)}): what no module of the course serves", style="bold"))
    for gap in curriculum.gaps:
        console.print(Text(f"  {gap.text}: {gap.reason}"))
