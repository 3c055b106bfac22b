"""Checks of a module's exercises by card, lesson and attempts: parts, points, messages, hints."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from builder.assemble.dependence import python_of
from builder.assemble.sheet import points_of_tests
from builder.findings import Finding, Place, did_you_mean
from builder.lessons.markers import find_regions, solution_lines
from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.check.places import YamlPlaces
    from builder.course.values import CourseModule
    from builder.documents.module_card import ExerciseCard

__all__ = ["check_exercises"]

_EXERCISE_ROLES = (Role.ANSWER, Role.TESTS, Role.BLOCKS, Role.REVEAL)


def check_exercises(module: CourseModule, card: YamlPlaces) -> Iterator[Finding]:
    """Yield what is wrong with the exercises; `card` knows the lines of module.yaml."""
    yield from _names(module, card)
    for name, exercise in module.card.exercises.items():
        yield from _parts(module, name)
        yield from _points(module, name, exercise, card)
        yield from _messages(module, name)
        yield from _hints(module, name, exercise, card)
        yield from _sample_attempts(module, name, exercise, card)


def _names(module: CourseModule, card: YamlPlaces) -> Iterator[Finding]:
    for name, exercise in module.card.exercises.items():
        if exercise.objective not in module.card.objectives:
            message = f"The exercise '{name}' names the objective '{exercise.objective}', which is not there."
            hint = did_you_mean(exercise.objective, module.card.objectives)
            yield Finding("exercises-name-an-objective", message, card.of("exercises", name, "objective"), hint)
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
    first = next((cells[0].line for cells in (answers, tests) if cells), 1)
    missing: list[tuple[str, int]] = []
    if len(answers) != 1:
        line = answers[1].line if answers else first
        missing.append((f"{len(answers)} answer cells (`:exercise: {name}`), it needs one", line))
    elif not any(region.kind == "SOLUTION" for region in find_regions(answers[0].source)[0]):
        fault = "an answer cell without a solution between `# BEGIN SOLUTION` and `# END SOLUTION`"
        missing.append((fault, first))
    if not tests:
        missing.append((f"no tests cell (`:tests: {name}`)", first))
    elif not any(region.kind == "HIDDEN TESTS" for cell in tests for region in find_regions(cell.source)[0]):
        fault = "no hidden tests (`# BEGIN HIDDEN TESTS` … `# END HIDDEN TESTS`)"
        missing.append((fault, tests[-1].line))
    if answers and tests and tests[0].line < answers[0].line:
        missing.append(("tests before its answer cell", tests[0].line))
    for fault, line in missing:
        place = Place(module.lesson.file, line)
        hint = "See the guide 'Writing a module', section 'An exercise'."
        yield Finding("exercises-have-all-parts", f"The exercise '{name}' has {fault}.", place, hint)


def _points(module: CourseModule, name: str, exercise: ExerciseCard, card: YamlPlaces) -> Iterator[Finding]:
    tests = module.lesson.of_exercise(name, Role.TESTS)
    if not tests:
        return
    worth = points_of_tests(exercise, tests)
    most = exercise.automatic_points
    unsaid = [cell for cell in tests if cell.points is None]
    rule = "test-points-add-up"
    if most < 1:
        message = f"The rubric of '{name}' gives {exercise.manual_points} of its {exercise.points} points, "
        hint = "Raise `points`: they are the rubric's and at least one for the tests."
        yield Finding(rule, f"{message}which leaves none for the tests.", card.of("exercises", name, "points"), hint)
    elif len(unsaid) > 1 or (len(tests) > 1 and unsaid):
        place = Place(module.lesson.file, unsaid[0].line)
        message = f"'{name}' has {len(tests)} tests cells and not all of them say their points."
        yield Finding(rule, message, place, "Give each tests cell a line `:points: N`.")
    elif sum(worth) != most or min(worth) < 1:
        place = Place(module.lesson.file, tests[0].line)
        message = f"The tests of '{name}' give {sum(worth)} points, the card leaves {most} to them."
        hint = f"points {exercise.points} minus rubric {exercise.manual_points} must equal the sum of `:points:`."
        yield Finding(rule, message, place, hint)


def _messages(module: CourseModule, name: str) -> Iterator[Finding]:
    for cell in module.lesson.of_exercise(name, Role.TESTS):
        tree = python_of(cell.source)
        if tree is None:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Assert) and (node.msg is None or _is_blank(node.msg)):
                place = Place(module.lesson.file, cell.line + node.lineno - 1)
                message = f"A test of '{name}' says nothing when it fails."
                hint = 'Add what was expected and why: `assert a == b, "…"`; it is the hint that a student reads.'
                yield Finding("tests-explain-their-failure", message, place, hint)


def _is_blank(message: ast.expr) -> bool:
    return isinstance(message, ast.Constant) and not str(message.value or "").strip()


def _hints(module: CourseModule, name: str, exercise: ExerciseCard, card: YamlPlaces) -> Iterator[Finding]:
    if not exercise.hints:
        message = f"The exercise '{name}' has no hints."
        hint = "Write two or three hints, from weak to strong."
        yield Finding("exercises-have-hints", message, card.of("exercises", name), hint)
    secret = {line for cell in module.lesson.of_exercise(name, Role.ANSWER) for line in solution_lines(cell.source)}
    for number, hint_text in enumerate(exercise.hints):
        told = sorted(line for line in secret if len(line) >= 12 and line in hint_text)
        if told:
            message = f"A hint of '{name}' holds a line of the solution: {told[0]}"
            place = card.of("exercises", name, "hints", number)
            yield Finding("hints-hold-no-answer", message, place, "Point to the idea, not to the code.")


def _sample_attempts(module: CourseModule, name: str, exercise: ExerciseCard, card: YamlPlaces) -> Iterator[Finding]:
    attempts = [attempt for attempt in module.attempts if attempt.exercise == name]
    wrong = [attempt for attempt in attempts if attempt.score < exercise.automatic_points]
    right = len(attempts) - len(wrong)
    if len(wrong) < 2 or not right:
        message = f"'{name}' has {len(wrong)} wrong and {right} right attempts; it needs two and one."
        hint = f"Add files to attempts/{name}/ with `# score: N` (and `# hint: …`) as their first lines."
        yield Finding("exercises-have-attempts", message, card.of("exercises", name), hint)
    for attempt in wrong:
        if not attempt.hint:
            message = f"The wrong attempt '{attempt.name}' does not say which hint it must get."
            yield Finding("wrong-attempts-name-their-hint", message, Place(attempt.file, 1), "Add `# hint: words`.")
    for attempt in attempts:
        if attempt.score > exercise.automatic_points:
            most = exercise.automatic_points
            message = f"The attempt declares {attempt.score} points, the tests give {most} at most."
            yield Finding("attempt-scores-are-possible", message, Place(attempt.file, 1), "Lower the score.")
