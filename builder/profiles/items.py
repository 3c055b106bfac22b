"""From spans to items with permanent ids; repeated and overlong ones are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.documents.profile import Item, slug
from builder.findings import Finding, Severity
from builder.profiles.lists import entries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.documents.profile import Part
    from builder.profiles.parts import Parts
    from builder.profiles.source import Source, Span

__all__ = ["LONGEST", "MOST", "Items"]

LONGEST = 200
"""The most characters of an item; longer ones are cut, because ids and tables are made of them."""
MOST = 60
"""The most items of a part that are read."""


class Items:
    """Makes the items of one profile; faults go to the list that it was given."""

    def __init__(self, source: Source, findings: list[Finding]) -> None:
        self._source = source
        self._findings = findings

    def of_text(self, part: Part, parts: Parts) -> Item | None:
        """Return the part's whole text as one item, or None if the profile lacks the part."""
        if not parts[part]:
            return None
        span = self._source.trim(parts[part][0].span)
        text = self._source.words(span)[:LONGEST] if part == "title" else self._source.words(parts[part][0].span)
        return Item(f"{part}/{slug(text)}", part, text, self._source.place(span.start))

    def of_lists(self, part: Part, parts: Parts) -> tuple[Item, ...]:
        """Return the entries of the part's lists as items."""
        return self.of_spans(part, [span for block in parts[part] for span in entries(self._source, block)])

    def of_spans(self, part: Part, spans: Iterable[Span]) -> tuple[Item, ...]:
        """Return an item for each span in order, the first of those with the same text."""
        found: dict[str, Item] = {}
        ids: set[str] = set()
        for span in spans:
            text = self._source.words(span)
            if not any(character.isalnum() for character in text):
                continue
            if len(found) == MOST:
                self._report(part, span, "profile-lists-are-short", f"Only the first {MOST} {part.words} are read.")
                break
            text = self._cut(part, span, text)
            if (first := found.get(text.casefold())) is not None:
                message = f"'{text}' stands under {part.words} already in line {first.place.line}."
                self._report(part, span, "profile-items-stand-once", message)
                continue
            name = _unique(f"{part}/{slug(text)}", ids)
            ids.add(name)
            found[text.casefold()] = Item(name, part, text, self._source.place(span.start))
        return tuple(found.values())

    def without_twins(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Return the items, of those with the same id only the first."""
        return tuple({item.id: item for item in reversed(list(items))}.values())[::-1]

    def _cut(self, part: Part, span: Span, text: str) -> str:
        if len(text) <= LONGEST:
            return text
        message = f"This entry of {part.words} has {len(text)} characters; {LONGEST} are kept."
        self._report(part, span, "profile-lists-are-short", message)
        return text[:LONGEST].rsplit(" ", 1)[0]

    def _report(self, part: Part, span: Span, rule: str, message: str) -> None:
        hint = "Keep each entry short and separate the entries with ` | ` or bullets."
        if rule == "profile-items-stand-once":
            # A tool may well be named in several sentences.
            if part == "tools":
                return
            hint = "Keep one of the two."
        self._findings.append(Finding(rule, message, self._source.place(span.start), hint, Severity.WARNING))


def _unique(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    return next(f"{name}-{number}" for number in range(2, len(taken) + 3) if f"{name}-{number}" not in taken)
