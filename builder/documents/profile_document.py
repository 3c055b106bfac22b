"""The career profile as a YAML or JSON document: what `course profile --write` writes and teachers correct."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from builder.documents.base import Document, Line, Text

__all__ = ["ProfileDocument", "StageEntry"]

_Lines = Annotated[tuple[Line, ...], Field(max_length=60)]
_Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\n]*$")]


class StageEntry(Document):
    """One career stage; years count from the start of the career."""

    title: _Title
    """What the stage is called."""
    text: Text | None = None
    """What the profile says of the stage; left out where it is the title."""
    from_year: Annotated[int, Field(alias="from", ge=0, le=99)]
    """The year in which the stage begins; 0 is the start of the career."""
    to_year: Annotated[int | None, Field(alias="to", ge=1, le=99)] = None
    """The year in which it ends; left out for the last stage."""
    guessed: bool = False
    """True while the years are a guess of the reader."""
    default: bool = False
    """True for a usual stage that was taken because the profile tells none."""

    @model_validator(mode="after")
    def _ends_after_its_begin(self) -> StageEntry:
        if self.to_year is not None and self.to_year <= self.from_year:
            raise ValueError("a stage ends after the year in which it begins")
        return self


class ProfileDocument(Document):
    """A career profile: what a job is, does and asks for. Each entry of a list is one thing that a course can serve."""

    title: Line
    """The name of the occupation."""
    summary: Text | None = None
    """A paragraph that says what the occupation is."""
    alternative_titles: _Lines = ()
    """Other names of the job."""
    tasks: _Lines = ()
    """What people in the job do from day to day."""
    tools: _Lines = ()
    """Tools, programs and equipment by name."""
    products: _Lines = ()
    """What the work brings about."""
    domains: _Lines = ()
    """Employers and industries."""
    stages: Annotated[tuple[StageEntry, ...], Field(max_length=12)] = ()
    """The career, from its first stage to its last."""
    trends: _Lines = ()
    """What is changing in the occupation."""
    technical_skills: _Lines = ()
    """Skills of this occupation."""
    soft_skills: _Lines = ()
    """Skills that all professions share."""
