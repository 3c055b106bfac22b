"""`publish.yaml` in the workspace: where its courses are published. No part of a build, so it makes none stale."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from builder.documents.base import Document, Identifier, Line

__all__ = ["Bucket", "Folder", "GitBranch", "GitHubPages", "PublishSettings", "PublishTarget"]

Branch = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_{][A-Za-z0-9_./{}-]*$", max_length=100)]
InFolder = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9_{}-][A-Za-z0-9_.{}-]*/?)*$", max_length=200)]

Content = Literal["site", "student"]
"""What goes there: the site, or the notebooks as students get them. There is no word for what instructors have."""


class GitHubPages(Document):
    """GitHub Pages from a branch. `{course}` in any text stands for the id of the course."""

    kind: Literal["github-pages"]
    remote: Line = "origin"
    """A remote of the workspace's repository, or an address."""
    branch: Branch = "gh-pages"
    folder: InFolder = ""
    content: Content = "site"


class GitBranch(Document):
    """A branch of any git remote."""

    kind: Literal["git"]
    remote: Line
    branch: Branch
    folder: InFolder = ""
    """A folder in the branch; its top if empty."""
    content: Content = "site"


class Folder(Document):
    """A folder, such as one that a web server shows; relative to the workspace."""

    kind: Literal["folder"]
    path: Line
    content: Content = "site"


class Bucket(Document):
    """A bucket of an S3-compatible store. Keys are never written here; boto3 finds them in the environment."""

    kind: Literal["s3"]
    bucket: Line
    prefix: InFolder = ""
    endpoint: Line | None = None
    """The address of the store, where it is not Amazon's."""
    region: Line | None = None
    content: Content = "site"


PublishTarget = Annotated[GitHubPages | GitBranch | Folder | Bucket, Field(discriminator="kind")]


class PublishSettings(Document):
    """The targets by name, and which one `course publish` uses when none is named."""

    default: Identifier | None = None
    targets: Annotated[dict[Identifier, PublishTarget], Field(min_length=1)]
