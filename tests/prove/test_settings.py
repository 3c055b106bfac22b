"""In which settings an exercise is proven, and what workers import ahead for it."""

from dataclasses import replace

import pytest

from builder.course.load import load_domain
from builder.prove.engine.values import BranchRun, TrialRun
from builder.prove.proving import VARIANTS_EVERYWHERE, _part_of
from builder.prove.schedule import mutant_plans, setting_plans
from builder.workspace import Workspace

CASE = {
    "parameters": {"n_rows": {"type": "integer", "default": 5, "min": 1, "max": 900, "per_student": True}},
    "before": ["import numpy\nfrom helper import table\nimport json"],
    "answer": "def count():\n    # BEGIN SOLUTION\n    return n_rows\n    # END SOLUTION",
    "tests": ["assert count() == n_rows, 'As many as there are.'"],
    "files": {"helper.py": "import pandas.testing\n\ntable = None\n"},
}


PACKS = ("fintech", "ecommerce", "healthcare")


@pytest.fixture(scope="module")
def domains(pytestconfig):
    return [load_domain(Workspace(pytestconfig.rootpath), name, "")[0] for name in PACKS[1:]]


@pytest.fixture(scope="module")
def work(make_module, domains):
    return _part_of(make_module(CASE), None, domains, 5, "tests").work


def test_defaults_are_proven_in_every_domain_and_each_variant_in_one_in_turn(work):
    turns = [("ecommerce", 1), ("healthcare", 2), ("fintech", 3), ("ecommerce", 4)]
    assert [(one.domain, one.variant) for one in work.settings] == [*((pack, 0) for pack in PACKS), *turns]
    assert not any(one.brief for one in work.settings)
    sources = {one.domain: dict(one.files)["domain.py"] for one in work.settings}
    assert len(set(sources.values())) == 3


def test_many_variants_are_proven_in_every_domain_and_in_full_in_one_in_turn(make_module, domains, work):
    many = _part_of(make_module(CASE), None, domains, VARIANTS_EVERYWHERE, "tests").work.settings
    assert [(one.domain, one.variant) for one in many] == [
        (pack, number) for number in range(VARIANTS_EVERYWHERE) for pack in PACKS
    ]
    full = [(one.domain, one.variant) for one in many if not one.brief]
    assert full[: len(work.settings)] == [(one.domain, one.variant) for one in work.settings]
    assert sorted(number for _, number in full if number) == list(range(1, VARIANTS_EVERYWHERE))


def test_a_brief_setting_runs_solution_starter_and_attempts_once_and_nothing_slow(work):
    brief = replace(work.settings[-1], brief=True)
    varied = replace(work, settings=(work.settings[0], brief))
    plans = [plan for plan in setting_plans(varied, frozenset()) if plan.setting is brief]
    assert [(plan.varied, [branch.name for branch in plan.trials[0].branches]) for plan in plans] == [
        ("", ["solution", "starter"])
    ]
    slow = [plan for plan in setting_plans(varied, frozenset(brief.subjects)) if plan.setting is brief]
    assert slow == []


def test_workers_import_what_the_lesson_and_its_files_import_from_packages(work):
    assert work.imports == ("numpy", "pandas.testing")


@pytest.mark.parametrize(("cpu", "requests"), [(0.0, 1), (0.5, 2), (1.0, 3), (100.0, 3)])
def test_mutants_are_run_in_a_few_requests_however_long_they_take(work, cpu, requests):
    subject = work.settings[0].subjects["task"]
    mutants = tuple(subject.mutants(1)) * 12
    probe = TrialRun("task", (BranchRun("solution", (), "", cpu=cpu),))
    plans = list(mutant_plans(work, {"task": mutants}, {"task": probe}, {"task": [subject]}))
    assert len(plans) == requests
    names = [branch.name for plan in plans for branch in plan.trials[0].branches if branch.brief]
    assert names == [f"mutant/{number}" for number in range(12)]
    assert all(plan.trials[0].branches[0].name == "solution" for plan in plans)
