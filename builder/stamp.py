"""Was anything changed since the last build? A stamp beside the outputs says what they were made of.

Imports nothing heavy, so that a build with nothing to do answers at once.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from builder.environment import installed_digest
from builder.files import digest, walk_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.workspace import Workspace

__all__ = [
    "BuildOptions",
    "BuildSummary",
    "inputs_digest",
    "options_of",
    "outputs_digest",
    "proof_figures",
    "proof_folder",
    "proof_text",
    "read_stamp",
    "sources_digest",
    "stamp_text",
]

STAMP = "build.json"

_IGNORED = {"__pycache__", ".ipynb_checkpoints", ".DS_Store"}


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a teacher chooses for a build; `workers` 0 means one for each core."""

    domain: str | None = None
    runner: str = "warm"
    workers: int = 0
    base_url: str = ""
    browser: bool | None = None
    """Whether exercises run in the pages; None means where the machine can get what that needs."""
    instructor_site: bool = False
    """Whether a second site is made, with solutions and hidden tests."""


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build made: counts, points, hours of work for a student, and what could not be run here."""

    course: str
    title: str
    modules: int
    notebooks: int
    exercises: int
    points: int
    hours: float
    pages: int
    not_run: tuple[str, ...]


def inputs_digest(workspace: Workspace, slug: str, options: BuildOptions) -> str:
    """Return a digest of everything that the outputs of a build depend on."""
    return digest(_inputs(workspace, slug, options))


def _inputs(workspace: Workspace, slug: str, options: BuildOptions) -> Iterator[bytes]:
    # Reading all sources is most of what a build with nothing changed does, so it is done once.
    sources = sources_digest(workspace)
    yield slug.encode()
    # How many work at once does not change what comes out.
    chosen = [options.domain, options.runner, options.base_url, options.browser, options.instructor_site]
    yield json.dumps(chosen).encode()
    if options.instructor_site:
        yield proof_text(workspace, slug, sources).encode()
    # Where the browser's Python comes from: with other sources, other exercises may run in the pages.
    yield json.dumps([os.environ.get(name, "") for name in ("COURSEWRIGHT_PYODIDE", "COURSEWRIGHT_WHEELS")]).encode()
    yield installed_digest().encode()
    yield sources.encode()
    yield json.dumps(proof_figures(workspace, slug, sources)).encode()


def sources_digest(workspace: Workspace) -> str:
    """Return a digest of all that people wrote: the workspace's curricula, modules and pages, and this package.

    A library that stands beside the package, as in a source checkout, counts too.
    """
    return digest(_sources(workspace))


def _sources(workspace: Workspace) -> Iterator[bytes]:
    package = Path(__file__).parent
    own = [workspace.curriculum, workspace.root / "modules", workspace.pinned, workspace.root / "book"]
    library = workspace.library.parent
    if not (workspace.is_library or library.is_relative_to(package)):
        own += [library / name for name in ("curriculum", "modules", "book")]
    for folder in (*own, package):
        for path in walk_files(folder) if folder.is_dir() else ():
            relative = path.relative_to(folder)
            if not _IGNORED.intersection(relative.parts) and path.suffix not in {".pyc", ".bak"}:
                yield relative.as_posix().encode()
                yield path.read_bytes()


def proof_folder(workspace: Workspace, slug: str) -> Path:
    """Return the folder of the course's last proof; it is not published."""
    return workspace.build / "proof" / slug


def proof_figures(workspace: Workspace, slug: str, sources: str = "") -> dict[str, int] | None:
    """Return the figures of the course's last proof in all industries; None if its sources were others than now.

    `sources` is their digest now, where it is known already.
    """
    try:
        proof = json.loads((proof_folder(workspace, slug) / "proof.json").read_text("utf-8"))
        figures = {name: int(number) for name, number in proof["figures"].items()}
        return figures if proof["sources"] == (sources or sources_digest(workspace)) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def proof_text(workspace: Workspace, slug: str, sources: str = "") -> str:
    """Return the report of the course's last proof in Markdown; empty if there is none of these sources."""
    if proof_figures(workspace, slug, sources) is None:
        return ""
    try:
        return (proof_folder(workspace, slug) / "proof.md").read_text("utf-8")
    except (OSError, ValueError):
        return ""


def outputs_digest(folder: Path) -> str:
    """Return a digest of every file that a build has left in its folder, apart from the stamp itself."""
    return digest(_outputs(folder))


def _outputs(folder: Path) -> Iterator[bytes]:
    for path in walk_files(folder):
        relative = path.relative_to(folder).as_posix()
        if relative != STAMP:
            yield relative.encode()
            yield path.read_bytes()


def stamp_text(inputs: str, outputs: str, summary: BuildSummary, options: BuildOptions = BuildOptions()) -> str:
    """Return the text of the stamp."""
    # How many work at once does not change what comes out.
    chosen = asdict(replace(options, workers=0))
    values = {"inputs": inputs, "outputs": outputs, "options": chosen, "summary": asdict(summary)}
    return json.dumps(values, indent=1) + "\n"


def options_of(folder: Path) -> BuildOptions | None:
    """Return what was chosen for the build in this folder; None if there is none that can be read."""
    try:
        return BuildOptions(**json.loads((folder / STAMP).read_text("utf-8"))["options"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_stamp(folder: Path, inputs: str) -> BuildSummary | None:
    """Return the summary of the last build if its inputs were these and its outputs are all still there."""
    try:
        stamp = json.loads((folder / STAMP).read_text("utf-8"))
        values = dict(stamp["summary"])
        summary = BuildSummary(**{**values, "not_run": tuple(values["not_run"])})
        if stamp["inputs"] != inputs or stamp["outputs"] != outputs_digest(folder):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return summary
