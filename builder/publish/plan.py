"""Deciding what a publication consists of, and what has to change at the target for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from builder.errors import PublishError
from builder.publish.values import Change, Manifest, sha256
from builder.publish.versions import LATEST, marked_as_old, redirect_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.publish.values import Held, Past

__all__ = ["Publication", "plan_publication", "plan_rollback"]

_NAME = re.compile(r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$")


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be published: the files by path, the course, and as which version (empty for no version).

    `language` and `words` are for what is put into old versions.
    """

    course: str
    title: str
    files: Mapping[str, bytes]
    version: str = ""
    language: str = "en"
    words: Mapping[str, str] = field(default_factory=dict)


def plan_publication(wanted: Publication, held: Held, read: Callable[[str], bytes]) -> Change:
    """Return what must change so that the target holds this publication; `read` gives files that are there.

    Raises PublishError if the target holds another course or somebody else's files in the way.
    """
    old = held.manifest or Manifest(wanted.course)
    if old.course != wanted.course:
        raise PublishError(
            f"The target holds the course '{old.course}', not '{wanted.course}'.",
            hint="Choose another folder, branch or prefix for this course.",
        )
    # What somebody else has changed in other versions stays as it is.
    old = replace(old, files=held.actual)
    manifest, content = _versioned(wanted, old, read) if wanted.version else _plain(wanted, old)
    return _change(replace(manifest, number=old.number + 1, restores=0), content.__getitem__, held)


def plan_rollback(held: Held, past: Past) -> Change:
    """Return what must change so that the target holds an earlier publication again. Raises PublishError."""
    number = held.manifest.number if held.manifest else past.manifest.number
    manifest = replace(past.manifest, number=number + 1, restores=past.manifest.number)

    def read(path: str) -> bytes:
        content = past.read(path)
        if sha256(content) != past.manifest.files[path]:
            hint = "Build the course as it was then and publish it again."
            raise PublishError(f"The earlier publication is not complete any more: {path} has changed.", hint=hint)
        return content

    return _change(manifest, read, held)


def _plain(wanted: Publication, old: Manifest) -> tuple[Manifest, Mapping[str, bytes]]:
    if any(path.startswith(f"{LATEST}/") for path in old.files):
        raise PublishError(
            "The target holds versions of the course.",
            hint=f"Say which one this is: `--as {LATEST}` for the newest, or a name such as `--as 2027-spring`.",
        )
    digests = {path: sha256(content) for path, content in wanted.files.items()}
    return replace(old, files=digests), wanted.files


def _versioned(
    wanted: Publication, old: Manifest, read: Callable[[str], bytes]
) -> tuple[Manifest, Mapping[str, bytes]]:
    name = wanted.version
    _check_name(name, old)
    fresh = name not in old.versions and name != LATEST
    versions = (*old.versions, name) if fresh else old.versions
    newest = name == LATEST or fresh or name == old.latest
    latest = ("" if name == LATEST else name) if newest else old.latest
    kept = {
        path: digest
        for path, digest in old.files.items()
        if path.split("/")[0] in {*versions, LATEST} - ({name, LATEST} if newest else {name})
    }
    content = {f"{name}/{path}": data for path, data in wanted.files.items()}
    if newest:
        content |= {f"{LATEST}/{path}": data for path, data in wanted.files.items()}
    there = {path for path in (*kept, *content) if path.startswith(f"{LATEST}/")}
    content |= _root(wanted, old, versions, there)
    before = {path for path in old.files if path.startswith(f"{LATEST}/")}
    for path in [*kept, *content]:
        version = path.split("/")[0]
        if version not in versions or version == latest or not path.endswith(".html"):
            continue
        target = _in_latest(path.removeprefix(f"{version}/"), there)
        if path in content:
            content[path] = marked_as_old(content[path], path, target, version, wanted.words)
        elif version == old.latest or target != _in_latest(path.removeprefix(f"{version}/"), before):
            content[path] = marked_as_old(read(path), path, target, version, wanted.words)
    digests = {**kept, **{path: sha256(data) for path, data in content.items()}}
    return replace(old, versions=versions, latest=latest, files=digests), content


def _check_name(name: str, old: Manifest) -> None:
    if not _NAME.match(name):
        hint = "A version has small letters, digits, hyphens and dots: `2027-spring`."
        raise PublishError(f"'{name}' is no name of a version.", hint=hint)
    if name not in old.versions and name != LATEST and any(path.startswith(f"{name}/") for path in old.files):
        hint = "Choose another name for the version."
        raise PublishError(f"The published course has a page at '{name}' already.", hint=hint)


def _root(wanted: Publication, old: Manifest, versions: tuple[str, ...], there: set[str]) -> dict[str, bytes]:
    """Return the pages at the top: the front page and every page that stood there once lead to the newest version."""
    pages = {path for path in old.files if path.endswith(".html") and path.split("/")[0] not in {*versions, LATEST}}
    root = {
        path: redirect_page(path, _in_latest(path, there), wanted.title, wanted.language, wanted.words)
        for path in sorted({*pages, "index.html"})
    }
    # Without this file GitHub Pages would leave out folders whose names begin with an underscore.
    return {**root, ".nojekyll": b""}


def _in_latest(path: str, there: set[str]) -> str:
    """Return the same page in the newest version, or its front page."""
    return f"{LATEST}/{path}" if f"{LATEST}/{path}" in there else f"{LATEST}/index.html"


def _change(manifest: Manifest, read: Callable[[str], bytes], held: Held) -> Change:
    in_the_way = sorted(set(manifest.files) & held.foreign)
    if in_the_way:
        shown = ", ".join(in_the_way[:3]) + (f" and {len(in_the_way) - 3} more" if len(in_the_way) > 3 else "")
        raise PublishError(
            f"The target has files that `course publish` did not put there: {shown}.",
            hint="Choose an empty folder, branch or prefix, or move these files away; they are not touched.",
        )
    old = held.manifest.files if held.manifest else {}
    new = tuple(sorted(set(manifest.files) - set(held.actual)))
    changed = tuple(
        sorted(path for path, digest in manifest.files.items() if path in held.actual and held.actual[path] != digest)
    )
    return Change(
        manifest,
        {path: read(path) for path in (*new, *changed)},
        new,
        changed,
        removed=tuple(sorted(set(held.actual) - set(manifest.files))),
        edited=tuple(sorted(path for path, digest in old.items() if held.actual.get(path) != digest)),
    )
