"""Questions as notebook cells: where they stand, and what students, instructors and the page get of them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.assemble.prose import fill_prose
from builder.assemble.values import SheetCell
from builder.documents.quiz import QuizKind
from builder.findings import Finding, Place
from builder.lessons.values import Cell, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from builder.assemble.sentences import Sentences
    from builder.documents.module_card import ModuleCard
    from builder.documents.quiz import QuizItem
    from builder.lessons.values import Lesson

__all__ = ["fill_card", "graded_cells", "order_shown", "question_cell", "quiz_heading", "with_places"]

KEY_POINTS = "## Key points"
_FENCE = ":" * 8


def with_places(card: ModuleCard, lesson: Lesson) -> Lesson:
    """Return the lesson with a place for each practice question that no directive shows: before the key points."""
    placed = {cell.exercise for cell in lesson.cells if cell.role is Role.QUIZ}
    left = [name for name, item in card.quiz.items() if not item.graded and name not in placed]
    shown = [cell for cell in lesson.cells if cell.role is not Role.QUIZ or _is_practice(card, cell.exercise)]
    if not left:
        return replace(lesson, cells=tuple(shown))
    cells: list[Cell] = []
    for cell in shown:
        before, after = _split(cell)
        if after is None:
            cells.append(cell)
            continue
        cells += [before] if before.source else []
        cells += [Cell(Role.QUIZ, "", 0), *(Cell(Role.QUIZ, "", 0, exercise=name) for name in left), after]
        left = []
    if left:
        cells += [Cell(Role.QUIZ, "", 0), *(Cell(Role.QUIZ, "", 0, exercise=name) for name in left)]
    return replace(lesson, cells=tuple(cells))


def _is_practice(card: ModuleCard, name: str) -> bool:
    return name in card.quiz and not card.quiz[name].graded


def _split(cell: Cell) -> tuple[Cell, Cell | None]:
    """Return what stands before the heading of the key points, and from there on; None if it is not in the cell."""
    lines = cell.source.split("\n")
    if cell.role is not Role.PROSE or KEY_POINTS not in lines:
        return cell, None
    at = lines.index(KEY_POINTS)
    after = replace(cell, source="\n".join(lines[at:]), line=cell.line + at)
    return replace(cell, source="\n".join(lines[:at]).rstrip()), after


def fill_card(card: ModuleCard, names: Mapping[str, object], file: str) -> tuple[ModuleCard, tuple[Finding, ...]]:
    """Return the card with the names in its questions and review cards filled in, and what could not be.

    `file` is the name of module.yaml in messages.
    """
    findings: list[Finding] = []

    def fill(text: str | None) -> str | None:
        if not text or ("{{" not in text and "{%" not in text):
            return text
        filled, faults = fill_prose(text, names, file, 0)
        findings.extend(replace(fault, place=Place(file)) for fault in faults)
        return filled

    quiz = {name: _filled(item, fill) for name, item in card.quiz.items()}
    cards = {
        name: item.model_copy(update={"front": fill(item.front), "back": fill(item.back)})
        for name, item in card.cards.items()
    }
    return card.model_copy(update={"quiz": quiz, "cards": cards}), tuple(findings)


def _filled(item: QuizItem, fill: Callable[[str | None], str | None]) -> QuizItem:
    options = tuple(
        option.model_copy(update={"text": fill(option.text), "feedback": fill(option.feedback)})
        for option in item.options
    )
    mistakes = tuple(mistake.model_copy(update={"feedback": fill(mistake.feedback)}) for mistake in item.mistakes)
    return item.model_copy(
        update={
            "question": fill(item.question),
            "options": options,
            "mistakes": mistakes,
            "steps": tuple(fill(step) for step in item.steps),
            "feedback": fill(item.feedback),
        }
    )


def quiz_heading(say: Sentences) -> SheetCell:
    """Return the heading over the questions that stand before the key points."""
    text = f"## {say.check_yourself}"
    course = {"role": "quiz-heading"}
    shown = f"{text}\n\n{say.where}"
    return SheetCell("quiz-heading", Role.QUIZ, False, text, shown, course=course, site=text)


def question_cell(card: ModuleCard, name: str, line: int, say: Sentences) -> SheetCell:
    """Return the cell of a practice question: asked in the notebook, answered in the page."""
    item = card.quiz[name]
    parts = [("question", item.question)]
    for option in item.options:
        parts += [("option", option.text), ("feedback", option.feedback)]
    parts += [("step", item.steps[place]) for place in order_shown(name, item)]
    parts += [("feedback", mistake.feedback) for mistake in item.mistakes]
    parts += [("explanation", item.feedback)] if item.feedback else []
    site = "\n\n".join(f"{_FENCE}{{div}}\n:class: cw-q-{part}\n\n{text}\n{_FENCE}" for part, text in parts)
    return SheetCell(
        f"quiz-{name}",
        Role.QUIZ,
        False,
        _told(item, say),
        _asked(name, item, say),
        line,
        course={"role": "quiz", "item": name, "kind": item.kind.value, "objective": item.objective},
        site=site,
        site_course={"role": "quiz", **_facts(card, name, item)},
    )


def graded_cells(card: ModuleCard, say: Sentences) -> Iterator[SheetCell]:
    """Yield the cells of the graded questions, which only instructors get."""
    for name, item in card.quiz.items():
        if item.graded:
            text = f"**{say.graded}** `{name}`\n\n{_told(item, say)}"
            yield SheetCell(f"quiz-{name}", Role.QUIZ, False, text, None, course={"role": "quiz-graded", "item": name})


def order_shown(name: str, item: QuizItem) -> tuple[int, ...]:
    """Return the steps' positions in the order in which they are shown: mixed, always in the same way, never right."""
    places = range(len(item.steps))
    mixed = sorted(places, key=lambda place: hashlib.sha256(f"{name}/{place}".encode()).hexdigest())
    return tuple(mixed) if mixed != list(places) else (*places[1:], *places[:1])


