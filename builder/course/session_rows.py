"""Sessions as rows of text, for the command line and the syllabus page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from builder.course.sessions import Session, SessionPart
    from builder.documents.schedule import Schedule

__all__ = ["SessionRow", "day_text", "session_rows"]

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session as text; `day` is empty where it has none."""

    number: str
    week: str
    day: str
    modules: str
    minutes: str


def session_rows(
    schedule: Schedule | None, sessions: Sequence[Session], titles: Mapping[str, str]
) -> tuple[SessionRow, ...]:
    """Return a row for each session; `titles` are the modules' by id."""
    time = f", {schedule.time}" if schedule is not None and schedule.time is not None else ""
    return tuple(
        SessionRow(
            f"{session.number}",
            f"{session.week}",
            (f"{day_text(session.day)}{time}" if session.day else "") + (" (after the term)" if session.over else ""),
            "; ".join(_part(part, titles) for part in session.parts),
            f"{session.minutes}",
        )
        for session in sessions
    )


def day_text(day: datetime.date) -> str:
    """Return a day as people read it, in no locale but English: `Mon 1 Feb 2027`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _part(part: SessionPart, titles: Mapping[str, str]) -> str:
    title = titles.get(part.module, part.module)
    return f"{title} ({part.turn} of {part.turns})" if part.turns > 1 else title
