"""From entries to items with permanent ids; repeated and overlong ones are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.documents.profile import Item, Part, slug
from builder.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.findings import Place
    from builder.profiles.source import Entry

__all__ = ["LONGEST", "LONGEST_TEXT", "MOST", "Items"]

LONGEST = 200
"""The most characters of an item; longer ones are cut, because ids and tables are made of them."""
LONGEST_TEXT = 4000
"""The most characters of a summary or of the text of a stage."""
MOST = 60
"""The most items of a part that are read."""


class Items:
    """Makes the items of one profile; faults go to the list that it was given."""

    def __init__(self, findings: list[Finding]) -> None:
        self._findings = findings

    def of_text(self, part: Part, entry: Entry | None) -> Item | None:
        """Return the whole text as one item, or None if the profile lacks the part."""
        if entry is None or not entry.text:
            return None
        text = entry.text[: LONGEST if part is Part.TITLE else LONGEST_TEXT].rstrip()
        return Item(f"{part}/{slug(text)}", part, text, entry.place)

    def of_entries(self, part: Part, entries: Iterable[Entry]) -> tuple[Item, ...]:
        """Return an item for each entry in order, the first of those with the same text."""
        found: dict[str, Item] = {}
        ids: set[str] = set()
        for entry in entries:
            text = entry.text
            if not any(character.isalnum() for character in text):
                continue
            if len(found) == MOST:
                message = f"Only the first {MOST} {part.words} are read."
                self._report(part, entry.place, "profile-lists-are-short", message)
                break
            text = self._cut(part, entry)
            if (first := found.get(text.casefold())) is not None:
                message = f"'{text}' stands under {part.words} already in line {first.place.line}."
                self._report(part, entry.place, "profile-items-stand-once", message)
                continue
            name = _unique(f"{part}/{slug(text)}", ids)
            ids.add(name)
            found[text.casefold()] = Item(name, part, text, entry.place)
        return tuple(found.values())

    def _cut(self, part: Part, entry: Entry) -> str:
        if len(entry.text) <= LONGEST:
            return entry.text
        message = f"This entry of {part.words} has {len(entry.text)} characters; {LONGEST} are kept."
        self._report(part, entry.place, "profile-lists-are-short", message)
        return entry.text[:LONGEST].rsplit(" ", 1)[0]

    def _report(self, part: Part, place: Place, rule: str, message: str) -> None:
        hint = "Keep each entry short and separate the entries with ` | ` or bullets."
        if rule == "profile-items-stand-once":
            # A tool may well be named in several sentences.
            if part is Part.TOOLS:
                return
            hint = "Keep one of the two."
        self._findings.append(Finding(rule, message, place, hint, Severity.WARNING))


def _unique(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    return next(f"{name}-{number}" for number in range(2, len(taken) + 3) if f"{name}-{number}" not in taken)
