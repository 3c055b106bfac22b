"""`course schema`: what the schemas accept is what the models read, and every document of the repository passes."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from builder.cli.main import course
from builder.documents.reading import read_document
from builder.documents.schemas import DOCUMENTS, schema_text
from builder.errors import CourseError

ROOT = Path(__file__).parents[2]
PATTERNS = {
    "curriculum": ("curriculum/*.yaml", "tests/golden/*/workspace/curriculum/*.yaml"),
    "module": ("modules/*/module.yaml", "tests/golden/*/workspace/modules/*/module.yaml"),
    "skills": ("curriculum/skills.yaml",),
    "phrases": ("curriculum/phrases/*.yaml",),
    "scenario": ("curriculum/domains/*.yaml",),
}
SMALL = {
    "skills": "skills:\n  - {id: sewing, name: Sewing}\n",
    "profile": "title: Nurse\ntechnical_skills: [Wound care]\nstages:\n  - {title: Ward, from: 0, to: 2}\n",
    "brand": "name: Evening School\n",
    "publish": "targets:\n  here: {kind: folder, path: out}\n",
}


def run(*arguments):
    return CliRunner().invoke(course, ["schema", *arguments], standalone_mode=False)


def files(kind):
    found = [path for pattern in PATTERNS[kind] for path in sorted(ROOT.glob(pattern))]
    return [path for path in found if kind == "skills" or path.name != "skills.yaml"]


def plain(text):
    """Return the YAML as JSON has it: dates and times as text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_schema_is_one(kind):
    schema = json.loads(run(kind).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["type"] == "object"
    assert set(schema["properties"]) == {
        field.alias or name for name, field in DOCUMENTS[kind].load().model_fields.items()
    }


@pytest.mark.parametrize("kind", PATTERNS)
def test_every_document_of_the_repository_passes_its_schema_and_its_model(kind):
    checker = jsonschema.Draft202012Validator(json.loads(schema_text(kind)))
    assert files(kind)
    for path in files(kind):
        text = path.read_text("utf-8")
        assert [error.message for error in checker.iter_errors(plain(text))] == [], path
        assert read_document(DOCUMENTS[kind].load(), text, path.name)[0] is not None, path


@pytest.mark.parametrize("kind", sorted({*PATTERNS, *SMALL}))
def test_a_key_that_the_model_refuses_is_refused_by_the_schema_too(kind):
    text = SMALL[kind] if kind in SMALL else files(kind)[0].read_text("utf-8")
    checker = jsonschema.Draft202012Validator(json.loads(schema_text(kind)))
    assert checker.is_valid(plain(text)), [error.message for error in checker.iter_errors(plain(text))]
    assert read_document(DOCUMENTS[kind].load(), text, "d.yaml")[0] is not None
    assert not checker.is_valid({**plain(text), "surprise": 1})
    assert read_document(DOCUMENTS[kind].load(), text + "surprise: 1\n", "d.yaml")[0] is None


def test_all_schemas_are_written_once(tmp_path):
    done = run("--to", str(tmp_path / "schemas"))
    assert done.exception is None
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == sorted(
        f"{kind}.schema.json" for kind in DOCUMENTS
    )
    assert "Unchanged:" in run("module", "--to", str(tmp_path / "schemas")).stderr


def test_the_kinds_are_listed_and_a_wrong_one_is_named():
    listed = run().stdout
    assert all(f"{kind} " in listed and found.file in listed for kind, found in DOCUMENTS.items())
    wrong = run("modul")
    assert isinstance(wrong.exception, CourseError)
    assert "Did you mean 'module'?" in wrong.exception.hint
