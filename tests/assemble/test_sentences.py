"""What notebooks say of their own is in the course's language."""

from __future__ import annotations

import json
from dataclasses import fields
from string import Formatter

import pytest

from builder.assemble.notebooks import instructor_notebook, student_notebook
from builder.assemble.sentences import Sentences, sentences_in
from builder.build import sheet_of
from builder.course.load import load_course
from builder.documents.module_card import ExerciseKind
from builder.documents.quiz import QuizKind

LANGUAGES = ("en", "de", "es", "fr", "zh")


def texts(say: Sentences) -> dict[str, str]:
    """Return every sentence by its name."""
    found = {}
    for field in fields(say):
        value = getattr(say, field.name)
        if isinstance(value, str):
            found[field.name] = value
        else:
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            found.update({f"{field.name} {key}": text for key, text in pairs})
    return found


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_sentence_is_said_with_the_same_names(language):
    english, other = texts(sentences_in("en")), texts(sentences_in(language))
    assert {key: names_in(text) for key, text in other.items()} == {
        key: names_in(text) for key, text in english.items()
    }
    same = {key for key, text in other.items() if text == english[key]}
    # French and English share a few words.
    assert same <= {"points 0", "points 1", "minutes 0", "minutes 1", "rubric_heads 1"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_name(language):
    say = sentences_in(language)
    assert set(say.kinds) == {kind.value for kind in ExerciseKind}
    assert set(say.asks) == {kind.value for kind in QuizKind}


def test_a_region_uses_its_language_and_an_unknown_one_english():
    assert sentences_in("de-AT") is sentences_in("de")
    assert sentences_in("fa") is sentences_in("en")


@pytest.fixture
def notebooks(tiny):
    """Return the students' and the instructors' notebook of the first module in a language."""

    def make(language):
        path = tiny.curriculum / "tiny.yaml"
        path.write_text(f"{path.read_text('utf-8')}language: {language}\n", "utf-8")
        course, _ = load_course(tiny, "tiny")
        sheet, findings = sheet_of(course.modules[0])
        assert findings == ()
        return tuple(
            "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
            for text in (student_notebook(sheet), instructor_notebook(sheet, {}))
        )

    return make


def test_the_notebooks_of_a_course_speak_its_language(notebooks):
    student, instructor = notebooks("de")
    for said in ("Lernziel: ", "Punkte", "Hinweis 1", "Wählen Sie eine Antwort.", "# Hier steht Ihr Code"):
        assert said in student
    assert "Bewertete Frage" in instructor
    for english in ("Objective: ", "Hint 1", "Choose one.", "Your code here", "Write your answer to", "Check yourself"):
        assert english not in student
