"""From bytes to a text that can be a profile: size, encoding, emptiness."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from builder.documents.reading import decode_text
from builder.findings import Finding, Place, Severity
from builder.profiles.language import language_fault
from builder.profiles.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LARGEST", "cut_off", "decode", "no_reader", "read_text", "size_fault", "text_fault", "unreadable"]

LARGEST = 128 * 1024
"""The most bytes of text that a profile may have; the longest profiles of public collections have a tenth of it."""

_OLD_FILES = ((b"\xd0\xcf\x11\xe0", "old Word file (.doc)"), (b"{\\rtf", "RTF file"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_TWO_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]")
_NOT_ASCII = bytes(range(128, 256))
_SAVE_AS_TEXT = "Save the profile as plain text in the encoding UTF-8, and name that file."
_WORD = re.compile(r"[^\W\d_]+")


def read_text(data: bytes, file: str, findings: list[Finding]) -> Source | None:
    """Return the text with Unix line ends, or None and the finding that says why not."""
    text = decode(data, file, findings, LARGEST)
    fault = None if text is None else text_fault(text, file)
    findings.extend([fault] if fault else [])
    return Source(text, file) if text is not None and not fault else None


def decode(data: bytes, file: str, findings: list[Finding], largest: int) -> str | None:
    """Return the bytes as text, or None and the finding: too many, another encoding, or control characters."""
    fault = size_fault(len(data), file, largest)
    if not fault and (old := next((name for start, name in _OLD_FILES if data.startswith(start)), None)):
        message = f"This is an {old}."
        fault = Finding("profile-is-text", message, Place(file, 1), "Save it as .docx or as plain text.")
    if fault:
        findings.append(fault)
        return None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # What Windows calls Unicode.
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    elif (western := _western(data)) is not None:
        message = "The text is not in UTF-8; it was read as Windows-1252 (Latin-1)."
        findings.append(Finding("profile-is-text", message, Place(file, 1), _SAVE_AS_TEXT, Severity.NOTE))
        data = western
    text, faults = decode_text(data, file)
    renamed = [Finding("profile-is-text", f.message, f.place, _SAVE_AS_TEXT) for f in faults] or _control(text, file)
    findings.extend(renamed)
    return None if renamed else text


def _western(data: bytes) -> bytes | None:
    """Return the text of older Windows programs in UTF-8, or None if the bytes are something else.

    Nearly all letters of such a text are ASCII. Two-byte letters of UTF-8 in it speak for a broken file.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        accents = len(data) - len(data.translate(None, _NOT_ASCII))
        if accents * 8 > len(data) or _CONTROL_BYTE.search(data) or _TWO_BYTES.search(data):
            return None
        try:
            return data.decode("cp1252").encode()
        except UnicodeDecodeError:
            return None
    return None


def text_fault(text: str, file: str, origins: Sequence[int] = ()) -> Finding | None:
    """Return what keeps a text from being a profile: too long, no words, or another language."""
    if fault := size_fault(len(text), file, LARGEST):
        return fault
    if not _WORD.search(text):
        hint = "Write what the occupation is, does and asks for; the guide 'Your own profile' shows an example."
        return Finding("profile-is-not-empty", "The profile has no words in it.", Place(file, 1), hint)
    return language_fault(text, Place(file, origins[0] if origins else 1))


def size_fault(size: int, file: str, largest: int) -> Finding | None:
    """Return the finding for a file with more bytes than a profile of its form needs."""
    if size <= largest:
        return None
    message = f"The file has {size / 1e6:.1f} MB; a profile has {largest // 1024} kB at most."
    hint = "Keep the description of the occupation only, one or two pages of text."
    return Finding("profile-is-short", message, Place(file, 1), hint)


def cut_off(read: str, file: str, line: int) -> Finding:
    """Return the finding for a document of which only a first piece was read, such as `3000 paragraphs`."""
    message = f"Only the first {read} were read; what comes after them is left out."
    hint = "Keep the description of the occupation only, and take empty lines and pages away."
    return Finding("profile-is-short", message, Place(file, line), hint, Severity.WARNING)


def no_reader(what: str, package: str, file: str) -> Finding:
    """Return the finding for a file whose reader is a package of the extra `documents` that is not installed."""
    hint = "Install what reads it: pip install 'coursewright[documents]'. Or save the file as plain text."
    return unreadable(f"{what} are read with {package}, which is not installed.", file, hint)


def unreadable(message: str, file: str, hint: str, line: int = 1) -> Finding:
    """Return the finding for a file that cannot be opened as what it says to be."""
    return Finding("profile-can-be-opened", message, Place(file, line), hint)


def _control(text: str, file: str) -> list[Finding]:
    match = _CONTROL.search(text)
    if match is None:
        return []
    line = text.count("\n", 0, match.start()) + 1
    message = f"The control character U+{ord(match.group()):04X} is in the file; it is not text."
    return [Finding("profile-is-text", message, Place(file, line), _SAVE_AS_TEXT)]
