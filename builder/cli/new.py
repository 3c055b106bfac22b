"""`course new`: from a career profile to a curriculum that a teacher edits."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from builder.propose import Proposal
    from builder.workspace import Workspace

__all__ = ["DAYS", "new"]

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class _Change(NamedTuple):
    path: Path
    content: bytes

    @property
    def old(self) -> bytes | None:
        return self.path.read_bytes() if self.path.is_file() else None


@click.command()
@click.argument("profile")
@click.option(
    "--workspace", type=click.Path(file_okay=False, path_type=Path), help="Folder of the course.  [default: here]"
)
@click.option("--slug", help="Id of the course.  [default: from the profile's title]")
@click.option(
    "--hours-per-week", type=click.FloatRange(0, 60, min_open=True), help="Time that students have in a week."
)
@click.option(
    "--weeks", type=click.IntRange(1, 200), help="Weeks of the term; what does not fit is left out and named."
)
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), help="First day of the term, such as 2027-02-01.")
@click.option("--day", "days", multiple=True, type=click.Choice(DAYS), help="Day with a session; may be repeated.")
@click.option("--write", is_flag=True, help="Replace a curriculum that is there; the old one is kept as `.yaml.bak`.")
def new(
    profile: str,
    workspace: Path | None,
    slug: str | None,
    hours_per_week: float | None,
    weeks: int | None,
    start: datetime | None,
    days: tuple[str, ...],
    write: bool,
) -> None:
    """Make a course from a career profile.

    PROFILE is a file, or the name of a profile in curriculum/profiles/. Writes curriculum/SLUG.yaml
    and shows what is in it: stages, modules, and what no module teaches. A curriculum that is there
    already is not changed without --write; the difference is shown.

    With --hours-per-week and --weeks the course is made to fit; a table shows what each number of
    hours leaves out. `course schedule` then gives the sessions with their dates.
    """
    from builder.cli.new_table import print_proposal
    from builder.cli.render import print_findings
    from builder.propose import TimeWish, propose

    place = _workspace(workspace)
    source, known = _profile_file(place, profile)
    full = source.resolve()
    shown = place.shown(full) if full.is_relative_to(place.root) else source.as_posix()
    suffix = ".md" if source.suffix.lower() in {".md", ".markdown"} else ".txt"
    time = TimeWish(hours_per_week, weeks, start.date() if start else None, tuple(dict.fromkeys(days)))
    proposal = propose(place, _read(source), shown, course=slug or known, suffix=suffix, time=time)
    print_findings(proposal.findings, err=True)
    print_proposal(proposal)
    _write(place, _changes(place, source, proposal), proposal.course, write=write)


def _workspace(given: Path | None) -> Workspace:
    """Return the workspace that is named or around here; an empty folder becomes one."""
    from builder.errors import WorkspaceError
    from builder.workspace import Workspace, find_workspace

    if given is not None:
        return Workspace(given.resolve())
    try:
        return find_workspace(Path.cwd())
    except WorkspaceError:
        return Workspace(Path.cwd())


def _profile_file(place: Workspace, profile: str) -> tuple[Path, str | None]:
    """Return the profile's file, and the course's slug where the profile was named by it. Raises CourseError."""
    from builder.errors import CourseError
    from builder.findings import did_you_mean

    path = Path(profile)
    if path.is_file():
        return path, None
    named = sorted(found for found in (place.curriculum / "profiles").glob("*") if found.suffix in {".txt", ".md"})
    for candidate in named:
        if profile in {candidate.stem, candidate.name}:
            return candidate, candidate.stem
    hint = did_you_mean(profile, [candidate.stem for candidate in named])
    message = f"There is no profile '{profile}', neither as a file nor in curriculum/profiles/."
    raise CourseError(message, hint=hint or "Name the text file with the career profile.")


def _read(source: Path) -> bytes:
    from builder.errors import CourseError

    try:
        return source.read_bytes()
    except OSError as error:
        hint = "Check the file's permissions."
        raise CourseError(f"The profile {source} cannot be read: {error.strerror}.", hint=hint) from error


def _changes(place: Workspace, source: Path, proposal: Proposal) -> list[_Change]:
    """Return the files whose content is not what the proposal wants: the profile's copy and the curriculum."""
    copy = place.curriculum / proposal.profile_file
    wanted = [_Change(place.curriculum / f"{proposal.course}.yaml", proposal.text.encode())]
    if copy.resolve() != source.resolve():
        wanted.insert(0, _Change(copy, source.read_bytes()))
    return [change for change in wanted if change.old != change.content]


def _write(place: Workspace, changes: Sequence[_Change], course: str, *, write: bool) -> None:
    from builder.files import write_bytes

    edited = [change for change in changes if change.old is not None]
    if edited and not write:
        for change in edited:
            _print_diff(place, change)
        files = " and ".join(place.shown(change.path) for change in edited)
        click.echo(f"\nNothing was written: {files} would change.", err=True)
        click.echo("  Run the command again with `--write` to take this; the old text is kept as `.bak`.", err=True)
        sys.exit(1)
    for folder in ("modules", "book"):
        (place.root / folder).mkdir(parents=True, exist_ok=True)
    for change in changes:
        if change.old is not None:
            write_bytes(change.path.with_name(f"{change.path.name}.bak"), change.old)
        write_bytes(change.path, change.content)
        click.echo(f"Wrote {place.shown(change.path)}.", err=True)
    if not changes:
        click.echo(f"curriculum/{course}.yaml is up to date; nothing was written.", err=True)
        return
    click.echo(f"Look at it, change what you like, then run `course build {course}`.", err=True)


def _print_diff(place: Workspace, change: _Change) -> None:
    from difflib import unified_diff

    name = place.shown(change.path)
    old = (change.old or b"").decode("utf-8", "replace").splitlines()
    fresh = change.content.decode("utf-8", "replace").splitlines()
    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in unified_diff(old, fresh, name, f"{name} (proposed)", lineterm=""):
        click.secho(line, fg=colours.get(line[0]))
