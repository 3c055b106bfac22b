"""Put a new module into a workspace: a free id, known skills, and files that never replace others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.documents.profile import slug
from builder.errors import CourseError, WriteError
from builder.files import write_text
from builder.scaffold.make import ScaffoldRequest, plain_title, scaffold_files

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from builder.documents.vocabulary import Vocabulary
    from builder.scaffold.kinds import ScaffoldKind
    from builder.workspace import Workspace

__all__ = ["request_for", "usual_id", "write_scaffold"]

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_ID_LENGTH = 48


def request_for(
    kind: ScaffoldKind,
    name: str,
    vocabulary: Vocabulary,
    *,
    stage: str,
    wanted: str | None = None,
    teaches: Sequence[str] = (),
    taken: Collection[str] = (),
    domain: str = "fintech",
) -> ScaffoldRequest:
    """Return the request for a module of that name. A skill that the vocabulary lacks is declared by the module.

    `teaches` are ids of the vocabulary; without them the skill is looked up by the name. `taken` are ids of modules.
    Raises CourseError for a name or id that cannot be one.
    """
    title = plain_title(name)
    if not title:
        hint = 'Write a name with letters, such as `course module new procedure "Hand hygiene"`.'
        raise CourseError(f"'{name}' cannot be the title of a module.", hint=hint)
    module = wanted if wanted is not None else usual_id(title)
    if not _ID.fullmatch(module) or len(module) > _ID_LENGTH:
        message = f"'{module}' cannot be the id of a module: small letters, digits and hyphens, a letter first."
        raise CourseError(message, hint=f"Write `--id {_letter_first(slug(module))}`.")
    if module in taken:
        message = f"There is a module '{module}' already; nothing was written."
        raise CourseError(message, hint="Choose another id with `--id`, or edit the module that is there.")
    known = {skill.id for skill in vocabulary.skills}
    own = {}
    skills = tuple(teaches) or _named(title, vocabulary)
    if not skills:
        skills = (module,)
    for skill in skills:
        if skill not in known:
            own[skill] = (title,)
    return ScaffoldRequest(kind, module, title, skills, stage, own, domain)


def write_scaffold(workspace: Workspace, request: ScaffoldRequest) -> tuple[Path, ...]:
    """Write the module's folder below `modules/` and return the files. Raises WriteError if the folder is there."""
    folder = workspace.root / "modules" / request.id
    if folder.exists():
        hint = "Choose another id with `--id`, or edit the module that is there."
        raise WriteError(f"The folder {workspace.shown(folder)} is there already; nothing was written.", hint=hint)
    written = []
    for file in scaffold_files(request):
        write_text(folder / file.name, file.text)
        written.append(folder / file.name)
    return tuple(written)


def usual_id(title: str) -> str:
    """Return the id that a module of that title has where nobody chooses another."""
    return _letter_first(slug(title))


def _letter_first(text: str) -> str:
    return text if text[:1].isalpha() else f"module-{text}"[:_ID_LENGTH].rstrip("-")


def _named(title: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the skill whose name, synonym or tool is the title."""
    wanted = title.casefold()
    for skill in vocabulary.skills:
        if wanted in {name.casefold() for name in (skill.name, *skill.synonyms, *skill.tools)}:
            return (skill.id,)
    return ()
