"""What all documents share: frozen models that refuse unknown keys, and the patterns of identifiers."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

__all__ = ["Document", "Identifier", "Line", "Text"]


class Document(BaseModel):
    """Base of everything that people write: frozen, unknown keys refused, no silent type changes."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True, populate_by_name=True
    )


Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", min_length=1, max_length=48)]
"""A permanent id in kebab-case, such as `grouped-split`."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\n]*$")]
"""One line of text, not blank, 200 characters at most."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""Text of one or more lines, not blank."""
