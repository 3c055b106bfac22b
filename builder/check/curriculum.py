"""Checks of a whole course: prerequisites, stages, the profile's items, titles."""

from __future__ import annotations

from collections import deque
from itertools import combinations
from typing import TYPE_CHECKING

from builder.check.places import YamlPlaces
from builder.course.sessions import sessions
from builder.findings import Finding, Place, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.course.values import Course, CourseModule

__all__ = ["check_curriculum"]


def check_curriculum(course: Course, text: str, cards: Mapping[str, str] | None = None) -> Iterator[Finding]:
    """Yield what is wrong with the order and the coverage of a course.

    `text` is its YAML and `cards` the text of each module.yaml by module id; both only serve to name lines.
    """
    places = _Places(course, text, cards or {})
    yield from _repeated(course, places)
    yield from _former_ids(course, places)
    yield from _cycles(course, places)
    yield from _order(course, places)
    yield from _drafts(course, places)
    yield from _stages(course, places)
    yield from _profile_items(course, places)
    yield from _titles(course, places)
    yield from _schedule(course, places)


class _Places:
    """Finds the line of a module, a stage or an item in the curriculum, and of a key in a module's card."""

    def __init__(self, course: Course, text: str, cards: Mapping[str, str]) -> None:
        self._yaml = YamlPlaces(course.file, text)
        self._stages = course.curriculum.stages
        self._gaps = course.curriculum.gaps
        self._cards = cards

    def module(self, name: str, turn: int = 0) -> Place:
        """Return the place of a module's entry; `turn` 1 is its second entry."""
        entries = [
            self._yaml.of("stages", number, "modules", position)
            for number, stage in enumerate(self._stages)
            for position, module in enumerate(stage.modules)
            if module.id == name
        ]
        return entries[turn] if turn < len(entries) else Place(self._yaml.file)

    def schedule(self, key: str) -> Place:
        return self._yaml.of("schedule", key)

    def stage(self, name: str) -> Place:
        number = next(number for number, stage in enumerate(self._stages) if stage.id == name)
        return self._yaml.of("stages", number)

    def gap(self, item: str) -> Place:
        number = next(number for number, gap in enumerate(self._gaps) if gap.item == item)
        return self._yaml.of("gaps", number)

    def item(self, item: str) -> Place:
        """Return the place where a module first serves the item, or where it is listed as a gap."""
        for number, stage in enumerate(self._stages):
            for position, module in enumerate(stage.modules):
                for turn, serve in enumerate(module.serves):
                    if serve.item == item:
                        return self._yaml.of("stages", number, "modules", position, "serves", turn)
        return self.gap(item)

    def card(self, module: CourseModule, *path: str | int) -> Place:
        return YamlPlaces(module.card_file, self._cards.get(module.card.id, "")).of(*path)


def _repeated(course: Course, places: _Places) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for name in course.curriculum.module_ids():
        if name in seen:
            message = f"The module '{name}' is in the course twice."
            place = places.module(name, seen[name])
            yield Finding("modules-stand-once", message, place, "Keep it in the stage where it comes first.")
        seen[name] = seen.get(name, 0) + 1


def _former_ids(course: Course, places: _Places) -> Iterator[Finding]:
    """Yield a finding for each old id that is taken: by a module, or by another module's `formerly`."""
    taken = {name: name for name in course.known}
    for module in course.modules:
        for name in module.card.formerly:
            if name in taken:
                message = f"'{module.card.id}' was formerly '{name}', but that id belongs to '{taken[name]}'."
                hint = "Take it out of `formerly`; an old address can lead to one module only."
                yield Finding("former-ids-are-free", message, places.card(module, "formerly"), hint)
            taken.setdefault(name, module.card.id)


def _cycles(course: Course, places: _Places) -> Iterator[Finding]:
    needs = {module.card.id: module.card.needs for module in course.modules}
    for loop in _loops(needs):
        first = course.module(loop[0])
        message = f"These modules need each other: {' → '.join((*loop, loop[0]))}."
        hint = "Take one of these `needs` away."
        yield Finding("prerequisites-form-no-cycle", message, places.card(first, "needs"), hint)


