"""Which courses a workspace has. Imports nothing heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.errors import WorkspaceError
from builder.findings import did_you_mean

if TYPE_CHECKING:
    from builder.workspace import Workspace

__all__ = ["course_and_other", "course_names", "the_course"]

_OTHERS = {"skills.yaml"}


def course_names(workspace: Workspace) -> list[str]:
    """Return the slugs of the curricula in the workspace, sorted."""
    return sorted(path.stem for path in workspace.curriculum.glob("*.yaml") if path.name not in _OTHERS)


def the_course(workspace: Workspace, slug: str | None) -> str:
    """Return the slug if there is such a course, or the only course if none is named. Raises WorkspaceError."""
    names = course_names(workspace)
    if slug is None and len(names) == 1:
        return names[0]
    if slug in names:
        return str(slug)
    hint = did_you_mean(slug or "", names) or "Make one with `course new PROFILE`."
    message = f"There is no course '{slug}' here." if slug else "Say which course you mean: `course build SLUG`."
    raise WorkspaceError(message, hint=hint)


def course_and_other(workspace: Workspace, slug: str | None, other: str | None) -> tuple[str, str | None]:
    """Return the course and a second argument; a single one that is no course is the second. Raises WorkspaceError."""
    names = course_names(workspace)
    if slug is not None and other is None and slug not in names and len(names) == 1:
        return names[0], slug
    return the_course(workspace, slug), other
