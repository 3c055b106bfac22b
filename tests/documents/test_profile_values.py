"""Slugs of items, the checks of the vocabulary, and the shipped vocabulary itself."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.documents.profile import slug
from builder.documents.reading import read_document
from builder.documents.vocabulary import Vocabulary

SKILLS = Path(__file__).parents[2] / "curriculum" / "skills.yaml"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Python programming for model development", "python-programming-for-model-development"),
        ("C++ and C#", "c-plus-plus-and-c-sharp"),
        ("Pâtissier", "patissier"),
        ("R&D", "r-and-d"),
        ("→ …", "item"),
        ("a" * 60, "a" * 48),
        ("words that go on and on until the limit is reached", "words-that-go-on-and-on-until-the-limit-is"),
    ],
)
def test_a_slug_keeps_the_words(text, name):
    assert slug(text) == name


@given(st.text())
def test_any_text_has_a_short_slug_of_plain_letters(text):
    name = slug(text)
    assert 1 <= len(name) <= 48
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(name) == name


def test_the_shipped_vocabulary_is_sound():
    vocabulary, findings = read_document(Vocabulary, SKILLS.read_text("utf-8"), "skills.yaml")
    assert findings == ()
    assert vocabulary is not None
    assert vocabulary.broader_than("docker") == {"containerisation"}
    assert vocabulary.broader_than("onnx") == frozenset()
    assert "machine-learning" in vocabulary.broader_than("pytorch")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("skills: [{id: a, name: A}, {id: a, name: B}]", "more than once: a"),
        ("skills: [{id: a, name: A, broader: [b]}]", "unknown broader skill: b"),
        ("skills: [{id: a, name: A, broader: [b]}, {id: b, name: B, broader: [a]}]", "broader than themselves: a, b"),
        (
            "skills: [{id: a, name: A}]\nstages: [{id: x, title: X, from_year: 5}, {id: y, title: Y, from_year: 1}]",
            "order of their years",
        ),
    ],
)
def test_faults_of_a_vocabulary_are_told(text, says):
    vocabulary, findings = read_document(Vocabulary, text, "skills.yaml")
    assert vocabulary is None
    assert any(says in finding.message for finding in findings)
