"""The review without a browser: a CSV with one line for each answer and criterion, filled in and read back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from builder.findings import Finding, Place
from builder.marks.tables import harmless, shown_points
from builder.review.queue import judgement_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.gradebook.values import Judgement
    from builder.review.queue import Answer

__all__ = ["read_sheet", "sheet_text"]

_HEAD = ("answer", "module", "exercise", "criterion", "points", "levels", "level", "comment", "text")
_HINT = "Write the file again with `course review --csv`, and fill in only the columns `level` and `comment`."


def sheet_text(answers: Iterable[Answer], *, names: bool = False) -> str:
    """Return the sheet; `level` is counted from 0 and holds what was chosen so far. Names only where wanted."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*_HEAD, *(["student"] if names else [])])
    for answer in answers:
        for line in answer.exercise.rubric:
            levels = " | ".join(f"{n}: {words}" for n, words in enumerate(line.levels))
            level = answer.level_of(line.name)
            choice = answer.chosen.get(line.name)
            row = [answer.key, answer.module, answer.exercise.id, line.name, shown_points(line.points), levels]
            row += ["" if level is None else str(level), choice.comment if choice else "", answer.text]
            writer.writerow([harmless(cell) for cell in [*row, *([answer.name] if names else [])]])
    return text.getvalue()


def read_sheet(
    text: str, file: str, answers: Iterable[Answer], *, by: str, at: str
) -> tuple[list[Judgement], tuple[Finding, ...]]:
    """Return the judgements that are new in a sheet, and what is wrong with it; lines without a level say nothing."""
    known = {answer.key: answer for answer in answers}
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    missing = [name for name in ("answer", "criterion", "level", "comment") if name not in (reader.fieldnames or [])]
    if missing:
        message = f"The column '{missing[0]}' is missing."
        return [], (Finding("document-keys-are-complete", message, Place(file, 1), _HINT),)
    judgements: list[Judgement] = []
    findings: list[Finding] = []
    for row in reader:
        level, comment = (row["level"] or "").strip(), _plain(row["comment"] or "")
        if not level:
            continue
        place = Place(file, reader.line_num)
        answer = known.get(row["answer"] or "")
        if answer is None:
            message = "This answer is not there any more: the student handed in another one, or the key was changed."
            findings.append(Finding("judgements-fit-the-answer", message, place, _HINT))
            continue
        try:
            made = judgement_of(answer, _plain(row["criterion"] or ""), int(level), comment, by, at)
        except ValueError:
            allowed = "; ".join(f"{one.name}: 0 to {len(one.levels) - 1}" for one in answer.exercise.rubric)
            message = f"'{row['criterion']}' has no level '{level}'."
            findings.append(Finding("judgements-fit-the-answer", message, place, f"Allowed: {allowed}."))
            continue
        before = answer.chosen.get(made.criterion)
        if before is None or (before.points, before.comment) != (made.points, made.comment):
            judgements.append(made)
    return judgements, tuple(findings)


def _plain(cell: str) -> str:
    """Take off the sign that keeps spreadsheets from calculating."""
    return cell[1:].strip() if cell[:2] in {"'=", "'+", "'-", "'@"} else cell.strip()
