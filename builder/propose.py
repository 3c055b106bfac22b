"""From profiles to a proposed curriculum: read, match, plan, shorten, write as text. The order of `course new`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from builder.curriculum.yaml_text import curriculum_text
from builder.documents.curriculum import Curriculum, Schedule
from builder.documents.matches import ModuleMatch
from builder.documents.module_card import ModuleCard
from builder.documents.profile import slug
from builder.documents.reading import read_document
from builder.errors import CourseError, FindingsError
from builder.findings import in_order
from builder.match.labels import read_labels
from builder.match.matching import match
from builder.match.reach import taught_without_code
from builder.match.setting import setting_of
from builder.plan.budget import within
from builder.plan.chosen import with_chosen
from builder.plan.forms import in_form
from builder.plan.planning import Request, plan
from builder.plan.shorter import Shorter, shorter
from builder.profiles.merging import merged_profile
from builder.profiles.reader import read_profile
from builder.scaffold.gaps import requests_for_gaps
from builder.scaffold.make import plain_title, scaffold_files
from builder.scaffold.placing import usual_id
from builder.workspace import read_file, read_modules, read_vocabulary

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping, Sequence

    from builder.documents.labelled import Label
    from builder.documents.matches import Match
    from builder.documents.profile import Profile
    from builder.documents.vocabulary import Vocabulary
    from builder.findings import Finding
    from builder.scaffold.make import ScaffoldRequest
    from builder.workspace import Workspace

__all__ = ["Proposal", "Source", "TimeWish", "Wish", "propose"]

_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SLUG_LENGTH = 48


@dataclass(frozen=True, slots=True)
class TimeWish:
    """The time for a course as far as it is told; what is None or empty stays as it is in the curriculum."""

    hours_per_week: float | None = None
    weeks: int | None = None
    start: datetime.date | None = None
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A profile's file: its content, its name in messages, its suffix, and its name in curriculum/profiles/ if any."""

    data: bytes
    file: str
    suffix: str = ".txt"
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a teacher asks for; `scaffold` begins a module for each gap, `domain` sets the course in an industry."""

    course: str | None = None
    time: TimeWish = TimeWish()
    short: Shorter = field(default_factory=Shorter)
    domain: str | None = None
    scaffold: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed curriculum, its YAML text, and what it was made from.

    `whole` is the curriculum before modules were left out for want of time; `profile_files` are relative to it, in
    the order of the sources. `offers` are modules that would fill gaps; they are in the course if that was wished.
    `taken_from` names the curriculum of the workspace that a shorter course was made from.
    """

    course: str
    curriculum: Curriculum
    whole: Curriculum
    text: str
    profile: Profile
    profile_files: tuple[str, ...]
    cards: Mapping[str, ModuleCard]
    findings: tuple[Finding, ...]
    offers: tuple[ScaffoldRequest, ...] = ()
    taken_from: str = ""


