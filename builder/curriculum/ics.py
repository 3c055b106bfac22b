"""The sessions of a course as an iCalendar file (RFC 5545), the same bytes for the same schedule."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from builder.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from icalendar import Event

    from builder.course.sessions import Session, SessionPart
    from builder.documents.curriculum import Curriculum
    from builder.documents.schedule import Schedule

__all__ = ["calendar_bytes"]


def calendar_bytes(curriculum: Curriculum, sessions: Sequence[Session], titles: Mapping[str, str]) -> bytes:
    """Return the calendar of the sessions that have a day; `titles` are the modules' by id.

    The ids of events are made of the course, the start of the term and the session's number, so that a changed
    calendar of the same term replaces the old one, and a new term stands beside it. The stamp is the start of the
    term, not the clock. Raises CourseError if the schedule has no start.
    """
    from icalendar import Calendar

    schedule = curriculum.schedule
    if schedule is None or schedule.start is None:
        hint = "Add `start: 2027-02-01` to `schedule` in the curriculum, or `--start 2027-02-01`."
        raise CourseError("A calendar needs dates, and the schedule has no start.", hint=hint)
    calendar = Calendar()
    calendar.add("prodid", "-//coursewright//course schedule//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", curriculum.title)
    for session in sessions:
        if session.day is not None:
            calendar.add_component(_event(curriculum, schedule, session, session.day, titles))
    if schedule.time is not None and schedule.timezone is not None:
        calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(
    curriculum: Curriculum, schedule: Schedule, session: Session, day: datetime.date, titles: Mapping[str, str]
) -> Event:
    from icalendar import Event

    start = schedule.start or day
    event = Event()
    event.add("uid", f"{curriculum.course}.{start.isoformat()}.{session.number:03d}@coursewright")
    event.add("dtstamp", datetime.datetime.combine(start, datetime.time(), datetime.UTC))
    if schedule.time is None:
        event.add("dtstart", day)
    else:
        zone = ZoneInfo(schedule.timezone) if schedule.timezone is not None else None
        begin = datetime.datetime.combine(day, datetime.time.fromisoformat(schedule.time), zone)
        event.add("dtstart", begin)
        event.add("duration", datetime.timedelta(minutes=session.minutes))
    names = list(dict.fromkeys(titles.get(part.module, part.module) for part in session.parts))
    event.add("summary", f"{curriculum.title} {session.number}: {', '.join(names)}")
    event.add("description", "\n".join(_line(part, titles) for part in session.parts))
    if schedule.place is not None:
        event.add("location", schedule.place)
    return event


def _line(part: SessionPart, titles: Mapping[str, str]) -> str:
    turn = f", part {part.turn} of {part.turns}" if part.turns > 1 else ""
    return f"{titles.get(part.module, part.module)}{turn}: {part.minutes} minutes"
