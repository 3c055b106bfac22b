"""Reading packs and scenarios: what comes out, and a finding with its line for every fault."""

from __future__ import annotations

import pickle

import pytest

from builder.documents.domain import domain_names, read_domain


def changed(texts, file, *replacements):
    """Return the texts with replacements in one file, each of which must be there."""
    text = texts[file]
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    return {**texts, file: text}


def line_of(texts, file, part):
    return next(number for number, line in enumerate(texts[file].splitlines(), 1) if part in line)


def only(name, texts):
    domain, findings = read_domain(name, texts)
    assert domain is None
    assert len(findings) == 1, findings
    return findings[0]


def test_a_pack(texts):
    domain, findings = read_domain("healthcare", texts)
    assert findings == ()
    assert (domain.id, domain.pack, domain.brief) == ("healthcare", "healthcare", "")
    assert domain.costs["miss"] == 5000
    assert domain.groups["segment"] == ("female", "male")
    assert domain.signal.label_rate == (0.06, 0.10)
    assert pickle.loads(pickle.dumps(domain)) == domain


def test_prose_reads_names_as_attributes(texts):
    domain, _ = read_domain("fintech", texts)
    prose = domain.prose()
    assert prose.entity == "card"
    assert prose.items == "bank products"
    assert prose.costs.miss == 100
    assert prose.limits.latency_ms == 50
    assert prose.levels.site == "north, south, coast, islands"
    assert prose.title == domain.title
    assert domain.names()["costs.currency"] == "euros"
    assert list(domain.names()) == sorted(domain.names())


def test_a_scenario_wraps_the_named_pack(texts):
    domain, findings = read_domain("consultancy:industrial", texts)
    plain, _ = read_domain("industrial", texts)
    assert findings == ()
    assert (domain.id, domain.pack) == ("consultancy-industrial", "industrial")
    assert domain.source == plain.source
    assert domain.story.endswith(f"“{plain.story}”")
    assert domain.words["manager"] == "project sponsor at the client"
    assert domain.words["entity"] == "machine"
    assert "fixed at 48000 euros for 30 days" in domain.brief
    assert domain.brief.endswith(
        "tests, the trained model with its model card and a manual for the people who will run it."
    )
    assert domain.contract.price == 48000


def test_a_scenario_alone_wraps_fintech(texts):
    domain, findings = read_domain("product-lab", texts)
    assert findings == ()
    assert domain.id == "product-lab-fintech"
    assert domain.brief == "The A/B test must improve the cost per decision by 5 % within 28 days."
    assert domain.ab_target.days == 28


def test_names_for_the_command_line(texts):
    wanted = ("consultancy", "ecommerce", "fintech", "healthcare", "industrial", "product-lab")
    assert domain_names([*texts, "README.md"]) == wanted


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("fintec", "There is no domain 'fintec'.", "Did you mean 'fintech'?"),
        ("consultancy:helthcare", "There is no pack 'helthcare' for", "Did you mean 'healthcare'?"),
        ("consultansy:fintech", "There is no scenario 'consultansy'", "Did you mean 'consultancy'?"),
        ("fintech:healthcare", "There is no scenario 'fintech'", "Allowed: consultancy, product-lab."),
        ("consultancy:", "There is no pack ''", "Allowed: ecommerce"),
        ("", "There is no domain ''.", "Allowed: consultancy"),
        ("../fintech", "There is no domain '../fintech'.", "Did you mean 'fintech'?"),
    ],
)
def test_unknown_names(texts, name, message, hint):
    found = only(name, texts)
    assert found.rule == "domain-is-known"
    assert found.message.startswith(message)
    assert hint in found.hint


def test_no_packs_at_all():
    assert only("fintech", {}).rule == "domain-is-known"


