"""The real vocabulary and small module cards."""

import sys
from pathlib import Path

import pytest

from builder.documents.module_card import ModuleCard
from builder.documents.reading import read_document
from builder.documents.vocabulary import Vocabulary

sys.path.insert(0, str(Path(__file__).parent))
SKILLS = Path(__file__).parents[2] / "curriculum" / "skills.yaml"


@pytest.fixture(scope="session")
def vocabulary():
    found, findings = read_document(Vocabulary, SKILLS.read_text("utf-8"), "curriculum/skills.yaml")
    assert found is not None, findings
    return found


@pytest.fixture(scope="session")
def make_card():
    def make(name, *, teaches, needs=(), stage="proof-of-concept", **more):
        facts = {
            "id": name,
            "title": name.replace("-", " "),
            "summary": "A module.",
            "kind": "python",
            "teaches": list(teaches),
            "needs": list(needs),
            "stage": stage,
            "minutes": {"reading": 30, "exercises": 30},
            "objectives": {"do-it": "Write it"},
            "exercises": {"one": {"kind": "write", "title": "One", "objective": "do-it", "points": 1, "minutes": 30}},
        }
        import json

        return ModuleCard.model_validate_json(json.dumps(facts | more))

    return make
