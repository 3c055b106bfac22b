"""What a class has mastered: points of exercises added up to objectives, skills and stages of the course. Pure."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from builder.marks.tables import harmless, shown_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.course.values import Course, CourseModule
    from builder.marks.values import ClassMarks, ExerciseMark, ModuleMark

__all__ = ["Column", "Failed", "Level", "Mastery", "Met", "Score", "mastery_csv", "mastery_of"]

Level = Literal["stage", "skill", "objective", "exercise"]
LEVELS: tuple[Level, ...] = ("stage", "skill", "objective", "exercise")


@dataclass(frozen=True, slots=True)
class Column:
    """Something that is mastered: a stage, a skill, an objective or an exercise, with its id and its words."""

    level: Level
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Score:
    """Points earned of those that could be; without points nothing is known."""

    earned: float = 0.0
    points: float = 0.0

    @property
    def share(self) -> float | None:
        """The part of the points that was earned, from 0 to 1, or nothing if there were none to earn."""
        return self.earned / self.points if self.points else None

    def plus(self, other: Score) -> Score:
        """Return both together."""
        return Score(self.earned + other.earned, self.points + other.points)


@dataclass(frozen=True, slots=True)
class Failed:
    """How an exercise went in the class: who has all its points, who has none, and the part of the points earned."""

    module: str
    exercise: str
    title: str
    students: int
    whole: int
    nothing: int
    share: float


@dataclass(frozen=True, slots=True)
class Met:
    """A hint and how many students met it."""

    module: str
    exercise: str
    hint: str
    students: int


@dataclass(frozen=True, slots=True)
class Mastery:
    """Scores by student and column, those of the whole class, and what went wrong most often."""

    columns: tuple[Column, ...]
    students: tuple[tuple[str, str], ...]
    scores: Mapping[tuple[str, Column], Score]
    whole: Mapping[Column, Score]
    failed: tuple[Failed, ...]
    met: tuple[Met, ...]

    def of_level(self, level: Level) -> tuple[Column, ...]:
        """Return the columns of one level in the order of the course."""
        return tuple(column for column in self.columns if column.level == level)


@dataclass(slots=True)
class _Sums:
    scores: dict[tuple[str, Column], Score] = field(default_factory=dict)
    whole: dict[Column, Score] = field(default_factory=dict)

    def add(self, student: str, column: Column, score: Score) -> None:
        self.scores[student, column] = self.scores.get((student, column), Score()).plus(score)
        self.whole[column] = self.whole.get(column, Score()).plus(score)


def mastery_of(marks: ClassMarks, course: Course, skills: Mapping[str, str]) -> Mastery:
    """Return who has mastered what; `skills` holds the names of skills by id.

    Only what was graded counts: a module that a student did not hand in says nothing, and points that a person
    has still to give are left out of both sides.
    """
    stages = {stage.id: stage.title for stage in course.curriculum.stages}
    cards = {module.card.id: module for module in course.modules}
    order: dict[Column, None] = {}
    for module in course.modules:
        for column in _columns_of(module.card.id, "", cards, stages, skills):
            order.setdefault(column)
        for exercise in module.card.exercises:
            for column in _columns_of(module.card.id, exercise, cards, stages, skills):
                order.setdefault(column)
    sums = _Sums()
    graded = [(mark, one) for mark in marks.marks.values() if mark.result for one in mark.exercises]
    for mark, one in graded:
        if mark.module.id in cards and one.facts.id in cards[mark.module.id].card.exercises:
            open_points = one.facts.manual_points if one.pending else 0
            score = Score(one.total if not one.pending else one.earned, one.facts.points - open_points)
            for column in _columns_of(mark.module.id, one.facts.id, cards, stages, skills):
                sums.add(mark.student.id, column, score)
    columns = tuple(column for level in LEVELS for column in order if column.level == level and column in sums.whole)
    return Mastery(
        columns,
        tuple((student.id, student.shown) for student in marks.students),
        sums.scores,
        sums.whole,
        tuple(_failed(graded)),
        tuple(_met(graded)),
    )


def _columns_of(
    module: str, exercise: str, cards: Mapping[str, CourseModule], stages: Mapping[str, str], skills: Mapping[str, str]
) -> Iterable[Column]:
    """Yield the stage and the skills of a module; of one of its exercises what it practises, and the exercise."""
    found = cards[module]
    yield Column("stage", found.stage, stages.get(found.stage, found.stage))
    for skill in found.card.skills_of(found.card.exercises[exercise].objective) if exercise else found.card.teaches:
        yield Column("skill", skill, skills.get(skill, skill.replace("-", " ").capitalize()))
    if exercise:
        card = found.card.exercises[exercise]
        yield Column("objective", f"{module}/{card.objective}", found.card.objectives.get(card.objective, ""))
        yield Column("exercise", f"{module}/{exercise}", card.title)


def _failed(graded: Iterable[tuple[ModuleMark, ExerciseMark]]) -> list[Failed]:
    """Return the exercises in which a point was missed, the least earned first."""
    by_exercise: dict[tuple[str, str], list[ExerciseMark]] = {}
    for mark, one in graded:
        by_exercise.setdefault((mark.module.id, one.facts.id), []).append(one)
    found = []
    for (module, exercise), own in by_exercise.items():
        possible = sum(one.facts.points - (one.facts.manual_points if one.pending else 0) for one in own)
        share = sum(one.earned if one.pending else one.total for one in own) / possible if possible else 1.0
        whole = sum(one.earned == one.facts.points - one.facts.manual_points for one in own)
        nothing = sum(one.total == 0 for one in own)
        if share < 1:
            found.append(Failed(module, exercise, own[0].facts.title, len(own), whole, nothing, share))
    return sorted(found, key=lambda one: (one.share, one.module, one.exercise))


def _met(graded: Iterable[tuple[ModuleMark, ExerciseMark]]) -> list[Met]:
    """Return the hints by the number of students who met them."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for mark, one in graded:
        hints = {test.message.strip().split("\n")[0] for test in (one.result.tests if one.result else ())}
        counted.update((mark.module.id, one.facts.id, hint) for hint in hints if hint)
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [Met(module, exercise, hint, students) for (module, exercise, hint), students in ordered]


def mastery_csv(mastery: Mastery) -> str:
    """Return one line for each student and column, and for the class (an empty id): what a spreadsheet pivots."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["student", "name", "level", "id", "title", "earned", "of", "share"])
    people = [("", "whole class"), *mastery.students]
    for student, name in people:
        for column in mastery.columns:
            score = mastery.scores.get((student, column)) if student else mastery.whole[column]
            if score is not None and score.share is not None:
                words = [harmless(student), harmless(name), column.level, column.id, harmless(column.title)]
                figures = [shown_points(score.earned), shown_points(score.points), f"{score.share:.3f}"]
                writer.writerow([*words, *figures])
    return text.getvalue()
