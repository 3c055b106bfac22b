"""Which submission counts, and what it is worth: the marks of a class from what its gradebook holds. Pure."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from builder.gradebook.values import Note
from builder.marks.values import ClassMarks, ExerciseMark, ModuleMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from builder.grade.values import ManualAnswer
    from builder.gradebook.values import (
        ExerciseFacts,
        Judgement,
        KeptResult,
        KeptSubmission,
        ModuleFacts,
        Pupil,
    )
    from builder.marks.values import Keep

__all__ = ["answer_digest", "chosen", "class_marks", "in_time_order", "manual_text"]


def in_time_order(submissions: Iterable[KeptSubmission]) -> list[KeptSubmission]:
    """Return one student's submissions of a module, the oldest first; the same files again count from their first time.

    Copying a folder changes the times of its files, so a later time of the same work says nothing.
    """
    ordered = sorted(submissions, key=lambda one: (one.submitted, one.attempt, one.number))
    return [one for n, one in enumerate(ordered) if n == 0 or ordered[n - 1].work != one.work]


def chosen(submissions: Iterable[KeptSubmission], keep: Keep) -> list[KeptSubmission]:
    """Return those that must be graded to know what counts: the newest, the first, or all for the best."""
    ordered = in_time_order(submissions)
    return ordered if keep == "best" else ordered[:1] if keep == "first" else ordered[-1:]


def class_marks(
    students: Sequence[Pupil],
    modules: Mapping[tuple[str, str], ModuleFacts],
    submissions: Iterable[KeptSubmission],
    results: Iterable[KeptResult],
    judgements: Iterable[Judgement],
    *,
    keep: Keep,
    due: Mapping[str, str],
) -> ClassMarks:
    """Return the marks of a class; `due` holds ISO times in UTC by module, `""` for all others.

    Of several results of the same work the last one counts: it was graded with the newest version of the module.
    """
    by_work = {result.work: result for result in results}
    newest = {facts.id: facts for facts in modules.values()}
    judged: dict[tuple[str, str, str], dict[str, Judgement]] = {}
    for one in judgements:
        judged.setdefault((one.student, one.module, one.exercise), {})[f"{one.answer}\0{one.criterion}"] = one
    handed: dict[tuple[str, str], list[KeptSubmission]] = {}
    for submission in submissions:
        if submission.module in newest:
            handed.setdefault((submission.student, submission.module), []).append(submission)
    pupils = {student.id: student for student in students}
    marks: dict[tuple[str, str], ModuleMark] = {}
    for (student, module), own in sorted(handed.items()):
        limit = due.get(module, due.get("", ""))
        candidates = [
            _mark(pupils[student], newest[module], modules, one, by_work.get(one.work), judged, limit, len(own))
            for one in chosen(own, keep)
        ]
        # `max` keeps the first of equal ones: the best that came earliest.
        marks[student, module] = max(candidates, key=lambda mark: (mark.result is not None, mark.total))
    return ClassMarks(tuple(students), tuple(newest.values()), marks)


def _mark(
    student: Pupil,
    newest: ModuleFacts,
    modules: Mapping[tuple[str, str], ModuleFacts],
    submission: KeptSubmission,
    kept: KeptResult | None,
    judged: Mapping[tuple[str, str, str], Mapping[str, Judgement]],
    due: str,
    count: int,
) -> ModuleMark:
    facts = modules.get((newest.id, kept.result.plan), newest) if kept else newest
    late = submission.late or bool(due and submission.submitted and submission.submitted > due)
    notes = list(submission.notes)
    if late:
        notes.append(Note("late", f"Handed in {submission.submitted or 'after the due date'}."))
    if kept is None:
        notes.append(Note("not graded", "This submission has not been graded yet."))
    exercises: list[ExerciseMark] = []
    for exercise in facts.exercises:
        choices = judged.get((student.id, newest.id, exercise.id), {})
        exercises.append(_exercise_mark(exercise, kept, choices))
    if kept is not None:
        notes += [Note(flag.code, flag.text) for flag in kept.result.flags]
    if facts is not newest and facts.version != newest.version:
        notes.append(Note("older version", "It was graded with an older version of the module."))
    return ModuleMark(student, facts, submission, kept, tuple(exercises), tuple(notes), late, count)


def _exercise_mark(facts: ExerciseFacts, kept: KeptResult | None, choices: Mapping[str, Judgement]) -> ExerciseMark:
    if kept is None:
        return ExerciseMark(facts, None)
    result = next((one for one in kept.result.exercises if one.exercise == facts.id), None)
    answer = manual_text(one for one in kept.result.manual if one.exercise == facts.id)
    if not facts.manual_points:
        return ExerciseMark(facts, result, answer=answer)
    digest = answer_digest(answer)
    criteria = [line.name for line in facts.rubric]
    valid = tuple(choices[f"{digest}\0{name}"] for name in criteria if f"{digest}\0{name}" in choices)
    # Nothing to judge where nothing was written; that gives no points.
    pending = bool(answer.strip()) and len(valid) < len(criteria)
    return ExerciseMark(facts, result, valid, pending, answer, digest)


def manual_text(answers: Iterable[ManualAnswer]) -> str:
    """Return the answer that a person judges, of one cell or of several."""
    return "\n\n".join(answer.text for answer in answers)


def answer_digest(text: str) -> str:
    """Return what ties a judgement to the text that was judged: a changed answer is judged anew."""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
