"""From a profile's bytes to a proposed curriculum: read, match, plan, write as text. The order of `course new`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.curriculum.yaml_text import curriculum_text
from builder.documents.curriculum import Curriculum, Schedule
from builder.documents.profile import slug
from builder.documents.reading import read_document
from builder.errors import CourseError, FindingsError
from builder.findings import in_order
from builder.match.matching import match
from builder.plan.budget import within
from builder.plan.planning import Request, plan
from builder.profiles.reader import read_profile
from builder.workspace import read_file, read_modules, read_vocabulary

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from builder.documents.module_card import ModuleCard
    from builder.documents.profile import Profile
    from builder.findings import Finding
    from builder.workspace import Workspace

__all__ = ["Proposal", "TimeWish", "propose"]

_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class TimeWish:
    """The time for a course as far as it is told; what is None or empty stays as it is in the curriculum."""

    hours_per_week: float | None = None
    weeks: int | None = None
    start: datetime.date | None = None
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed curriculum, its YAML text, and what it was made from; `profile_file` is relative to it.

    `whole` is the curriculum before modules were left out for want of time.
    """

    course: str
    curriculum: Curriculum
    whole: Curriculum
    text: str
    profile: Profile
    profile_file: str
    cards: Mapping[str, ModuleCard]
    findings: tuple[Finding, ...]


def propose(
    workspace: Workspace,
    data: bytes,
    file: str,
    *,
    course: str | None,
    suffix: str = ".txt",
    time: TimeWish = TimeWish(),  # a frozen value
) -> Proposal:
    """Return the curriculum for the profile in `data`; `file` is its name in messages, `course` the slug if given.

    The schedule of a curriculum that is there is kept, changed by `time`; what it has no time for is left out.
    Raises FindingsError if the profile or the skill vocabulary cannot be read, CourseError for a bad slug or time.
    """
    profile, findings = read_profile(data, file)
    if profile is None:
        raise FindingsError(findings)
    name = _course_name(course, profile)
    found, more = read_modules(workspace)
    cards = {module: folder.card for module, folder in found.items()}
    vocabulary, faults = read_vocabulary(workspace, cards.values())
    if vocabulary is None:
        raise FindingsError(faults)
    request = Request(name, f"profiles/{name}{suffix}")
    whole = plan(profile, match(profile, vocabulary, cards), cards, vocabulary.stages, request)
    whole = whole.model_copy(update={"schedule": _schedule(workspace, name, time)})
    curriculum = whole
    if whole.schedule is not None and whole.schedule.minutes is not None:
        curriculum = within(whole, cards, whole.schedule.minutes, {item.id: item.text for item in profile.items})
    return Proposal(
        name,
        curriculum,
        whole,
        curriculum_text(curriculum),
        profile,
        request.profile,
        cards,
        in_order([*findings, *more]),
    )


def _schedule(workspace: Workspace, course: str, time: TimeWish) -> Schedule | None:
    """Return the schedule of the curriculum that is there with the changes of `time`."""
    path = workspace.curriculum / f"{course}.yaml"
    old = None
    if path.is_file():
        text, findings = read_file(workspace, path)
        there = None if findings else read_document(Curriculum, text, workspace.shown(path))[0]
        old = there.schedule if there is not None else None
    told = {name: value for name in TimeWish.__slots__ if (value := getattr(time, name)) not in (None, ())}
    if not told:
        return old
    if old is None and time.hours_per_week is None:
        raise CourseError("The course has no hours per week yet.", hint="Add `--hours-per-week 4`.")
    known = {} if old is None else old.model_dump(by_alias=True, exclude_none=True, mode="json")
    told = {name: value.isoformat() if name == "start" else value for name, value in told.items()}
    return Schedule.model_validate_json(json.dumps(known | told))


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
