"""Which of the names in a phrase hold, and what labelled phrases alone speak for."""

import pytest

from builder.documents.matches import Hit
from builder.documents.reading import read_document
from builder.documents.vocabulary import Vocabulary
from builder.match.judging import LIKELY, judge_of, likelihood
from builder.match.likeness import index_labels
from builder.match.terms import index_terms

SKILLS = """\
skills:
  - {id: sewing, name: Sewing, synonyms: [sewing of garments]}
  - {id: weaving, name: Weaving, synonyms: [work at the loom], excludes: [traffic]}
  - {id: fabrics, name: Fabrics, field: true}
"""
LABELS = [
    ("Mends torn seams of jackets and coats", frozenset({"sewing"})),
    ("Mends seams of heavy coats by hand", frozenset({"sewing"})),
    ("Mends torn nets of fishing boats", frozenset()),
    ("Throws the shuttle and beats the weft", frozenset({"weaving"})),
    ("Beats the weft evenly on wide cloth", frozenset({"weaving"})),
    ("Unknown to the vocabulary", frozenset({"knitting"})),
]


@pytest.fixture(scope="module")
def small():
    found, _ = read_document(Vocabulary, SKILLS, "skills.yaml")
    return found


@pytest.fixture(scope="module")
def judge(small):
    return judge_of(small, index_terms(small), LABELS)


def test_likeness_counts_pieces_of_words_whatever_their_form_and_order(small):
    index = index_labels(small, LABELS)
    like = index.of("Hand mending heavy coats: seams")
    assert like.nearest["sewing"] == pytest.approx(1.0, abs=0.1)
    assert like.like["sewing"] == "Mends seams of heavy coats by hand"
    assert like.nothing < 0.5 < like.share("sewing")
    assert like.share("sewing", "weaving") == 0
    assert "knitting" not in like.nearest


def test_a_text_that_is_like_nothing_speaks_for_nothing(judge):
    like = judge.labelled.of("xyzzy")
    assert (like.nearest, like.near, like.whole, like.nothing) == ({}, (), {}, 0.0)
    assert judge.judged("xyzzy", (), software=True) == ()


def test_a_name_that_is_the_whole_phrase_holds_whatever_is_like_it(judge):
    hit = Hit("weaving", "Work at the loom", 1.0)
    assert judge.judged("Work at the loom", [hit]) == (hit,)


def test_a_name_holds_or_not_as_labelled_phrases_like_it_say(judge):
    seams, wefts = "Mends torn seams of heavy coats", "Throws the shuttle and beats the weft after sewing"
    right, wrong = Hit("sewing", "Mends", 0.8), Hit("sewing", "sewing", 1.0)
    assert judge.judged(seams, [right]) == (right,)
    assert judge.judged(wefts, [wrong]) == ()


def test_each_part_of_a_long_list_is_judged_by_itself(judge):
    text = "Greets guests at the old mill, throws the shuttle and beats the weft on wide looms, then mends heavy coats"
    hits = [Hit("weaving", "throws the shuttle", 0.8), Hit("sewing", "mends heavy coats", 0.8)]
    assert judge.judged(text, hits) == tuple(hits)
    assert any(likelihood(clues) < LIKELY for clues in judge.clues(text, hits).values())


def test_likeness_alone_speaks_in_a_text_about_software_only_and_tells_the_phrase(judge):
    text = "Throws the shuttle, beats the weft"
    assert judge.judged(text, ()) == ()
    (hit,) = judge.judged(text, (), software=True)
    assert (hit.skill, hit.words, hit.like) == ("weaving", text, "Throws the shuttle and beats the weft")


def test_likeness_alone_says_nothing_of_two_words_or_beside_a_word_that_excludes_the_skill(judge):
    assert judge.judged("Weft, shuttle", (), software=True) == ()
    assert judge.judged("Throws the shuttle, beats the weft in traffic", (), software=True) == ()


def test_likeness_adds_no_whole_field_to_a_name(judge):
    hit = Hit("sewing", "sewing", 1.0)
    assert "fabrics" not in judge.clues("sewing of fabrics", [hit])
