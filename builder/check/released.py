"""Check that ids which students have met neither vanish nor change their meaning: grades and progress hang on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from builder.check.places import YamlPlaces
from builder.findings import Finding, Place, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.course.released import ReleasedModule
    from builder.course.values import Course, CourseModule

__all__ = ["check_released"]

_ANOTHER_TEXT = 50
"""Texts that are less alike than this, of 100, mean something else."""


def check_released(course: Course) -> Iterator[Finding]:
    """Yield what became of the ids that were released: gone, used for something else, or back although retired."""
    for name in sorted(set(course.released) - set(course.known) - set(course.curriculum.retired)):
        message = f"The module '{name}' was released and is gone."
        hint = f"Bring it back, or declare it in the course: `retired: [{name}]`."
        yield Finding("released-ids-stay", message, Place(course.file), hint)
    for module in course.modules:
        before = course.released.get(module.card.id)
        if before is not None:
            yield from _gone(module, before)
            yield from _other_meaning(module, before)


def _gone(module: CourseModule, before: ReleasedModule) -> Iterator[Finding]:
    card = module.card
    if card.is_without_code:
        return  # what was released is in the module as a whole
    places = YamlPlaces(module.card_file, module.card_text)
    declared = {*card.retired, *card.renamed.values()}
    now = {f"objectives/{name}" for name in card.objectives} | {f"exercises/{name}" for name in card.exercises}
    then = {f"objectives/{name}" for name in before.objectives} | {f"exercises/{name}" for name in before.exercises}
    for name in sorted(then - now - declared):
        part = name.partition("/")[0]
        message = f"'{name}' was released and is gone."
        near = did_you_mean(name, sorted(one for one in now - then if one.startswith(part)))
        hint = f"Bring it back, or declare it: `retired: [{name}]`, or `renamed: {{{part}/NEW: {name}}}`. {near}"
        yield Finding("released-ids-stay", message, places.of(part), hint.strip())
    for name in sorted(now & declared):
        message = f"'{name}' is declared as retired or renamed and is there all the same."
        hint = "Give what is new another id, or take the declaration away."
        yield Finding("released-ids-keep-their-meaning", message, places.of(*name.split("/")), hint)


def _other_meaning(module: CourseModule, before: ReleasedModule) -> Iterator[Finding]:
    card = module.card
    places = YamlPlaces(module.card_file, module.card_text)
    for name, text in card.objectives.items():
        old = before.objectives.get(name)
        if old is not None and fuzz.token_set_ratio(old, text) < _ANOTHER_TEXT:
            message = f"The objective '{name}' was released as “{old}” and now says “{text}”."
            hint = (
                "If it means the same, no matter; if not, give it an id of its own and declare the old one as retired."
            )
            yield Finding(
                "released-ids-keep-their-meaning", message, places.of("objectives", name), hint, Severity.WARNING
            )
    for name, exercise in card.exercises.items():
        kind, objective = before.exercises.get(name, (exercise.kind.value, exercise.objective))
        same = card.renamed.get(f"objectives/{exercise.objective}") == f"objectives/{objective}"
        if kind != exercise.kind.value or (objective != exercise.objective and not same):
            message = f"The exercise '{name}' was released as {kind} for the objective '{objective}'; now it is "
            message += f"{exercise.kind.value} for '{exercise.objective}'."
            hint = f"Give the new exercise an id of its own, and declare `retired: [exercises/{name}]`."
            yield Finding("released-ids-keep-their-meaning", message, places.of("exercises", name), hint)
