"""Checks of one module by its card and lesson: objectives, exercises, points, minutes, hints, attempts."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from builder.assemble.dependence import python_of
from builder.assemble.parameters import assigned_values
from builder.assemble.sheet import points_of_tests
from builder.check.verbs import LEVEL_OF_VERB, VAGUE_VERBS
from builder.findings import Finding, Place, Severity, did_you_mean
from builder.lessons.markers import find_regions, solution_lines
from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.course.values import CourseModule
    from builder.documents.module_card import ExerciseCard

__all__ = ["check_module"]

_EXERCISE_ROLES = (Role.ANSWER, Role.TESTS, Role.BLOCKS, Role.REVEAL)


def check_module(module: CourseModule, skills: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is wrong with a module's card against its lesson; `skills` are the ids of the vocabulary."""
    yield from _title(module)
    yield from _taught(module, skills)
    yield from _objectives(module)
    yield from _exercise_names(module)
    for name, card in module.card.exercises.items():
        yield from _parts(module, name)
        yield from _points(module, name, card)
        yield from _messages(module, name)
        yield from _hints(module, name, card)
        yield from _sample_attempts(module, name, card)
    yield from _minutes(module)
    yield from _parameters(module)


def _title(module: CourseModule) -> Iterator[Finding]:
    first = next((cell for cell in module.lesson.cells if cell.role is Role.PROSE), None)
    heading = first.source.split("\n", 1)[0] if first else ""
    if heading != f"# {module.card.title}":
        line = first.line if first else 1
        message = f"The lesson begins with '{heading[:60]}', the card's title is '{module.card.title}'."
        hint = f"Begin the lesson with `# {module.card.title}`."
        yield Finding("lesson-title-equals-the-card", message, Place(module.lesson.file, line), hint)


def _taught(module: CourseModule, skills: tuple[str, ...]) -> Iterator[Finding]:
    for skill in module.card.teaches:
        if skills and skill not in skills:
            message = f"The vocabulary has no skill '{skill}'."
            yield Finding("taught-skills-are-known", message, Place(module.card_file, 0), did_you_mean(skill, skills))


def _objectives(module: CourseModule) -> Iterator[Finding]:
    place = Place(module.card_file, 0)
    assessed = {exercise.objective for exercise in module.card.exercises.values()}
    for name, text in module.card.objectives.items():
        if name not in assessed:
            message = f"No exercise assesses the objective '{name}' ({text})."
            yield Finding("objectives-are-assessed", message, place, "Add an exercise for it, or take it away.")
        verb = re.split(r"[\s,]", text, maxsplit=1)[0].lower()
        if verb in VAGUE_VERBS or verb not in LEVEL_OF_VERB:
            reason = "cannot be observed" if verb in VAGUE_VERBS else "is not a verb that we know as measurable"
            message = f"The objective '{name}' begins with '{verb}', which {reason}."
            hint = "Begin with what the student does: calculate, compare, detect, diagnose, choose, build, write …"
            yield Finding("objectives-begin-with-a-measurable-verb", message, place, hint)
    for name, exercise in module.card.exercises.items():
        if exercise.objective not in module.card.objectives:
            message = f"The exercise '{name}' names the objective '{exercise.objective}', which is not there."
            hint = did_you_mean(exercise.objective, module.card.objectives)
            yield Finding("exercises-name-an-objective", message, place, hint)


def _exercise_names(module: CourseModule) -> Iterator[Finding]:
    for cell in module.lesson.cells:
        if cell.role in _EXERCISE_ROLES and cell.exercise not in module.card.exercises:
            message = f"The cell belongs to '{cell.exercise}', which module.yaml does not have."
            hint = did_you_mean(cell.exercise, module.card.exercises)
            yield Finding("lesson-exercises-are-in-the-card", message, Place(module.lesson.file, cell.line), hint)
    for attempt in module.attempts:
        if attempt.exercise not in module.card.exercises:
            message = f"The attempt is for '{attempt.exercise}', which module.yaml does not have."
            hint = did_you_mean(attempt.exercise, module.card.exercises)
            yield Finding("lesson-exercises-are-in-the-card", message, Place(attempt.file, 1), hint)


def _parts(module: CourseModule, name: str) -> Iterator[Finding]:
    answers = module.lesson.of_exercise(name, Role.ANSWER)
    tests = module.lesson.of_exercise(name, Role.TESTS)
    place = Place(module.lesson.file, answers[0].line if answers else 1)
    missing = []
    if len(answers) != 1:
        missing.append(f"{len(answers)} answer cells (`:exercise: {name}`), it needs one")
    elif not any(region.kind == "SOLUTION" for region in find_regions(answers[0].source)[0]):
        missing.append("an answer cell without a solution between `# BEGIN SOLUTION` and `# END SOLUTION`")
    if not tests:
        missing.append(f"no tests cell (`:tests: {name}`)")
    elif not any(region.kind == "HIDDEN TESTS" for cell in tests for region in find_regions(cell.source)[0]):
        missing.append("no hidden tests (`# BEGIN HIDDEN TESTS` … `# END HIDDEN TESTS`)")
    if answers and tests and tests[0].line < answers[0].line:
        missing.append("tests before its answer cell")
    for fault in missing:
        message = f"The exercise '{name}' has {fault}."
        yield Finding("exercises-have-all-parts", message, place, "See the module guide, section 'An exercise'.")


