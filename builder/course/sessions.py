"""When a course is taught: its modules on the sessions of its schedule, in order. Pure functions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.documents.schedule import Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.documents.schedule import FreeDays, Schedule

__all__ = ["Session", "SessionPart", "sessions"]

_LONGEST_BREAK = 3660
"""Days without a session after which no date is looked for any more."""
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SessionPart:
    """The part of a module that falls into a session: `turn` 1 of `turns` where it takes several."""

    module: str
    minutes: int
    turn: int
    turns: int


@dataclass(frozen=True, slots=True)
class Session:
    """One session: its number and week from 1, its day if the schedule has a start, and what is taught in it.

    `over` tells that it lies behind the weeks that the schedule allows.
    """

    number: int
    week: int
    day: datetime.date | None
    parts: tuple[SessionPart, ...]
    over: bool = False

    @property
    def minutes(self) -> int:
        """The minutes that are used."""
        return sum(part.minutes for part in self.parts)


def sessions(schedule: Schedule, modules: Sequence[tuple[str, int]]) -> tuple[Session, ...]:
    """Return the sessions for the modules and their minutes, in order; a module goes on where the last session ended.

    Nothing is left out: what the weeks have no room for follows in sessions marked `over`. Without a start, or where
    free days leave no day within ten years, sessions have no day.
    """
    parts = _parts([(name, minutes) for name, minutes in modules if minutes > 0], schedule.session_minutes)
    days = _days(schedule)
    allowed = None if schedule.weeks is None else schedule.weeks * len(schedule.days)
    found = []
    for number, content in enumerate(parts, start=1):
        day = next(days, None)
        week = (number - 1) // len(schedule.days) + 1 if day is None else _week(schedule.start or day, day)
        found.append(Session(number, week, day, content, allowed is not None and number > allowed))
    return tuple(found)


def _parts(modules: Sequence[tuple[str, int]], length: int) -> tuple[tuple[SessionPart, ...], ...]:
    """Return what falls into each session of the length."""
    pieces: list[list[tuple[str, int]]] = []
    room = 0
    for name, minutes in modules:
        left = minutes
        while left:
            if not room:
                pieces.append([])
                room = length
            taken = min(left, room)
            pieces[-1].append((name, taken))
            left, room = left - taken, room - taken
    return tuple(_numbered(pieces))


def _numbered(pieces: Sequence[Sequence[tuple[str, int]]]) -> Iterator[tuple[SessionPart, ...]]:
    turns: dict[str, int] = {}
    for name, _ in (piece for session in pieces for piece in session):
        turns[name] = turns.get(name, 0) + 1
    seen: dict[str, int] = {}
    for session in pieces:
        parts = []
        for name, minutes in session:
            seen[name] = seen.get(name, 0) + 1
            parts.append(SessionPart(name, minutes, seen[name], turns[name]))
        yield tuple(parts)


def _days(schedule: Schedule) -> Iterator[datetime.date]:
    """Yield the days with a session from the start on."""
    if schedule.start is None:
        return
    wanted = {number for number, day in enumerate(Weekday) if day in schedule.days}
    day, empty = schedule.start, 0
    while empty < _LONGEST_BREAK:
        if day.weekday() in wanted and not any(_is_free(day, free) for free in schedule.holidays):
            yield day
            empty = 0
        empty += 1
        if day == datetime.date.max:
            return
        day += _DAY


def _is_free(day: datetime.date, free: FreeDays) -> bool:
    return free.from_ <= day <= (free.to or free.from_)


def _week(start: datetime.date, day: datetime.date) -> int:
    """Return the number of the calendar week, counted from the week of the start."""
    return (day.toordinal() - 1) // 7 - (start.toordinal() - 1) // 7 + 1
