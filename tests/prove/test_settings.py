"""In which settings an exercise is proven, and what workers import ahead for it."""

import pytest

from builder.course.load import load_domain
from builder.prove.proving import _part_of
from builder.workspace import Workspace

CASE = {
    "parameters": {"n_rows": {"type": "integer", "default": 5, "min": 1, "max": 900, "per_student": True}},
    "before": ["import numpy\nfrom helper import table\nimport json"],
    "answer": "def count():\n    # BEGIN SOLUTION\n    return n_rows\n    # END SOLUTION",
    "tests": ["assert count() == n_rows, 'As many as there are.'"],
    "files": {"helper.py": "import pandas.testing\n\ntable = None\n"},
}


@pytest.fixture(scope="module")
def work(make_module, pytestconfig):
    domains = [load_domain(Workspace(pytestconfig.rootpath), name, "")[0] for name in ("ecommerce", "healthcare")]
    return _part_of(make_module(CASE), None, domains, 5, "tests").work


def test_defaults_are_proven_in_every_domain_and_each_variant_in_one_in_turn(work):
    packs = ("fintech", "ecommerce", "healthcare")
    turns = [("ecommerce", 1), ("healthcare", 2), ("fintech", 3), ("ecommerce", 4)]
    assert [(one.domain, one.variant) for one in work.settings] == [*((pack, 0) for pack in packs), *turns]
    sources = {one.domain: dict(one.files)["domain.py"] for one in work.settings}
    assert len(set(sources.values())) == 3


def test_workers_import_what_the_lesson_and_its_files_import_from_packages(work):
    assert work.imports == ("numpy", "pandas.testing")
