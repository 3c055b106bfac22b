"""`curriculum/<course>.yaml`: what a course teaches, in which order and for which item of the profile.

This is the seam: `course new` proposes it, a teacher edits it, everything after it is built from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from builder.documents.base import Document, Identifier, Line
from builder.documents.launch import Launch
from builder.documents.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = [
    "Curriculum",
    "Gap",
    "ItemId",
    "Launch",
    "LeftOut",
    "PartlyServed",
    "PlannedModule",
    "PlannedStage",
    "Schedule",
    "Serves",
    "Years",
]

ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""An item of the profile, such as `technical-skills/python-programming-for-model-development`."""

Year = Annotated[int, Field(ge=0, le=60)]


class Years(Document):
    """Years of work since the start of the career; without `to` there is no end."""

    from_: Annotated[Year, Field(alias="from")]
    to: Year | None = None


class Serves(Document):
    """An item of the profile that a module serves, and why."""

    item: ItemId
    why: Line


class PlannedModule(Document):
    """A module of the course. `pulled_in_by` names the modules that need it where no item asks for it."""

    id: Identifier
    serves: tuple[Serves, ...] = ()
    pulled_in_by: tuple[Identifier, ...] = ()
    no_code: bool = False
    """Whether it is taught without its programming, as its card says under `no_code`."""
    chosen: bool = False
    """Whether a person put it into the course: it stays when the course is proposed again."""
    elective: bool = False
    """Whether students may leave it out: its hours are counted apart."""


class PlannedStage(Document):
    """A stage of the career and the modules for it, in the order in which they are taught."""

    id: Identifier
    title: Line
    item: ItemId | None = None
    """The stage of the profile that it stands for; none where the profile tells no stages."""
    years: Years | None = None
    modules: tuple[PlannedModule, ...] = ()


class PartlyServed(Document):
    """An item of which the course teaches one part only."""

    item: ItemId
    missing: Annotated[tuple[Line, ...], Field(min_length=1)]
    """The skills that no module of the course teaches, by name."""


class Gap(Document):
    """An item that no module of the course serves, and the reason."""

    item: ItemId
    text: Line
    reason: Line


class LeftOut(Document):
    """A module that the course would have with more time; `lost` are items that nothing else in it serves."""

    id: Identifier
    minutes: Annotated[int, Field(ge=0)]
    lost: tuple[ItemId, ...] = ()


class Curriculum(Document):
    """A course: its stages with their modules, and what it does not teach."""

    course: Identifier
    title: Line
    subtitle: Line | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")] = "en"
    profile: Line | None = None
    """The profile's file, relative to this one."""
    also: tuple[Line, ...] = ()
    """Other profiles whose items the course serves as well, relative to this file."""
    domain: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*(:[a-z][a-z0-9-]*)?$")] | None = None
    """The industry that all modules are set in; without it each has its own."""
    schedule: Schedule | None = None
    launch: Launch | None = None
    """Where readers can open the notebooks."""
    stages: Annotated[tuple[PlannedStage, ...], Field(min_length=1)]
    left_out: tuple[LeftOut, ...] = ()
    """Modules that do not fit into the time of the schedule."""
    retired: tuple[Identifier, ...] = ()
    """Modules that students met and that are gone."""
    partly: tuple[PartlyServed, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def module_ids(self) -> tuple[str, ...]:
        """Return the ids of the modules in the order in which they are taught."""
        return tuple(module.id for stage in self.stages for module in stage.modules)

    def required_ids(self) -> tuple[str, ...]:
        """Return the ids of the modules that everybody takes, in order: what a schedule has sessions for."""
        return tuple(module.id for stage in self.stages for module in stage.modules if not module.elective)

    def electives(self) -> frozenset[str]:
        """Return the ids of the modules that students may leave out."""
        return frozenset(module.id for stage in self.stages for module in stage.modules if module.elective)

    def without_code(self) -> frozenset[str]:
        """Return the ids of the modules that are taught without their programming."""
        return frozenset(module.id for stage in self.stages for module in stage.modules if module.no_code)

    def with_no_code(self, modules: Collection[str]) -> Curriculum:
        """Return the curriculum with these modules taught without their programming."""
        stages = tuple(
            stage.model_copy(
                update={
                    "modules": tuple(
                        one.model_copy(update={"no_code": True}) if one.id in modules else one for one in stage.modules
                    )
                }
            )
            for stage in self.stages
        )
        return self.model_copy(update={"stages": stages})
