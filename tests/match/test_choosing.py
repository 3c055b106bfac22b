"""Words that stand together, names that give way to others, and openings that say nothing."""

import pytest

from builder.documents.reading import read_document
from builder.documents.vocabulary import Vocabulary
from builder.match.hits import find_hits
from builder.match.terms import index_terms
from builder.match.words import words_of

SMALL = """
skills:
  - id: fraud
    name: Fraud detection
    together: [$find fraud/scam]
  - id: vision
    name: Computer vision
    synonyms: [images with networks]
  - id: scans
    name: Scans
    broader: [vision]
    together: [segment/classify scan/scans networks]
  - id: dashboards
    name: Reports
    generic: [dashboards]
  - id: monitoring
    name: Service monitoring
    tools: [Grafana]
  - id: explaining
    name: Explaining models
  - id: talking
    name: Talking
    kind: soft
    together: [explain/explaining manager/managers model/models]
  - id: products
    name: Product management
  - id: alpha
    name: Alpha
    standalone: true
groups:
  find: [spot, stop]
yields:
  monitoring: [fraud]
beside:
  vision: [explaining]
"""


@pytest.fixture(scope="module")
def small():
    vocabulary, findings = read_document(Vocabulary, SMALL, "skills.yaml")
    assert vocabulary is not None, findings
    terms = index_terms(vocabulary)
    return lambda text, soft=False: [(hit.skill, hit.words) for hit in find_hits(text, terms, soft=soft)]


def test_words_together_count_in_any_order_and_form(small):
    assert small("Stops most scams") == [("fraud", "Stops most scams")]
    assert small("Scams: who spots them?") == []  # a colon parts them
    assert small("Scams that nobody at the counter of any bank would ever stop") == []  # too far apart


def test_every_group_must_have_a_word(small):
    assert small("Stops trains") == []
    assert small("A scam") == []


def test_three_groups_reach_over_a_comma_and_two_do_not(small):
    assert [skill for skill, _ in small("Explaining models, costs and risks to managers", soft=True)] == ["talking"]
    assert small("Stops trains, scams people") == []


def test_one_word_names_a_soft_skill_where_little_else_is_said(vocabulary):
    terms = index_terms(vocabulary)
    named = [hit.skill for hit in find_hits("Mentoring, empathy", terms, soft=True)]
    assert named == ["mentoring", "empathy"]
    assert find_hits("Wrote a long novel full of empathy once", terms, soft=True) == ()


def test_words_of_other_work_in_ing_count_as_they_stand(vocabulary):
    terms = index_terms(vocabulary)
    assert find_hits("Java and accounting", terms) == ()
    assert [hit.skill for hit in find_hits("Java for our accounts", terms)] == ["other-programming-languages"]


def test_a_repeated_word_does_not_take_long(small):
    assert small("scam " * 20_000 + "stop") == []


def test_machine_learning_is_no_machine():
    text = "skills: [{id: a, name: Alpha, together: [old machine/machines]}]"
    vocabulary, _ = read_document(Vocabulary, text, "skills.yaml")
    terms = index_terms(vocabulary)
    assert [hit.skill for hit in find_hits("Old machines", terms)] == ["a"]
    assert find_hits("Old machine learning", terms) == ()


def test_a_generic_name_gives_way_to_what_is_more_exact(small):
    assert small("Dashboards") == [("dashboards", "Dashboards")]
    assert small("Dashboards in Grafana") == [("monitoring", "Grafana")]
    assert small("Grafana, dashboards") == [("monitoring", "Grafana")]


def test_two_words_that_mean_nothing_else_count_beside_words_of_other_work(vocabulary):
    terms = index_terms(vocabulary)
    assert [hit.skill for hit in find_hits("Crane schedules by integer programming", terms)] == ["optimisation"]
    assert find_hits("Load tests of cranes", terms) == ()


def test_a_soft_skill_goes_first_where_soft_skills_are_listed(small):
    text = "Explaining models to managers"
    assert [skill for skill, _ in small(text)] == ["explaining"]
    assert [skill for skill, _ in small(text, soft=True)] == ["talking"]


def test_people_to_whom_one_talks_are_no_skill(small):
    assert small("Product management") == [("products", "Product management")]
    assert small("Reports for product managers") == [("dashboards", "Reports")]


def test_an_opening_says_nothing(small):
    assert small("Several years of experience with Grafana") == [("monitoring", "Grafana")]


def test_it_in_capitals_is_a_word():
    assert [word.plain for word in words_of("IT support, as it is")] == ["ict", "support"]
    assert [word.plain for word in words_of("IT RUNS")] == ["runs"]


@pytest.mark.parametrize(
    ("together", "problem"),
    [("fraud", "together"), ("stop, fraud", "together"), ("$unknown fraud", "unknown group of words: unknown")],
)
def test_a_text_under_together_has_groups_that_are_known(together, problem):
    text = f'skills: [{{id: a, name: Alpha, together: ["{together}"]}}]'
    vocabulary, findings = read_document(Vocabulary, text, "skills.yaml")
    assert vocabulary is None
    assert problem in str(findings)


