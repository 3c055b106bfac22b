"""Rosters: our own columns, the exports of Canvas and Moodle, and every fault with its line."""

import pytest

from builder.documents.roster import read_roster
from builder.findings import Severity


def rules(text):
    return [(found.rule, found.place.line) for found in read_roster(text, "roster.csv")[1]]


def test_columns_of_our_own():
    roster, findings = read_roster("name,id,email\nAda Lovelace, ada ,ada@school.example\n\nAlan,alan,\n", "r.csv")
    assert findings == ()
    assert [(one.id, one.name, one.email) for one in roster.students] == [
        ("ada", "Ada Lovelace", "ada@school.example"),
        ("alan", "Alan", ""),
    ]


def test_canvas_gradebook_export():
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,Lesson 1 (123)\n"
        "    Points Possible,,,,,10\n"
        '"Lovelace, Ada",4711,s001,ada@school.example,Group A,7\n'
        '"Student, Test",99,,abcdef,Group A,\n'
    )
    roster, findings = read_roster(text, "r.csv")
    assert findings == ()
    (student,) = roster.students
    assert (student.id, student.name, student.canvas_id) == ("s001", "Lovelace, Ada", "4711")
    assert (student.login, student.section) == ("ada@school.example", "Group A")


def test_moodle_participants_with_semicolons():
    text = "First name;Last name;ID number;Email address;Groups\nAda;Lovelace;s001;ada@school.example;A\n"
    roster, findings = read_roster(text, "r.csv")
    assert findings == ()
    (student,) = roster.students
    assert (student.id, student.name, student.email) == ("s001", "Ada Lovelace", "ada@school.example")


def test_an_id_that_stands_twice():
    assert rules("id\nada\nAlan\nADA\n") == [("students-are-listed-once", 4)]


@pytest.mark.parametrize("name", ["../evil", "a/b", ".hidden", "-rf", "ada\\b", "x" * 65, "ä", "a b"])
def test_ids_that_name_no_folder(name):
    assert rules(f"id,name\nok,Ok\n{name},X\n") == [("document-values-are-valid", 3)]


def test_lines_are_counted_across_fields_with_line_breaks():
    assert rules('id,name\n"ada","Ada"\nb/d,"two\nlines"\n')[0] == ("document-values-are-valid", 4)


@pytest.mark.parametrize("text", ["", "\n\n", "name\nAda\n", "id,name\n"])
def test_what_must_be_there(text):
    assert rules(text) == [("document-keys-are-complete", 1)]


def test_a_misspelt_column_is_a_warning_with_the_nearest():
    roster, findings = read_roster("id,nmae\nada,Ada\n", "r.csv")
    assert roster is not None
    assert [(found.severity, "Did you mean 'name'?" in found.hint) for found in findings] == [(Severity.WARNING, True)]


def test_no_table_at_all():
    assert rules('id,name\n"ada,Ada\n') == [("document-values-are-valid", 1)]
