"""Questions hold what their kind needs, and nothing that another kind has."""

import pytest

from builder.documents.quiz import QuizItem, folded
from builder.documents.reading import read_document

HEAD = "objective: double\nquestion: What?\n"
WHOLE = {
    "single": "kind: single\noptions: [{text: a, right: true, feedback: f}, {text: b, feedback: g}]\n",
    "multiple": "kind: multiple\nchoose: 1\noptions: [{text: a, right: true, feedback: f}, {text: b, feedback: g}]\n",
    "numeric": "kind: numeric\nanswer: 3.5\ntolerance: 0.1\nfeedback: f\nmistakes: [{answer: 7, feedback: g}]\n",
    "text": "kind: text\naccepted: [One Two]\nfeedback: f\nmistakes: [{answer: three, feedback: g}]\n",
    "order": "kind: order\nsteps: [a, b, c]\nfeedback: f\n",
}


def read(text):
    return read_document(QuizItem, HEAD + text, "module.yaml")


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_question_is_read(kind):
    item, findings = read(WHOLE[kind])
    assert findings == ()
    assert item.kind == kind
    assert item.texts()[0] == "What?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (WHOLE["order"] + "tolerance: 1\n", "has no `tolerance`"),
        (WHOLE["single"] + "choose: 1\n", "has no `choose`"),
        ("kind: single\n", "needs `options`"),
        ("kind: numeric\nfeedback: f\n", "needs `answer`"),
        ("kind: text\naccepted: [a]\n", "needs `feedback`"),
        ("kind: single\noptions: [{text: a, right: true, feedback: f}]\n", "two options or more"),
        ("kind: single\noptions: [{text: a, right: true}, {text: b, feedback: g}]\n", "'feedback' is missing"),
        ("kind: order\nsteps: [a, b]\nfeedback: f\n", "three steps"),
        ("kind: numeric\nanswer: 3.5\nfeedback: f\n", "tolerance"),
        ("kind: numeric\nanswer: .inf\ntolerance: 1\nfeedback: f\n", ""),
        ("kind: numeric\nanswer: 1\nfeedback: f\nmistakes: [{answer: two, feedback: g}]\n", "number"),
        ("kind: text\naccepted: [a]\nfeedback: f\nmistakes: [{answer: 2, feedback: g}]\n", "text in quotes"),
        ("kind: essay\n", "'single'"),
    ],
)
def test_what_does_not_fit_is_named(text, told):
    item, findings = read(text)
    assert item is None
    assert findings
    assert any(told in fault.message for fault in findings)
    assert all(fault.hint for fault in findings)


def test_zero_is_an_answer():
    assert read("kind: numeric\nanswer: 0\nfeedback: f\n")[0].answer == 0


def test_capitals_and_spaces_are_folded_unless_they_count():
    item, _ = read(WHOLE["text"])
    assert item.accepts("  one   TWO ")
    assert not item.accepts("onetwo")
    exact, _ = read(WHOLE["text"] + "exact: true\n")
    assert exact.accepts("One Two")
    assert not exact.accepts("one two")
    assert folded(" Straße\n eins") == "strasse eins"