def test_each_word_under_together_is_one_word_with_a_meaning(vocabulary):
    for skill in vocabulary.skills:
        for together in skill.together:
            for group in vocabulary.words_of_groups(together):
                assert all(len(words_of(word)) == 1 for word in group if word), (skill.id, together, group)


def test_a_task_names_no_behaviour_on_the_way(vocabulary):
    """Lists of soft skills do; elsewhere a behaviour needs a part of the phrase for itself."""
    terms = index_terms(vocabulary)
    assert find_hits("Hear witnesses, note statements and weigh evidence from them", terms) == ()
    assert [hit.skill for hit in find_hits("Negotiation", terms, soft=True)] == ["negotiation"]
    assert find_hits("Draft and negotiate commercial contracts", terms) == ()
    assert [hit.skill for hit in find_hits("Negotiating with suppliers", terms)] == ["negotiation"]


def test_a_technical_name_beside_a_soft_skill_is_only_its_occasion(vocabulary):
    terms = index_terms(vocabulary)
    calm = "Staying calm when a model fails to beat the baseline"
    assert [hit.skill for hit in find_hits(calm, terms, soft=True)] == ["resilience"]
    assert [hit.skill for hit in find_hits("Python", terms, soft=True)] == ["python-programming"]


def test_loose_words_name_no_broader_skill_beside_a_narrower_one():
    text = """skills:
  - {id: a, name: Alpha, together: [old machine/machines]}
  - {id: b, name: Beta, broader: [a]}
"""
    vocabulary, findings = read_document(Vocabulary, text, "skills.yaml")
    assert vocabulary is not None, findings
    terms = index_terms(vocabulary)
    assert [hit.skill for hit in find_hits("Old machines", terms)] == ["a"]
    assert [hit.skill for hit in find_hits("Old machines, Beta", terms)] == ["b"]


def test_a_skill_yields_to_another_one_of_the_phrase(small):
    assert small("Grafana") == [("monitoring", "Grafana")]
    assert small("spot scams with Grafana") == [("fraud", "spot scams")]
    assert small("Grafana, product management") == [("monitoring", "Grafana"), ("products", "product management")]


@pytest.mark.parametrize(("word", "known"), [("yields", "[fraud]"), ("beside", "[explaining]")])
def test_pairs_of_skills_are_of_known_ones(word, known):
    _, findings = read_document(Vocabulary, SMALL.replace(known, "[frauds]"), "skills.yaml")
    assert [f"`{word}` names an unknown skill: frauds" in one.message for one in findings] == [True]


def named(small, text, soft=False):
    return [skill for skill, _ in small(text, soft)]


def test_one_clause_names_one_skill_and_the_parts_of_a_list_each_name_theirs(small):
    assert named(small, "Computer vision for product management") == ["vision"]
    assert named(small, "Computer vision, product management") == ["vision", "products"]
    assert named(small, "Computer vision and product management") == ["vision", "products"]
    # What stands behind a later `on` belongs to the part before.
    assert named(small, "Computer vision, tests and plans for product management") == ["vision"]


def test_the_skill_of_a_clause_is_the_one_that_most_of_its_words_name(small):
    assert named(small, "Grafana for product management") == ["products"]
    assert named(small, "Product management with computer vision") == ["products"]  # of equals the first


def test_skills_that_are_asked_for_together_both_count_in_a_clause(small):
    assert named(small, "Explaining models of computer vision") == ["explaining", "vision"]
    assert named(small, "Alpha for product management") == ["alpha", "products"]


def test_a_language_stays_beside_words_that_only_stand_together():
    text = """skills:
  - {id: a, name: Alpha, standalone: true}
  - {id: b, name: Beta, together: [firmware alpha/chips]}
"""
    vocabulary, findings = read_document(Vocabulary, text, "skills.yaml")
    assert vocabulary is not None, findings
    hits = find_hits("Firmware in Alpha", index_terms(vocabulary))
    assert [hit.skill for hit in hits] == ["b", "a"]


def test_a_word_is_no_spelling_fault_of_one_that_begins_with_another_letter(vocabulary):
    terms = index_terms(vocabulary)
    assert [hit.skill for hit in find_hits("Evalution of models", terms)] == ["model-evaluation"]
    assert find_hits("Valuation of models", terms) == ()


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("SHAP values, so that radiologists trust the deep learning", "explainable-ai"),
        ("Terraform instead of shell scripts in Bash", "infrastructure-as-code"),
    ],
)
def test_what_only_says_why_names_nothing_beside_what_is_asked_for(vocabulary, text, skill):
    assert [hit.skill for hit in find_hits(text, index_terms(vocabulary))] == [skill]


def test_a_soft_skill_may_begin_a_long_phrase(vocabulary):
    terms = index_terms(vocabulary)
    hits = find_hits("Empathy with the people who are helped by the charity", terms, soft=True)
    assert [hit.skill for hit in hits] == ["empathy"]
