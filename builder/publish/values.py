"""What a publication is: the list of its files at the target, what is there now, and what is to change."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from builder.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["LIST", "Change", "Held", "Manifest", "Past", "Target", "manifest_text", "read_manifest", "sha256"]

LIST = ".coursewright.json"
"""The file at the target that says what was published there, so that nothing else is ever touched."""

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """A publication: its files with their SHA-256, and the named versions in the order in which they came.

    `number` counts the publications of a target; `restores` is the number of the one that this one put back.
    `latest` says what the folder `latest/` is a copy of; it is empty where it was published by itself.
    """

    course: str
    number: int = 0
    restores: int = 0
    versions: tuple[str, ...] = ()
    latest: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Held:
    """What a target holds: the last publication (if any), its files as they are there now, and all other paths."""

    manifest: Manifest | None = None
    actual: Mapping[str, str] = field(default_factory=dict)
    foreign: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier publication and how to read its files."""

    manifest: Manifest
    read: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done: the publication to come, its new and changed files, and paths to take away.

    `edited` are files of the last publication that somebody else has changed or removed since.
    """

    manifest: Manifest
    content: Mapping[str, bytes]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    edited: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.new or self.changed or self.removed)


class Target(Protocol):
    """A place that a course is published to."""

    @property
    def shown(self) -> str:
        """How messages name the place."""

    def read(self) -> Held:
        """Return what is there. Raises PublishError."""

    def content(self, path: str) -> bytes:
        """Return a file of the last publication as it is there. Raises PublishError."""

    def past(self, before: int) -> Past | None:
        """Return the last publication with a number below this one that can be put back, or None."""

    def write(self, change: Change) -> None:
        """Do it, so that a reader finds the old publication or the new one. Raises PublishError, WriteError."""


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hex."""
    return hashlib.sha256(content).hexdigest()


def manifest_text(manifest: Manifest) -> str:
    """Return the list as JSON, the same text for the same publication."""
    values = {
        "format": _FORMAT,
        "course": manifest.course,
        "number": manifest.number,
        "restores": manifest.restores,
        "versions": list(manifest.versions),
        "latest": manifest.latest,
        "files": dict(sorted(manifest.files.items())),
    }
    return json.dumps(values, indent=1, ensure_ascii=False) + "\n"


def read_manifest(text: str, where: str) -> Manifest:
    """Return the publication that a list describes. Raises PublishError if it is no such list."""
    try:
        raw = json.loads(text)
        _known(raw["format"])
        return Manifest(
            course=str(raw["course"]),
            number=int(raw["number"]),
            restores=int(raw["restores"]),
            versions=tuple(str(name) for name in raw["versions"]),
            latest=str(raw["latest"]),
            files={_path(name): str(value) for name, value in raw["files"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        message = f"The list of published files {LIST} in {where} cannot be read: {fault}."
        raise PublishError(message, hint="Put the file back as it was, or publish to an empty place.") from fault


def _known(number: object) -> None:
    if number != _FORMAT:
        raise ValueError(f"its format is {number}, this coursewright knows {_FORMAT}")


def _path(name: str) -> str:
    """Return a path of the list; one that leads out of the target is refused."""
    if name.startswith("/") or "\\" in name or any(part in {"", ".", ".."} for part in name.split("/")):
        raise ValueError(f"'{name}' is no path inside the target")
    return str(name)