def propose(workspace: Workspace, sources: Sequence[Source], wish: Wish) -> Proposal:
    """Return the curriculum for the profiles in the sources, of which there must be one at least.

    The schedule of a curriculum that is there is kept, changed by the wish; what it has no time for is left out.
    A shorter course is made from the curriculum of the workspace for the same profile, if there is one.
    Raises FindingsError if a profile or the skill vocabulary cannot be read, CourseError for a bad slug or wish.
    """
    profiles, findings = _read(sources)
    profile = merged_profile(profiles)
    base = _base_name(sources, profiles, profile)
    name = _course_name(wish.course or _shortened(base, wish.short))
    library, more = _library(workspace)
    files = _profile_files(sources, profiles, base if wish.short else name)
    request = Request(name, files[0])
    domain = wish.domain or setting_of(profile, library.vocabulary)
    there = _curriculum(workspace, base) if wish.short and name != base else None
    own = _curriculum(workspace, name)
    matches, planned = _planned(profile, library, request, own)
    whole = there or planned
    offers = _offers(whole, matches, library, domain)
    if wish.scaffold and offers:
        if wish.short:
            hint = "Run `course new --scaffold` for the whole course first, then make the shorter one."
            raise CourseError("--scaffold goes with a whole course.", hint=hint)
        library = library.with_drafts({offer.id: _card_of(offer) for offer in offers})
        whole = _planned(profile, library, request, own)[1]
    texts = {item.id: item.text for item in profile.items}
    if wish.short:
        title = f"{whole.title}, shorter" if wish.course is None else whole.title
        made = shorter(whole, in_form(library.cards, whole.without_code()), library.vocabulary, wish.short, texts)
        whole = made.model_copy(update={"title": title[:200]})
    schedule = _schedule(workspace, name, wish.time)
    set_in = there.domain if there is not None and wish.domain is None else domain
    launch = own.launch if own is not None else None
    update = {"course": name, "also": tuple(files[1:]), "schedule": schedule, "launch": launch, "domain": set_in}
    whole = whole.model_copy(update=update)
    curriculum, cards = whole, in_form(library.cards, whole.without_code())
    if schedule is not None and schedule.minutes is not None:
        curriculum = within(whole, cards, schedule.minutes, texts)
    return Proposal(
        course=name,
        curriculum=curriculum,
        whole=whole,
        text=curriculum_text(curriculum),
        profile=profile,
        profile_files=files,
        cards=cards,
        findings=in_order([*findings, *more]),
        offers=offers,
        taken_from=f"curriculum/{base}.yaml" if there else "",
    )


@dataclass(frozen=True, slots=True)
class _Library:
    """The modules that a course can be made of, those among them that are still being written, and the vocabulary."""

    cards: dict[str, ModuleCard]
    drafts: frozenset[str]
    vocabulary: Vocabulary
    labels: tuple[Label, ...] = ()

    def with_drafts(self, cards: Mapping[str, ModuleCard]) -> _Library:
        """Return the library with more drafts and the skills that they declare."""
        every = {**self.cards, **cards}
        return replace(
            self, cards=every, drafts=self.drafts | set(cards), vocabulary=self.vocabulary.joined(every.values())
        )


def _library(workspace: Workspace) -> tuple[_Library, tuple[Finding, ...]]:
    found, findings = read_modules(workspace)
    cards = {module: folder.card for module, folder in found.items()}
    vocabulary, faults = read_vocabulary(workspace, cards.values())
    if vocabulary is None:
        raise FindingsError(faults)
    own = {module for module, folder in found.items() if folder.folder.is_relative_to(workspace.root)}
    drafts = frozenset(module for module in own if cards[module].status == "draft")
    labels, more = read_labels(workspace, vocabulary)
    return _Library(cards, drafts, vocabulary, labels), (*findings, *more)


def _planned(
    profile: Profile, library: _Library, request: Request, own: Curriculum | None
) -> tuple[tuple[Match, ...], Curriculum]:
    """Return the matches and the whole course, drafts included; a build leaves these out.

    What a teacher has chosen in the course that is there, `own`, stays in it.
    """
    matches = _matches(profile, library)
    usable = _published(library.cards, library.drafts)
    no_code = taught_without_code(matches, usable, library.vocabulary.soft_skills())
    planned = plan(profile, matches, in_form(usable, no_code), library.vocabulary.stages, request)
    return matches, with_chosen(planned.with_no_code(no_code), own, usable)


def _offers(
    whole: Curriculum, matches: Iterable[Match], library: _Library, domain: str | None
) -> tuple[ScaffoldRequest, ...]:
    return requests_for_gaps(
        whole,
        matches,
        library.vocabulary,
        taught={skill for card in library.cards.values() for skill in card.teaches},
        taken=library.cards,
        stage=library.vocabulary.stages[0].id,
        domain=(domain or "fintech").rpartition(":")[2],
    )


def _read(sources: Sequence[Source]) -> tuple[list[Profile], list[Finding]]:
    profiles: list[Profile] = []
    findings: list[Finding] = []
    broken = False
    for source in sources:
        profile, faults = read_profile(source.data, source.file)
        findings.extend(faults)
        profiles += [profile] if profile else []
        broken = broken or profile is None
    if broken:
        raise FindingsError(in_order(findings))
    return profiles, findings


