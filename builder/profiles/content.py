"""What a file says, part by part, whatever its form; and the profile that it makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.documents.profile import How, Part, PartSource, Profile
from builder.findings import Finding, Place, Severity
from builder.profiles.items import Items
from builder.profiles.soft import is_soft_skill
from builder.profiles.stages import default_stages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.documents.profile import Stage
    from builder.profiles.source import Entry

__all__ = ["Content", "build_profile", "with_soft_skills"]


@dataclass(frozen=True, slots=True)
class Content:
    """The entries of each part, the stages, and where and how each part was read."""

    entries: Mapping[Part, tuple[Entry, ...]] = field(default_factory=dict)
    stages: tuple[Stage, ...] = ()
    sources: tuple[PartSource, ...] = ()

    def of(self, part: Part) -> tuple[Entry, ...]:
        """Return the entries of the part; none if the file lacks it."""
        return self.entries.get(part, ())


def build_profile(content: Content, file: str, findings: list[Finding]) -> Profile | None:
    """Return the profile, or None if it has no title or nothing to teach; every fault is added to the findings."""
    items = Items(findings)
    title = items.of_text(Part.TITLE, next(iter(content.of(Part.TITLE)), None))
    lists = {part: items.of_entries(part, content.of(part)) for part in Part if part not in _OTHERS}
    if title is None:
        message = "The profile has no title that could be recognised."
        hint = "Write the name of the occupation into the first line; in rows or JSON under `Title`."
        findings.append(Finding("profile-has-every-part", message, Place(file, 1), hint))
    if not (lists[Part.TECHNICAL_SKILLS] or lists[Part.TASKS] or lists[Part.SOFT_SKILLS] or lists[Part.TOOLS]):
        message = "No skill and no task could be read, so there is nothing to build a course from."
        hint = "Write the skills in one line, separated by ` | `, or as a bullet list under `Technical skills`."
        findings.append(Finding("profile-has-every-part", message, Place(file, 1), hint))
        return None
    if title is None:
        return None
    stages, sources = content.stages, content.sources
    if not stages:
        stages = default_stages(Place(file, 1))
        sources = (*sources, PartSource(Part.STAGES, How.DEFAULT, Place(file, 1), 1))
        message = "The profile tells no career stages; three usual ones are taken."
        hint = "Write how the career goes on with years, or correct the stages in the profile."
        findings.append(Finding("profile-stages-have-years", message, Place(file, 1), hint, Severity.NOTE))
    return Profile(
        file=file,
        title=title,
        summary=items.of_text(Part.SUMMARY, next(iter(content.of(Part.SUMMARY)), None)),
        stages=stages,
        sources=tuple(sorted(sources, key=lambda source: (source.place, source.part))),
        **{part.value.replace("-", "_"): found for part, found in lists.items()},
    )


_OTHERS = frozenset({Part.TITLE, Part.SUMMARY, Part.STAGES})


def with_soft_skills(content: Content) -> Content:
    """Return the content with a list that names no kind of skill cut into technical and soft ones, as a guess.

    Nothing changes where the soft skills have a list of their own.
    """
    if content.of(Part.SOFT_SKILLS):
        return content
    soft = tuple(entry for entry in content.of(Part.TECHNICAL_SKILLS) if is_soft_skill(entry.text))
    if not soft:
        return content
    technical = tuple(entry for entry in content.of(Part.TECHNICAL_SKILLS) if entry not in soft)
    found = {**content.entries, Part.TECHNICAL_SKILLS: technical, Part.SOFT_SKILLS: soft}
    guess = PartSource(Part.SOFT_SKILLS, How.LOOKS, soft[0].place, soft[-1].place.line)
    return Content(found, content.stages, (*content.sources, guess))
