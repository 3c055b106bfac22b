"""JSON Schemas of every document that people write; editors complete and underline YAML with them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.documents.base import Document

__all__ = ["DOCUMENTS", "Kind", "schema_text"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: where it stands in a workspace, and the model that reads it."""

    file: str
    module: str
    model: str

    def load(self) -> type[Document]:
        """Return the model; it is imported only now."""
        found: type[Document] = getattr(import_module(f"builder.documents.{self.module}"), self.model)
        return found


DOCUMENTS = {
    "curriculum": Kind("curriculum/COURSE.yaml", "curriculum", "Curriculum"),
    "profile": Kind("curriculum/profiles/COURSE.yaml", "profile_document", "ProfileDocument"),
    "module": Kind("modules/MODULE/module.yaml", "module_card", "ModuleCard"),
    "skills": Kind("curriculum/skills.yaml", "vocabulary", "Vocabulary"),
    "phrases": Kind("curriculum/phrases/NAME.yaml", "labelled", "LabelledPhrases"),
    "scenario": Kind("curriculum/domains/NAME.yaml", "domain", "Scenario"),
    "domain": Kind("curriculum/domains/NAME.py (its constants, in small letters)", "domain_pack", "PackFacts"),
    "brand": Kind("book/brand.yaml", "brand", "BrandSettings"),
    "publish": Kind("publish.yaml", "publish", "PublishSettings"),
}
"""Every kind of document by its name on the command line."""


def schema_text(kind: str) -> str:
    """Return the JSON Schema (2020-12) of a kind of document, as the model reads it. Raises KeyError."""
    schema = DOCUMENTS[kind].load().model_json_schema(by_alias=True)
    return json.dumps({"$schema": _DIALECT, **schema}, indent=1, ensure_ascii=False) + "\n"
