"""How well phrases of many occupations are understood, phrase by phrase and as precision and recall."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from labelled import HELD_OUT, LEARNED, SETS, SYLLABUS, Matcher, held_out, phrases_of

from builder.documents.module_card import ModuleCard
from builder.documents.reading import read_document
from builder.match.hits import find_hits
from builder.match.matching import match_phrase
from builder.match.similarity import index_cards, similar_modules
from builder.match.terms import index_terms
from builder.match.words import STOP_WORDS, words_of

ROOT = Path(__file__).parents[2]
ALL = [*phrases_of(*LEARNED), *held_out()]


@pytest.fixture(scope="module")
def matcher():
    return Matcher()


@pytest.fixture(scope="module")
def terms(matcher):
    return matcher.judge.terms


@pytest.fixture(scope="module")
def named(matcher):
    """Return a function from a phrase to the skills that it names."""
    return cache(matcher.skills)


@pytest.fixture(scope="module")
def library():
    """The published modules of today's library."""
    paths = sorted((ROOT / "modules").glob("*/module.yaml"))
    cards = [read_document(ModuleCard, path.read_text("utf-8"), path.name)[0] for path in paths]
    return {card.id: card for card in cards if card is not None}


@pytest.mark.parametrize("phrase", phrases_of("first-phrases"), ids=lambda phrase: phrase.text)
def test_a_phrase_names_its_skills(matcher, phrase):
    assert {hit.skill for hit in matcher.names(phrase.text, phrase.soft)} == phrase.skills


def test_the_labels_are_skills_of_the_vocabulary(vocabulary):
    assert {skill for phrase in ALL for skill in phrase.skills} <= set(vocabulary.names())
    assert set(vocabulary.names()) >= SYLLABUS


def test_the_held_out_set_is_large_of_many_occupations_and_a_third_names_nothing():
    for name in HELD_OUT:
        phrases = held_out(name)
        assert len(phrases) >= 200
        assert len({phrase.occupation for phrase in phrases}) >= 12
        assert sum(not phrase.skills for phrase in phrases) * 10 >= 3 * len(phrases)
    assert sum(not phrase.skills for phrase in ALL) * 3 >= len(ALL)


def test_no_held_out_phrase_is_learned_from():
    assert not {phrase.text.casefold() for phrase in held_out()} & {
        phrase.text.casefold() for phrase in phrases_of(*LEARNED)
    }


def test_items_of_other_trades_name_nothing(named):
    strangers = phrases_of("other-trades")
    assert len(strangers) > 500
    assert {phrase.text: skills for phrase in strangers if (skills := named(phrase.text, False))} == {}


def test_known_phrases_are_understood_by_a_judge_that_has_not_learned_from_their_set():
    right = wrong = missed = strayed = 0
    for name in SETS:
        result = Matcher(name).score(phrases_of(name))
        strayed += len(result.strayed)
        right, wrong, missed = right + result.right, wrong + result.wrong, missed + result.missed
    print(f"precision {right / (right + wrong):.3f}, recall {right / (right + missed):.3f}")
    assert right / (right + wrong) >= 0.97
    assert right / (right + missed) >= 0.9
    assert strayed <= 1


@pytest.mark.parametrize("taught", [None, SYLLABUS], ids=["whole vocabulary", "syllabus"])
@pytest.mark.parametrize("name", HELD_OUT)
def test_held_out_phrases_are_understood_with_precision_before_recall(matcher, name, taught):
    result = matcher.score(held_out(name), taught)
    print(f"precision {result.precision:.3f}, recall {result.recall:.3f}, F1 {result.f1:.3f}, {result.strayed}")
    # The aim is 0.95 and 0.9; the page on matching tells which sets reach it.
    assert result.precision >= 0.92
    assert result.recall >= 0.78
    assert len(result.strayed) <= 3


def test_no_module_is_matched_for_what_the_library_cannot_teach(named, vocabulary, library, make_card):
    planned = {skill: make_card(skill, teaches=[skill]) for skill in sorted(SYLLABUS)}
    known = phrases_of(*LEARNED)
    others, labels = [phrase for phrase in known if not phrase.skills], [(one.text, one.skills) for one in known]
    for cards in (library, planned):
        sentences = index_cards(cards.values())
        assert [phrase.text for phrase in others if named(phrase.text, phrase.soft)] == []
        assert [phrase.text for phrase in others if similar_modules(phrase.text, sentences)] == []
        for phrase in others[::300]:
            assert match_phrase(phrase.text, vocabulary, cards, labels, soft=phrase.soft) == (), phrase.text


def test_the_words_of_a_phrase_are_the_evidence(terms):
    (hit,) = find_hits("We need visualisation of the data, at once", terms)
    assert (hit.skill, hit.words, hit.score) == ("data-visualisation", "visualisation of the data", 0.85)


def test_a_comma_parts_a_name(terms):
    assert find_hits("Soil data, versioning of seeds", terms) == ()


def test_ambiguous_words_count_only_in_a_text_about_software(terms):
    assert find_hits("Running containers", terms) == ()
    assert [hit.skill for hit in find_hits("Running containers", terms, software=True)] == ["containerisation"]
    assert [hit.skill for hit in find_hits("Containers for software", terms)] == ["containerisation"]


