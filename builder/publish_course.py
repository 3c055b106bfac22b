"""From a built course to a publication: is it ready, what would change at the target, and doing it."""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import dataclass
from importlib.metadata import distributions
from typing import TYPE_CHECKING

from builder import __version__
from builder.build import read_course, readable_files
from builder.check.leaks import find_leaks, secret_lines
from builder.course.released import record_release
from builder.errors import FindingsError, PublishError
from builder.files import walk_files, write_text
from builder.publish.plan import Publication, plan_publication, plan_rollback
from builder.publish.repository import GITIGNORE, readme_text
from builder.publish.targets import find_place, pages_advice, target_settings
from builder.publish.values import sha256
from builder.publish.workflow import CONSTRAINTS, WORKFLOW, constraints_text, package_text, workflow_text
from builder.site.words import read_words
from builder.stamp import BuildOptions, inputs_digest, options_of, read_stamp
from builder.workspace import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from builder.course.values import Course
    from builder.publish.targets import Place
    from builder.publish.values import Change
    from builder.workspace import Workspace

__all__ = [
    "SETTINGS",
    "Plan",
    "find_target",
    "plan_publishing",
    "plan_taking_back",
    "record_published",
    "write_repository",
    "write_workflow",
]

SETTINGS = "publish.yaml"


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done at a target, and what to tell when it is done."""

    place: Place
    change: Change
    advice: str = ""

    def do(self) -> None:
        """Do it. Raises PublishError, WriteError."""
        self.place.target.write(self.change)


def find_target(workspace: Workspace, slug: str, named: str | None, branch: str = "") -> Place:
    """Return the target that is named, or the default of `publish.yaml`. Raises PublishError, FindingsError."""
    path = workspace.root / SETTINGS
    settings = None
    if path.is_file():
        text, findings = read_file(workspace, path)
        if findings:
            raise FindingsError(findings)
        settings = target_settings(text, SETTINGS)
    return find_place(named, settings, slug, workspace.root, workspace.build / "publish", branch=branch)


def plan_publishing(workspace: Workspace, slug: str, place: Place, version: str) -> Plan:
    """Return what would change. Raises PublishError if the build is not ready, FindingsError if it holds answers."""
    if version and place.content != "site":
        raise PublishError("Only the site has versions.", hint="Leave out --as for the notebooks of students.")
    files, title, language = _ready(workspace, slug, place.content)
    wanted = Publication(slug, title, files, version, language, read_words(workspace.search("book/theme"), language))
    held = place.target.read()
    change = plan_publication(wanted, held, place.target.content)
    return Plan(place, change, pages_advice(place.settings, getattr(place.target, "address", "")))


def plan_taking_back(slug: str, place: Place) -> Plan:
    """Return what would change so that the target holds its last publication but one. Raises PublishError."""
    held = place.target.read()
    if held.manifest is None:
        raise PublishError(f"Nothing is published at {place.target.shown}.", hint="There is nothing to take back.")
    if held.manifest.course != slug:
        raise PublishError(f"The target holds the course '{held.manifest.course}', not '{slug}'.")
    past = place.target.past(held.manifest.restores or held.manifest.number)
    if past is None:
        raise PublishError("No earlier publication is kept there.", hint="Build the course as it was and publish it.")
    return Plan(place, plan_rollback(held, past))


def record_published(workspace: Workspace, slug: str) -> None:
    """Keep the ids that readers now meet, so that `course check` can tell when one vanishes. Raises WriteError."""
    course, _ = read_course(workspace, slug, options_of(workspace.build / slug) or BuildOptions())
    record_release(workspace, [module.card for module in course.modules])


def _ready(workspace: Workspace, slug: str, content: str) -> tuple[dict[str, bytes], str, str]:
    """Return the files to publish, the course's title and its language; raise unless the build is fresh and safe."""
    folder = workspace.build / slug
    options = options_of(folder)
    if options is None:
        raise PublishError(f"The course '{slug}' is not built.", hint=f"Run `course build {slug}` first.")
    if read_stamp(folder, inputs_digest(workspace, slug, options)) is None:
        raise PublishError(
            f"The build of '{slug}' is not what its sources are now: something has changed since.",
            hint=f"Run `course build {slug}` again, look at it, then publish.",
        )
    course, _ = read_course(workspace, slug, options)
    # The build has looked for answers already; what leaves the house is looked at once more, zip files inside too.
    chosen = folder / content
    read = list(readable_files(chosen))
    leaks = tuple(find_leaks([*read, *_zipped(chosen)], secret_lines(course.modules)))
    if leaks:
        raise FindingsError(leaks)
    files = {path.relative_to(chosen).as_posix(): path.read_bytes() for path in walk_files(chosen)}
    _refuse_instructors_files(folder, files)
    if content == "student":
        files["requirements.txt"] = _requirements(files)
    return files, course.curriculum.title, course.curriculum.language


