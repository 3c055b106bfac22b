"""Which lines of a text are headings: Markdown's, underlined and bold ones, labels, and plain lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.profiles.headings import is_other_heading, part_of_heading
from builder.profiles.source import Span

if TYPE_CHECKING:
    from builder.profiles.source import Source

__all__ = ["LABEL_LEVEL", "Heading", "find_headings", "front_matter"]

_MARKDOWN = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(?P<text>[^\s#][^\n]*)")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:={3,}|-{3,})[ \t]*$")
_BOLD = re.compile(r"\s*(\*\*|__)(?P<text>[^*_\n]{1,80})\1\s*:?\s*$")
_LABEL = re.compile(
    r"\s*(?:[-*+•][ \t]+)?(?:\*\*|__)?(?P<text>[A-Za-z][^:\n|.*]{1,60}):(?:\*\*|__)?[ \t]+(?=\S)"
    r"|\s*(?:[-*+•][ \t]+)?(?:\*\*|__)(?P<bold>[A-Za-z][^:\n|.*]{1,60})(?:\*\*|__):[ \t]+(?=\S)"
)
_LISTED = re.compile(r"\s*[-*+•][ \t]")
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)]|[IVX]{1,4}[.)])[ \t]+")
_LONGEST = 90
_LONGEST_FRONT_MATTER = 40
LABEL_LEVEL = 7
"""The level of labels such as `Tools: …`, below all headings."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its words, its level (1 is the title's), its line, and the text behind a label in the same line."""

    text: str
    level: int
    span: Span
    rest: Span | None = None


def find_headings(source: Source) -> dict[int, Heading]:
    """Return the headings by the offset of their line."""
    lines = list(source.lines())
    marked: dict[int, Heading] = {}
    plain: dict[int, Heading] = {}
    fences = front_matter(source)
    for number, line in enumerate(lines):
        if line.start == line.end or line.start in fences:
            continue
        above = source.raw(lines[number - 1]).strip() if number and lines[number - 1].start not in fences else ""
        below = lines[number + 1] if number + 1 < len(lines) else line
        raw = source.raw(line)
        underlined = below.start not in fences and _UNDERLINE.match(source.raw(below)) and len(raw) < _LONGEST
        if match := _MARKDOWN.match(raw):
            text = match.group("text").rstrip(" \t#").strip("*_: ")
            marked[line.start] = Heading(text, len(match.group(1)), Span(line.start + match.start("text"), line.end))
        elif raw.strip() and underlined and not above:
            marked[line.start] = Heading(raw.strip(), 1 if "=" in source.raw(below) else 2, line)
        elif found := _plain_heading(raw, line, above):
            plain[line.start] = found
    if len(marked) > 1:
        # Below real headings a label in a list is a kind of skill, such as `- Systems: Linux`.
        plain = {start: found for start, found in plain.items() if not _LISTED.match(source.raw(found.span))}
    return {**marked, **plain} if len(marked) + len(plain) > 1 else marked


def front_matter(source: Source) -> frozenset[int]:
    """Return the offsets of the two `---` lines around the facts at the top of a Markdown file."""
    lines = []
    for line in source.lines():
        lines.append(line)
        if len(lines) == _LONGEST_FRONT_MATTER:
            break
    if source.raw(lines[0]).rstrip() != "---":
        return frozenset()
    closing = next((line for line in lines[1:] if source.raw(line).rstrip() == "---"), None)
    return frozenset({lines[0].start, closing.start}) if closing else frozenset()


def _plain_heading(raw: str, line: Span, above: str) -> Heading | None:
    if label := _LABEL.match(raw):
        name, rest = label.group("text") or label.group("bold"), Span(line.start + label.end(), line.end)
        return Heading(name, LABEL_LEVEL, line, rest) if _is_known(name) else None
    if len(raw) > _LONGEST or "|" in raw:
        return None
    bold = _BOLD.match(raw)
    name = (bold.group("text") if bold else raw).strip(" \t:")
    name = _NUMBER.sub("", name, count=1).strip()
    stands_out = bold is not None or raw.rstrip().endswith(":") or not above or name.isupper()
    return Heading(name, 2, line) if stands_out and _is_known(name) else None


def _is_known(name: str) -> bool:
    return part_of_heading(name) is not None or is_other_heading(name)
