"""`course new`: from a career profile to a curriculum that a teacher edits."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from builder.propose import Proposal, Source
    from builder.workspace import Workspace

__all__ = ["DAYS", "new"]

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class _Change(NamedTuple):
    path: Path
    content: bytes

    @property
    def old(self) -> bytes | None:
        return self.path.read_bytes() if self.path.is_file() else None


_COPIED = {".txt": ".txt", ".md": ".md", ".markdown": ".md", "": ".txt"}
"""Endings of texts that a workspace keeps as they are, and how they end there."""


@click.command()
@click.argument("profiles", metavar="PROFILE...", nargs=-1, required=True)
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
@click.option("--stages", default="", help="Only these stages and what they need, such as `1-2`.")
@click.option("--skills", multiple=True, help="Only this skill and what it needs; may be repeated, or with commas.")
@click.option("--hours", type=click.FloatRange(0, min_open=True), help="A course of so many hours at most.")
@click.option("--domain", help="Industry of all modules.  [default: where the profile's employers are]")
@click.option("--scaffold", is_flag=True, help="Begin a module for each skill that no module teaches; drafts.")
@click.option(
    "--near", is_flag=True, help="Name the module nearest in meaning to each gap; needs the extra `semantic`."
)
@click.option(
    "--template",
    type=click.Choice(["github"]),
    help="Also write a repository's files: workflow, pinned versions, README and .gitignore.",
)
@click.option("--write", is_flag=True, help="Replace a curriculum that is there; the old one is kept as `.yaml.bak`.")
def new(
    profiles: tuple[str, ...],
    workspace: Path | None,
    slug: str | None,
    hours_per_week: float | None,
    weeks: int | None,
    start: datetime | None,
    days: tuple[str, ...],
    stages: str,
    skills: tuple[str, ...],
    hours: float | None,
    domain: str | None,
    scaffold: bool,
    near: bool,
    template: str | None,
    write: bool,
) -> None:
    """Make a course from a career profile, or from several together.

    PROFILE is a file, or the name of a profile in curriculum/profiles/. Writes curriculum/SLUG.yaml
    and shows what is in it: stages, modules, and what no module teaches. A curriculum that is there
    already is not changed without --write; the difference is shown.

    With --hours-per-week and --weeks the course is made to fit; a table shows what each number of
    hours leaves out. `course schedule` then gives the sessions with their dates.

    --stages, --skills and --hours make a shorter course with an id of its own, from your curriculum
    for the same profile if there is one; what a module needs stays with it.

    With --template github the folder is ready to be pushed: its workflow builds, checks and publishes
    the course with the versions that are installed here. Files that are there stay as they are.
    """
    from builder.cli.new_table import print_near, print_proposal
    from builder.cli.profile import print_reading
    from builder.cli.render import print_findings
    from builder.plan.shorter import Shorter
    from builder.profiles.reader import read_profile
    from builder.propose import TimeWish, Wish, propose

    place = _workspace(workspace)
    paths = [_profile_file(place, profile) for profile in profiles]
    sources = [_source(place, path, known) for path, known in paths]
    words = tuple(part.strip() for skill in skills for part in skill.split(",") if part.strip())
    time = TimeWish(hours_per_week, weeks, start.date() if start else None, tuple(dict.fromkeys(days)))
    wish = Wish(slug, time, Shorter(stages.strip(), words, hours), _domain(place, domain), scaffold)
    proposal = propose(place, sources, wish)
    print_findings(proposal.findings, err=True)
    for source in sources:
        found, _ = read_profile(source.data, source.file)
        if found is not None:
            print_reading(found)
    print_proposal(proposal, scaffold=scaffold)
    if near:
        print_near(proposal)
    if proposal.taken_from:
        click.echo(f"Made from {proposal.taken_from}.", err=True)
    changes = _changes(place, [path for path, _ in paths], proposal)
    if scaffold:
        changes += _modules(place, proposal)
    _write(place, changes, proposal.course, write=write)
    _keep_library(place)
    if template:
        _make_repository(place, proposal.course)


def _make_repository(place: Workspace, course: str) -> None:
    from builder.publish.workflow import SWITCH
    from builder.publish_course import write_repository

    written, kept = write_repository(place, course)
    for name in written:
        click.echo(f"Wrote {name}.", err=True)
    for name in kept:
        click.echo(f"{name} is there already and stays as it is.", err=True)
    click.echo(f"Make a repository of this folder (git init) and push it. {SWITCH}", err=True)


def _keep_library(place: Workspace) -> None:
    """Keep the library's modules of the course in the workspace, so that a later library changes nothing by itself."""
    from builder.upgrade.upgrading import pin_courses

    kept = pin_courses(place)
    if kept:
        click.echo(f"Kept {len(kept)} modules of the library in library/modules/; see `course diff`.", err=True)