def _zipped(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield f"{path.name}/{name}", archive.read(name)


def _refuse_instructors_files(folder: Path, files: dict[str, bytes]) -> None:
    """Raise PublishError if a file that only instructors get is among the files or in a zip of them."""
    given = {sha256(path.read_bytes()) for path in walk_files(folder / "student")}
    modules = [path.name for path in (folder / "instructor").iterdir()]
    # What both sites share, such as the theme, is no secret: the pages of modules, their zips and the proof are.
    pages = [f"{name}/index.html" for name in (*modules, "for-instructors")]
    beside = [folder / "instructor-site" / name for name in (*pages, *(f"downloads/{name}.zip" for name in modules))]
    secret = [*walk_files(folder / "instructor"), *(path for path in beside if path.is_file())]
    kept_back = {sha256(path.read_bytes()) for path in secret} - given
    for name, content in files.items():
        inside = [content]
        if name.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                inside += [archive.read(entry) for entry in archive.namelist()]
        if any(sha256(part) in kept_back for part in inside):
            raise PublishError(
                f"{name} is what instructors get; it is never published.", hint="Build the course again."
            )


def _requirements(files: dict[str, bytes]) -> bytes:
    """Return one list of packages for all modules, where Binder and others look for it."""
    lines = {
        line
        for name, content in files.items()
        if name.endswith("/requirements.txt")
        for line in content.decode().splitlines()
    }
    return ("\n".join(sorted(lines)) + "\n").encode()


def write_workflow(workspace: Workspace, slug: str) -> tuple[list[str], list[str]]:
    """Write the GitHub workflow and the list of versions; return the files written and those that were there.

    Nothing that is there is changed. Raises WriteError, FindingsError.
    """
    return _write_missing(workspace, _workflow_files(read_course(workspace, slug, BuildOptions())[0]))


def write_repository(workspace: Workspace, slug: str) -> tuple[list[str], list[str]]:
    """Write what a repository on GitHub needs: the workflow with its versions, a README and `.gitignore`.

    Returns and raises what `write_workflow` does.
    """
    course, _ = read_course(workspace, slug, BuildOptions())
    readme = readme_text(course.curriculum.title, slug, package_text(_extras(course), __version__))
    return _write_missing(workspace, {**_workflow_files(course), ".gitignore": GITIGNORE, "README.md": readme})


def _extras(course: Course) -> set[str]:
    return {module.card.extra for module in course.modules if module.card.extra}


def _workflow_files(course: Course) -> dict[str, str]:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    installed = {item.metadata["Name"]: item.version for item in distributions() if "+" not in item.version}
    return {
        WORKFLOW: workflow_text(course.curriculum.course, _extras(course), __version__, python),
        CONSTRAINTS: constraints_text(installed),
    }


def _write_missing(workspace: Workspace, files: dict[str, str]) -> tuple[list[str], list[str]]:
    kept = [name for name in files if (workspace.root / name).exists()]
    written = [name for name in files if name not in kept]
    for name in written:
        write_text(workspace.root / name, files[name])
    return written, kept
