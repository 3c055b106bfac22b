"""The browser's Python under Node: every solution and attempt gets there what it gets in ours."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder.browser.exercises import browser_module, module_json
from builder.browser.prove import Job, Outcome, jobs_of, judge, python_files, request_for, run_jobs
from builder.browser.site import browser_site
from builder.browser.vendor import Sources
from builder.build import sheet_of
from builder.compile.tools import node_and_npm
from builder.course.load import load_module
from builder.workspace import Workspace, read_modules

sys.path.append(str(Path(__file__).parents[1] / "browser"))
from lab_site import CACHE, NO_WHEELS, ROOT, WHEELS, kernel_folder

MODULES = [folder for folder in read_modules(Workspace(ROOT))[0].values() if folder.card.browser]


@pytest.fixture(scope="module")
def kernel():
    if not kernel_folder():
        pytest.skip("the kernel is not there and npm cannot fetch it")
    return Sources(CACHE / "pyodide", wheels=str(WHEELS) if WHEELS.is_file() else "")


def loaded(folder):
    module, _ = load_module(Workspace(ROOT), folder, "a-stage", None)
    return module, sheet_of(module)[0]


def ours(requests, files, tmp_path):
    """The results of the same harness in our own Python, in a process and a folder of its own."""
    for name, content in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    code = (
        "import json, sys; sys.path[:0] = ['', sys.argv[1]]\n"
        "from builder.browser.harness import answer\n"
        "print(json.dumps([json.loads(answer(json.dumps(item))) for item in json.load(sys.stdin)]))"
    )
    environment = {**os.environ, "MPLBACKEND": "agg"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)],
        cwd=tmp_path, env=environment, input=json.dumps(requests), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
@pytest.mark.skipif(not WHEELS.is_file(), reason=NO_WHEELS)
@pytest.mark.parametrize("folder", MODULES, ids=[folder.card.id for folder in MODULES])
def test_attempts_get_the_same_verdicts_as_in_our_python(folder, kernel, tmp_path):
    module, sheet = loaded(folder)
    made = browser_module(module.card, sheet, module.files)
    site, _ = browser_site([module], {module.card.id: sheet}, kernel, node=node_and_npm()[0])
    offered = [item for item in made.exercises if site.exercises[module.card.id][item.id] == ""]
    assert offered, "no exercise of this module runs in the page"
    jobs = [
        Job(made.id, f"{item.id}/{attempt.name}", request_for(made, item, attempt.source))
        for item in offered
        for attempt in module.attempts
        if attempt.exercise == item.id
    ]
    core = {name.rpartition("/")[2]: content for name, content in site.files.items() if name.startswith("pyodide/")}
    there = run_jobs(jobs, {made.id: module.files}, core, kernel.cache, node=node_and_npm()[0])
    here = ours([job.request for job in jobs], module.files, tmp_path)
    wrong = set()
    for job, result in zip(jobs, here, strict=True):
        found = there[job.name]
        assert [passed for _, passed, _ in found.tests] == [test["passed"] for test in result["tests"]], job.name
        assert bool(found.error) == bool(result["error"]), job.name
        if not found.passed:
            wrong.add(job.name.partition("/")[0])
    assert wrong, "no wrong attempt is caught by the tests that students see"


def test_the_page_gets_no_solution_and_no_hidden_test():
    for folder in MODULES:
        module, sheet = loaded(folder)
        made = browser_module(module.card, sheet, module.files)
        text = module_json(made, {item.id for item in made.exercises})
        for marker in ("BEGIN SOLUTION", "BEGIN HIDDEN", "BEGIN STARTER"):
            assert marker not in text
        for item in made.exercises:
            assert item.solution != item.starter
            assert json.dumps(item.solution, ensure_ascii=False)[1:-1] not in text


def outcome(*passed):
    return Outcome(tuple((f"test {number}", value, "hint") for number, value in enumerate(passed)))


def test_what_cannot_pass_or_cannot_fail_is_not_offered():
    module, sheet = loaded(MODULES[0])
    exercise = browser_module(module.card, sheet, module.files).exercises[0]

    def verdict(solution, starter):
        results = {f"m/{exercise.id}/solution": solution, f"m/{exercise.id}/starter": starter}
        return judge(exercise, "m", {name: item for name, item in results.items() if item})

    assert verdict(outcome(True, True), outcome(True, False)) == ("", "")
    assert verdict(outcome(True, False), outcome(False))[1] == "test 1: hint"
    assert verdict(Outcome((), "it broke"), outcome(False))[1] == "it broke"
    assert "pass although nothing was done" in verdict(outcome(True), outcome(True))[1]
    assert "did not end in time" in verdict(None, outcome(False))[1]
    assert verdict(outcome(), outcome(False))[0] != ""


@pytest.mark.slow
def test_a_run_that_never_ends_is_stopped_and_not_remembered(kernel, tmp_path):
    core = {path.name: path.read_bytes() for path in Path(kernel_folder()).iterdir()}
    request = {"cells": [], "code": "x = 1", "tests": ["assert x == 1, 'one'"], "after": []}
    jobs = [Job("m", "fine", request), Job("m", "endless", {**request, "code": "while True: pass"})]
    found = run_jobs(jobs, {}, core, tmp_path, node=node_and_npm()[0], seconds=60)
    assert found.get("fine", outcome(True)).passed
    assert "endless" not in found
    assert list(tmp_path.iterdir()) == []
    found = run_jobs(jobs[:1], {}, core, tmp_path, node=node_and_npm()[0], seconds=120)
    assert found["fine"].passed
    assert run_jobs(jobs[:1], {}, core, tmp_path, node=["no-such-node"]) == found


def test_jobs_prove_solution_and_starter():
    module, sheet = loaded(MODULES[0])
    made = browser_module(module.card, sheet, module.files)
    names = [job.name.rpartition("/")[2] for job in jobs_of(made, made.exercises[:2])]
    assert names == ["solution", "starter", "solution", "starter"]
    assert set(python_files()) >= {"builder/browser/harness.py", "builder/browser/slicing.py"}
