"""From bytes to a text that can be a profile: size, encoding, emptiness and language."""

from __future__ import annotations

import re

from builder.documents.reading import decode_text
from builder.findings import Finding, Place

__all__ = ["LARGEST", "read_text"]

LARGEST = 128 * 1024
"""The most bytes that a profile may have; the longest profiles of public collections have a tenth of it."""

_SIGNATURES = {b"%PDF": "a PDF file", b"PK\x03\x04": "a Word or zip file", b"\xd0\xcf\x11\xe0": "an old Word file"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAVE_AS_TEXT = "Save the profile as plain text in the encoding UTF-8, and name that file."

# The commonest function words of each language; they make up a third of any running text.
_FUNCTION_WORDS = {
    "English": "the and of to in a for with as on by or that are is from at an their they it into such after like",
    "German": "der die das und in zu den von mit für auf ist im dem des ein eine als auch oder werden sie nach bei",
    "French": "le la les de des et en du un une pour dans que qui sur avec par au aux est ou plus ils son sont",
    "Spanish": "el la los las de y en del un una para con que por al se su es o como más sus son entre",
    "Italian": "il la i le di e in del della un una per con che da al dei nel è o come più sono gli alla",
    "Dutch": "de het een en van in op te voor met is dat die aan zijn door bij als ook of naar worden hun",
    "Portuguese": "o a os as de e em do da um uma para com que por no na dos das se ou como mais são",
}
_SETS = {name: frozenset(words.split()) for name, words in _FUNCTION_WORDS.items()}
_ENOUGH_WORDS = 25
_WORD = re.compile(r"[^\W\d_]+")


def read_text(data: bytes, file: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the profile's text with Unix line ends, or an empty text and the findings that say why not."""
    fault = _size(data, file) or _signature(data, file)
    if fault:
        return "", (fault,)
    text, faults = decode_text(data, file)
    if faults:
        renamed = tuple(Finding("profile-is-text", f.message, f.place, _SAVE_AS_TEXT) for f in faults)
        return "", renamed
    fault = _control(text, file) or _empty(text, file) or _language(text, file)
    return ("", (fault,)) if fault else (text, ())


def _size(data: bytes, file: str) -> Finding | None:
    if len(data) <= LARGEST:
        return None
    message = f"The file has {len(data) / 1e6:.1f} MB; a profile has {LARGEST // 1024} kB at most."
    hint = "Keep the description of the occupation only, one or two pages of text."
    return Finding("profile-is-short", message, Place(file, 1), hint)


def _signature(data: bytes, file: str) -> Finding | None:
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            return Finding("profile-is-text", f"This is {name}, not text.", Place(file, 1), _SAVE_AS_TEXT)
    return None


def _control(text: str, file: str) -> Finding | None:
    match = _CONTROL.search(text)
    if match is None:
        return None
    line = text.count("\n", 0, match.start()) + 1
    message = f"The control character U+{ord(match.group()):04X} is in the file; it is not text."
    return Finding("profile-is-text", message, Place(file, line), _SAVE_AS_TEXT)


def _empty(text: str, file: str) -> Finding | None:
    if _WORD.search(text):
        return None
    hint = "Write what the occupation is, does and asks for; the guide 'Your own profile' shows an example."
    return Finding("profile-is-not-empty", "The profile has no words in it.", Place(file, 1), hint)


def _language(text: str, file: str) -> Finding | None:
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _ENOUGH_WORDS:
        return None
    shares = {name: sum(word in known for word in words) for name, known in _SETS.items()}
    best = max(sorted(shares), key=lambda name: shares[name])
    if shares["English"] * 50 >= len(words) and shares["English"] * 4 >= shares[best] * 3:
        return None
    seen = f"It looks {best}" if shares[best] * 20 >= len(words) and best != "English" else "Its words are not English"
    message = f"The profile is not in English. {seen}."
    return Finding("profile-is-in-english", message, Place(file, 1), "Translate the profile to English.")
