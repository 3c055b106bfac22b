"""From items to modules: direct and narrower skills, halves, gaps with their reasons."""

from pathlib import Path

import pytest

from builder.match.matching import match, match_phrase
from builder.match.similarity import index_cards, similar_modules
from builder.profiles.reader import read_profile

ROOT = Path(__file__).parents[2]
OWN = ROOT / "curriculum" / "profiles" / "machine-learning-engineer.txt"
SAMPLES = ROOT / "tests" / "profiles" / "samples"


@pytest.fixture(scope="module")
def cards(make_card):
    cards = [
        make_card("python-for-models", teaches=["python-programming"]),
        make_card("keras-images", teaches=["deep-learning", "tensorflow", "medical-imaging"], domain="healthcare"),
        make_card("docker-images", teaches=["containerisation", "docker"], stage="dedicated-engineering"),
        make_card("object-stores", teaches=["object-storage"]),
        make_card("recommenders", teaches=["recommendation-engines"], domain="ecommerce"),
        make_card("talking", teaches=["communication"], kind="writing"),
        make_card("unfinished", teaches=["experiment-tracking"], status="draft"),
    ]
    return {card.id: card for card in cards}


def matches_of(path, vocabulary, cards):
    profile, _ = read_profile(path.read_bytes(), path.name)
    assert profile is not None
    return profile, {found.item.id: found for found in match(profile, vocabulary, cards)}


def modules_of(found):
    return [one.module for one in found.modules]


def test_every_item_gets_a_match_with_modules_or_a_reason(vocabulary, cards):
    for path in (OWN, *sorted(SAMPLES.glob("*"))):
        profile, found = matches_of(path, vocabulary, cards)
        assert list(found) == [item.id for item in profile.items]
        assert all(one.modules or one.reason for one in found.values())
        assert all(0 < module.score <= 1 and module.why for one in found.values() for module in one.modules)


def test_a_compound_item_says_which_half_is_missing(vocabulary, cards):
    _, found = matches_of(OWN, vocabulary, cards)
    half = found["technical-skills/containerisation-with-docker-and-kubernetes"]
    assert modules_of(half) == ["docker-images"]
    assert half.missing == ("Kubernetes",)
    assert [hit.words for hit in half.hits] == ["Containerisation", "Docker", "Kubernetes"]
    whole = found["technical-skills/frameworks-for-deep-learning-such-as-tensorflow"]
    assert (modules_of(whole), whole.missing) == (["keras-images"], ())


def test_a_module_for_a_narrower_skill_serves_in_part(vocabulary, cards):
    _, found = matches_of(OWN, vocabulary, cards)
    cloud = found["technical-skills/cloud-services-for-training-pipelines-that-scale"]
    assert [(one.module, one.score) for one in cloud.modules] == [("object-stores", 0.7)]
    assert cloud.missing == ("Cloud services beyond Object storage", "Scalable training")


def test_a_broader_module_does_not_serve_a_narrower_item(vocabulary, cards):
    _, found = matches_of(OWN, vocabulary, cards)
    assert modules_of(found["tools/pytorch"]) == []
    assert found["tools/pytorch"].reason == "No module of the library teaches PyTorch yet."


def test_drafts_are_not_used(vocabulary, cards):
    _, found = matches_of(OWN, vocabulary, cards)
    assert modules_of(found["technical-skills/versioning-of-data-and-tracking-of-experiments"]) == []


def test_an_employer_does_not_bring_a_module_into_a_course(vocabulary, cards):
    _, found = matches_of(SAMPLES / "nurse.txt", vocabulary, cards)
    hospitals = found["domains/public-hospitals"]
    assert [(one.module, one.pulls) for one in hospitals.modules] == [("keras-images", False)]


def test_names_of_the_job_do_not_bring_modules_into_a_course(vocabulary, cards):
    _, found = matches_of(OWN, vocabulary, cards)
    title = found["alternative-titles/applied-machine-learning-developer"]
    assert title.modules
    assert not any(one.pulls for one in title.modules)


@pytest.mark.parametrize("name", ["nurse.txt", "chef.txt"])
def test_far_professions_get_soft_skills_only(vocabulary, cards, name):
    _, found = matches_of(SAMPLES / name, vocabulary, cards)
    pulling = {item for item, one in found.items() for module in one.modules if module.pulls}
    assert all(item.startswith("soft-skills/") for item in pulling)


def test_near_professions_share_modules(vocabulary, cards):
    _, found = matches_of(SAMPLES / "data-engineer.md", vocabulary, cards)
    assert modules_of(found["technical-skills/python-programming-for-data-processing"]) == ["python-for-models"]
    assert modules_of(found["technical-skills/containerisation-with-docker"]) == ["docker-images"]
    assert found["technical-skills/sql-queries-and-data-modelling"].reason.endswith(
        "teaches SQL and Data modelling yet."
    )


def test_a_phrase_that_names_no_skill_is_compared_with_the_cards(vocabulary, make_card):
    card = make_card(
        "grouped-split", teaches=["model-evaluation"], summary="Splitting rows by patient groups without leakage."
    )
    (one,) = match_phrase("Splitting patient rows without leakage", vocabulary, {card.id: card})
    assert one.module == "grouped-split"
    assert one.why == "its card speaks of splitting, patient, rows, without, leakage"
    assert match_phrase("Splitting patient bills without errors", vocabulary, {card.id: card}) == ()


def test_two_words_are_never_similar_enough(make_card):
    card = make_card("a", teaches=["python-programming"], summary="Write good code.")
    assert similar_modules("good code", index_cards([card])) == ()
    assert similar_modules("write good code", index_cards([card])) != ()
