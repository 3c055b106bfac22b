"""`schedule:` of a curriculum: how much time there is in a week, and on which days a course is taught."""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from builder.documents.base import Document, Line

__all__ = ["FreeDays", "Schedule", "Weekday"]


_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Weekday(StrEnum):
    """The days of a week as they are written in a schedule."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise ValueError(f"'{name}' is no time zone; write it like Europe/Berlin") from error
    return name


def _day(value: object) -> datetime.date:
    """Accept a full date only: pydantic would take seconds since 1970 as a date too."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        return datetime.date.fromisoformat(value)
    raise ValueError("write a day as year-month-day, such as 2027-02-01")


Day = Annotated[datetime.date, BeforeValidator(_day)]
Zone = Annotated[str, StringConstraints(min_length=1, max_length=60), AfterValidator(_known_zone)]
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class FreeDays(Document):
    """Days without sessions: one day, or all from the first to the last."""

    from_: Annotated[Day, Field(alias="from")]
    to: Day | None = None
    """The last free day; the same as the first where it is left out."""
    name: Line | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to is not None and self.to < self.from_:
            raise ValueError(f"the last free day {self.to} is before the first, {self.from_}")
        return self


class Schedule(Document):
    """The time for a course; with a start date its sessions have dates, without it they are counted in weeks."""

    hours_per_week: Annotated[float, Field(gt=0, le=60)]
    weeks: Annotated[int, Field(ge=1, le=200)] | None = None
    """The most weeks with sessions; as many as the course needs where it is left out."""
    start: Day | None = None
    """The first day of the term. Change it to move the whole course."""
    days: Annotated[tuple[Weekday, ...], Field(min_length=1, max_length=7)] = (Weekday.MONDAY,)
    """The days of the week with a session; the hours of a week are shared evenly."""
    time: Clock | None = None
    """When a session begins, such as "18:00"; without it sessions fill no special hour of their day."""
    timezone: Zone | None = None
    place: Line | None = None
    holidays: tuple[FreeDays, ...] = ()

    @model_validator(mode="after")
    def _days_differ(self) -> Self:
        if len(set(self.days)) < len(self.days):
            raise ValueError("a day of the week stands in `days` twice")
        return self

    @property
    def minutes(self) -> int | None:
        """The minutes of all weeks together; None where the weeks are not limited."""
        return None if self.weeks is None else round(self.hours_per_week * 60) * self.weeks

    @property
    def session_minutes(self) -> int:
        """How long one session is, at least one minute."""
        return max(1, round(self.hours_per_week * 60 / len(self.days)))
