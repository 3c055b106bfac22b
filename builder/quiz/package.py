"""Content packages of questions: a zip with a manifest, the same bytes for the same questions."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["as_text", "packed"]

# Zip files hold a date for each entry; the earliest that the format knows makes the bytes the same on every day.
_DATE = (1980, 1, 1, 0, 0, 0)


def as_text(root: ET.Element) -> str:
    """Return an XML document."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def packed(files: Mapping[str, str]) -> bytes:
    """Return a zip of texts by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text)
    return made.getvalue()
