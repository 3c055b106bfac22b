"""Soft skills in words of one's own: enough words, well ahead of the second skill, only among soft skills."""

from builder.match.hits import find_hits
from builder.match.manners import nearest_manner, weigh_manners
from builder.match.terms import index_terms
from builder.match.words import words_of

NAMES = [
    *(("calm", (first, second)) for first in ("keep", "stay", "remain") for second in ("calm", "cool", "composed")),
    *(("talking", (first, second)) for first in ("speak", "explain", "keep") for second in ("clearly", "plainly")),
    *((f"skill-{number}", (f"word{number}",)) for number in range(40)),
]


def nearest(text, excluded=None):
    return nearest_manner(
        words_of(text), weigh_manners((name, map(stem, words)) for name, words in NAMES), excluded or {}
    )


def stem(word):
    return words_of(word)[0].stem


def test_the_words_of_many_names_mean_the_skill():
    assert nearest("Remains cool") == ("calm", (0, 1))
    assert nearest("Speaks plainly") == ("talking", (0, 1))


def test_one_word_is_too_little():
    assert nearest("Cool") is None
    assert nearest("Word3") is None


def test_a_word_of_two_skills_weighs_less_and_a_tie_decides_nothing():
    assert nearest("Keep calm clearly, keep cool plainly") is None


def test_words_that_no_name_has_count_against_it():
    assert nearest("Remains cool where red, green, blue, grey and white lamps hang over old oak doors") is None


def test_an_excluded_word_names_nothing():
    assert nearest("Remains cool", {"calm": frozenset({"cool"})}) is None


def test_a_soft_skill_in_unusual_words_is_found_among_soft_skills_only(vocabulary):
    terms = index_terms(vocabulary)
    text = "Thinks and plans in commercial terms"
    assert [(hit.skill, hit.score) for hit in find_hits(text, terms, soft=True)] == [("business-acumen", 0.6)]
    assert find_hits(text, terms) == ()
