"""The stamp of a build: it is trusted only if inputs and outputs are what it says."""

import json

import pytest

from builder.stamp import (
    STAMP,
    BuildOptions,
    BuildSummary,
    inputs_digest,
    outputs_digest,
    proof_figures,
    read_stamp,
    sources_digest,
    stamp_text,
)

SUMMARY = BuildSummary("tiny", "A tiny course", 2, 4, 3, 7, 0.5, 9, ("first-steps",))


@pytest.fixture
def built(tiny):
    folder = tiny.build / "tiny"
    (folder / "site").mkdir(parents=True)
    (folder / "site" / "index.html").write_text("page")
    inputs = inputs_digest(tiny, "tiny", BuildOptions())
    (folder / STAMP).write_text(stamp_text(inputs, outputs_digest(folder), SUMMARY))
    return tiny, folder, inputs


def test_the_summary_comes_back_as_it_was(built):
    _, folder, inputs = built
    assert read_stamp(folder, inputs) == SUMMARY


@pytest.mark.parametrize("change", ["edited", "added", "removed"])
def test_outputs_that_changed_are_not_trusted(built, change):
    _, folder, inputs = built
    page = folder / "site" / "index.html"
    if change == "edited":
        page.write_text("other")
    elif change == "added":
        (folder / "site" / "more.html").write_text("page")
    else:
        page.unlink()
    assert read_stamp(folder, inputs) is None


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"inputs": "x"}', '{"inputs": "x", "outputs": "y", "summary": {"no": 1}}']
)
def test_a_damaged_stamp_counts_as_none(built, text):
    _, folder, inputs = built
    (folder / STAMP).write_text(text)
    assert read_stamp(folder, inputs) is None


def test_no_folder_no_stamp(tmp_path):
    assert read_stamp(tmp_path / "nothing", "x") is None


@pytest.mark.parametrize(
    "name", ["curriculum/tiny.yaml", "modules/first-steps/lesson.md", "book/myst.yml", "modules/new/x"]
)
def test_every_source_counts(built, name):
    workspace, _, inputs = built
    path = workspace.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text() if path.exists() else "") + "\n# changed\n")
    assert inputs_digest(workspace, "tiny", BuildOptions()) != inputs


@pytest.mark.parametrize("name", ["modules/__pycache__/x.pyc", "curriculum/tiny.yaml.bak", "notes.txt", "_build/x"])
def test_what_is_no_source_does_not_count(built, name):
    workspace, _, inputs = built
    path = workspace.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    assert inputs_digest(workspace, "tiny", BuildOptions()) == inputs


def test_options_count_if_they_change_what_comes_out(built):
    workspace, _, inputs = built
    for options in (BuildOptions(domain="healthcare"), BuildOptions(base_url="https://example.org")):
        assert inputs_digest(workspace, "tiny", options) != inputs
    assert inputs_digest(workspace, "tiny", BuildOptions(workers=2)) == inputs
    assert inputs_digest(workspace, "other", BuildOptions()) != inputs


def test_other_packages_are_another_input(built, monkeypatch):
    workspace, _, inputs = built
    monkeypatch.setattr("builder.stamp.installed_digest", lambda: "others")
    assert inputs_digest(workspace, "tiny", BuildOptions()) != inputs


def test_figures_of_a_proof_count_while_its_sources_are_these(built):
    workspace, _, inputs = built
    place = workspace.build / "proof" / "tiny" / "proof.json"
    place.parent.mkdir(parents=True)
    place.write_text(json.dumps({"sources": sources_digest(workspace), "figures": {"exercises": 3, "proven": 3}}))
    assert proof_figures(workspace, "tiny") == {"exercises": 3, "proven": 3}
    assert inputs_digest(workspace, "tiny", BuildOptions()) != inputs
    card = workspace.root / "modules" / "first-steps" / "module.yaml"
    card.write_text(card.read_text() + "\n")
    assert proof_figures(workspace, "tiny") is None
    place.write_text("[1]")
    assert proof_figures(workspace, "tiny") is None


def test_the_stamp_holds_no_time_and_no_path():
    text = stamp_text("in", "out", SUMMARY)
    assert text == stamp_text("in", "out", SUMMARY)
    assert set(json.loads(text)) == {"inputs", "outputs", "options", "summary"}
    assert "/" not in text