def _loops(needs: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the shortest cycle through each module that is on one, beginning with its alphabetically first module."""
    found: set[tuple[str, ...]] = set()
    for start in sorted(needs):
        loop = _way_back(needs, start)
        if loop:
            turn = loop.index(min(loop))
            found.add(loop[turn:] + loop[:turn])
    return sorted(found)


def _way_back(needs: Mapping[str, tuple[str, ...]], start: str) -> tuple[str, ...]:
    """Return the modules on the shortest way from `start` to itself; none if there is no way."""
    seen = {start}
    waiting: deque[tuple[str, ...]] = deque([(start,)])
    while waiting:
        way = waiting.popleft()
        for needed in needs.get(way[-1], ()):
            if needed == start and len(way) > 1:
                return way
            if needed not in seen:
                seen.add(needed)
                waiting.append((*way, needed))
    return ()


def _order(course: Course, places: _Places) -> Iterator[Finding]:
    order, electives = course.curriculum.module_ids(), course.curriculum.electives()
    turn = {name: number for number, name in reversed(list(enumerate(order)))}
    for module in course.modules:
        name = module.card.id
        for number, needed in enumerate(module.card.needs):
            place = places.card(module, "needs", number)
            if needed == name:
                message = f"The module '{name}' needs itself."
                yield Finding("modules-do-not-need-themselves", message, place, f"Take `{name}` out of `needs`.")
            elif needed not in course.known and needed not in turn:
                message = f"'{name}' needs '{needed}', which does not exist."
                yield Finding("prerequisites-exist", message, place, did_you_mean(needed, course.known))
            elif needed not in turn:
                message = f"'{name}' needs '{needed}', which is not in the course."
                yield Finding("prerequisites-come-first", message, places.module(name), f"Add `{needed}` before it.")
            elif needed in electives and name not in electives:
                message = f"'{name}' needs the elective '{needed}', which students may leave out."
                hint = f"Take `elective: true` from `{needed}`, or make `{name}` an elective too."
                yield Finding("electives-are-not-needed", message, places.module(name), hint)
            elif turn[needed] > turn.get(name, len(order)):
                message = f"'{name}' needs '{needed}', which comes later."
                hint = f"Move `{needed}` before `{name}`."
                yield Finding("prerequisites-come-first", message, places.module(name), hint)


def _drafts(course: Course, places: _Places) -> Iterator[Finding]:
    for module in course.modules:
        if module.card.status == "draft":
            message = f"The module '{module.card.id}' is a draft; a build leaves it out."
            hint = "Finish it and set `status: published`, or take it out of the course."
            place = places.module(module.card.id)
            yield Finding("draft-modules-are-not-published", message, place, hint, Severity.WARNING)


def _stages(course: Course, places: _Places) -> Iterator[Finding]:
    gaps = {gap.item for gap in course.curriculum.gaps}
    for stage in course.curriculum.stages:
        item = stage.item or f"stages/{stage.id}"
        if not stage.modules and item not in gaps:
            message = f"The stage '{stage.id}' has no module."
            hint = f"Add a module, or list `{item}` under `gaps` and say there why there is none."
            yield Finding("stages-have-modules", message, places.stage(stage.id), hint)
    known = {stage.id for stage in course.curriculum.stages}
    for module in course.modules:
        # A library module's card tells the stages of the library's course; only the author of a card can mend it.
        if module.card.stage not in known and not module.card_file.startswith(("library:", "library/")):
            message = f"'{module.card.id}' suits the stage '{module.card.stage}', which the course does not have."
            hint = did_you_mean(module.card.stage, known)
            place = places.card(module, "stage")
            yield Finding("module-stages-are-known", message, place, hint, Severity.NOTE)


def _profile_items(course: Course, places: _Places) -> Iterator[Finding]:
    if course.profile is None:
        return
    items = {item.id: item for item in course.profile.items}
    served = {serve.item for stage in course.curriculum.stages for module in stage.modules for serve in module.serves}
    gaps = {gap.item for gap in course.curriculum.gaps}
    for name in sorted((served | gaps) - set(items)):
        message = f"The profile has no item '{name}'."
        yield Finding("served-items-are-in-the-profile", message, places.item(name), did_you_mean(name, items))
    for name, item in items.items():
        if name not in served and name not in gaps:
            message = f"Nothing in the course serves '{item.text}' ({name}), and it is not listed as a gap."
            hint = f"Let a module serve it, or list it under `gaps` of {course.file} with the reason."
            yield Finding("profile-items-are-served", message, item.place, hint)
    for name in sorted(gaps & served):
        message = f"'{name}' is listed as a gap although a module serves it."
        yield Finding("gaps-are-not-served", message, places.gap(name), "Take it out of `gaps`.")


def _titles(course: Course, places: _Places) -> Iterator[Finding]:
    for first, second in combinations({module.card.id: module for module in course.modules}.values(), 2):
        if first.card.title.casefold() == second.card.title.casefold():
            message = f"'{first.card.id}' and '{second.card.id}' have the same title."
            place = places.card(second, "title")
            yield Finding("module-titles-are-unique", message, place, "Give one another title.")


def _schedule(course: Course, places: _Places) -> Iterator[Finding]:
    schedule = course.curriculum.schedule
    if schedule is None:
        return
    minutes = {module.card.id: module.card.minutes for module in course.modules}
    order = [name for name in course.curriculum.required_ids() if name in minutes]
    found = sessions(schedule, [(name, minutes[name].reading + minutes[name].exercises) for name in order])
    over = [session for session in found if session.over]
    if over:
        first = over[0].parts[0].module
        message = (
            f"The course needs {len(found)} sessions, and {schedule.weeks} weeks have {len(found) - len(over)}; "
            f"what follows from '{first}' on lies behind the term."
        )
        hint = "Give more weeks or hours per week, or let `course new --weeks` leave modules out by name."
        yield Finding("schedule-has-room", message, places.schedule("weeks"), hint, Severity.WARNING)
    if schedule.start is not None and any(session.day is None for session in found):
        message = "The holidays leave no day for some sessions."
        yield Finding("schedule-has-days", message, places.schedule("holidays"), "Shorten `holidays` or add `days`.")
