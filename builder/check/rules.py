"""The catalogue of rules: what each one demands, why, and how to mend a violation. `rules.yaml` holds the texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from builder.documents.base import Document, Identifier, Line, Text
from builder.documents.reading import read_document
from builder.errors import FindingsError

__all__ = ["Rule", "RuleBook", "load_rules", "rules_page"]

GROUPS = {
    "files": "Files and their form",
    "profile": "Career profiles",
    "curriculum": "Courses and prerequisites",
    "module": "Modules, objectives and time",
    "exercise": "Exercises",
    "quiz": "Quizzes and review cards",
    "proof": "What running the exercises shows",
    "text": "Texts and figures",
    "domain": "Industry domains",
    "student": "What students receive",
    "run": "Running lessons",
    "site": "The site",
}
"""The groups in the order in which they are shown."""


class Rule(Document):
    """One rule: its name and `must` say what should hold, `why` gives the reason, `fix` the way out."""

    name: Annotated[Identifier, Field(max_length=60)]
    severity: Literal["error", "warning", "note"] = "error"
    group: Literal[
        "files",
        "profile",
        "curriculum",
        "module",
        "exercise",
        "quiz",
        "proof",
        "text",
        "domain",
        "student",
        "run",
        "site",
    ]
    must: Line
    why: Text
    fix: Text


class RuleBook(Document):
    """All rules."""

    rules: tuple[Rule, ...]


def load_rules() -> dict[str, Rule]:
    """Return the rules by name, in the order of the catalogue."""
    path = Path(__file__).with_name("rules.yaml")
    book, findings = read_document(RuleBook, path.read_text("utf-8"), path.name)
    if book is None:
        raise FindingsError(findings)
    return {rule.name: rule for rule in book.rules}


def rules_page() -> str:
    """Return the reference of all rules as a MyST page."""
    parts = [
        "---",
        "title: The rules of course check",
        "---",
        "",
        "Each finding names a rule.",
        "`course explain RULE` prints the same text as this page.",
        "An error stops a build, a warning does not, a note only informs.",
        "",
    ]
    rules = load_rules().values()
    for group, title in GROUPS.items():
        parts += [f"## {title}", ""]
        for rule in rules:
            if rule.group == group:
                parts += [f"(rule-{rule.name})=", f"### {rule.name}", "", f"**{rule.must}** ({rule.severity})", ""]
                parts += [_as_text(rule.why), "", f"*To mend it:* {_as_text(rule.fix)}", ""]
    return "\n".join(parts).rstrip() + "\n"


def _as_text(text: str) -> str:
    """Return the text for a MyST page: one sentence a line, so that changes are easy to review."""
    return re.sub(r"(?<=[.;]) (?=[A-Z])", "\n", text)