def _source(place: Workspace, path: Path, known: str | None) -> Source:
    from builder.propose import Source

    full = path.resolve()
    shown = place.shown(full) if full.is_relative_to(place.root) else path.as_posix()
    suffix = _COPIED.get(path.suffix.lower(), ".yaml")
    return Source(_read(path), shown, suffix, known)


def _domain(place: Workspace, name: str | None) -> str | None:
    """Return the industry if there is such a one. Raises CourseError."""
    from builder.documents.domain import domain_names
    from builder.errors import CourseError
    from builder.findings import did_you_mean

    known = domain_names(path.name for path in place.search("curriculum/domains").glob("*"))
    for part in name.split(":", 1) if name else ():
        if part not in known:
            raise CourseError(f"There is no industry '{part}'.", hint=did_you_mean(part, known))
    return name


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
    named = sorted(
        found for found in (place.curriculum / "profiles").glob("*") if found.suffix in {".txt", ".md", ".yaml"}
    )
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


def _changes(place: Workspace, paths: Sequence[Path], proposal: Proposal) -> list[_Change]:
    """Return the files whose content is not what the proposal wants: the profiles' copies and the curriculum."""
    wanted = []
    for path, name in zip(paths, proposal.profile_files, strict=True):
        copy = place.curriculum / name
        if copy.resolve() != path.resolve():
            wanted.append(_Change(copy, _copied(path)))
    wanted.append(_Change(place.curriculum / f"{proposal.course}.yaml", proposal.text.encode()))
    return [change for change in wanted if change.old != change.content]


def _copied(path: Path) -> bytes:
    """Return what the workspace keeps of a profile: a text as it is, anything else as a YAML document to correct."""
    from builder.profiles.own_text import profile_text
    from builder.profiles.reader import read_profile

    data = path.read_bytes()
    if path.suffix.lower() in {*_COPIED, ".yaml", ".yml"}:
        return data
    found, _ = read_profile(data, path.name)
    return profile_text(found).encode() if found else data


def _modules(place: Workspace, proposal: Proposal) -> list[_Change]:
    """Return the files of the modules that are begun; a folder that is there already is left alone."""
    from builder.scaffold.make import scaffold_files

    folders = [(place.root / "modules" / offer.id, offer) for offer in proposal.offers]
    return [
        _Change(folder / file.name, file.text.encode())
        for folder, offer in folders
        if not folder.exists()
        for file in scaffold_files(offer)
    ]


def _write(place: Workspace, changes: Sequence[_Change], course: str, *, write: bool) -> None:
    from builder.cli.render import print_diff
    from builder.files import backup_path, write_bytes

    edited = [change for change in changes if change.old is not None]
    if edited and not write:
        for change in edited:
            print_diff(place.shown(change.path), change.old or b"", change.content)
        files = " and ".join(place.shown(change.path) for change in edited)
        click.echo(f"\nNothing was written: {files} would change.", err=True)
        click.echo("  Run the command again with `--write` to take this; the old text is kept as `.bak`.", err=True)
        sys.exit(1)
    for folder in ("modules", "book"):
        (place.root / folder).mkdir(parents=True, exist_ok=True)
    for change in changes:
        if change.old is not None:
            write_bytes(backup_path(change.path, change.old), change.old)
        write_bytes(change.path, change.content)
        click.echo(f"Wrote {place.shown(change.path)}.", err=True)
    if not changes:
        click.echo(f"curriculum/{course}.yaml is up to date; nothing was written.", err=True)
        return
    click.echo(f"Look at it, change what you like, then run `course build {course}`.", err=True)
