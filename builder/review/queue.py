"""The answers that a person judges, exercise by exercise across all students, in an order that tells no names. Pure."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.gradebook.values import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.gradebook.values import ExerciseFacts
    from builder.marks.values import ClassMarks

__all__ = ["Answer", "answers_of", "comments_of", "judgement_of"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: a key that tells no name, whose it is, what was asked and written, and what was chosen so far."""

    key: str
    student: str
    name: str
    module: str
    module_title: str
    exercise: ExerciseFacts
    text: str
    digest: str
    chosen: Mapping[str, Judgement]

    @property
    def done(self) -> bool:
        """Whether every criterion was judged."""
        return all(line.name in self.chosen for line in self.exercise.rubric)

    def level_of(self, criterion: str) -> int | None:
        """Return the level that was chosen, if one of the rubric's levels has these points."""
        choice = self.chosen.get(criterion)
        line = next((one for one in self.exercise.rubric if one.name == criterion), None)
        if choice is None or line is None:
            return None
        levels = [level for level in range(len(line.levels)) if line.points_of(level) == choice.points]
        return levels[0] if levels else None


def answers_of(marks: ClassMarks, module: str = "") -> tuple[Answer, ...]:
    """Return the answers with something written in them: by module and exercise, students in an order by digest."""
    found = []
    for place, facts in enumerate(marks.modules):
        if module not in {"", facts.id}:
            continue
        for student in marks.students:
            mark = marks.mark(student.id, facts.id)
            for number, one in enumerate(mark.exercises if mark else ()):
                if one.facts.manual_points and one.answer.strip():
                    parts = f"{student.id}\0{facts.id}\0{one.facts.id}\0{one.answer_digest}"
                    key = hashlib.sha256(parts.encode()).hexdigest()[:16]
                    chosen = {choice.criterion: choice for choice in one.judgements}
                    answer = Answer(
                        *(key, student.id, student.shown, facts.id, facts.title),
                        *(one.facts, one.answer, one.answer_digest, chosen),
                    )
                    found.append(((place, number, key), answer))
    return tuple(answer for _, answer in sorted(found, key=lambda item: item[0]))


def judgement_of(answer: Answer, criterion: str, level: int, comment: str, by: str, at: str) -> Judgement:
    """Return the judgement of a level, 0-based. Raises ValueError if there is no such criterion or level."""
    line = next((one for one in answer.exercise.rubric if one.name == criterion), None)
    if line is None or not 0 <= level < len(line.levels):
        raise ValueError(f"There is no level {level} of '{criterion}'.")
    return Judgement(
        answer.student,
        answer.module,
        answer.exercise.id,
        criterion,
        line.points_of(level),
        comment.strip()[:2000],
        answer.digest,
        by,
        at,
    )


def comments_of(judgements: Iterable[Judgement], most: int = 9) -> dict[tuple[str, str, str], list[str]]:
    """Return the comments that were given before, by module, exercise and criterion, the most used first."""
    counted: dict[tuple[str, str, str], Counter[str]] = {}
    for one in judgements:
        if one.comment:
            counted.setdefault((one.module, one.exercise, one.criterion), Counter())[one.comment] += 1
    return {
        key: [comment for comment, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most]]
        for key, found in counted.items()
    }
