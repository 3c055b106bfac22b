"""Which jobs share a warm worker, and what it imports for all of them."""

import sys

import pytest
from run_samples import notebook, text

from builder.run.running import run_jobs
from builder.run.shared import imports_ahead, order_of_runs, worker_key


def test_jobs_of_common_packages_share_a_worker():
    first, second = notebook("1", packages=("numpy",)), notebook("2", packages=("scikit-learn", "pyyaml"))
    assert worker_key(first) == worker_key(second)
    assert {"numpy", "pandas", "scikit-learn"} <= set(worker_key(first)[0])


@pytest.mark.parametrize("packages", [("torch",), ("scikit-learn", "mlflow-skinny")])
def test_others_have_workers_of_their_own(packages):
    assert set(worker_key(notebook("1", packages=packages))[0]) == {*packages, "matplotlib", "numpy", "pandas"}


def test_a_job_with_a_file_named_like_a_package_shares_none():
    own = notebook("import yaml", packages=("numpy", "pyyaml"), files=(("yaml.py", b"here = 1"),))
    assert worker_key(own) != worker_key(notebook("1", packages=("numpy",)))
    assert "pyyaml" not in worker_key(own)[0]


def test_another_hash_seed_is_another_worker():
    assert worker_key(notebook("1", hash_seed=1)) != worker_key(notebook("1"))


def test_a_worker_imports_for_all_its_jobs():
    jobs = (notebook("import json"), notebook("import numpy"), notebook("import torch", packages=("torch",)))
    ahead = imports_ahead(jobs)
    assert ahead == {worker_key(jobs[0]): ("json", "numpy"), worker_key(jobs[2]): ("torch",)}


def test_runs_of_one_worker_are_together_and_the_worker_with_most_of_them_comes_last():
    packages = [("numpy",), ("torch",), ("numpy",), ("flask",), ("torch",), ("numpy",), ("numpy",)]
    jobs = [notebook("1", packages=each) for each in packages]
    assert order_of_runs(jobs) == [1, 4, 3, 0, 2, 5, 6]


def test_few_runs_of_one_worker_keep_their_place():
    jobs = [notebook("1", packages=each) for each in [("numpy",), ("torch",), ("numpy",), ("flask",)]]
    assert order_of_runs(jobs) == [0, 2, 1, 3]
    assert order_of_runs([]) == []


@pytest.mark.skipif(sys.platform != "linux", reason="warm runs need Linux")
def test_what_others_import_has_no_name_in_a_notebook():
    jobs = [notebook("import numpy as np\nprint(np.arange(2))"), notebook("print('np' in dir(), 'numpy' in dir())")]
    assert [text(report.cells[0]) for report in run_jobs(jobs, runner="warm")] == ["[0 1]\n", "False False\n"]
