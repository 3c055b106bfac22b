"""`course module`: a new module that runs from the first minute, or a copy of one of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli.options import workspace_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from builder.scaffold.make import ScaffoldRequest
    from builder.workspace import Workspace

__all__ = ["module"]

_KINDS = ("python", "analysis", "container", "service", "pipeline", "config", "writing", "decision", "procedure")


@click.group()
def module() -> None:
    """Begin a module of your own, or take a copy of one of the library."""


@module.command()
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("name")
@workspace_option
@click.option("--id", "wanted", help="Id of the module.  [default: from the name]")
@click.option("--teaches", multiple=True, help="Id of a skill of the vocabulary; may be given several times.")
@click.option("--stage", help="Career stage that the module suits.  [default: the first]")
@click.option("--domain", default="fintech", show_default=True, help="Industry that the module is set in.")
@click.option("--course", "slug", help="Add the module to this course, at the end of its stage.")
def new(
    kind: str,
    name: str,
    workspace: Path,
    wanted: str | None,
    teaches: tuple[str, ...],
    stage: str | None,
    domain: str,
    slug: str | None,
) -> None:
    """Begin the module NAME, in which students make something of the KIND.

    The module is a draft that runs, is graded and can be proven at once; `course check` names what is
    to be written. Nothing that is there is changed, except for a line in the course that --course names.
    """
    from builder.errors import FindingsError
    from builder.scaffold.kinds import ScaffoldKind
    from builder.scaffold.placing import request_for, write_scaffold
    from builder.workspace import find_workspace, read_modules, read_vocabulary

    place = find_workspace(workspace)
    found, _ = read_modules(place)
    vocabulary, faults = read_vocabulary(place, [folder.card for folder in found.values()])
    if vocabulary is None:
        raise FindingsError(faults)
    listed = _Listing.read(place, slug) if slug else None
    request = request_for(
        ScaffoldKind(kind),
        name,
        vocabulary,
        stage=stage or (listed.stages[0] if listed else vocabulary.stages[0].id),
        wanted=wanted,
        teaches=_known(teaches, [skill.id for skill in vocabulary.skills]),
        taken=found,
        domain=_known([domain], _domains(place))[0],
    )
    text = listed.with_module(request) if listed else ""
    files = write_scaffold(place, request)
    for path in files:
        click.echo(f"Wrote {place.shown(path)}.", err=True)
    if listed:
        listed.write(text)
        click.echo(f"Added `{request.id}` to {listed.file}, stage {request.stage}.", err=True)
    _tell(request, slug)


@module.command()
@click.argument("name")
@workspace_option
def copy(name: str, workspace: Path) -> None:
    """Copy the library's module NAME to modules/, where you may change it.

    The copy is yours and takes the place of the library's. `course upgrade` later brings what the
    library changes into it and keeps your edits.
    """
    from builder.errors import CourseError
    from builder.findings import did_you_mean
    from builder.upgrade.store import module_texts, pin_modules, write_module
    from builder.workspace import find_workspace, read_modules

    place = find_workspace(workspace)
    folder = place.root / "modules" / name
    if folder.exists():
        message = f"There is a module '{name}' in modules/ already; nothing was written."
        raise CourseError(message, hint="Edit the module that is there.")
    pin_modules(place, [name])
    texts = module_texts(place.pinned / name)
    if not texts:
        found, _ = read_modules(place)
        raise CourseError(f"The library has no module '{name}'.", hint=did_you_mean(name, found))
    write_module(folder, texts)
    click.echo(f"modules/{name}/ is yours now. `course upgrade` keeps your edits.", err=True)


class _Listing:
    """The curriculum that the module is added to."""

    def __init__(self, path: Path, file: str, text: str, stages: Sequence[str]) -> None:
        self.path, self.file, self.text, self.stages = path, file, text, tuple(stages)

    @classmethod
    def read(cls, place: Workspace, slug: str) -> _Listing:
        """Return the curriculum of that course. Raises WorkspaceError, FindingsError."""
        from builder.course.names import the_course
        from builder.documents.curriculum import Curriculum
        from builder.documents.reading import read_document
        from builder.errors import FindingsError
        from builder.workspace import read_file

        path = place.curriculum / f"{the_course(place, slug)}.yaml"
        text, faults = read_file(place, path)
        curriculum, more = read_document(Curriculum, text, place.shown(path))
        if curriculum is None:
            raise FindingsError([*faults, *more])
        return cls(path, place.shown(path), text, [stage.id for stage in curriculum.stages])

    def with_module(self, request: ScaffoldRequest) -> str:
        """Return the new text. Raises CourseError."""
        from builder.scaffold.listing import with_module

        return with_module(self.text, request.stage, request.id, self.file)

    def write(self, text: str) -> None:
        from builder.files import write_text

        write_text(self.path, text)


def _domains(place: Workspace) -> list[str]:
    from builder.documents.domain import domain_names

    return list(domain_names(path.name for path in place.search("curriculum/domains").glob("*.py")))


def _known(given: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    from builder.errors import CourseError
    from builder.findings import did_you_mean

    for name in given:
        if name not in known:
            raise CourseError(f"There is no '{name}'.", hint=did_you_mean(name, known))
    return tuple(given)


def _tell(request: ScaffoldRequest, slug: str | None) -> None:
    add = f"  add `- id: {request.id}` to a stage of your course in curriculum/, so that it is checked with it"
    lines = [
        f"The module is a draft: it runs and is graded, and no build publishes it. It teaches {request.teaches[0]}.",
        "Next:",
        *([] if slug else [add]),
        "  course check        names every place that is to be written",
        f"  modules/{request.id}/: write them; the guide 'A module in 15 minutes' goes through it",
        "  status: published   in module.yaml, when `course check` has nothing to say of it",
    ]
    click.echo("\n".join(lines))
