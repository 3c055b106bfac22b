"""What the page of a module needs so that its exercises run there: public text only, as one JSON file."""

from __future__ import annotations

import ast
import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.documents.module_card import ExerciseKind
from builder.lessons.markers import for_running
from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.assemble.values import Sheet, SheetCell
    from builder.documents.module_card import ModuleCard

__all__ = ["BrowserExercise", "BrowserModule", "browser_module", "module_json"]

_HELPERS = (ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign, ast.Import, ast.ImportFrom)
SECONDS = 10
"""How long a run may take in the page before it is stopped."""


@dataclass(frozen=True, slots=True)
class BrowserExercise:
    """An exercise as the page knows it; `before` says how many of the module's cells stand before its answer.

    `solution` never reaches a page: it is for the proof. `obstacle` says why it cannot run in a page, empty if it can.
    """

    id: str
    kind: str
    before: int
    starter: str
    tests: tuple[str, ...]
    reveal: tuple[str, ...]
    blocks: Mapping[str, str]
    variable: str
    solution: str
    obstacle: str


@dataclass(frozen=True, slots=True)
class BrowserModule:
    """A module's public cells (with the exercise whose answer a cell is, or an empty name), files and exercises.

    `solved` holds the same cells with the solutions, which are for the proof only.
    """

    id: str
    cells: tuple[tuple[str, str], ...]
    solved: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...]
    exercises: tuple[BrowserExercise, ...]


def browser_module(card: ModuleCard, sheet: Sheet, files: tuple[tuple[str, bytes], ...]) -> BrowserModule:
    """Return what the pages of a module need; exercises that no page can run come with their obstacle."""
    usable = [
        cell for cell in sheet.cells if cell.is_code and cell.student is not None and cell.role is not Role.REVEAL
    ]
    cells = tuple((_earlier(cell, cell.student or ""), _answered(cell)) for cell in usable)
    solved = tuple(_earlier(cell, for_running(cell.instructor)) for cell in usable)
    exercises = tuple(_exercise(card, sheet, name, usable) for name in card.exercises)
    return BrowserModule(card.id, cells, solved, files, exercises)


def module_json(module: BrowserModule, runnable: set[str]) -> str:
    """Return the JSON that the page fetches when a student begins: nothing but what the page shows anyway."""
    exercises = {
        exercise.id: {
            "kind": exercise.kind,
            "before": exercise.before,
            "tests": list(exercise.tests),
            "reveal": list(exercise.reveal),
            "blocks": dict(exercise.blocks),
            "variable": exercise.variable,
        }
        for exercise in module.exercises
        if exercise.id in runnable
    }
    data = {
        "module": module.id,
        "seconds": SECONDS,
        "cells": [{"source": source, "answer": answer} for source, answer in module.cells],
        "files": {name: base64.b64encode(content).decode() for name, content in module.files},
        "exercises": exercises,
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _answered(cell: SheetCell) -> str:
    return cell.exercise if cell.role is Role.ANSWER else ""


def _earlier(cell: SheetCell, source: str) -> str:
    """Return a cell as later exercises see it: of tests only the helpers that they define, not the checks."""
    if cell.role is not Role.TESTS:
        return source
    try:
        kept = [node for node in ast.parse(source).body if isinstance(node, _HELPERS)]
    except SyntaxError:
        return ""
    return "\n".join(ast.unparse(node) for node in kept)


def _exercise(card: ModuleCard, sheet: Sheet, name: str, usable: list[SheetCell]) -> BrowserExercise:
    answers = [cell for cell in usable if cell.role is Role.ANSWER and cell.exercise == name]
    tests = tuple(
        cell.student
        for cell in usable
        if cell.role is Role.TESTS and cell.exercise == name and cell.student and _has_code(cell.student)
    )
    reveal = tuple(cell.student or "" for cell in sheet.cells if cell.role is Role.REVEAL and cell.exercise == name)
    starter = (answers[0].student or "") if answers else ""
    blocks = _blocks([cell.student or "" for cell in usable if cell.role is Role.BLOCKS and cell.exercise == name])
    return BrowserExercise(
        id=name,
        kind=card.exercises[name].kind.value,
        before=usable.index(answers[0]) if answers else 0,
        starter=starter,
        tests=tests,
        reveal=reveal,
        blocks=blocks,
        variable=_empty_list(starter) if card.exercises[name].kind is ExerciseKind.PARSONS and blocks else "",
        solution=for_running(answers[0].instructor) if answers else "",
        obstacle=_obstacle(answers, tests, starter),
    )


def _obstacle(answers: list[SheetCell], tests: tuple[str, ...], starter: str) -> str:
    if len(answers) != 1:
        return "its answer is written in several places"
    if not tests:
        return "its tests run when your work is graded"
    for source in (starter, *tests):
        if any(
            line.lstrip().startswith(("!", "%")) and not line.startswith("%%writefile") for line in source.split("\n")
        ):
            return "it uses commands of the machine"
    return ""


def _has_code(source: str) -> bool:
    """Tell whether a tests cell shows more than comments."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in source.split("\n"))


def _blocks(sources: list[str]) -> dict[str, str]:
    """Return the blocks of a Parsons exercise where they are written as a dictionary of texts, else nothing."""
    for source in sources:
        try:
            statements = ast.parse(source).body
            values = [ast.literal_eval(item.value) for item in statements if isinstance(item, ast.Assign)]
        except (SyntaxError, ValueError):
            continue
        for value in values:
            if isinstance(value, dict) and all(isinstance(part, str) for item in value.items() for part in item):
                return value
    return {}


def _empty_list(starter: str) -> str:
    """Return the name that the starter gives to an empty list: where the order of the blocks goes."""
    try:
        statements = ast.parse(starter).body
    except SyntaxError:
        return ""
    for item in statements:
        if isinstance(item, ast.Assign) and isinstance(item.value, ast.List) and not item.value.elts:
            target = item.targets[0]
            return target.id if isinstance(target, ast.Name) else ""
    return ""
