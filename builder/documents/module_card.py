"""`module.yaml`: the facts of one module template."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from builder.documents.base import Document, Identifier, Line, Text
from builder.documents.quiz import QuizItem, ReviewCard  # noqa: TC001  # pydantic reads the annotations

__all__ = [
    "Criterion",
    "EquivalentMutant",
    "ExerciseCard",
    "ExerciseKind",
    "Minutes",
    "ModuleCard",
    "ModuleKind",
    "NoCode",
    "Parameter",
]


class ModuleKind(StrEnum):
    """What a module is about, which decides how it is shown and what its notebook may need."""

    PYTHON = "python"
    ANALYSIS = "analysis"
    DEEP_LEARNING = "deep-learning"
    CONTAINER = "container"
    SERVICE = "service"
    PIPELINE = "pipeline"
    CONFIG = "config"
    WRITING = "writing"
    DECISION = "decision"
    PROCEDURE = "procedure"
    CAPSTONE = "capstone"


class ExerciseKind(StrEnum):
    """What a student does in an exercise (SYLLABUS section 2 says what each is for)."""

    PREDICT = "predict"
    PARSONS = "parsons"
    FADED = "faded"
    FIX = "fix"
    WRITE = "write"
    TEST = "test"
    DESIGN = "design"
    EXPLAIN = "explain"


class Minutes(Document):
    """How long a module takes, in minutes."""

    reading: Annotated[int, Field(ge=0, le=600)]
    exercises: Annotated[int, Field(ge=0, le=1200)]


class Criterion(Document):
    """One line of a rubric: what is judged and what each level looks like, from none to full points."""

    points: Annotated[int, Field(ge=1, le=20)]
    levels: Annotated[tuple[Line, ...], Field(min_length=2, max_length=6)]


class EquivalentMutant(Document):
    """A change of the solution that no test can notice, as `course check` shows it, and why that is so."""

    before: Text
    after: Annotated[str, Field(max_length=4000)] = ""
    """Empty where the lines are deleted."""
    reason: Line


class ExerciseCard(Document):
    """One exercise: what is done, which objective it assesses, what it is worth and how long it takes."""

    kind: ExerciseKind
    title: Line
    objective: Identifier
    points: Annotated[int, Field(ge=1, le=100)]
    minutes: Annotated[int, Field(ge=1, le=600)]
    hints: tuple[Text, ...] = ()
    rubric: dict[Line, Criterion] = Field(default={})
    equivalent_mutants: tuple[EquivalentMutant, ...] = ()

    @property
    def manual_points(self) -> int:
        """Points that a person gives by the rubric."""
        return sum(criterion.points for criterion in self.rubric.values())

    @property
    def automatic_points(self) -> int:
        """Points that the tests give."""
        return self.points - self.manual_points


class Parameter(Document):
    """One value of the cell tagged `parameters`; `per_student` lets each student have another one."""

    type: Literal["integer", "number", "string", "boolean"]
    default: int | float | str | bool
    min: int | float | None = None
    max: int | float | None = None
    choices: tuple[int | float | str, ...] = ()
    per_student: bool = False
    condition: Line | None = None
    """What must hold for every draw, as a comparison of parameters: `n_rows >= 10 * n_groups`."""

    @model_validator(mode="after")
    def _default_fits(self) -> Self:
        kinds: dict[str, tuple[type, ...]] = {
            "integer": (int,),
            "number": (int, float),
            "string": (str,),
            "boolean": (bool,),
        }
        value = self.default
        if not isinstance(value, kinds[self.type]) or (isinstance(value, bool) and self.type != "boolean"):
            raise ValueError(f"the default {value!r} is not of the type {self.type}")
        if isinstance(value, int | float):
            low = self.min if self.min is not None else value
            high = self.max if self.max is not None else value
            if not low <= value <= high:
                raise ValueError(f"the default {value} is not between min {low} and max {high}")
        if self.choices and value not in self.choices:
            raise ValueError(f"the default {value!r} is not one of the choices")
        return self


ReleasedId = Annotated[str, Field(pattern=r"^(objectives|exercises)/[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""An id with the part of the card that it stands in, such as `exercises/held-out-rows`."""


class NoCode(Document):
    """The module for professions that do not program: what it keeps and what it then needs.

    Objectives, questions and cards without an exercise that is kept are left out with the others.
    """

    exercises: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    needs: tuple[Identifier, ...] = ()
    reading: Annotated[int, Field(ge=0, le=600)]
    """Minutes of reading that are left."""
    title: Line | None = None
    """Its title, where the usual one promises what is left out."""
    summary: Line | None = None
    """Its summary, for the same reason."""


