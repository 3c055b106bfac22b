"""Labelled phrases are read from the library and the workspace, and what is wrong with them is told."""

from labelled import the_vocabulary

from builder.match.labels import read_labels
from builder.workspace import Workspace

OWN = """\
occupations:
  weaver:
    technical:
      "Warps and wefts in Python": [python-programming]
      "Sets up the loom": [weaving]
"""


def read(root):
    return read_labels(Workspace(root), the_vocabulary())


def test_the_phrases_of_the_library_are_known_without_any_of_ones_own(tmp_path):
    labels, findings = read(tmp_path)
    assert len(labels) > 3000
    assert findings == ()


def test_a_workspace_adds_its_phrases_and_hears_of_skills_that_do_not_exist(tmp_path):
    folder = tmp_path / "curriculum" / "phrases"
    folder.mkdir(parents=True)
    (folder / "weaving.yaml").write_text(OWN, "utf-8")
    labels, findings = read(tmp_path)
    assert ("Warps and wefts in Python", frozenset({"python-programming"})) in labels
    (finding,) = findings
    assert finding.rule == "phrases-name-known-skills"
    assert finding.place.line == 5
    assert "'weaving'" in finding.message


def test_a_file_that_cannot_be_read_is_told_and_the_others_count(tmp_path):
    folder = tmp_path / "curriculum" / "phrases"
    folder.mkdir(parents=True)
    (folder / "weaving.yaml").write_text("occupations: [weaver]\n", "utf-8")
    labels, findings = read(tmp_path)
    assert len(labels) > 3000
    assert {finding.place.file for finding in findings} == {"curriculum/phrases/weaving.yaml"}
