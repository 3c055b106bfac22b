"""`course explain`: what a rule demands, why, and how to mend a violation."""

from __future__ import annotations

import click

__all__ = ["explain"]


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Explain RULE, or list all rules with a line each."""
    from builder.check.rules import GROUPS, load_rules
    from builder.findings import did_you_mean

    rules = load_rules()
    if rule is None:
        for group, title in GROUPS.items():
            click.echo(click.style(title, bold=True))
            for entry in rules.values():
                if entry.group == group:
                    click.echo(f"  {entry.name}: {entry.must}")
        return
    if rule not in rules:
        raise click.UsageError(f"There is no rule '{rule}'. {did_you_mean(rule, rules)}")
    entry = rules[rule]
    click.echo(f"{click.style(entry.name, bold=True)} ({entry.severity})")
    click.echo(f"\n{entry.must}\n\n{entry.why}\n\nTo mend it: {entry.fix}")
