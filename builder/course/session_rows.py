"""Sessions as rows of text, for the command line and the syllabus page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from builder.course.sessions import Session, SessionPart
    from builder.documents.schedule import Schedule

__all__ = ["SessionRow", "SessionText", "day_text", "session_rows"]


@dataclass(frozen=True, slots=True)
class SessionText:
    """The words of a language for days and sessions; the defaults are English. Days begin with Monday."""

    days: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    months: tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    day: str = "{weekday} {day} {month} {year}"
    over: str = "{day} (after the term)"
    part: str = "{title} ({turn} of {turns})"


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session as text; `day` is empty where it has none."""

    number: str
    week: str
    day: str
    modules: str
    minutes: str


def session_rows(
    schedule: Schedule | None,
    sessions: Sequence[Session],
    titles: Mapping[str, str],
    text: SessionText = SessionText(),
) -> tuple[SessionRow, ...]:
    """Return a row for each session; `titles` are the modules' by id, `text` the words of the language."""
    time = f", {schedule.time}" if schedule is not None and schedule.time is not None else ""

    def day(session: Session) -> str:
        shown = f"{day_text(session.day, text)}{time}" if session.day else ""
        return text.over.format(day=shown).strip() if session.over else shown

    return tuple(
        SessionRow(
            f"{session.number}",
            f"{session.week}",
            day(session),
            "; ".join(_part(part, titles, text) for part in session.parts),
            f"{session.minutes}",
        )
        for session in sessions
    )


def day_text(day: datetime.date, text: SessionText = SessionText()) -> str:
    """Return a day as people read it, in no locale but that of `text`: `Mon 1 Feb 2027`."""
    weekday, month = text.days[day.weekday()], text.months[day.month - 1]
    return text.day.format(weekday=weekday, day=day.day, month=month, year=day.year)


def _part(part: SessionPart, titles: Mapping[str, str], text: SessionText) -> str:
    title = titles.get(part.module, part.module)
    return text.part.format(title=title, turn=part.turn, turns=part.turns) if part.turns > 1 else title
