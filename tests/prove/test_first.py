"""What is said of an exercise before it was run in all settings."""

import pytest

from builder.course.load import load_domain
from builder.workspace import Workspace

CASE = {
    "before": ["from domain import WORDS"],
    "answer": "def double(x):\n    # BEGIN SOLUTION\n    return x * 2\n    # END SOLUTION",
    "tests": ["assert double(3) == 6, 'Twice three is six.'\nassert double([WORDS]), 'There are words.'"],
}


@pytest.fixture(scope="module")
def other(pytestconfig):
    return load_domain(Workspace(pytestconfig.rootpath), "ecommerce", "")[0]


@pytest.fixture
def told(prove, make_module):
    """Return a function that proves a case in some domains, and says in which order what became known."""

    def run(case, domains):
        found = []
        report = prove(
            [make_module(case)],
            domains=domains,
            variants=1,
            workers=1,
            on_first=lambda proof, findings: found.append((proof.domains, proof.proven, len(findings), proof.killed)),
            on_done=lambda proof: found.append((proof.domains, proof.proven, None, proof.killed)),
        )
        return found, report

    return run


@pytest.mark.slow
def test_what_holds_in_the_first_domain_is_said_before_the_others_are_done(told, other):
    found, report = told(CASE, [other])
    assert not report.findings
    killed = report.exercises[0].killed
    assert found == [(("fintech",), True, 0, killed), (("fintech", "ecommerce"), True, None, killed)]
    assert killed == report.exercises[0].mutants > 1


@pytest.mark.slow
def test_a_fault_of_another_domain_comes_later(told, other):
    tests = ["from domain import ID\n\nassert double(3) == (6 if ID == 'fintech' else 7), 'Twice three is six.'"]
    (first, second), report = told({**CASE, "tests": tests}, [other])
    assert first[:3] == (("fintech",), True, 0)
    assert second[:3] == (("fintech", "ecommerce"), False, None)
    assert report.findings


@pytest.mark.slow
def test_nothing_is_said_twice_where_there_is_one_setting(told):
    found, report = told(CASE, [])
    assert [one[0] for one in found] == [("fintech",)]
    assert not report.findings
