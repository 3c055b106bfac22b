"""Translations of the interface: complete, with the same placeholders, and with nothing left in English."""

from __future__ import annotations

import json
import re

import pytest
from site_cases import THEME

from builder.site.words import read_words

ENGLISH = read_words(THEME, "en")
LANGUAGES = sorted(path.name.split(".")[1] for path in THEME.glob("strings.*.json"))
PLACEHOLDER = re.compile(r"\{\w*\}")
# What a language writes as English does, by key; anything else that is the same was forgotten.
SAME = {
    "de": {"proof_axiom", "proof_definition", "proof_lemma", "proof_proposition"},
    "es": {"admonition_error"},
    "fr": {
        "admonition_attention", "admonition_danger", "admonition_important", "board_module", "footnotes",
        "head_minutes", "head_modules", "head_points", "modules_one", "modules_other", "point_one", "point_other",
        "proof_conjecture", "proof_observation", "proof_proposition", "quiz_question", "solution", "trace_module",
    },
    "zh": set(),
}  # fmt: skip
SIGNS = {"h", "min"}


def test_the_promised_languages_are_there():
    assert LANGUAGES == ["de", "en", "es", "fr", "zh"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_and_placeholders_are_those_of_english(language):
    words = json.loads((THEME / f"strings.{language}.json").read_text("utf-8"))
    assert sorted(words) == sorted(ENGLISH)
    for key, text in words.items():
        assert text.strip(), key
        assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(ENGLISH[key])), key
    assert len(words["days_short"].split()) == 7
    assert len(words["months_short"].split()) == 12


@pytest.mark.parametrize("language", sorted(SAME))
def test_nothing_is_left_in_english(language):
    words = read_words(THEME, language)
    told = {key: re.findall(r"[^\W\d_]+", PLACEHOLDER.sub("", text)) for key, text in ENGLISH.items()}
    same = {key for key, parts in told.items() if set(parts) - SIGNS and words[key] == ENGLISH[key]}
    assert same == SAME[language]


@pytest.mark.parametrize(("tag", "text"), [("de-CH", "Weiter"), ("fr", "Suivant"), ("zh-CN", "下一页"), ("ar", "Next")])
def test_the_language_of_the_course_chooses(tag, text):
    assert read_words(THEME, tag)["next"] == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_are_sorted_and_readable(language):
    text = (THEME / f"strings.{language}.json").read_text("utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
