"""Quiz items and review cards, as they stand in `module.yaml` or in a `quiz` directive of the lesson."""

from __future__ import annotations

from enum import StrEnum
from math import isfinite
from typing import Annotated, Self

from pydantic import Field, model_validator

from builder.documents.base import Document, Identifier, Line, Text

__all__ = ["Mistake", "QuizItem", "QuizKind", "QuizOption", "ReviewCard", "folded"]


class QuizKind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    NUMERIC = "numeric"
    TEXT = "text"
    ORDER = "order"


class QuizOption(Document):
    """An option of a choice: its text, whether it is right, and what a reader who takes it is told."""

    text: Text
    right: bool = False
    feedback: Text


class Mistake(Document):
    """A wrong answer that people often give to a numeric or text question, and what they are told."""

    answer: int | float | Line
    feedback: Text


_FIELDS = {
    QuizKind.SINGLE: ("options",),
    QuizKind.MULTIPLE: ("options", "choose"),
    QuizKind.NUMERIC: ("answer", "tolerance", "unit", "mistakes"),
    QuizKind.TEXT: ("accepted", "exact", "mistakes"),
    QuizKind.ORDER: ("steps",),
}
_NEEDED = {
    QuizKind.SINGLE: ("options",),
    QuizKind.MULTIPLE: ("options",),
    QuizKind.NUMERIC: ("answer", "feedback"),
    QuizKind.TEXT: ("accepted", "feedback"),
    QuizKind.ORDER: ("steps", "feedback"),
}
_OWN = ("options", "choose", "answer", "tolerance", "unit", "accepted", "exact", "mistakes", "steps")


class QuizItem(Document):
    """One question. Answers of practice questions stand in the page; a graded one leaves the course only by export."""

    kind: QuizKind
    objective: Identifier
    question: Text
    options: Annotated[tuple[QuizOption, ...], Field(max_length=8)] = ()
    choose: Annotated[int, Field(ge=1, le=8)] | None = None
    """How many options readers are asked to choose; without it all that apply."""
    answer: int | float | None = None
    tolerance: Annotated[int | float, Field(ge=0)] = 0
    """How far a number may be from the answer, in the answer's unit."""
    unit: Annotated[str, Field(max_length=20)] = ""
    accepted: Annotated[tuple[Line, ...], Field(max_length=20)] = ()
    exact: bool = False
    """Whether capitals and spaces of a text answer count."""
    mistakes: Annotated[tuple[Mistake, ...], Field(max_length=10)] = ()
    steps: Annotated[tuple[Text, ...], Field(max_length=10)] = ()
    """What is to be put in order, in the right order."""
    feedback: Text | None = None
    """What everybody is told after an answer: why the right one is right."""
    pool: Identifier | None = None
    graded: bool = False
    points: Annotated[int, Field(ge=1, le=20)] = 1
    """What the question is worth in a learning management system."""

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        for name in _OWN:
            if name in self.model_fields_set and name not in _FIELDS[self.kind]:
                raise ValueError(f"a question of the kind {self.kind.value} has no `{name}`")
        for name in _NEEDED[self.kind]:
            if getattr(self, name) in {None, ()}:
                raise ValueError(f"a question of the kind {self.kind.value} needs `{name}`")
        if self.kind in {QuizKind.SINGLE, QuizKind.MULTIPLE} and len(self.options) < 2:
            raise ValueError("a choice needs two options or more")
        if self.kind is QuizKind.ORDER and len(self.steps) < 3:
            raise ValueError("an order needs three steps or more; two would be a guess")
        self._numbers_can_be_met()
        return self

    def _numbers_can_be_met(self) -> None:
        numeric = self.kind is QuizKind.NUMERIC
        if numeric and isinstance(self.answer, float) and not self.tolerance:
            raise ValueError("an answer with a decimal point needs a `tolerance` above 0, because readers round")
        numbers = [self.answer, self.tolerance, *(mistake.answer for mistake in self.mistakes)]
        if any(isinstance(number, float) and not isfinite(number) for number in numbers):
            raise ValueError("infinity and not-a-number cannot be typed as an answer")
        if any(isinstance(mistake.answer, str) is numeric for mistake in self.mistakes):
            raise ValueError(f"each `answer` of the mistakes is a {'number' if numeric else 'text in quotes'} here")

    def texts(self) -> tuple[str, ...]:
        """Return every text of the question: what is asked, what may be chosen, what is told."""
        chosen = [text for option in self.options for text in (option.text, option.feedback)]
        told = [text for mistake in self.mistakes for text in (str(mistake.answer), mistake.feedback)]
        return (self.question, *chosen, *self.accepted, *self.steps, *told, self.feedback or "")

    def right_option(self) -> int:
        """Return the 0-based position of the first right option. Raises ValueError if there is none."""
        return [option.right for option in self.options].index(True)

    def accepts(self, answer: str) -> bool:
        """Tell whether a text answer is one of the accepted ones, as the page does it."""
        known = self.accepted if self.exact else tuple(folded(text) for text in self.accepted)
        return (answer if self.exact else folded(answer)) in known


class ReviewCard(Document):
    """A card that is asked again over days: a question and its answer, both short, for one objective."""

    objective: Identifier
    front: Annotated[Text, Field(max_length=400)]
    back: Annotated[Text, Field(max_length=600)]


def folded(text: str) -> str:
    """Return a text without the difference of capitals and of spaces, as short answers are compared."""
    return " ".join(text.casefold().split())
