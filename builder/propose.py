"""From a profile's bytes to a proposed curriculum: read, match, plan, write as text. The order of `course new`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.curriculum.yaml_text import curriculum_text
from builder.documents.profile import slug
from builder.documents.reading import read_document
from builder.documents.vocabulary import Vocabulary
from builder.errors import CourseError, FindingsError
from builder.findings import in_order
from builder.match.matching import match
from builder.plan.planning import Request, plan
from builder.profiles.reader import read_profile
from builder.workspace import read_file, read_modules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.documents.curriculum import Curriculum
    from builder.documents.module_card import ModuleCard
    from builder.documents.profile import Profile
    from builder.findings import Finding
    from builder.workspace import Workspace

__all__ = ["Proposal", "propose"]

_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed curriculum, its YAML text, and what it was made from; `profile_file` is relative to it."""

    course: str
    curriculum: Curriculum
    text: str
    profile: Profile
    profile_file: str
    cards: Mapping[str, ModuleCard]
    findings: tuple[Finding, ...]


def propose(workspace: Workspace, data: bytes, file: str, *, course: str | None, suffix: str = ".txt") -> Proposal:
    """Return the curriculum for the profile in `data`; `file` is its name in messages, `course` the slug if given.

    Raises FindingsError if the profile or the skill vocabulary cannot be read, CourseError for a bad slug.
    """
    profile, findings = read_profile(data, file)
    if profile is None:
        raise FindingsError(findings)
    name = _course_name(course, profile)
    found, more = read_modules(workspace)
    vocabulary = _vocabulary(workspace)
    cards = {module: folder.card for module, folder in found.items()}
    request = Request(name, f"profiles/{name}{suffix}")
    curriculum = plan(profile, match(profile, vocabulary, cards), cards, vocabulary.stages, request)
    return Proposal(
        name,
        curriculum,
        curriculum_text(curriculum),
        profile,
        request.profile,
        cards,
        in_order([*findings, *more]),
    )


def _vocabulary(workspace: Workspace) -> Vocabulary:
    path = workspace.search("curriculum/skills.yaml")
    text, findings = read_file(workspace, path)
    vocabulary = None
    if not findings:
        vocabulary, findings = read_document(Vocabulary, text, workspace.shown(path))
    if vocabulary is None:
        raise FindingsError(findings)
    return vocabulary


def _course_name(wanted: str | None, profile: Profile) -> str:
    name = wanted if wanted is not None else slug(profile.title.text)
    if _SLUG.fullmatch(name) and len(name) <= 48 and name != "skills":
        return name
    better = slug(name)
    hint = (
        f"Write `--slug {better}`." if _SLUG.fullmatch(better) and better != "skills" else "Write `--slug my-course`."
    )
    message = f"'{name}' cannot be the id of a course: small letters, digits and hyphens, a letter first, 48 at most."
    raise CourseError(message, hint=hint)
