"""From a name in `publish.yaml`, or from an address on the command line, to a target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from builder.documents.publish import Bucket, Folder, GitBranch, GitHubPages, PublishSettings
from builder.errors import FindingsError, PublishError
from builder.findings import did_you_mean
from builder.publish.bucket import BucketTarget
from builder.publish.folder import FolderTarget
from builder.publish.git import GitTarget, remote_address

if TYPE_CHECKING:
    from builder.documents.publish import PublishTarget
    from builder.publish.values import Target

__all__ = ["Place", "find_place", "pages_advice", "target_of", "target_settings"]

_ADDRESS = re.compile(r"^(https?|ssh|git|file)://|^[\w.-]+@[\w.-]+:|\.git/?$")
_GITHUB = re.compile(r"github\.com[:/](?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?$")


@dataclass(frozen=True, slots=True)
class Place:
    """A target, what goes there (`site` or `student`), and its settings."""

    target: Target
    content: str
    settings: PublishTarget


def target_settings(text: str, file: str) -> PublishSettings:
    """Return the settings in the text of `publish.yaml`. Raises FindingsError."""
    from builder.documents.reading import read_document

    settings, findings = read_document(PublishSettings, text, file)
    if settings is None:
        raise FindingsError(findings)
    return settings


def find_place(
    named: str | None, settings: PublishSettings | None, course: str, root: Path, work: Path, *, branch: str = ""
) -> Place:
    """Return the target that is named or the default one. `named` may be an address; `branch` is for those.

    Raises PublishError if there is none.
    """
    known = settings.targets if settings else {}
    name = named or (settings.default if settings and settings.default else next(iter(known), None))
    if name is None:
        hint = (
            "Name a folder, a git address or s3://bucket/prefix, or write `publish.yaml` (see the guide on publishing)."
        )
        raise PublishError("It is not said where to publish.", hint=hint)
    chosen = known.get(name) or _from_address(name, branch)
    if chosen is None:
        hint = did_you_mean(name, [*known, "github"]) or "A folder is written with a slash: `./public`."
        raise PublishError(f"There is no target '{name}' in publish.yaml, and it is no address.", hint=hint)
    return Place(target_of(chosen, course, root, work), chosen.content, chosen)


def _from_address(text: str, branch: str) -> PublishTarget | None:
    if text == "github":
        return GitHubPages(kind="github-pages", branch=branch or "gh-pages")
    if text.startswith("s3://"):
        parts = urlsplit(text)
        return Bucket(kind="s3", bucket=parts.netloc, prefix=parts.path.strip("/"))
    if _ADDRESS.search(text):
        github = "github.com" in text
        if github:
            return GitHubPages(kind="github-pages", remote=text, branch=branch or "gh-pages")
        return GitBranch(kind="git", remote=text, branch=branch or "site")
    if "/" in text or "\\" in text:
        return Folder(kind="folder", path=str(Path(text).absolute()))
    return None


def target_of(settings: PublishTarget, course: str, root: Path, work: Path) -> Target:
    """Return the target that the settings describe; `{course}` stands for the course. Raises PublishError."""

    def filled(text: str) -> str:
        return text.replace("{course}", course)

    if isinstance(settings, Folder):
        place = (root / Path(filled(settings.path)).expanduser()).resolve()
        if root == place or root.is_relative_to(place) or place.is_relative_to(root / "_build" / course):
            hint = "Choose a folder outside, or one of its own such as `./public`."
            raise PublishError(f"The course cannot be published to {place}, which holds the workspace.", hint=hint)
        return FolderTarget(place)
    if isinstance(settings, Bucket):
        prefix = filled(settings.prefix).strip("/")
        return BucketTarget(
            settings.bucket, f"{prefix}/" if prefix else "", settings.endpoint or "", settings.region or ""
        )
    address = remote_address(root, filled(settings.remote))
    return GitTarget(address, filled(settings.branch), filled(settings.folder).strip("/"), work)


def pages_advice(settings: PublishTarget, address: str) -> str:
    """Return what is to be done on GitHub once, and where the site will be; empty for other targets."""
    if not isinstance(settings, GitHubPages):
        return ""
    found = _GITHUB.search(address)
    where = f" The site is then at https://{found['owner'].lower()}.github.io/{found['name']}/." if found else ""
    folder = f"/{settings.folder.strip('/')}" if settings.folder else "/ (root)"
    return (
        "One switch, once: on GitHub open Settings, Pages, and under Build and deployment choose "
        f"'Deploy from a branch', {settings.branch}, {folder}.{where}"
    )