def _matches(profile: Profile, library: _Library) -> tuple[Match, ...]:
    """Return the matches; a draft serves only items that name its skill, because its text is still to be written."""
    usable = _published(library.cards, library.drafts)
    declaring = {skill: name for name, card in sorted(usable.items()) for skill in card.skills}
    found = []
    for one in match(profile, library.vocabulary, usable, library.labels):
        modules = tuple(two for two in one.modules if two.skills or two.module not in library.drafts)
        own = usual_id(plain_title(one.item.text))
        if not modules and not one.hits and own in declaring:
            # The name of the skill is the item word for word, also where it has too many words to be found in a text.
            modules = (ModuleMatch(declaring[own], 1.0, "was begun for it", (own,)),)
        found.append(replace(one, modules=modules))
    return tuple(found)


def _published(cards: Mapping[str, ModuleCard], drafts: Iterable[str]) -> dict[str, ModuleCard]:
    return {**cards, **{name: cards[name].model_copy(update={"status": "published"}) for name in drafts}}


def _card_of(offer: ScaffoldRequest) -> ModuleCard:
    text = next(file.text for file in scaffold_files(offer) if file.name == "module.yaml")
    card, findings = read_document(ModuleCard, text, f"modules/{offer.id}/module.yaml")
    if card is None:
        raise FindingsError(findings)
    return card


def _curriculum(workspace: Workspace, course: str) -> Curriculum | None:
    path = workspace.curriculum / f"{course}.yaml"
    if not path.is_file():
        return None
    text, findings = read_file(workspace, path)
    return None if findings else read_document(Curriculum, text, workspace.shown(path))[0]


def _schedule(workspace: Workspace, course: str, time: TimeWish) -> Schedule | None:
    """Return the schedule of the curriculum that is there with the changes of `time`."""
    there = _curriculum(workspace, course)
    old = there.schedule if there is not None else None
    told = {name: value for name in TimeWish.__slots__ if (value := getattr(time, name)) not in (None, ())}
    if not told:
        return old
    if old is None and time.hours_per_week is None:
        raise CourseError("The course has no hours per week yet.", hint="Add `--hours-per-week 4`.")
    known = {} if old is None else old.model_dump(by_alias=True, exclude_none=True, mode="json")
    told = {name: value.isoformat() if name == "start" else value for name, value in told.items()}
    return Schedule.model_validate_json(json.dumps(known | told))


def _base_name(sources: Sequence[Source], profiles: Sequence[Profile], profile: Profile) -> str:
    """Return the course's usual id: the profile's name in the workspace, or its title."""
    if len(sources) == 1:
        return sources[0].known or slug(profiles[0].title.text)
    return slug(profile.title.text)


def _shortened(base: str, short: Shorter) -> str:
    """Return the id of the shorter course, such as `data-engineer-stages-1-2`."""
    if not short:
        return base
    start = base[: max(8, _SLUG_LENGTH - 1 - len(short.suffix))].rstrip("-")
    return f"{start}-{short.suffix}"[:_SLUG_LENGTH].rstrip("-")


def _profile_files(sources: Sequence[Source], profiles: Sequence[Profile], name: str) -> tuple[str, ...]:
    """Return where the profiles are kept, relative to the curriculum, each under a name of its own."""
    if len(sources) == 1:
        known = sources[0].known
        return (f"profiles/{known or name}{sources[0].suffix}",)
    files: list[str] = []
    for source, profile in zip(sources, profiles, strict=True):
        stem = source.known or slug(profile.title.text)
        taken = {PurePosixPath(file).stem for file in files}
        free = next(one for one in (stem, *(f"{stem}-{number}" for number in range(2, 100))) if one not in taken)
        files.append(f"profiles/{free}{source.suffix}")
    return tuple(files)


def _course_name(name: str) -> str:
    if _SLUG.fullmatch(name) and len(name) <= _SLUG_LENGTH and name != "skills":
        return name
    better = slug(name)
    hint = (
        f"Write `--slug {better}`." if _SLUG.fullmatch(better) and better != "skills" else "Write `--slug my-course`."
    )
    message = f"'{name}' cannot be the id of a course: small letters, digits and hyphens, a letter first, 48 at most."
    raise CourseError(message, hint=hint)