def test_homonyms_do_not_count_beside_words_of_other_work(named):
    assert named("Python", soft=False) == {"python-programming"}
    assert named("Python for the zoo's ticket software", soft=False) == set()  # `zoo` excludes it always
    assert named("Java for hotel booking software", soft=False) == {"other-programming-languages"}
    assert named("Java for hotel guests", soft=False) == set()
    assert named("The python", soft=False) == set()
    assert named("Dockers", soft=False) == set()


def test_one_word_names_a_soft_skill_only_among_soft_skills(terms):
    assert find_hits("Mentoring", terms) == ()
    assert [hit.skill for hit in find_hits("Mentoring", terms, soft=True)] == ["mentoring"]


def test_every_skill_is_found_by_its_own_name_unless_excluded(named, vocabulary):
    for skill in vocabulary.skills:
        assert skill.id in named(skill.name, soft=skill.kind == "soft"), skill.id


def test_a_name_counts_where_it_is_the_whole_phrase(matcher, vocabulary):
    """Whoever teaches the vocabulary a name finds it, whatever labelled phrases are like."""
    for skill in vocabulary.skills:
        soft = skill.kind == "soft"
        for name in (*skill.synonyms, *skill.tools)[::5]:
            whole = {hit.skill for hit in matcher.names(name, soft) if hit.words == name}
            assert whole <= matcher.skills(name, soft), name


def test_no_name_is_left_with_one_word_by_stop_words(vocabulary):
    """`OR-Tools` would be `tools`, `IT support` would be `support`."""
    for skill in vocabulary.skills:
        for name in (skill.name, *skill.synonyms, *skill.tools, *skill.homonyms, *skill.ambiguous):
            tokens = re.findall(r"[^\W_]+", name.casefold())
            assert len(words_of(name)) > 1 or not STOP_WORDS.intersection(tokens), name


BRITISH = {"isation": "ization", "ising": "izing", "ise ": "ize ", "ised": "ized", "odelling": "odeling"}


def american(text):
    for old, new in BRITISH.items():
        text = text.replace(old, new)
    return text


CHANGES = {
    "small letters": str.casefold,
    "capitals": str.upper,
    "title case": str.title,
    "spaces for hyphens": lambda text: text.replace("-", " "),
    "American spelling": american,
    "experience": lambda text: f"Experience with {text}",
    "knowledge": lambda text: f"Sound knowledge of {text}.",
    "white space": lambda text: "  " + text.replace(" ", "  ") + "\n",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_how_a_phrase_is_written_does_not_change_what_it_names(named, change):
    changed = {
        phrase.text: sorted(named(change(phrase.text), phrase.soft) ^ named(phrase.text, phrase.soft))
        for phrase in ALL
        if named(change(phrase.text), phrase.soft) != named(phrase.text, phrase.soft)
    }
    assert changed == {}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("data versioning", "versioning of data"),
        ("experiment tracking", "tracking of experiments"),
        ("model evaluation", "evaluation of models"),
        ("model evaluation", "evaluating models"),
        ("hyper-parameter tuning", "tuning of hyper-parameters"),
        ("software architecture", "architecture of software"),
        ("code reviews", "reviews of code"),
        ("Docker and Kubernetes", "Kubernetes and Docker"),
        ("REST API", "REST APIs"),
        ("data pipeline", "data pipelines"),
        ("neural network", "neural networks"),
        ("unit test", "unit tests"),
        ("canary release", "canary releases"),
        ("feature store", "feature stores"),
        ("container image", "container images"),
        ("containerization", "containerising"),
        ("hyperparameter", "hyper-parameter"),
    ],
)
def test_order_and_number_do_not_change_what_a_phrase_names(named, first, second):
    assert named(first, soft=False) == named(second, soft=False)


@pytest.mark.parametrize(
    "text",
    [
        "data for quality",
        "Java and script",
        "validation and model",
        "recycling programs",
        "excellence",
        "personal care",
    ],
)
def test_words_that_only_look_like_a_name_are_none(named, text):
    assert named(text, soft=False) <= {"other-programming-languages"}


WORDS = st.sampled_from(["model", "of", "data", "and", "testing", "container", "the", "Python", "-", ",", "é", "\x00"])


@given(st.text(max_size=400) | st.lists(WORDS, max_size=120).map(" ".join))
@settings(deadline=None, max_examples=70)
def test_any_text_can_be_matched(text):
    vocabulary = _vocabulary()
    for soft in (False, True):
        hits = find_hits(text, vocabulary, soft=soft, software=True)
        assert all(0 < hit.score <= 1 and hit.words and hit.words in text for hit in hits)


def _vocabulary(cache={}):  # noqa: B006  # Hypothesis and fixtures of function scope do not go together
    if not cache:
        from builder.documents.vocabulary import Vocabulary

        text = (ROOT / "curriculum" / "skills.yaml").read_text("utf-8")
        cache["terms"] = index_terms(read_document(Vocabulary, text, "skills.yaml")[0])
    return cache["terms"]
