"""Judging a class by hand: the page's desk over the gradebook, and the sheet out and in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from builder.build import read_course
from builder.errors import CourseError, FindingsError
from builder.findings import did_you_mean
from builder.handback.page import style_of
from builder.module_sheet import sheet_of
from builder.read_class import marks_of, open_gradebook
from builder.review.queue import answers_of, comments_of, judgement_of
from builder.review.server import ReviewServer
from builder.review.sheet import read_sheet, sheet_text
from builder.stamp import BuildOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.gradebook.store import Gradebook
    from builder.gradebook.values import Judgement
    from builder.review.queue import Answer
    from builder.workspace import Workspace

__all__ = ["Desk", "review_server", "take_sheet", "write_sheet"]


class Desk:
    """The answers of a class and a place to save judgements, over its open gradebook."""

    def __init__(self, book: Gradebook, tasks: dict[tuple[str, str], str], *, module: str, by: str) -> None:
        self._book, self._tasks, self._module, self._by = book, tasks, module, by
        self._answers: dict[str, Answer] = {}

    def answers(self) -> Sequence[Answer]:
        """Return the answers in order; the gradebook is read once and followed with each choice."""
        if not self._answers:
            self._answers = {one.key: one for one in answers_of(marks_of(self._book), self._module)}
        return tuple(self._answers.values())

    def comments(self) -> dict[tuple[str, str, str], list[str]]:
        """Return the comments given before."""
        return comments_of(self._book.judgements())

    def task(self, module: str, exercise: str) -> str:
        """Return the text of the task."""
        return self._tasks.get((module, exercise), "")

    def save(self, answer: Answer, criterion: str, level: int, comment: str) -> Judgement:
        """Keep a choice at once. Raises ValueError for one that is not offered."""
        from dataclasses import replace

        made = judgement_of(answer, criterion, level, comment, self._by, _now())
        self._book.add_judgements([made])
        self._answers[answer.key] = replace(answer, chosen={**answer.chosen, criterion: made})
        return made


def review_server(
    workspace: Workspace, slug: str, book: Gradebook, *, port: int, names: bool, module: str, by: str
) -> ReviewServer:
    """Return the server of the review page, not yet serving. Raises CourseError."""
    course, _ = read_course(workspace, slug, BuildOptions())
    known = [one.card.id for one in course.modules]
    if module and module not in known:
        raise CourseError(f"The course has no module '{module}'.", hint=did_you_mean(module, known))
    tasks: dict[tuple[str, str], str] = {}
    for one in course.modules:
        sheet = sheet_of(one)[0]
        for cell in sheet.cells if sheet else ():
            if cell.course.get("role") == "task":
                earlier = tasks.get((one.card.id, cell.exercise))
                tasks[one.card.id, cell.exercise] = "\n\n".join(filter(None, (earlier, cell.student)))
    style = style_of(workspace.search("book/theme"))
    return ReviewServer(Desk(book, tasks, module=module, by=by), style, port=port, names=names)


def write_sheet(workspace: Workspace, slug: str, *, module: str = "", names: bool = False) -> tuple[str, int]:
    """Return the CSV of what is to be judged, and the number of answers in it. Raises CourseError."""
    with open_gradebook(workspace, slug) as book:
        answers = answers_of(marks_of(book), module)
    return sheet_text(answers, names=names), len(answers)


def take_sheet(workspace: Workspace, slug: str, text: str, file: str, *, by: str) -> int:
    """Keep what was filled in, all of it or nothing; return how many choices are new.

    Raises FindingsError with every line that does not fit.
    """
    with open_gradebook(workspace, slug) as book:
        judgements, findings = read_sheet(text, file, answers_of(marks_of(book)), by=by, at=_now())
        if findings:
            raise FindingsError(findings)
        book.add_judgements(judgements)
    return len(judgements)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