@pytest.mark.parametrize(
    ("old", "new", "rule", "message", "at"),
    [
        ("TITLE =", "HEADING =", "domain-constants-are-complete", "The constant TITLE is missing.", None),
        ('"miss": 100', '"miss": 10 * 10', "domain-constants-are-literal", "COSTS is not a literal", "COSTS ="),
        ('["north", "south"', '{"north", "south"', "domain-pack-is-python", "This is not Python", '"site": ['),
        ('"entity": "card"', '"entity": 3', "domain-values-are-valid", "WORDS.entity: ", '"entity": '),
        ('"entity": "card"', '"entity": ""', "domain-values-are-valid", "WORDS.entity: ", '"entity": '),
        ('"entity": "card"', '"Entity": "card"', "domain-values-are-valid", "WORDS.Entity: ", '"entity": '),
        ('"entity": "card"', '"id": "card"', "domain-values-are-valid", "WORDS: id has another", "WORDS ="),
        ('"miss": 100', '"missed": 100', "domain-values-are-valid", "COSTS: miss is missing.", "COSTS ="),
        ('"miss": 100', '"miss": -1', "domain-values-are-valid", "COSTS.miss", "COSTS ="),
        ('"weak_value": "islands"', '"weak_value": "moon"', "domain-values-are-valid", "SIGNAL: the weak", "SIGNAL ="),
        ('"weak_auc_gap"', '"gap"', "domain-values-are-valid", "SIGNAL.", "SIGNAL ="),
        ('ID = "fintech"', 'ID = "bank"', "domain-id-equals-file", "The pack's ID is 'bank'", "ID ="),
        ("def pairs(", "def couples(", "domain-pack-keeps-the-contract", "The function pairs(users", None),
        ("def events(n:", "def events(count:", "domain-pack-keeps-the-contract", "takes (count, seed)", "def events"),
        ("import pandas as pd", "import torch", "domain-pack-is-pure", "imports 'torch'", "import pandas"),
        ("import pandas as pd", "from os import path", "domain-pack-is-pure", "imports 'os'", "import pandas"),
        ("import pandas as pd", "from . import x", "domain-pack-is-pure", "imports '.'", "import pandas"),
        ("default_rng([1, seed])", "seed(1)", "domain-pack-is-pure", "np.random.seed", "[1, seed]"),
    ],
)  # fmt: skip
def test_faults_of_a_pack(texts, old, new, rule, message, at):
    domain, findings = read_domain("fintech", changed(texts, "fintech.py", (old, new)))
    assert domain is None
    found = [finding for finding in findings if finding.rule == rule and message in finding.message]
    assert found, findings
    assert found[0].place.file == "curriculum/domains/fintech.py"
    assert found[0].place.line == (line_of(texts, "fintech.py", at) if at else 1)
    assert found[0].hint


def test_a_set_is_not_a_document_value(texts):
    bad = changed(texts, "fintech.py", ('["north", "south", "coast", "islands"]', '{"north", "islands"}'))
    found = only("fintech", bad)
    assert found.rule == "domain-constants-are-literal"
    assert found.place.line == line_of(texts, "fintech.py", "GROUPS =")


def test_all_faults_are_found_at_once(texts):
    bad = changed(texts, "fintech.py", ("TITLE =", "NAME ="), ("STORY =", "TALE ="), ("def table(n:", "def table(m:"))
    _, findings = read_domain("fintech", bad)
    assert len(findings) == 3


def test_what_is_not_python_at_all(texts):
    found = only("fintech", {**texts, "fintech.py": "\0"})
    assert found.rule == "domain-pack-is-python"


def test_a_word_that_another_pack_has(texts):
    more = changed(texts, "healthcare.py", ('"entity":', '"ward": "ward",\n    "entity":'))
    found = only("fintech", more)
    assert found.rule == "domain-words-are-complete"
    assert found.message == "WORDS lacks ward, which healthcare.py has."
    assert found.place.line == line_of(texts, "fintech.py", "WORDS =")
    assert read_domain("healthcare", more)[1] == ()


def test_a_broken_neighbour_does_not_stop_a_good_pack(texts):
    domain, findings = read_domain("fintech", {**texts, "healthcare.py": "def"})
    assert domain is not None
    assert findings == ()


def test_an_annotated_constant_is_read(texts):
    more = changed(texts, "fintech.py", ("TITLE =", "TITLE: str ="))
    assert read_domain("fintech", more)[1] == ()


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("manager:", "boss:", "domain-words-are-known", 8),
        ("id: consultancy", "id: advice", "domain-id-equals-file", 2),
        ("price: 48000", "price: 0", "document-values-are-valid", 11),
        ("title:", "tilte:", "document-keys-are-known", 3),
    ],
)
def test_faults_of_a_scenario(texts, old, new, rule, line):
    domain, findings = read_domain("consultancy:healthcare", changed(texts, "consultancy.yaml", (old, new)))
    assert domain is None
    found = next(finding for finding in findings if finding.rule == rule)
    assert (found.place.file, found.place.line) == ("curriculum/domains/consultancy.yaml", line)
