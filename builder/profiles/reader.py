"""Read a career profile in any form: what kind of file it is, what it says, and every fault with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.findings import has_errors, in_order
from builder.profiles.content import build_profile
from builder.profiles.formats import kind_of, read_kind

if TYPE_CHECKING:
    from builder.documents.profile import Profile
    from builder.findings import Finding

__all__ = ["read_profile"]


def read_profile(data: bytes, file: str) -> tuple[Profile | None, tuple[Finding, ...]]:
    """Return the profile in the bytes, or None with errors among the findings; `file` is named in places.

    Reads plain text, Markdown, HTML, YAML and JSON (our own schema, ESCO), rows of O*NET, Word documents and PDF.
    The form is known by the content; the ending of `file` decides between forms of text.
    """
    findings: list[Finding] = []
    content = read_kind(kind_of(data, file), data, file, findings)
    if content is None or has_errors(findings):
        return None, in_order(findings)
    profile = build_profile(content, file, findings)
    return (None if has_errors(findings) else profile), in_order(findings)
