"""The guide 'A module in 15 minutes': its commands work, and its example is in good form, built and proven."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.check_course import check_whole_course, prove_whole_course
from builder.cli.main import course
from builder.course.load import load_module
from builder.findings import Severity
from builder.stamp import BuildOptions
from builder.workspace import Workspace, read_modules

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "golden" / "fifteen" / "workspace"
GUIDE = (ROOT / "book" / "pages" / "for-teachers" / "a-module-in-15-minutes.md").read_text("utf-8")


@pytest.fixture
def clinic(tmp_path, monkeypatch):
    """The teacher's workspace before the guide begins: a course without the module."""
    shutil.copytree(EXAMPLE / "curriculum", tmp_path / "curriculum")
    path = tmp_path / "curriculum" / "clinic.yaml"
    path.write_text(
        path.read_text("utf-8").replace(
            "    modules:\n      - id: drip-rates\n        chosen: true\n", "    modules: []\n"
        ),
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return Workspace(tmp_path)


def follow(clinic):
    """Do what the guide says: its first command, then the files as the teacher has written them."""
    line = re.search(r'^    course (module new decision) "(Drip rates)" (.+)$', GUIDE, re.MULTILINE)
    done = CliRunner().invoke(course, [*line[1].split(), line[2], *line[3].split()], standalone_mode=False)
    assert done.exception is None, done.output
    scaffold = clinic.root / "modules" / "drip-rates"
    shutil.rmtree(scaffold)
    shutil.copytree(EXAMPLE / "modules" / "drip-rates", scaffold)


def test_the_first_command_gives_the_findings_that_the_guide_shows(clinic):
    line = re.search(r'^    course (module new decision) "(Drip rates)" (.+)$', GUIDE, re.MULTILINE)
    CliRunner().invoke(course, [*line[1].split(), line[2], *line[3].split()], standalone_mode=False)
    text = (clinic.curriculum / "clinic.yaml").read_text("utf-8")
    assert text == (EXAMPLE / "curriculum" / "clinic.yaml").read_text("utf-8").replace(
        "      - id: drip-rates\n        ", "        - id: drip-rates\n          "
    )
    findings = check_whole_course(clinic, "clinic", BuildOptions())
    shown = [f"{fault.place}: {fault.message}" for fault in findings]
    assert any(line.startswith("modules/drip-rates/lesson.md:14: To be written: ") for line in shown), shown


def test_the_finished_module_has_no_findings(clinic):
    follow(clinic)
    findings = check_whole_course(clinic, "clinic", BuildOptions())
    assert [fault for fault in findings if fault.severity is not Severity.NOTE] == []


@pytest.mark.slow
def test_the_finished_module_is_proven(clinic):
    follow(clinic)
    report, _ = prove_whole_course(
        clinic, "clinic", BuildOptions(domain="healthcare"), variants=1, on_done=lambda _: None
    )
    assert report.findings == ()
    assert report.figures.proven == report.figures.exercises == 1


@pytest.mark.slow
def test_the_finished_module_is_built(clinic):
    follow(clinic)
    done = CliRunner().invoke(course, ["build", "--quiet", "--no-browser"], standalone_mode=False)
    assert done.exception is None, done.output
    built = clinic.build / "clinic"
    student = (built / "student" / "drip-rates" / "drip-rates.ipynb").read_text("utf-8")
    assert "At the limit itself" not in student
    assert (built / "site" / "drip-rates" / "index.html").is_file()


@pytest.mark.slow
def test_the_finished_module_is_graded(clinic, graded):
    follow(clinic)
    made, _ = load_module(clinic, read_modules(clinic)[0]["drip-rates"], "proof-of-concept", None)
    wanted = {attempt.name: attempt.score for attempt in made.attempts}
    assert graded(made) == {**wanted, "the starter": 0, "the solution": 4}