class ModuleCard(Document):
    """The facts of a module template; its text and code are in `lesson.md` beside it."""

    id: Identifier
    title: Line
    summary: Line
    kind: ModuleKind
    status: Literal["draft", "published"] = "published"
    teaches: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    skills: dict[Identifier, Annotated[tuple[Line, ...], Field(min_length=1)]] = Field(default={})
    """Skills that the vocabulary lacks: id and the names by which profiles ask for them, the usual one first."""
    practises: dict[Identifier, Annotated[tuple[Identifier, ...], Field(min_length=1)]] = Field(default={})
    """Objective → those of the taught skills that it practises; all of them where an objective is not named."""
    needs: tuple[Identifier, ...] = ()
    formerly: tuple[Identifier, ...] = ()
    """Ids under which the module was published before; its old addresses lead to the new one."""
    stage: Identifier
    minutes: Minutes
    domain: Identifier = "fintech"
    """The industry that the module is set in where the course names none."""
    packages: tuple[Line, ...] = ()
    extra: Identifier | None = None
    """The extra of coursewright that brings the packages, such as `serve`."""
    library: tuple[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], ...] = ()
    """Python files of the student library, `modules/_library/NAME.py`, that lie beside the notebook."""
    browser: bool = False
    seconds: Annotated[int, Field(ge=1, le=600)] = 60
    """The most that running the whole notebook may take on two cores."""
    memory_mb: Annotated[int, Field(ge=64, le=8192)] = 1500
    objectives: Annotated[dict[Identifier, Line], Field(min_length=1)]
    parameters: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], Parameter] = Field(default={})
    exercises: Annotated[dict[Identifier, ExerciseCard], Field(min_length=1)]
    quiz: dict[Identifier, QuizItem] = Field(default={})
    pools: dict[Identifier, Annotated[int, Field(ge=1, le=20)]] = Field(default={})
    """How many questions of a pool are asked; one where nothing is said."""
    cards: dict[Identifier, ReviewCard] = Field(default={})
    glossary: dict[Line, Text] = Field(default={})
    """Terms of the module and what they mean; `{term}` in the lesson leads to them."""
    retired: tuple[ReleasedId, ...] = ()
    """Objectives and exercises that students met and that are gone, such as `exercises/old-one`."""
    renamed: dict[ReleasedId, ReleasedId] = Field(default={})
    """New id → the id under which students met it."""
    no_code: NoCode | None = None
    """What is left of the module in the course of a profession that does not program; without it nothing."""

    @model_validator(mode="after")
    def _no_code_keeps_what_is_there(self) -> Self:
        unknown = sorted(set(self.no_code.exercises) - set(self.exercises)) if self.no_code else []
        if unknown:
            raise ValueError(f"`no_code` keeps '{unknown[0]}', which is no exercise of the module")
        return self

    def without_code(self) -> ModuleCard:
        """Return the card as it is without programming. Raises ValueError if it cannot be."""
        if self.no_code is None:
            raise ValueError(f"{self.id} has no form without programming")
        exercises = {name: self.exercises[name] for name in self.exercises if name in self.no_code.exercises}
        kept = {exercise.objective for exercise in exercises.values()}
        minutes = Minutes(reading=self.no_code.reading, exercises=sum(one.minutes for one in exercises.values()))
        practised = {skill for name in kept for skill in self.skills_of(name)}
        changed = {
            "title": self.no_code.title or self.title,
            "summary": self.no_code.summary or self.summary,
            "teaches": tuple(skill for skill in self.teaches if skill in practised),
            "needs": self.no_code.needs,
            "minutes": minutes,
            "exercises": exercises,
            "objectives": {name: text for name, text in self.objectives.items() if name in kept},
            "practises": {name: skills for name, skills in self.practises.items() if name in kept},
            "quiz": {name: item for name, item in self.quiz.items() if item.objective in kept},
            "cards": {name: card for name, card in self.cards.items() if card.objective in kept},
        }
        return self.model_copy(update=changed)

    def skills_of(self, objective: str) -> tuple[str, ...]:
        """Return the skills that an objective practises."""
        return self.practises.get(objective, self.teaches)

    @property
    def is_without_code(self) -> bool:
        """Whether this is the module without its programming."""
        return self.no_code is not None and set(self.exercises) == set(self.no_code.exercises)

    @property
    def points(self) -> int:
        """The points of all exercises together."""
        return sum(exercise.points for exercise in self.exercises.values())

    @property
    def hours(self) -> float:
        """Reading and exercises together, in hours."""
        return (self.minutes.reading + self.minutes.exercises) / 60
