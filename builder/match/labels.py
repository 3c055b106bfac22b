"""Reads the labelled phrases of the library and of a workspace, from which matching learns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.documents.labelled import LabelledPhrases
from builder.documents.reading import read_document
from builder.findings import Finding, Place, Severity, did_you_mean
from builder.workspace import read_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from builder.documents.labelled import Label
    from builder.documents.vocabulary import Vocabulary
    from builder.workspace import Workspace

__all__ = ["read_labels"]


def read_labels(workspace: Workspace, vocabulary: Vocabulary) -> tuple[tuple[Label, ...], tuple[Finding, ...]]:
    """Return the phrases of `curriculum/phrases/` with their skills, and what is wrong with the files.

    A skill that the vocabulary lacks is told where a file of the workspace names it; the library's may be left unused.
    """
    labels: list[Label] = []
    findings: list[Finding] = []
    for path in workspace.files("curriculum/phrases", "*.yaml"):
        text, faults = read_file(workspace, path)
        document, more = (None, ()) if faults else read_document(LabelledPhrases, text, workspace.shown(path))
        findings += [*faults, *more]
        own = list(document.labels()) if document else []
        if path.is_relative_to(workspace.root):
            findings += _unknown(own, text, workspace.shown(path), vocabulary.names())
        labels += own
    return tuple(labels), tuple(findings)


def _unknown(labels: list[Label], text: str, shown: str, known: Collection[str]) -> Iterator[Finding]:
    for skill in sorted({skill for _, skills in labels for skill in skills}.difference(known)):
        line = next((number for number, row in enumerate(text.split("\n"), 1) if skill in row), 1)
        message = f"A phrase names the skill '{skill}', which the vocabulary does not have."
        yield Finding(
            "phrases-name-known-skills", message, Place(shown, line), did_you_mean(skill, known), Severity.WARNING
        )
