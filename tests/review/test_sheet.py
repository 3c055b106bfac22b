"""Review sheets: what is filled in counts, and a line that does not fit is told with its number."""

import csv
import io

import pytest

from builder.gradebook.values import ExerciseFacts, RubricLine
from builder.review.queue import Answer, comments_of, judgement_of
from builder.review.sheet import read_sheet, sheet_text

FACTS = ExerciseFacts(
    "note",
    "A note",
    "explain",
    "note",
    5,
    3,
    (RubricLine("Clear", 2, ("No", "Some", "Yes")), RubricLine("Short", 1, ("No", "Yes"))),
)
ANSWER = Answer("k" * 16, "ada", "Ada", "m", "M", FACTS, '=HYPERLINK("x")', "d" * 64, {})


def filled(level="", comment="", criterion="Clear", answer=ANSWER.key, delimiter=","):
    rows = list(csv.reader(io.StringIO(sheet_text([ANSWER]))))
    rows[1][0], rows[1][3], rows[1][6], rows[1][7] = answer, criterion, level, comment
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def read(text):
    return read_sheet(text, "s.csv", [ANSWER], by="me", at="now")


def test_a_line_for_each_criterion():
    rows = list(csv.DictReader(io.StringIO(sheet_text([ANSWER]))))
    assert [(row["criterion"], row["points"], row["levels"]) for row in rows] == [
        ("Clear", "2", "0: No | 1: Some | 2: Yes"),
        ("Short", "1", "0: No | 1: Yes"),
    ]
    assert rows[0]["text"] == '\'=HYPERLINK("x")'
    assert read(sheet_text([ANSWER])) == ([], ())


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_what_is_filled_in(delimiter):
    (made,), findings = read(filled("1", " Good ", delimiter=delimiter))
    assert findings == ()
    assert (made.points, made.comment, made.by, made.answer, made.student) == (1.0, "Good", "me", "d" * 64, "ada")


@pytest.mark.parametrize(
    "change",
    [
        {"level": "3"},
        {"level": "-1"},
        {"level": "good"},
        {"level": "1", "criterion": "Celar"},
        {"level": "1", "answer": "x"},
    ],
)
def test_lines_that_do_not_fit(change):
    made, findings = read(filled(**change))
    assert made == []
    assert [(one.rule, one.place.line) for one in findings] == [("judgements-fit-the-answer", 2)]


def test_a_column_that_is_missing():
    assert [one.rule for one in read("answer,level\nx,1\n")[1]] == ["document-keys-are-complete"]


def test_comments_that_were_given_before():
    made = [judgement_of(ANSWER, "Clear", 1, text, "", "") for text in ("b", "a", "b", "")]
    assert comments_of(made) == {("m", "note", "Clear"): ["b", "a"]}


def test_levels_are_equal_steps():
    line = RubricLine("x", 2, ("a", "b", "c", "d"))
    assert [line.points_of(level) for level in range(4)] == [0, 0.67, 1.33, 2]
