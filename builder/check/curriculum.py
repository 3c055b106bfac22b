"""Checks of a whole course: prerequisites, stages, the profile's items, titles."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from builder.findings import Finding, Place, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.course.values import Course

__all__ = ["check_curriculum"]


def check_curriculum(course: Course, text: str) -> Iterator[Finding]:
    """Yield what is wrong with the order and the coverage of a course; `text` is its YAML, to name lines."""
    yield from _repeated(course, text)
    yield from _cycles(course)
    yield from _order(course, text)
    yield from _drafts(course, text)
    yield from _stages(course, text)
    yield from _profile_items(course, text)
    yield from _titles(course)


def _line_of(text: str, *words: str) -> int:
    """Return the first 1-based line of the YAML that holds all the words, 0 if none does."""
    for number, line in enumerate(text.split("\n"), start=1):
        if all(word in line for word in words):
            return number
    return 0


def _repeated(course: Course, text: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for stage in course.curriculum.stages:
        for module in stage.modules:
            if module.id in seen:
                place = Place(course.file, _line_of(text, f"id: {module.id}"))
                message = f"The module '{module.id}' is in the course twice."
                yield Finding("modules-stand-once", message, place, "Keep it in the stage where it comes first.")
            seen.add(module.id)


def _cycles(course: Course) -> Iterator[Finding]:
    needs = {module.card.id: module.card.needs for module in course.modules}
    for loop in _loops(needs):
        first = course.module(loop[0])
        message = f"These modules need each other: {' → '.join((*loop, loop[0]))}."
        hint = "Take one of these `needs` away."
        yield Finding("prerequisites-form-no-cycle", message, Place(first.card_file, 0), hint)


def _loops(needs: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return each cycle once, beginning with its alphabetically first module."""
    found: set[tuple[str, ...]] = set()
    done: set[str] = set()
    for start in sorted(needs):
        stack: list[tuple[str, tuple[str, ...]]] = [(start, (start,))]
        while stack:
            name, path = stack.pop()
            for needed in needs.get(name, ()):
                if needed in path:
                    loop = path[path.index(needed) :]
                    turn = loop.index(min(loop))
                    found.add(loop[turn:] + loop[:turn])
                elif needed not in done:
                    stack.append((needed, (*path, needed)))
        done.add(start)
    return sorted(found)


def _order(course: Course, text: str) -> Iterator[Finding]:
    in_course = {module.id for stage in course.curriculum.stages for module in stage.modules}
    taught: set[str] = set()
    for module in course.modules:
        card, name = module.card, module.card.id
        for needed in card.needs:
            place = Place(module.card_file, 0)
            if needed == name:
                message = f"The module '{name}' needs itself."
                yield Finding("modules-do-not-need-themselves", message, place, f"Take `{name}` out of `needs`.")
            elif needed not in course.known:
                message = f"'{name}' needs '{needed}', which does not exist."
                yield Finding("prerequisites-exist", message, place, did_you_mean(needed, course.known))
            elif needed not in in_course:
                place = Place(course.file, _line_of(text, f"id: {name}"))
                message = f"'{name}' needs '{needed}', which is not in the course."
                yield Finding("prerequisites-come-first", message, place, f"Add `{needed}` before it.")
            elif needed not in taught:
                place = Place(course.file, _line_of(text, f"id: {name}"))
                message = f"'{name}' needs '{needed}', which comes later."
                yield Finding("prerequisites-come-first", message, place, f"Move `{needed}` before `{name}`.")
        taught.add(name)


def _drafts(course: Course, text: str) -> Iterator[Finding]:
    for module in course.modules:
        if module.card.status == "draft":
            place = Place(course.file, _line_of(text, f"id: {module.card.id}"))
            message = f"The module '{module.card.id}' is a draft."
            hint = "Finish it and set `status: published`, or take it out of the course."
            yield Finding("draft-modules-are-not-published", message, place, hint)


def _stages(course: Course, text: str) -> Iterator[Finding]:
    declared = sum(gap.item.startswith("stages/") for gap in course.curriculum.gaps)
    empty = [stage for stage in course.curriculum.stages if not stage.modules]
    for stage in empty:
        place = Place(course.file, _line_of(text, f"id: {stage.id}"))
        if len(empty) > declared:
            message = f"The stage '{stage.id}' has no module."
            hint = "Add a module, or say under `gaps` why there is none."
            yield Finding("stages-have-modules", message, place, hint)
    known = {stage.id for stage in course.curriculum.stages}
    for module in course.modules:
        if module.card.stage not in known:
            message = f"'{module.card.id}' suits the stage '{module.card.stage}', which the course does not have."
            place = Place(module.card_file, 0)
            yield Finding(
                "module-stages-are-known", message, place, did_you_mean(module.card.stage, known), Severity.NOTE
            )


def _profile_items(course: Course, text: str) -> Iterator[Finding]:
    if course.profile is None:
        return
    items = {item.id: item for item in course.profile.items}
    served = {serve.item for stage in course.curriculum.stages for module in stage.modules for serve in module.serves}
    gaps = {gap.item for gap in course.curriculum.gaps}
    for name in sorted((served | gaps) - set(items)):
        place = Place(course.file, _line_of(text, name))
        message = f"The profile has no item '{name}'."
        yield Finding("served-items-are-in-the-profile", message, place, did_you_mean(name, items))
    for name, item in items.items():
        if name not in served and name not in gaps:
            message = f"Nothing in the course serves '{item.text}' ({name}), and it is not listed as a gap."
            hint = f"Let a module serve it, or list it under `gaps` of {course.file} with the reason."
            yield Finding("profile-items-are-served", message, item.place, hint)
    for gap in course.curriculum.gaps:
        if gap.item in served:
            place = Place(course.file, _line_of(text, gap.item))
            message = f"'{gap.item}' is listed as a gap although a module serves it."
            yield Finding("gaps-are-not-served", message, place, "Take it out of `gaps`.")


def _titles(course: Course) -> Iterator[Finding]:
    for first, second in combinations(course.modules, 2):
        if first.card.title.casefold() == second.card.title.casefold():
            message = f"'{first.card.id}' and '{second.card.id}' have the same title."
            yield Finding("module-titles-are-unique", message, Place(second.card_file, 0), "Give one another title.")
