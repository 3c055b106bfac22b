"""From a card and a lesson to a sheet: headers, hints and rubrics added, each cell with its id and metadata."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.assemble.dependence import mark_dependent
from builder.assemble.parameters import set_values
from builder.assemble.prose import fill_prose
from builder.assemble.quizzes import fill_card, graded_cells, question_cell, quiz_heading, with_places
from builder.assemble.sentences import sentences_in
from builder.assemble.tasks import HEADING, split_tasks
from builder.assemble.values import Sheet, SheetCell
from builder.findings import Finding, has_errors, in_order
from builder.lessons.markers import for_student
from builder.lessons.values import Cell, Lesson, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.assemble.sentences import Sentences
    from builder.documents.module_card import ExerciseCard, ModuleCard

__all__ = ["make_sheet", "points_of_tests"]


def make_sheet(
    card: ModuleCard,
    lesson: Lesson,
    names: Mapping[str, object],
    values: Mapping[str, int | float | str | bool],
    language: str = "en",
) -> tuple[Sheet | None, tuple[Finding, ...]]:
    """Return the module's sheet with prose filled from `names` and the parameters cell set to `values`.

    What the sheet says of its own is said in `language`. None if there are errors among the findings. Pure: the
    same arguments give the same sheet.
    """
    say = sentences_in(language)
    findings: list[Finding] = []
    cells: list[SheetCell] = []
    card, faults = fill_card(card, names, f"{lesson.file.rpartition('/')[0]}/module.yaml")
    findings.extend(faults)
    for cell, closes in _with_ends(split_tasks(card, _with_points(card, mark_dependent(with_places(card, lesson))))):
        source = cell.source
        if cell.role is Role.QUIZ:
            cells.append(question_cell(card, cell.exercise, cell.line, say) if cell.exercise else quiz_heading(say))
            continue
        if not cell.is_code:
            source, faults = fill_prose(source, names, lesson.file, cell.line)
            findings.extend(faults)
        elif cell.role is Role.PARAMETERS:
            source = set_values(source, values)
        if not cell.is_code and any(one.id == f"header-{cell.exercise}" for one in cells):
            cells.append(_task(cell, source))
        else:
            cells.extend(_cells_for(card, cell, source, say))
        if closes:
            cells.extend(_after_exercise(cell.exercise, card.exercises.get(cell.exercise), say))
    cells.extend(graded_cells(card, say))
    if has_errors(findings):
        return None, in_order(findings)
    return Sheet(card.id, card.title, lesson.file, tuple(_unique(cells)), card), in_order(findings)


def points_of_tests(card: ExerciseCard, tests: tuple[Cell, ...]) -> tuple[int, ...]:
    """Return the points of each tests cell of an exercise; one cell without `:points:` takes what is left."""
    given = sum(cell.points or 0 for cell in tests)
    return tuple(cell.points if cell.points is not None else card.automatic_points - given for cell in tests)


def _with_points(card: ModuleCard, lesson: Lesson) -> Lesson:
    """Return the lesson with the points of every tests cell filled in."""
    points: dict[int, int] = {}
    for name, exercise in card.exercises.items():
        tests = lesson.of_exercise(name, Role.TESTS)
        points.update({cell.line: worth for cell, worth in zip(tests, points_of_tests(exercise, tests), strict=True)})
    cells = (replace(cell, points=points.get(cell.line)) if cell.role is Role.TESTS else cell for cell in lesson.cells)
    return replace(lesson, cells=tuple(cells))


def _with_ends(cells: tuple[Cell, ...]) -> Iterator[tuple[Cell, bool]]:
    """Yield each cell and whether it is the last answer or tests cell of its exercise."""
    last = {cell.exercise: number for number, cell in enumerate(cells) if cell.role in {Role.ANSWER, Role.TESTS}}
    for number, cell in enumerate(cells):
        yield cell, bool(cell.exercise) and last.get(cell.exercise) == number


def _cells_for(card: ModuleCard, cell: Cell, source: str, say: Sentences) -> Iterator[SheetCell]:
    exercise = card.exercises.get(cell.exercise)
    if not cell.is_code:
        if cell.exercise and exercise is not None:
            yield from _header(card, cell, exercise, source, say)
        else:
            student = None if cell.role is Role.NOTE else source
            yield _plain(cell, source, student, {"role": cell.role.value})
        return
    course: dict[str, object] = {"role": cell.role.value}
    if cell.exercise:
        course["exercise"] = cell.exercise
    if cell.alt:
        course["alt"] = cell.alt
    if cell.guard:
        course["guard"] = cell.guard
    if cell.role is Role.ANSWER and exercise is not None:
        student = for_student(source, task=exercise.title, placeholder=say.placeholder)
        yield _plain(cell, source, student, {**course, "role": "starter"}, _nbgrader(cell.exercise, solution=True))
    elif cell.role is Role.TESTS and exercise is not None:
        student = for_student(source, task=exercise.title).strip("\n") or f"# {say.only_hidden}"
        yield _plain(cell, source, student, course, _nbgrader(cell.exercise, points=cell.points))
    else:
        yield _plain(cell, source, source, course)


def _header(card: ModuleCard, cell: Cell, exercise: ExerciseCard, source: str, say: Sentences) -> Iterator[SheetCell]:
    """Yield the generated head of an exercise and, without its heading, the task that the author wrote."""
    heading, _, rest = source.partition("\n")
    match = HEADING.match(heading)
    title = match["title"] if match else exercise.title
    level = heading.split(" ", 1)[0] if match else "###"
    task = (rest if match else source).strip("\n")
    objective = card.objectives.get(exercise.objective, "")
    text = f"{level} {title}\n\n**{say.facts(exercise)}** · {say.objective.format(objective=objective)}"
    course: dict[str, object] = {
        "role": "header",
        "exercise": cell.exercise,
        "kind": exercise.kind.value,
        "title": title,
        "points": exercise.points,
        "manual_points": exercise.manual_points,
        "minutes": exercise.minutes,
        "objective": objective,
    }
    yield SheetCell(f"header-{cell.exercise}", Role.PROSE, False, text, text, cell.line, cell.exercise, course=course)
    if task:
        yield _task(cell, task)


def _task(cell: Cell, text: str) -> SheetCell:
    course: dict[str, object] = {"role": "task", "exercise": cell.exercise}
    return SheetCell(f"task-{cell.exercise}", Role.PROSE, False, text, text, cell.line, cell.exercise, course=course)


def _after_exercise(name: str, exercise: ExerciseCard | None, say: Sentences) -> Iterator[SheetCell]:
    if exercise is None:
        return
    if exercise.hints:
        text = "\n\n".join(
            f"<details><summary>{say.hint.format(number=number)}</summary>\n\n{hint}\n\n</details>"
            for number, hint in enumerate(exercise.hints, start=1)
        )
        course: dict[str, object] = {"role": "hints", "exercise": name}
        yield SheetCell(f"hints-{name}", Role.PROSE, False, text, text, exercise=name, course=course)
    if exercise.rubric:
        text = _rubric(exercise, say)
        course = {"role": "rubric", "exercise": name, "points": exercise.manual_points}
        grading = _nbgrader(f"{name}-rubric", task=True, points=exercise.manual_points)
        yield SheetCell(f"rubric-{name}", Role.PROSE, False, text, text, exercise=name, course=course, nbgrader=grading)


def _rubric(exercise: ExerciseCard, say: Sentences) -> str:
    widest = max(len(criterion.levels) for criterion in exercise.rubric.values())
    criterion_head, points_head, level = say.rubric_heads
    heads = [criterion_head, points_head, *(level.format(number=number) for number in range(widest))]
    rows = [heads, ["---"] * len(heads)]
    for name, criterion in exercise.rubric.items():
        levels = [*criterion.levels, *[""] * (widest - len(criterion.levels))]
        rows.append([name, str(criterion.points), *levels])
    table = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
    return f"**{say.rubric}** ({say.count_points(exercise.manual_points)}).\n\n{table}"


def _plain(
    cell: Cell, source: str, student: str | None, course: dict[str, object], nbgrader: dict[str, object] | None = None
) -> SheetCell:
    role = "answer" if cell.role is Role.ANSWER else cell.role.value
    if cell.exercise and cell.is_code:
        identifier = f"{role}-{cell.exercise}"
    else:
        identifier = f"{role}-{hashlib.sha256(cell.source.encode()).hexdigest()[:12]}"
    return SheetCell(
        identifier, cell.role, cell.is_code, source, student, cell.line, cell.exercise, cell.tags, course, nbgrader
    )


def _nbgrader(
    grade_id: str, *, solution: bool = False, task: bool = False, points: int | None = None
) -> dict[str, object]:
    """Return nbgrader's cell metadata, schema version 3 (nbgrader 0.9, docs: contributor_guide/metadata)."""
    tests = not solution and not task
    metadata: dict[str, object] = {
        "grade": tests,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": task,
    }
    if not solution:
        metadata["points"] = points
    return metadata


def _unique(cells: list[SheetCell]) -> Iterator[SheetCell]:
    """Yield the cells with `-2`, `-3` … after an id that was there before; nbgrader's ids follow."""
    seen: dict[str, int] = {}
    for cell in cells:
        seen[cell.id] = number = seen.get(cell.id, 0) + 1
        suffix = f"-{number}" if number > 1 else ""
        grading = cell.nbgrader
        if grading is not None and cell.role is Role.TESTS:
            grading = {**grading, "grade_id": f"{cell.exercise}-tests{suffix}"}
        yield replace(cell, id=f"{cell.id}{suffix}", nbgrader=grading)
