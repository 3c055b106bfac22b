"""Every module of the library: in good form, and the same results in a warm worker as in a real kernel."""

import json
from pathlib import Path

import pytest

from builder.build import job_of, sheet_of
from builder.check.course import check_one_module
from builder.check.leaks import find_leaks, secret_lines
from builder.check.runs import run_findings
from builder.course.load import load_module
from builder.environment import missing_packages
from builder.outputs import make_product
from builder.run.running import run_jobs
from builder.workspace import Workspace, read_modules

ROOT = Path(__file__).parents[2]
WORKSPACE = Workspace(ROOT)
FOLDERS = read_modules(WORKSPACE)[0]


@pytest.fixture(scope="module")
def modules():
    return {name: load_module(WORKSPACE, folder, folder.card.stage, None) for name, folder in FOLDERS.items()}


def test_the_library_has_modules():
    assert len(FOLDERS) >= 7


@pytest.mark.parametrize("name", FOLDERS)
def test_its_form_has_no_faults(modules, name):
    module, findings = modules[name]
    assert findings == ()
    assert check_one_module(module, ()) == ()


NO_CODE = [name for name, folder in FOLDERS.items() if folder.card.no_code]


def without_code(name):
    return load_module(WORKSPACE, FOLDERS[name], FOLDERS[name].card.stage, None, no_code=True)


@pytest.mark.parametrize("name", NO_CODE)
def test_its_form_without_programming_has_no_faults(name):
    module, findings = without_code(name)
    assert findings == ()
    assert check_one_module(module, ()) == ()
    assert sheet_of(module)[1] == ()
    kinds = {exercise.kind.value for exercise in module.card.exercises.values()}
    assert kinds <= {"predict", "design", "explain"}
    assert set(module.card.exercises) < set(FOLDERS[name].card.exercises)
    assert set(module.card.teaches) == {
        skill for goal in module.card.objectives for skill in module.card.skills_of(goal)
    }


def test_a_form_without_programming_promises_only_what_is_in_it():
    module, _ = without_code("mentoring-juniors")
    assert module.card.title == "Mentoring juniors"
    assert module.lesson.cells[0].source.startswith("# Mentoring juniors\n")


@pytest.mark.slow
@pytest.mark.parametrize("name", NO_CODE)
def test_its_form_without_programming_runs(name):
    module, _ = without_code(name)
    if missing := missing_packages(module.card.packages):
        pytest.skip(f"{', '.join(missing)} is not installed")
    sheet = sheet_of(module)[0]
    (report,) = run_jobs([job_of(module, sheet)], runner="warm")
    assert run_findings(module.card, sheet, report) == ()


@pytest.fixture(scope="module")
def reports(request, modules):
    """The modules that are asked for, run by both runners on all cores: their two reports by name."""
    here = [item for item in request.session.items if item.path == request.path and "reports" in item.fixturenames]
    asked = {item.callspec.params["name"] for item in here}
    chosen = [modules[name][0] for name in sorted(asked) if not missing_packages(modules[name][0].card.packages)]
    jobs = [job_of(module, sheet_of(module)[0]) for module in chosen]
    warm, kernel = (run_jobs(jobs, runner=runner) for runner in ("warm", "kernel"))
    return {job.name: pair for job, *pair in zip(jobs, warm, kernel, strict=True)}


@pytest.mark.slow
@pytest.mark.parametrize("name", FOLDERS)
def test_both_runners_give_the_same_and_nothing_leaks(modules, reports, name):
    module, _ = modules[name]
    if missing := missing_packages(module.card.packages):
        pytest.skip(f"{', '.join(missing)} is not installed")
    sheet = sheet_of(module)[0]
    warm, kernel = reports[name]
    assert run_findings(module.card, sheet, warm) == ()
    assert run_findings(module.card, sheet, kernel) == ()
    changing = {cell.id for cell in sheet.cells if not cell.keeps_output}
    for one, other in zip(warm.cells, kernel.cells, strict=True):
        if one.id not in changing:
            assert json.loads(one.outputs) == json.loads(other.outputs), one.id
    product = make_product(module, sheet, {cell.id: cell.outputs for cell in warm.cells})
    files = [*product.student, ("site", product.site.encode())]
    assert list(find_leaks(files, secret_lines([module]))) == []
