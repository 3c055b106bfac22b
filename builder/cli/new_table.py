"""The proposed curriculum as a table, and below it what the course does not teach."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from builder.curriculum.rows import Row
    from builder.documents.curriculum import Curriculum
    from builder.documents.module_card import ModuleCard
    from builder.propose import Proposal

__all__ = ["print_choices", "print_near", "print_proposal"]

_WIDTH_OF_A_LOG = 120


def print_proposal(proposal: Proposal, *, scaffold: bool = False) -> None:
    """Print stages, modules, hours, items and reasons to stdout; then partly served items, gaps and a start for each.

    `scaffold` says that modules are begun for the gaps; else they are offered.
    """
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
    _print_time(console, proposal, texts)
    _print_open(console, proposal, texts)
    _print_offers(console, proposal, scaffold=scaffold)


def _print_time(console: Console, proposal: Proposal, texts: Mapping[str, str]) -> None:
    """Say what was left out for want of time, and what each other number of hours would leave out."""
    from rich.text import Text

    schedule, out = proposal.curriculum.schedule, proposal.curriculum.left_out
    if schedule is None or schedule.minutes is None:
        return
    given = f"{schedule.weeks} weeks of {schedule.hours_per_week:g} h are {schedule.minutes / 60:.1f} hours"
    if not out:
        console.print(Text(f"\n{given}: enough for the whole course."))
        return
    names = ", ".join(entry.id for entry in out)
    console.print(Text(f"\nToo little time: {given}. Left out: {names}.", style="bold"))
    print_choices(console, proposal.whole, proposal.cards, texts)


def print_near(proposal: Proposal) -> None:
    """Print for each gap the module that is nearest in meaning. Raises CourseError without the extra `semantic`."""
    from builder.match.meaning import near_modules

    gaps = proposal.curriculum.gaps
    found = near_modules([gap.text for gap in gaps], proposal.cards)
    import click

    click.echo("\nNear in meaning; look whether it serves, and add it by hand if it does:")
    for gap in gaps:
        near = found.get(gap.text)
        said = f"{near.module} ({near.score:.2f}): {near.sentence}" if near else "nothing is near"
        click.echo(f"  {gap.text}: {said}")


def print_choices(
    console: Console, whole: Curriculum, cards: Mapping[str, ModuleCard], texts: Mapping[str, str]
) -> None:
    """Print what a course leaves out at each number of hours; each line adds to those above it."""
    from rich.table import Table
    from rich.text import Text

    from builder.plan.budget import cuts, minutes_of

    weekly = whole.schedule.hours_per_week if whole.schedule is not None else None
    table = Table(title=Text("What fits into which time"), title_style="bold", show_lines=True)
    table.add_column("Hours", justify="right")
    if weekly:
        table.add_column(f"Weeks of {weekly:g} h", justify="right")
    table.add_column("Also left out", ratio=3)
    table.add_column("Then taught no more", ratio=6)
    minutes = sum(minutes_of(name, cards) for name in whole.module_ids())
    rows = [(minutes, "nothing", "")]
    rows.extend(
        (cut.minutes, "\n".join(cut.modules), "\n".join(texts.get(item, item) for item in cut.lost))
        for cut in cuts(whole, cards)[:-1]
    )
    for total, modules, lost in rows:
        weeks = [f"{-(-total // max(1, round(weekly * 60)))}"] if weekly else []
        table.add_row(f"{total / 60:.1f}", *weeks, Text(modules), Text(lost))
    console.print(table)


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


def _print_offers(console: Console, proposal: Proposal, *, scaffold: bool) -> None:
    """Say which modules would fill the gaps, each a scaffold that runs from the first minute."""
    from rich.text import Text

    if proposal.curriculum.domain is not None:
        console.print(Text(f"\nAll modules are set in: {proposal.curriculum.domain}."))
    drafts = sorted(name for name in proposal.curriculum.module_ids() if proposal.cards[name].status == "draft")
    if drafts:
        console.print(Text(f"\nDrafts, which no build publishes: {', '.join(drafts)}", style="bold"))
    if not proposal.offers or scaffold:
        return
    number = len(proposal.offers)
    title = f"\nA start for each skill that nothing teaches ({number}): `course new ... --scaffold`, or one of these"
    console.print(Text(title, style="bold"))
    for offer in proposal.offers:
        console.print(Text(f'  course module new {offer.kind.value} "{offer.title}"'))
