"""Modules near in meaning: only with the extra `semantic`, only near ones, no drafts."""

import importlib.util

import pytest

from builder.errors import CourseError
from builder.match import meaning
from builder.match.meaning import near_modules

HERE = all(importlib.util.find_spec(name) is not None for name in meaning._PACKAGES)
needs_the_extra = pytest.mark.skipif(not HERE, reason="the extra `semantic` is not installed")


@pytest.fixture
def cards(make_card):
    found = [
        make_card("dvc", teaches=["data-versioning"], title="Version data sets", summary="Share and restore data."),
        make_card("talk", teaches=["communication"], title="Explain results", summary="Talk to lay people."),
        make_card("late", teaches=["docker"], title="Keeping copies of a data set", status="draft"),
    ]
    return {card.id: card for card in found}


@needs_the_extra
def test_the_nearest_module_is_named_and_nothing_where_none_is_near(cards):
    found = near_modules(["Keeping versions of every data set", "Welding of pipelines"], cards)
    assert list(found) == ["Keeping versions of every data set"]
    near = found["Keeping versions of every data set"]
    assert (near.module, near.sentence) == ("dvc", "Version data sets")
    assert near.score >= 0.5


@needs_the_extra
def test_many_and_odd_texts_are_taken(cards):
    texts = ["", "é\x00", "word " * 500, *(f"Explain result {number}" for number in range(70))]
    assert near_modules(texts, cards)["Explain result 7"].module == "talk"


@needs_the_extra
def test_nothing_is_asked_of_nothing(cards):
    assert near_modules([], cards) == {}
    assert near_modules(["text"], {}) == {}


def test_without_the_extra_the_way_to_it_is_named(cards, monkeypatch):
    monkeypatch.setattr(meaning.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(CourseError, match="packages that are not here") as caught:
        near_modules(["text"], cards)
    assert "coursewright[semantic]" in caught.value.hint
