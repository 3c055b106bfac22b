"""`course schedule`: table, calendar file, another term, too little time."""

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from builder.cli.schedule import schedule
from builder.errors import CourseError

CARD = """\
id: {id}
title: All about {id}
summary: A module for a test.
kind: python
teaches: [python-programming]
stage: early
minutes: {{reading: 60, exercises: 120}}
objectives: {{do-it: Write it}}
exercises:
  one: {{kind: write, title: One, objective: do-it, points: 1, minutes: 30}}
"""
COURSE = """\
course: bees
title: Bees
{schedule}
stages:
  - id: early
    title: Early
    modules:
      - {{id: hives}}
      - {{id: honey}}
"""
TIME = "schedule: {hours_per_week: 2, weeks: 2, start: 2027-02-01, days: [tuesday]}"


@pytest.fixture
def place(tmp_path):
    for name in ("hives", "honey"):
        (tmp_path / "modules" / name).mkdir(parents=True)
        (tmp_path / "modules" / name / "module.yaml").write_text(CARD.format(id=name), "utf-8")
    (tmp_path / "curriculum").mkdir()
    (tmp_path / "curriculum" / "bees.yaml").write_text(COURSE.format(schedule=TIME), "utf-8")
    return tmp_path


def run(place, *arguments):
    return CliRunner().invoke(schedule, ["--workspace", str(place), *map(str, arguments)], standalone_mode=False)


def test_sessions_are_printed_with_what_has_no_room(place):
    result = run(place)
    assert result.exception is None, result.output
    assert "Tue 2 Feb 2027" in result.stdout
    assert "All about hives (1 of 2)" in result.stdout
    assert "Tue 16 Feb 2027 (after the term)" in result.stdout
    assert "Too little time: 3 sessions are needed, and 2 weeks have 2. The last 1 lie" in result.stdout


def test_the_calendar_moves_with_the_start_and_the_file_stays(place):
    before = (place / "curriculum" / "bees.yaml").read_bytes()
    result = run(place, "--ics", place / "bees.ics", "--start", "2027-09-06")
    assert result.exception is None, result.output
    days = [str(event["dtstart"].dt) for event in Calendar.from_ical((place / "bees.ics").read_bytes()).walk("VEVENT")]
    assert days == ["2027-09-07", "2027-09-14", "2027-09-21"]
    assert (place / "curriculum" / "bees.yaml").read_bytes() == before


def test_the_calendar_can_be_piped(place):
    result = run(place, "--ics", "-")
    assert result.stdout.startswith("BEGIN:VCALENDAR")
    assert "Session" not in result.stdout.split("END:VCALENDAR")[1]


def test_choices_are_shown(place):
    assert "What fits into which time" in run(place, "--choices").stdout


def test_without_dates_weeks_are_counted(place):
    (place / "curriculum" / "bees.yaml").write_text(COURSE.format(schedule="schedule: {hours_per_week: 3}"), "utf-8")
    result = run(place)
    assert "Add `start: 2027-02-01`" in result.stdout
    assert isinstance(run(place, "--ics", place / "x.ics").exception, CourseError)


def test_no_schedule_is_an_error_with_a_way_out(place):
    (place / "curriculum" / "bees.yaml").write_text(COURSE.format(schedule=""), "utf-8")
    result = run(place)
    assert isinstance(result.exception, CourseError)
    assert "schedule: {hours_per_week: 4" in result.exception.hint
