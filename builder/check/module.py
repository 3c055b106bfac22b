"""Checks of one module by its card and lesson: title, skills, objectives, minutes, parameters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.assemble.parameters import assigned_values
from builder.check.exercises import check_exercises
from builder.check.imports import check_imports
from builder.check.leaks import check_files
from builder.check.places import YamlPlaces
from builder.check.quizzes import check_quizzes
from builder.check.verbs import LEVEL_NAMES, LEVEL_OF_VERB, LEVELS_OF_KIND, VAGUE_VERBS
from builder.findings import Finding, Place, Severity, did_you_mean
from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.course.values import CourseModule
    from builder.documents.module_card import ModuleCard

__all__ = ["check_module"]


def check_module(module: CourseModule, skills: tuple[str, ...], card_text: str = "") -> Iterator[Finding]:
    """Yield what is wrong with a module's card against its lesson.

    `skills` are the ids of the vocabulary; `card_text` is the text of module.yaml and only serves to name lines.
    """
    card = YamlPlaces(module.card_file, card_text)
    yield from _title(module)
    yield from _taught(module, skills, card)
    yield from _objectives(module, card)
    yield from check_exercises(module, card)
    yield from check_quizzes(module, card)
    yield from _minutes(module, card)
    yield from _parameters(module)
    yield from check_imports(module)
    yield from check_files(module)


def _title(module: CourseModule) -> Iterator[Finding]:
    first = next((cell for cell in module.lesson.cells if cell.role is Role.PROSE), None)
    heading = first.source.split("\n", 1)[0] if first else ""
    if heading != f"# {module.card.title}":
        line = first.line if first else 1
        message = f"The lesson begins with '{heading[:60]}', the card's title is '{module.card.title}'."
        hint = f"Begin the lesson with `# {module.card.title}`."
        yield Finding("lesson-title-equals-the-card", message, Place(module.lesson.file, line), hint)


def _taught(module: CourseModule, skills: tuple[str, ...], card: YamlPlaces) -> Iterator[Finding]:
    for number, skill in enumerate(module.card.teaches):
        if skills and skill not in skills:
            message = f"The vocabulary has no skill '{skill}'."
            yield Finding("taught-skills-are-known", message, card.of("teaches", number), did_you_mean(skill, skills))
    yield from _practised(module.card, card)


def _practised(facts: ModuleCard, card: YamlPlaces) -> Iterator[Finding]:
    """Yield what is wrong about the skills of objectives, by which mastery is counted."""
    rule = "practised-skills-are-taught"
    for objective, skills in facts.practises.items():
        place = card.of("practises", objective)
        if objective not in facts.objectives:
            message = f"The module has no objective '{objective}'."
            yield Finding(rule, message, place, did_you_mean(objective, facts.objectives))
        for skill in skills:
            if skill not in facts.teaches:
                message = f"The objective '{objective}' practises '{skill}', which the module does not teach."
                yield Finding(rule, message, place, did_you_mean(skill, facts.teaches))
    practised = {skill for objective in facts.objectives for skill in facts.skills_of(objective)}
    for number, skill in enumerate(facts.teaches):
        if skill not in practised:
            message = f"No objective practises '{skill}'."
            hint = "Name it under `practises` with an objective, or take it out of `teaches`."
            yield Finding(rule, message, card.of("teaches", number), hint)


def _objectives(module: CourseModule, card: YamlPlaces) -> Iterator[Finding]:
    assessed = {exercise.objective for exercise in module.card.exercises.values()}
    for name, text in module.card.objectives.items():
        place = card.of("objectives", name)
        if name not in assessed:
            message = f"No exercise assesses the objective '{name}' ({text})."
            yield Finding("objectives-are-assessed", message, place, "Add an exercise for it, or take it away.")
        verb = re.split(r"[\s,]", text, maxsplit=1)[0].lower()
        if verb in VAGUE_VERBS or verb not in LEVEL_OF_VERB:
            reason = "cannot be observed" if verb in VAGUE_VERBS else "is not a verb that we know as measurable"
            message = f"The objective '{name}' begins with '{verb}', which {reason}."
            hint = "Begin with what the student does: calculate, compare, detect, diagnose, choose, build, write …"
            yield Finding("objectives-begin-with-a-measurable-verb", message, place, hint)
        elif name in assessed:
            yield from _levels(module, name, verb, place)


def _levels(module: CourseModule, objective: str, verb: str, place: Place) -> Iterator[Finding]:
    """Yield a finding if no exercise of the objective reaches the level of its verb, or if all of them go beyond."""
    level = LEVEL_OF_VERB[verb]
    kinds = sorted({e.kind.value for e in module.card.exercises.values() if e.objective == objective})
    lowest = min(LEVELS_OF_KIND[kind][0] for kind in kinds)
    highest = max(LEVELS_OF_KIND[kind][1] for kind in kinds)
    if lowest <= level <= highest:
        return
    shown = " and ".join(kinds)
    if level > highest:
        message = f"'{objective}' promises to {verb} ({LEVEL_NAMES[level]}), but {shown} shows no more than to "
        message += f"{LEVEL_NAMES[highest]}."
        hint = "Assess it with an exercise in which students do this themselves, or promise less."
    else:
        message = f"'{objective}' promises only to {verb} ({LEVEL_NAMES[level]}), but {shown} asks at least to "
        message += f"{LEVEL_NAMES[lowest]}."
        hint = "Begin the objective with what the exercise asks for, or choose another kind of exercise."
    yield Finding("exercise-kinds-fit-the-objective", message, place, hint, Severity.WARNING)


def _minutes(module: CourseModule, card: YamlPlaces) -> Iterator[Finding]:
    planned = sum(exercise.minutes for exercise in module.card.exercises.values())
    stated = module.card.minutes.exercises
    if planned != stated:
        message = f"The exercises take {planned} minutes together, `minutes.exercises` says {stated}."
        hint = f"Write `exercises: {planned}`, or change the minutes of the exercises."
        yield Finding("exercise-minutes-add-up", message, card.of("minutes", "exercises"), hint)
    words = sum(len(cell.source.split()) for cell in module.lesson.cells if cell.role is Role.PROSE)
    slowest = max(5, words / 50)
    if module.card.minutes.reading > slowest * 2 or module.card.minutes.reading < words / 400:
        message = f"{module.card.minutes.reading} minutes of reading for {words} words of text."
        hint = "People read 50 to 250 words of such a text in a minute."
        place = card.of("minutes", "reading")
        yield Finding("reading-minutes-fit-the-text", message, place, hint, Severity.WARNING)


def _parameters(module: CourseModule) -> Iterator[Finding]:
    cells = [cell for cell in module.lesson.cells if cell.role is Role.PARAMETERS]
    file = module.lesson.file
    for cell in cells[1:]:
        message = "A second cell is tagged `parameters`."
        yield Finding("parameters-stand-in-one-cell", message, Place(file, cell.line), "Put them into one cell.")
    assigned = assigned_values(cells[0].source) if cells else {}
    for name, parameter in module.card.parameters.items():
        if name not in assigned:
            message = f"module.yaml declares the parameter '{name}', but no `parameters` cell sets it."
            place = Place(file, cells[0].line if cells else 1)
            yield Finding("parameters-are-declared", message, place, f"Add `{name} = {parameter.default!r}`.")
        elif assigned[name][1] != parameter.default:
            found = "not a plain value" if assigned[name][1] is ... else repr(assigned[name][1])
            message = f"'{name}' is {found} in the lesson and {parameter.default!r} in module.yaml."
            place = Place(file, cells[0].line + assigned[name][0])
            yield Finding("parameters-are-declared", message, place, "Make both the same.")
    for name in sorted(set(assigned) - set(module.card.parameters)):
        message = f"The parameter '{name}' is not declared in module.yaml."
        place = Place(file, cells[0].line + assigned[name][0])
        hint = did_you_mean(name, module.card.parameters) or f"Add `{name}` under `parameters`."
        yield Finding("parameters-are-declared", message, place, hint)