def _points(module: CourseModule, name: str, card: ExerciseCard) -> Iterator[Finding]:
    tests = module.lesson.of_exercise(name, Role.TESTS)
    worth = points_of_tests(card, tests)
    unsaid = [cell for cell in tests if cell.points is None]
    if not tests:
        return
    if len(unsaid) > 1 or (len(tests) > 1 and unsaid):
        place = Place(module.lesson.file, unsaid[0].line)
        message = f"'{name}' has {len(tests)} tests cells and not all of them say their points."
        yield Finding("test-points-add-up", message, place, "Give each tests cell a line `:points: N`.")
    elif sum(worth) != card.automatic_points or min(worth) < 1:
        place = Place(module.lesson.file, tests[0].line)
        message = f"The tests of '{name}' give {sum(worth)} points, the card leaves {card.automatic_points} to them."
        hint = f"points {card.points} minus rubric {card.manual_points} must equal the sum of `:points:`."
        yield Finding("test-points-add-up", message, place, hint)


def _messages(module: CourseModule, name: str) -> Iterator[Finding]:
    for cell in module.lesson.of_exercise(name, Role.TESTS):
        tree = python_of(cell.source)
        if tree is None:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Assert) and node.msg is None:
                place = Place(module.lesson.file, cell.line + node.lineno - 1)
                message = f"A test of '{name}' says nothing when it fails."
                hint = 'Add what was expected and why: `assert a == b, "…"`; it is the hint that a student reads.'
                yield Finding("tests-explain-their-failure", message, place, hint)


def _hints(module: CourseModule, name: str, card: ExerciseCard) -> Iterator[Finding]:
    place = Place(module.card_file, 0)
    if not card.hints:
        message = f"The exercise '{name}' has no hints."
        yield Finding("exercises-have-hints", message, place, "Write two or three hints, from weak to strong.")
    secret = {line for cell in module.lesson.of_exercise(name, Role.ANSWER) for line in solution_lines(cell.source)}
    for hint_text in card.hints:
        told = sorted(line for line in secret if len(line) >= 12 and line in hint_text)
        if told:
            message = f"A hint of '{name}' holds a line of the solution: {told[0]}"
            yield Finding("hints-hold-no-answer", message, place, "Point to the idea, not to the code.")


def _sample_attempts(module: CourseModule, name: str, card: ExerciseCard) -> Iterator[Finding]:
    attempts = [attempt for attempt in module.attempts if attempt.exercise == name]
    wrong = [attempt for attempt in attempts if attempt.score < card.automatic_points]
    right = len(attempts) - len(wrong)
    if len(wrong) < 2 or not right:
        message = f"'{name}' has {len(wrong)} wrong and {right} right attempts; it needs two and one."
        hint = f"Add files to attempts/{name}/ with `# score: N` (and `# hint: …`) as their first lines."
        yield Finding("exercises-have-attempts", message, Place(module.card_file, 0), hint)
    for attempt in wrong:
        if not attempt.hint:
            message = f"The wrong attempt '{attempt.name}' does not say which hint it must get."
            yield Finding("wrong-attempts-name-their-hint", message, Place(attempt.file, 1), "Add `# hint: words`.")
    for attempt in attempts:
        if attempt.score > card.automatic_points:
            message = f"The attempt declares {attempt.score} points, the tests give {card.automatic_points} at most."
            yield Finding("wrong-attempts-name-their-hint", message, Place(attempt.file, 1), "Lower the score.")


def _minutes(module: CourseModule) -> Iterator[Finding]:
    planned = sum(exercise.minutes for exercise in module.card.exercises.values())
    stated = module.card.minutes.exercises
    if planned != stated:
        message = f"The exercises take {planned} minutes together, `minutes.exercises` says {stated}."
        hint = f"Write `exercises: {planned}`, or change the minutes of the exercises."
        yield Finding("exercise-minutes-add-up", message, Place(module.card_file, 0), hint)
    words = sum(len(cell.source.split()) for cell in module.lesson.cells if cell.role is Role.PROSE)
    slowest = max(5, words / 50)
    if module.card.minutes.reading > slowest * 2 or module.card.minutes.reading < words / 400:
        message = f"{module.card.minutes.reading} minutes of reading for {words} words of text."
        hint = "People read 50 to 250 words of such a text in a minute."
        yield Finding("reading-minutes-fit-the-text", message, Place(module.card_file, 0), hint, Severity.WARNING)


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
            line = cells[0].line if cells else 1
            yield Finding(
                "parameters-are-declared", message, Place(file, line), f"Add `{name} = {parameter.default!r}`."
            )
        elif assigned[name][1] != parameter.default:
            message = f"'{name}' is {assigned[name][1]!r} in the lesson and {parameter.default!r} in module.yaml."
            place = Place(file, cells[0].line + assigned[name][0])
            yield Finding("parameters-are-declared", message, place, "Make both the same.")
    for name in sorted(set(assigned) - set(module.card.parameters)):
        message = f"The parameter '{name}' is not declared in module.yaml."
        place = Place(file, cells[0].line + assigned[name][0])
        yield Finding("parameters-are-declared", message, place, did_you_mean(name, module.card.parameters))
