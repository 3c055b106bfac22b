"""How findings, errors and summaries look: text for people, JSON for programs, annotations for GitHub."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import click

from builder.errors import FindingsError, ProcessError
from builder.findings import Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.errors import CourseError
    from builder.findings import Finding

__all__ = ["FORMATS", "Format", "count_of", "print_diff", "print_error", "print_findings"]

Format = Literal["text", "json", "github"]
FORMATS: tuple[Format, ...] = ("text", "json", "github")

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def print_findings(findings: Iterable[Finding], form: Format = "text", *, err: bool = False) -> None:
    """Print findings in order: text with hints on their own line, a JSON list, or GitHub annotations."""
    ordered = in_order(findings)
    if form == "json":
        click.echo(json.dumps([_as_dict(finding) for finding in ordered], ensure_ascii=False, indent=1), err=err)
        return
    for finding in ordered:
        click.echo(_annotation(finding) if form == "github" else _text(finding), err=err)


def count_of(findings: Sequence[Finding]) -> str:
    """Return how many findings of each severity there are, such as `2 errors, 1 warning`."""
    parts = []
    for severity in Severity:
        number = sum(finding.severity is severity for finding in findings)
        if number:
            parts.append(f"{number} {severity.value}{'' if number == 1 else 's'}")
    return ", ".join(parts) or "no findings"


def print_diff(name: str, old: bytes, fresh: bytes) -> None:
    """Print to stdout how a file would change, as a unified diff."""
    from difflib import unified_diff

    before, after = (content.decode("utf-8", "replace").splitlines() for content in (old, fresh))
    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in unified_diff(before, after, name, f"{name} (proposed)", lineterm=""):
        click.secho(line, fg=colours.get(line[0]))


def print_error(error: CourseError) -> None:
    """Print a known error and its hint to stderr; all findings, if it carries some."""
    if isinstance(error, FindingsError):
        print_findings(error.findings, err=True)
        click.echo(f"\nStopped: {count_of(error.findings)}. Nothing that was built before has changed.", err=True)
        return
    click.echo(f"{click.style('error', fg='red', bold=True)}: {error.message}", err=True)
    if error.hint:
        click.echo(f"  {error.hint}", err=True)
    if isinstance(error, ProcessError) and error.output:
        click.echo("  The last lines that it printed:", err=True)
        for line in error.output.splitlines()[-15:]:
            click.echo(f"    {line}", err=True)


def _text(finding: Finding) -> str:
    where = f"{finding.place}: " if finding.place.file else ""
    severity = click.style(finding.severity.value, fg=_COLOURS[finding.severity], bold=True)
    first = f"{where}{severity}: {finding.message} [{finding.rule}]"
    return f"{first}\n    {finding.hint}" if finding.hint else first


def _as_dict(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
    }


def _annotation(finding: Finding) -> str:
    """Return a workflow command of GitHub Actions (docs: workflow-commands, `::error file=…,line=…::`)."""

    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    place = finding.place
    fields = [f"file={escape(place.file).replace(',', '%2C').replace(':', '%3A')}"] if place.file else []
    fields += [f"line={place.line}"] if place.line else []
    fields += [f"title={finding.rule}"]
    message = f"{finding.message} {finding.hint}".strip()
    return f"::{_GITHUB[finding.severity]} {','.join(fields)}::{escape(message)}"
