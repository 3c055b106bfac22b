"""Sessions: everything is taught, in order, on the days of the schedule and never on a free one."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.course.session_rows import day_text, session_rows
from builder.course.sessions import sessions
from builder.documents.reading import read_document
from builder.documents.schedule import FreeDays, Schedule, Weekday

START = datetime.date(2027, 2, 1)  # a Monday


def schedule(**more):
    facts = {"hours_per_week": 4, "start": START, "days": (Weekday.MONDAY, Weekday.THURSDAY)}
    return Schedule(**(facts | more))


def test_a_module_goes_on_in_the_next_session():
    first, second, third = sessions(schedule(), [("a", 90), ("b", 200)])
    assert [(part.module, part.minutes, part.turn, part.turns) for part in first.parts] == [
        ("a", 90, 1, 1),
        ("b", 30, 1, 3),
    ]
    assert [str(one.day) for one in (first, second, third)] == ["2027-02-01", "2027-02-04", "2027-02-08"]
    assert [one.week for one in (first, second, third)] == [1, 1, 2]
    assert third.minutes == 50


def test_free_days_move_what_follows():
    free = (FreeDays(from_=START), FreeDays(from_=datetime.date(2027, 2, 8), to=datetime.date(2027, 2, 14)))
    found = sessions(schedule(holidays=free), [("a", 360)])
    assert [str(one.day) for one in found] == ["2027-02-04", "2027-02-15", "2027-02-18"]


def test_another_start_moves_every_day_alike():
    weeks = datetime.timedelta(weeks=30)
    old, new = (sessions(schedule(start=day), [("a", 500), ("b", 70)]) for day in (START, START + weeks))
    assert [one.day + weeks for one in old] == [one.day for one in new]
    assert [one.parts for one in old] == [one.parts for one in new]


def test_what_the_weeks_have_no_room_for_stands_behind_them():
    found = sessions(schedule(weeks=1), [("a", 360)])
    assert [one.over for one in found] == [False, False, True]
    assert session_rows(schedule(weeks=1), found, {"a": "Title"})[2].day == "Mon 8 Feb 2027 (after the term)"


def test_without_a_start_sessions_are_counted_in_weeks():
    found = sessions(schedule(start=None), [("a", 360)])
    assert [(one.week, one.day) for one in found] == [(1, None), (1, None), (2, None)]


def test_endless_holidays_leave_sessions_without_a_day():
    free = (FreeDays(from_=START + datetime.timedelta(1), to=datetime.date.max),)
    assert [one.day for one in sessions(schedule(holidays=free), [("a", 240)])] == [START, None]


def test_the_calendar_ends_with_the_year_9999():
    found = sessions(schedule(start=datetime.date(9999, 12, 30), days=(Weekday.FRIDAY,)), [("a", 500)])
    assert [one.day for one in found] == [datetime.date.max, None, None]


DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2040, 1, 1))
FREE = st.builds(
    lambda day, length: FreeDays(from_=day, to=day + datetime.timedelta(length)), DAYS, st.integers(0, 200)
)


@given(
    st.builds(
        Schedule,
        hours_per_week=st.floats(0.1, 20),
        weeks=st.none() | st.integers(1, 30),
        start=st.none() | DAYS,
        days=st.lists(st.sampled_from(Weekday), min_size=1, unique=True).map(tuple),
        holidays=st.lists(FREE, max_size=4).map(tuple),
    ),
    st.lists(st.integers(0, 400), max_size=8),
)
@settings(deadline=None, max_examples=150)
def test_everything_is_taught_once_in_order_on_allowed_days(told, minutes):
    modules = [(f"m{number}", value) for number, value in enumerate(minutes)]
    found = sessions(told, modules)
    taught = [(part.module, part.minutes) for one in found for part in one.parts]
    assert [name for name, _ in taught] == sorted((name for name, _ in taught), key=lambda name: int(name[1:]))
    for name, value in modules:
        assert sum(part for other, part in taught if other == name) == value
    assert all(one.minutes == told.session_minutes for one in found[:-1])
    days = [one.day for one in found if one.day is not None]
    assert days == sorted(set(days))
    for day in days:
        assert day >= told.start
        assert list(Weekday)[day.weekday()] in told.days
        assert not any(free.from_ <= day <= free.to for free in told.holidays)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hours_per_week: 0", "hours_per_week"),
        ("hours_per_week: 4\nstart: 20270201", "write a day as year-month-day"),
        ("hours_per_week: 4\nstart: 2027-02-30", "start"),
        ("hours_per_week: 4\ndays: [monday, monday]", "twice"),
        ("hours_per_week: 4\ntime: 25:00", "time"),
        ("hours_per_week: 4\ntimezone: Mars/Crater", "no time zone"),
        ("hours_per_week: 4\ntimezone: ../../etc/passwd", "no time zone"),
        ("hours_per_week: 4\nholidays: [{from: 2027-02-02, to: 2027-02-01}]", "before the first"),
    ],
)
def test_a_wrong_schedule_is_refused_with_its_reason(text, says):
    document, findings = read_document(Schedule, text, "c.yaml")
    assert document is None
    assert any(says in finding.message for finding in findings), findings


def test_days_are_written_without_a_locale():
    assert day_text(datetime.date(2027, 12, 5)) == "Sun 5 Dec 2027"
