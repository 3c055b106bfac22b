"""The calendar file: read back by the library, the same bytes each time, stable ids."""

import datetime

import pytest
from icalendar import Calendar

from builder.course.sessions import sessions
from builder.curriculum.ics import calendar_bytes
from builder.documents.curriculum import Curriculum, PlannedStage
from builder.documents.schedule import Schedule
from builder.errors import CourseError


def course(**more):
    schedule = Schedule(**({"hours_per_week": 2, "start": datetime.date(2027, 3, 22)} | more))
    return Curriculum(
        course="bees", title="Bees; honey, wax", schedule=schedule, stages=(PlannedStage(id="a", title="A"),)
    )


def calendar(curriculum):
    found = sessions(curriculum.schedule, [("hives", 150), ("honey", 60)])
    return calendar_bytes(curriculum, found, {"hives": "Hives, open", "honey": "Honey"})


def events(content):
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_days_without_a_time_are_whole_days():
    first, second = events(calendar(course()))
    assert first["dtstart"].dt == datetime.date(2027, 3, 22)
    assert str(second["summary"]) == "Bees; honey, wax 2: Hives, open, Honey"
    assert str(second["description"]) == "Hives, open, part 2 of 2: 30 minutes\nHoney: 60 minutes"


def test_a_time_zone_keeps_the_hour_over_the_change_of_clocks():
    content = calendar(course(time="18:00", timezone="Europe/Berlin", place="Room 1"))
    first, second = events(content)
    assert [event["dtstart"].dt.utcoffset().seconds // 3600 for event in (first, second)] == [1, 2]
    assert all(event["dtstart"].dt.hour == 18 for event in (first, second))
    assert second["duration"].dt == datetime.timedelta(minutes=90)
    assert str(first["location"]) == "Room 1"
    assert b"BEGIN:VTIMEZONE" in content


def test_the_bytes_are_the_same_and_the_ids_are_the_term_s():
    assert calendar(course()) == calendar(course())
    ids = [str(event["uid"]) for event in events(calendar(course()))]
    assert ids == ["bees.2027-03-22.001@coursewright", "bees.2027-03-22.002@coursewright"]
    later = [str(event["uid"]) for event in events(calendar(course(start=datetime.date(2027, 9, 6))))]
    assert not set(ids) & set(later)
    assert events(calendar(course()))[0]["dtstamp"].dt == datetime.datetime(2027, 3, 22, tzinfo=datetime.UTC)


def test_lines_end_and_fold_as_the_format_asks():
    lines = calendar(course()).split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_no_start_no_calendar():
    with pytest.raises(CourseError, match="no start"):
        calendar(course(start=None))
