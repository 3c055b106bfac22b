"""A course as one value: what the deciding stages and the checks work on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.course.released import ReleasedModule
    from builder.documents.curriculum import Curriculum
    from builder.documents.domain import Domain
    from builder.documents.module_card import ModuleCard
    from builder.documents.profile import Profile
    from builder.lessons.attempts import Attempt
    from builder.lessons.values import Lesson

__all__ = ["Course", "CourseModule"]


@dataclass(frozen=True, slots=True)
class CourseModule:
    """One module of a course: its card, lesson and attempts, and the files that go beside its notebook.

    `text` is `lesson.md` as it stands and `card_text` module.yaml; `stage` is the stage of the curriculum that the
    module is in; `names` are all files of its folder, relative to it; `language` is the course's.
    """

    card: ModuleCard
    card_file: str
    lesson: Lesson
    text: str
    attempts: tuple[Attempt, ...]
    files: tuple[tuple[str, bytes], ...]
    domain: Domain
    stage: str
    card_text: str = ""
    names: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Course:
    """A curriculum with its modules in the order in which they are taught, and the profile that it serves.

    `known` names every module that could be used, in the course or not; `released` is what students have met.
    """

    curriculum: Curriculum
    file: str
    modules: tuple[CourseModule, ...]
    profile: Profile | None
    skills: tuple[str, ...]
    known: tuple[str, ...]
    released: Mapping[str, ReleasedModule] = field(default_factory=dict)
    skill_names: Mapping[str, str] = field(default_factory=dict)
    """The names of the vocabulary's skills by id."""

    def module(self, name: str) -> CourseModule:
        """Return the module of that id. Raises KeyError if the course has none."""
        for module in self.modules:
            if module.card.id == name:
                return module
        raise KeyError(name)
