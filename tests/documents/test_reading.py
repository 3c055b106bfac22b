"""What a teacher is told whose document holds another kind of value than it should."""

import pytest

from builder.documents.curriculum import Curriculum
from builder.documents.profile_document import ProfileDocument
from builder.documents.reading import read_document


@pytest.mark.parametrize(
    ("model", "text", "message", "hint"),
    [
        (ProfileDocument, "- a\n- b\n", "should be lines of the form `name: value`", "one line for each"),
        (ProfileDocument, "title: Nurse\ntasks: Assess\n", "tasks: should be a list (found 'Assess')", "`- `"),
        (ProfileDocument, "title: Nurse\ntasks: [3]\n", "tasks.0: should be a text (found 3)", "in quotes"),
        (Curriculum, "course: c\ntitle: C\nstages: 3\n", "stages: should be a list (found 3)", "`[a, b]`"),
    ],
)
def test_faults_speak_of_lists_and_texts_and_not_of_types_of_python(model, text, message, hint):
    document, findings = read_document(model, text, "d.yaml")
    assert document is None
    assert message in findings[0].message
    assert hint in findings[0].hint
    assert not any(word in f"{fault.message} {fault.hint}" for fault in findings for word in ("tuple", "valid array"))
