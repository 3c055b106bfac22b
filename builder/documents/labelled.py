"""`curriculum/phrases/*.yaml`: phrases of profiles, and the skills that people say they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from builder.documents.base import Document, Identifier, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Label", "LabelledPhrases", "Phrases"]

Phrases = dict[Line, tuple[Identifier, ...]]
"""Phrase → the ids of the skills that it names; none where it names nothing of the vocabulary."""

Label = tuple[str, frozenset[str]]
"""A phrase and the skills that it names."""


class OccupationPhrases(Document):
    """The phrases of one occupation, by the list of a profile in which they stand."""

    technical: Phrases = Field(default={})
    soft: Phrases = Field(default={})


class LabelledPhrases(Document):
    """Phrases by occupation: what matching learns from beside the names of the vocabulary."""

    occupations: Annotated[dict[Line, OccupationPhrases], Field(min_length=1)]

    def labels(self) -> Iterator[Label]:
        """Yield every phrase with its skills, in the order of the file."""
        for occupation in self.occupations.values():
            for phrases in (occupation.technical, occupation.soft):
                for text, skills in phrases.items():
                    yield text, frozenset(skills)
