"""`course profile`: what it shows and writes, and that it is read back exactly."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.profile import profile
from builder.cli.schema import schema
from builder.documents.profile import Part
from builder.profiles.own_text import profile_text
from builder.profiles.reader import read_profile

SAMPLES = sorted((Path(__file__).parents[1] / "profiles" / "samples").glob("*"))


def run(*arguments):
    return CliRunner().invoke(profile, [str(argument) for argument in arguments], standalone_mode=False)


def said(found):
    stages = [replace(stage, item=None) for stage in found.stages]
    return [[(item.id, item.text) for item in found.of(part)] for part in Part], stages


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_what_is_written_is_read_back_exactly(path):
    first, _ = read_profile(path.read_bytes(), path.name)
    again, findings = read_profile(profile_text(first).encode(), "p.yaml")
    assert again is not None, findings
    assert said(again) == said(first)


def test_it_shows_what_was_guessed_and_writes_it(tmp_path):
    source = tmp_path / "chef.txt"
    source.write_bytes(next(path for path in SAMPLES if path.name == "chef.txt").read_bytes())
    result = run(source, "--write")
    assert result.exception is None
    assert "technical skills (5), line 5: guessed: known by how they look" in result.stderr
    assert "# guessed: technical skills" in (tmp_path / "chef.yaml").read_text("utf-8")


def chef(tmp_path):
    source = tmp_path / "chef.txt"
    source.write_bytes(next(path for path in SAMPLES if path.name == "chef.txt").read_bytes())
    assert run(source, "--write").exception is None
    return source, source.with_suffix(".yaml")


def test_a_corrected_document_is_not_replaced_and_the_difference_is_shown(tmp_path):
    source, written = chef(tmp_path)
    corrected = written.read_text("utf-8") + "# mine: ask Ana about the stages\n"
    written.write_text(corrected, "utf-8")
    for file in (source, written):
        result = run(file, "--write")
        assert result.exit_code == 1
        assert "-# mine: ask Ana about the stages" in result.stdout
        assert "Nothing was written" in result.stderr
        assert "--replace" in result.stderr
        assert written.read_text("utf-8") == corrected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chef.txt", "chef.yaml"]


def test_every_text_that_was_replaced_is_kept(tmp_path):
    source, written = chef(tmp_path)
    for number in range(3):
        written.write_text(f"title: version {number}\n", "utf-8")
        assert run(source, "--write", "--replace").exception is None
    kept = {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.bak")}
    assert kept == {
        "chef.yaml.bak": "title: version 0\n",
        "chef.yaml.2.bak": "title: version 1\n",
        "chef.yaml.3.bak": "title: version 2\n",
    }
    assert run(source, "--write", "--replace").exception is None
    assert len(list(tmp_path.glob("*.bak"))) == 3


def test_the_schema_names_every_key():
    shown = CliRunner().invoke(schema, ["profile"], standalone_mode=False)
    keys = set(json.loads(shown.stdout)["properties"])
    assert keys == {part.value.replace("-", "_") for part in Part}
