"""`book/brand.yaml`: the look of the institution that offers the courses of a workspace."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from builder.documents.base import Document, Line

__all__ = ["BrandColours", "BrandSettings"]

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
"""A colour as six hexadecimal digits after a `#`."""

LogoFile = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$")]


class BrandColours(Document):
    """The colour of links and buttons: one for light pages, one for dark ones."""

    light: Colour
    dark: Colour


class BrandSettings(Document):
    """Name, logo, colours and footer; each may be left out."""

    name: Line | None = None
    """Who offers the courses."""
    logo: Annotated[LogoFile, Field(max_length=120)] | None = None
    """A picture, relative to this file."""
    colours: BrandColours | None = None
    footer: Line | None = None
    """The line at the foot of every page."""
