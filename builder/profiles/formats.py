"""The forms in which a profile may come: known by their content, each read by its own reader."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from builder.profiles.text import read_text
from builder.profiles.text_content import read_content

if TYPE_CHECKING:
    from builder.findings import Finding
    from builder.profiles.content import Content
    from builder.profiles.source import Source

__all__ = ["FileKind", "kind_of", "read_kind"]


class FileKind(StrEnum):
    """What a file is, in the words of messages."""

    TEXT = "text"
    HTML = "HTML"
    YAML = "YAML"
    JSON = "JSON"
    ROWS = "rows"
    WORD = "Word document"
    PDF = "PDF"


_SUFFIXES = {
    ".html": FileKind.HTML,
    ".htm": FileKind.HTML,
    ".xhtml": FileKind.HTML,
    ".yaml": FileKind.YAML,
    ".yml": FileKind.YAML,
    ".json": FileKind.JSON,
    ".csv": FileKind.ROWS,
    ".tsv": FileKind.ROWS,
}
_TAG = re.compile(
    r"\s*(?:<!doctype html|<(?:html|head|body|h[1-6]|p|div|ul|section|article|main|table)\b)", re.IGNORECASE
)
_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*\{\s*")')
_YAML_KEY = re.compile(r"^(?:technical_skills|soft_skills|alternative_titles)\s*:", re.MULTILINE)
_ONET_HEADER = re.compile(r"[\"']?O\*NET-SOC Code[\"']?[\t,;]", re.IGNORECASE)
_HEAD = 4096


def kind_of(data: bytes, file: str) -> FileKind:
    """Return what the bytes are; the ending of the file's name counts where the content does not tell."""
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return FileKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return FileKind.WORD
    head = data[:_HEAD].decode("utf-8", "replace").lstrip("\ufeff")
    if _TAG.match(head):
        return FileKind.HTML
    if _JSON.match(head):
        return FileKind.JSON
    if _ONET_HEADER.match(head):
        return FileKind.ROWS
    if _YAML_KEY.search(data.decode("utf-8", "replace") if len(data) < _HEAD * 8 else head):
        return FileKind.YAML
    suffix = re.search(r"\.[a-z]+$", file.lower())
    return _SUFFIXES.get(suffix.group(), FileKind.TEXT) if suffix else FileKind.TEXT


def read_kind(kind: FileKind, data: bytes, file: str, findings: list[Finding]) -> Content | None:
    """Return what the file says, or None with an error among the findings."""
    match kind:
        case FileKind.YAML:
            from builder.profiles.own import read_own

            return read_own(data, file, findings)
        case FileKind.JSON:
            from builder.profiles.json_content import read_json

            return read_json(data, file, findings)
        case FileKind.ROWS:
            from builder.profiles.rows import read_rows

            return read_rows(data, file, findings)
    source = _source(kind, data, file, findings)
    return read_content(source, findings) if source else None


def _source(kind: FileKind, data: bytes, file: str, findings: list[Finding]) -> Source | None:
    match kind:
        case FileKind.HTML:
            from builder.profiles.html_text import read_html

            return read_html(data, file, findings)
        case FileKind.WORD:
            from builder.profiles.word_text import read_word

            return read_word(data, file, findings)
        case FileKind.PDF:
            from builder.profiles.pdf_text import read_pdf

            return read_pdf(data, file, findings)
    return read_text(data, file, findings)
