"""What the gradebook keeps, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.files import digest

if TYPE_CHECKING:
    from builder.grade.values import SubmissionResult, Value

__all__ = [
    "ExerciseFacts",
    "Judgement",
    "KeptResult",
    "KeptSubmission",
    "ModuleFacts",
    "Note",
    "Pupil",
    "ReceivedFile",
    "RubricLine",
]


@dataclass(frozen=True, slots=True)
class Pupil:
    """A student of the class; `listed` if a roster named them."""

    id: str
    name: str = ""
    email: str = ""
    section: str = ""
    canvas_id: str = ""
    login: str = ""
    listed: bool = True

    @property
    def shown(self) -> str:
        """The name, or the id where there is none."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a submission that a teacher should know: a short code and a sentence."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file as it was handed in: its name and the SHA-256 of its content, by which the original is kept."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class KeptSubmission:
    """A notebook that a student handed in.

    `submitted` is an ISO time in UTC, empty if unknown; `late` if the LMS says so; `attempt` counts repeated uploads
    of the same name; `kept` is false if the content was refused, for example because of its size.
    """

    number: int
    student: str
    module: str
    notebook: ReceivedFile
    files: tuple[ReceivedFile, ...] = ()
    origin: str = ""
    submitted: str = ""
    late: bool = False
    attempt: int = 0
    kept: bool = True
    notes: tuple[Note, ...] = ()

    @property
    def work(self) -> str:
        """Return what is graded once, however often it is handed in: this student's very same files for a module."""
        files = [part.encode() for file in self.files for part in (file.name, file.digest)]
        return digest([self.student.encode(), self.module.encode(), self.notebook.digest.encode(), *files])


@dataclass(frozen=True, slots=True)
class ModuleFacts:
    """What marks and pages need to know about one version of a module."""

    id: str
    version: str
    title: str
    exercises: tuple[ExerciseFacts, ...]

    def exercise(self, name: str) -> ExerciseFacts | None:
        """Return the exercise of that id, if this version has it."""
        return next((one for one in self.exercises if one.id == name), None)

    @property
    def points(self) -> int:
        """All points of the module, those that a person gives included."""
        return sum(one.points for one in self.exercises)


@dataclass(frozen=True, slots=True)
class ExerciseFacts:
    """An exercise as marks need it; `points` includes `manual_points`."""

    id: str
    title: str
    kind: str
    objective: str
    points: int
    manual_points: int
    rubric: tuple[RubricLine, ...] = ()


@dataclass(frozen=True, slots=True)
class RubricLine:
    """One criterion: its points, and its levels from none to full points."""

    name: str
    points: int
    levels: tuple[str, ...]

    def points_of(self, level: int) -> float:
        """Return the points of a level, 0-based: equal steps from nothing to all, to a hundredth."""
        return round(self.points * level / (len(self.levels) - 1), 2)


@dataclass(frozen=True, slots=True)
class KeptResult:
    """A graded submission: what was graded, with which version and values, when, and everything that came out."""

    number: int
    work: str
    submission: int
    values: tuple[tuple[str, Value], ...] | None
    graded: str
    result: SubmissionResult


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's choice for one criterion of one answer; `answer` is the digest of the text that was judged."""

    student: str
    module: str
    exercise: str
    criterion: str
    points: float
    comment: str = ""
    answer: str = ""
    by: str = ""
    at: str = ""
