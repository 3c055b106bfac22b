"""The kinds of skills that there are scaffolds for, and which kind suits a skill by the words of its name."""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = ["ScaffoldKind", "kind_for"]


class ScaffoldKind(StrEnum):
    """What students make in the module; each is a folder of `templates/` and a kind of module card."""

    PYTHON = "python"
    ANALYSIS = "analysis"
    CONTAINER = "container"
    SERVICE = "service"
    PIPELINE = "pipeline"
    CONFIG = "config"
    WRITING = "writing"
    DECISION = "decision"
    PROCEDURE = "procedure"

    @property
    def about(self) -> str:
        """What students do in the sample exercise, in one line."""
        return _ABOUT[self]


_ABOUT = {
    ScaffoldKind.PYTHON: "a Python function and its tests",
    ScaffoldKind.ANALYSIS: "a figure from a table of data",
    ScaffoldKind.CONTAINER: "a container file that is read line by line",
    ScaffoldKind.SERVICE: "a web service, tested without a server",
    ScaffoldKind.PIPELINE: "a step that may run twice",
    ScaffoldKind.CONFIG: "a file of settings",
    ScaffoldKind.WRITING: "a short text, judged by tests and by a rubric",
    ScaffoldKind.DECISION: "a calculation and a decision",
    ScaffoldKind.PROCEDURE: "steps in a safe order, with traps",
}

# The first kind with a word that the text holds is taken; words are beginnings, so that `deploy` finds `deployment`.
_WORDS = {
    ScaffoldKind.CONTAINER: "container docker kubernetes helm podman image registry",
    ScaffoldKind.CONFIG: "config setting terraform infrastructure ansible firewall network cloud policy edge",
    ScaffoldKind.PIPELINE: "pipeline etl elt orchestrat airflow stream kafka ingest batch integrat workflow spark lake",
    ScaffoldKind.SERVICE: "api rest service endpoint server microservice inference web",
    ScaffoldKind.ANALYSIS: "analy statistic report dashboard visuali metric monitor experiment evaluat forecast "
    "data sql",
    ScaffoldKind.DECISION: "calculat dose dosage dosing budget cost estimat decid decision priorit triage risk plan "
    "select",
    ScaffoldKind.PROCEDURE: "procedure checklist hygiene safety incident response emergency handl care clean sterili "
    "wound assess administ inspect audit weld cook install maint repair inject catheter resuscitat venepuncture",
    ScaffoldKind.PYTHON: "python programm code coding script software algorithm test model learning train neural "
    "pytorch torch tensor hyper explainab",
    ScaffoldKind.WRITING: "writ document communicat negotiat mentor teach coach lead team collab resilien empath "
    "listen present stakeholder ethic patien advoca",
}


_CLEARLY_TEXT = ["writing", "documentation", "talk", "letter", "correspond"]


def kind_for(name: str, text: str = "", *, soft: bool = False) -> ScaffoldKind:
    """Return the kind that suits a skill best by its name, or by the text that asks for it.

    For soft skills it is always writing or procedure; a skill that no word is known of is a procedure.
    """
    found = _by_words(name) or _by_words(text)
    if soft:
        return ScaffoldKind.PROCEDURE if found is ScaffoldKind.PROCEDURE else ScaffoldKind.WRITING
    return found or ScaffoldKind.PROCEDURE


def _by_words(text: str) -> ScaffoldKind | None:
    words = re.findall(r"[a-z]+", text.casefold())
    if _any_begins(words, _CLEARLY_TEXT):
        return ScaffoldKind.WRITING
    return next((kind for kind, begins in _WORDS.items() if _any_begins(words, begins.split())), None)


def _any_begins(words: list[str], begins: list[str]) -> bool:
    return any(word.startswith(begin) for begin in begins for word in words)
