"""The verdict of a whole check: it is trusted only if what was looked at and what was reported are the same."""

import json

import pytest
from click.testing import CliRunner

from builder.cli.main import course
from builder.findings import Finding, Place, Severity
from builder.prove.values import Figures
from builder.stamp import BuildOptions, proof_folder, sources_digest
from builder.verdict import Verdict, keep_verdict, read_verdict, verdict_inputs

FIGURES = Figures(3, 3, 40, 39)
WARNING = Finding("a-rule", "It is so.", Place("a.md", 3, 1), "Do that.", Severity.WARNING)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "proof.json").write_text("{}")
    (tmp_path / "proof.md").write_text("# Proof")
    return tmp_path


def test_the_verdict_comes_back_as_it_was(folder):
    keep_verdict(folder, "these", [WARNING], FIGURES)
    assert read_verdict(folder, "these") == Verdict((WARNING,), FIGURES)


def test_other_inputs_and_other_reports_are_not_trusted(folder):
    keep_verdict(folder, "these", [WARNING], FIGURES)
    assert read_verdict(folder, "others") is None
    (folder / "proof.md").write_text("# Another proof")
    assert read_verdict(folder, "these") is None


def test_errors_are_looked_at_again(folder):
    keep_verdict(folder, "these", [Finding("a-rule", "It is wrong.")], FIGURES)
    assert read_verdict(folder, "these") is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"inputs": "these"}', '{"inputs": "these", "reports": 1}'])
def test_a_damaged_verdict_counts_as_none(folder, text):
    (folder / "verdict.json").write_text(text)
    assert read_verdict(folder, "these") is None


def test_everything_that_matters_changes_the_inputs(tiny):
    def inputs(domain=None, variants=3):
        return verdict_inputs(sources_digest(tiny), "tiny", BuildOptions(domain=domain), variants)

    first = inputs()
    assert inputs() == first
    assert inputs("healthcare") != first
    assert inputs(variants=100) != first
    lesson = tiny.root / "modules/first-steps/lesson.md"
    lesson.write_text(lesson.read_text("utf-8") + "\n", "utf-8")
    assert inputs() != first


@pytest.mark.slow
def test_a_check_with_nothing_changed_looks_at_nothing_again(tiny, monkeypatch):
    def check():
        arguments = ["check", "--domain", "healthcare", "--variants", "1", "--workspace", str(tiny.root)]
        return CliRunner().invoke(course, arguments, standalone_mode=False)

    first = check()
    assert "3 of 3 exercises proven" in first.output
    figures = json.loads((proof_folder(tiny, "tiny") / "proof.json").read_text("utf-8"))["figures"]

    def refuse(*_):
        raise AssertionError("the files were read again")

    with monkeypatch.context() as patch:
        patch.setattr("builder.check_course.check_loaded_course", refuse)
        again = check()
        assert again.exception is None, again.output
        assert "Nothing has changed since the last check." in again.output
        assert f"{figures['killed']} of {figures['mutants']} mutants killed" in again.output
        assert again.output.endswith("tiny: no findings\n")
        lesson = tiny.root / "modules/first-steps/lesson.md"
        lesson.write_text(lesson.read_text("utf-8") + "\nMore.\n", "utf-8")
        assert isinstance(check().exception, AssertionError)