def _facts(card: ModuleCard, name: str, item: QuizItem) -> dict[str, object]:
    """Return what the page must know to judge an answer. These are practice questions: nothing of it is secret."""
    facts: dict[str, object] = {"item": name, "kind": item.kind.value, "objective": item.objective}
    if item.options:
        facts["right"] = [number for number, option in enumerate(item.options) if option.right]
    if item.choose:
        facts["choose"] = item.choose
    if item.kind is QuizKind.NUMERIC:
        facts |= {"answer": item.answer, "tolerance": item.tolerance, "unit": item.unit}
    if item.kind is QuizKind.TEXT:
        facts |= {"accepted": list(item.accepted), "exact": item.exact}
    if item.mistakes:
        facts["mistakes"] = [mistake.answer for mistake in item.mistakes]
    if item.steps:
        facts["order"] = list(order_shown(name, item))
    if item.pool:
        facts |= {"pool": item.pool, "ask": card.pools.get(item.pool, 1)}
    return facts


def _asked(name: str, item: QuizItem, say: Sentences) -> str:
    texts = [option.text for option in item.options] or [item.steps[place] for place in order_shown(name, item)]
    return "\n\n".join([item.question, f"*{say.task(item)}*", *_listed(texts)])


def _told(item: QuizItem, say: Sentences) -> str:
    """Return the question with its answer, for instructors."""
    lines = [f"{'✓' if option.right else '✗'} {option.text}: {option.feedback}" for option in item.options]
    lines += [f"{number}. {step}" for number, step in enumerate(item.steps, start=1)]
    answer = ""
    if item.kind is QuizKind.NUMERIC:
        answer = say.answer.format(answer=f"{item.answer} ± {item.tolerance} {item.unit}".rstrip())
    if item.kind is QuizKind.TEXT:
        answer = say.answer.format(answer=", ".join(item.accepted))
    mistakes = [f"✗ {mistake.answer}: {mistake.feedback}" for mistake in item.mistakes]
    parts = [item.question, f"*{say.task(item)}*", *_listed(lines), answer, *_listed(mistakes), item.feedback or ""]
    return "\n\n".join(part for part in parts if part)


def _listed(texts: list[str]) -> list[str]:
    rows = "\n".join("- " + text.replace("\n", "\n  ") for text in texts)
    return [rows] if rows else []
