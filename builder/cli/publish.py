"""`course publish`: show what would change at a target, then do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli.options import workspace_option

if TYPE_CHECKING:
    from pathlib import Path

    from builder.publish_course import Plan
    from builder.workspace import Workspace

__all__ = ["publish"]

_SHOWN = 20


@click.command()
@click.argument("slug", required=False)
@click.argument("target", required=False)
@workspace_option
@click.option("--as", "version", default="", help="Name of a version, such as `2027-spring`; `latest` for the newest.")
@click.option("--rollback", is_flag=True, help="Put the publication before the last one back.")
@click.option("--branch", default="", help="Branch, where TARGET is a git address.")
@click.option("--workflow", is_flag=True, help="Only write a GitHub workflow that builds, checks and publishes.")
@click.option("--yes", is_flag=True, help="Do it; without this the command only shows what it would do.")
def publish(
    slug: str | None,
    target: str | None,
    workspace: Path,
    version: str,
    branch: str,
    *,
    rollback: bool,
    workflow: bool,
    yes: bool,
) -> None:
    """Publish the site of the course SLUG to TARGET.

    TARGET is a name from publish.yaml or an address: a folder (./public), a git repository, s3://bucket/prefix, or
    `github` for GitHub Pages of this repository. Without --yes nothing is done, and the exit code is 1 if something
    would change. Only the site (or the students' notebooks) is published, never what instructors get, and only a
    build that is up to date.
    """
    from builder.course.names import course_and_other
    from builder.publish_course import find_target, plan_publishing, plan_taking_back, record_published
    from builder.workspace import find_workspace

    if rollback and version:
        raise click.UsageError("--rollback puts a whole publication back; leave out --as.")
    place = find_workspace(workspace)
    slug, target = course_and_other(place, slug, target)
    if workflow:
        _write_workflow(place, slug)
        return
    where = find_target(place, slug, target, branch)
    plan = plan_taking_back(slug, where) if rollback else plan_publishing(place, slug, where, version)
    _show(plan)
    if plan.change.empty:
        click.echo("Everything is there already; nothing to do.", err=True)
    elif not yes:
        click.echo("\nNothing was changed. Run the command again with --yes to do this.", err=True)
        raise click.exceptions.Exit(1)
    else:
        plan.do()
        if not rollback:
            record_published(place, slug)
        click.echo(f"Done: publication {plan.change.manifest.number} at {where.target.shown}.", err=True)
        click.echo("To take it back: the same command with --rollback.", err=True)
    if plan.advice and not rollback:
        click.echo(plan.advice, err=True)


def _write_workflow(place: Workspace, slug: str) -> None:
    from builder.publish.workflow import SWITCH
    from builder.publish_course import write_workflow

    written, kept = write_workflow(place, slug)
    for name in written:
        click.echo(f"Wrote {name}.")
    for name in kept:
        click.echo(f"{name} is there already and stays as it is.", err=True)
    click.echo("Commit these files and push them. " + SWITCH, err=True)
    click.echo("If no package index has this coursewright, commit its wheel to the folder wheels/ too.", err=True)


def _show(plan: Plan) -> None:
    change = plan.change
    same = len(change.manifest.files) - len(change.new) - len(change.changed)
    for title, paths, colour in (
        ("new", change.new, "green"),
        ("changed", change.changed, "yellow"),
        ("removed", change.removed, "red"),
        ("changed there by somebody else", change.edited, "cyan"),
    ):
        for path in paths[:_SHOWN]:
            click.echo(f"  {click.style(title, fg=colour)}: {path}")
        if len(paths) > _SHOWN:
            click.echo(f"  {title}: and {len(paths) - _SHOWN} more")
    click.echo(
        f"{plan.place.target.shown}: {len(change.new)} new, {len(change.changed)} changed, "
        f"{len(change.removed)} removed, {same} as they are."
    )
