"""Every rule of the proof has a case that passes and one that fails: data in cases/prove/. All are proven at once."""

import re
from pathlib import Path

import pytest
import yaml

from builder.findings import Severity

FOLDER = Path(__file__).parents[1] / "cases" / "prove"
CASES = [(file.stem, case) for file in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(file.read_text())]
NAMES = [f"{rule}-{number}" for number, (rule, _) in enumerate(CASES)]
ABOUT_MUTANTS = {"mutants-are-killed", "tests-refuse-constant-answers", "equivalent-mutants-survive"}


@pytest.fixture(scope="module")
def found(make_module, prove):
    """The findings of all cases, by the name of their module."""
    findings = []
    for variants in sorted({case.get("variants", 3) for _, case in CASES}):
        chosen = [number for number, (_, case) in enumerate(CASES) if case.get("variants", 3) == variants]
        findings += prove([make_module(CASES[n][1], NAMES[n]) for n in chosen], variants=variants).findings
    return {name: [f for f in findings if f"/{name}/" in f.place.file] for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_case(name, found):
    rule, case = CASES[NAMES.index(name)]
    # The small tests of the other cases let some mutants live, which is not what these are about.
    ignored = set() if rule in ABOUT_MUTANTS else ABOUT_MUTANTS
    rules = {finding.rule for finding in found[name]} - ignored
    assert sorted(rules) == case["finds"], "\n".join(map(str, found[name]))
    if case.get("notes_only"):
        assert {finding.severity for finding in found[name]} == {Severity.NOTE}


def test_every_finding_says_where_and_what_to_do(found):
    findings = [finding for some in found.values() for finding in some]
    assert len(findings) > 20
    for finding in findings:
        assert finding.place.file.startswith("modules/")
        assert finding.hint.endswith(".")
        assert finding.message
        assert not re.search(r"/tmp/|course-run-", finding.message), finding.message


def test_every_rule_has_both_cases():
    passing = {rule for rule, case in CASES if not case["finds"]}
    failing = {rule for rule, case in CASES if rule in case["finds"]}
    assert {rule for rule, _ in CASES} - passing == set()
    # A test that changes its mind cannot be shown by running it; test_judge_solution.py does it with made-up results.
    assert {rule for rule, _ in CASES} - failing == {"tests-give-the-same-result-twice"}
