"""Lists: separated by bars, bullets, commas, semicolons or lines, and lists inside sentences."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from builder.profiles.source import MOST_PIECES, Source, Span

if TYPE_CHECKING:
    from builder.profiles.layout import Block

__all__ = ["entries", "examples", "inline_list", "is_list", "names_in", "sentences", "without_lead"]

_BAR = re.compile(r"\s\|\s|\s*\n\s*\|\s*|\|")
_SEMICOLON = re.compile(r"\s*;\s*")
_COMMA = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+(?=[A-Z])")
_LINE_END = re.compile(r"\n")
_IN_SENTENCE = re.compile(r"\s*,\s*(?:and|or|as well as)\s+|\s*,\s*|\s+(?:and|or|as well as)\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)\s+(?=[A-Z0-9\"“(*_])|\n\s*\n")
_EXAMPLES = re.compile(r"\b(?:such\s+as|like|including|for\s+example|for\s+instance|e\.g\.)\s*,?\s+")
_END_OF_EXAMPLES = re.compile(
    r"[.;:!?()]|,?\s+and\s+(?=(?:they|it|he|she|you|we|this|these)\b)|,\s*(?=(?:while|which|who|that|where|when|with|so|but|because|as|using|employing|making|creating)\b)|"
    r"\s+(?=(?:create|creates|are|is|was|were|will|would|can|could|may|might|must|should|opens?|drives?|brings?|"
    r"makes?|requires?|demands?|changes?|reshapes?|continues?|remains?|have|has|become|becomes|offers?|poses?|"
    r"pushes|push|means?|to|for|within|across|during|while|into|from|grow|grows|gain|gains|transform|transforms|"
    r"alter|alters|shift|shifts|add|adds|raise|raises|increase|increases|reduce|reduces|in\s+order)\b)"
)
_NAME_COLUMN = re.compile(
    r"\b(?:skills?|names?|tools?|tasks?|competenc\w+|trends?|titles?|employers?)\b", re.IGNORECASE
)
_GROUP = re.compile(r"(?:\*\*|__)?[A-Z][\w &/+-]{0,38}(?:(?:\*\*|__)?:|:(?:\*\*|__))\s+(?=\S)")
_LEAD = re.compile(
    r"(?:[\w'’-]+\s+){1,5}?(?:(?:works?|working|employed|found|jobs?)\s+(?:mostly\s+|often\s+)?(?:in|for|at|by|with|on)|"
    r"(?:need|needs|must|should|can|have to|has to)(?:\s+to)?\s+"
    r"(?:know|be able to|be|have|understand|master|use|bring|show)"
    r"|needs?|uses?|knows?|includes?|are|is|requires?|masters?|understands?|brings?|relies on|rely on|employs?|hires?)"
    r"(?:\s+about|\s+how to|\s+both)?:?\s+",
    re.IGNORECASE,
)
_LONGEST_ENTRY_IN_COMMAS = 60
_LONGEST_EXAMPLES = 600
"""How far examples reach; without a limit a text of nothing but `such as` takes time with its square."""


def entries(source: Source, block: Block) -> list[Span]:
    """Return the entries of a block that is a list or a table, whatever separates them, in order."""
    if block.rows:
        column = next((n for n, name in enumerate(block.columns) if _NAME_COLUMN.search(name)), 0)
        cells = [row[column] for row in block.rows if column < len(row)]
        return [cell for cell in cells if cell.end > cell.start]
    pieces = [source.trim(bullet) for bullet in block.bullets[:MOST_PIECES]] or [block.span]
    found: list[Span] = []
    for piece in pieces:
        if piece.end > piece.start and len(found) < MOST_PIECES:
            found.extend(_separated(source, piece, one_entry=bool(block.bullets)))
    return found


def is_list(source: Source, block: Block) -> bool:
    """Tell whether a block is a list or a table: by its form, its bars, or semicolons in its only sentence."""
    raw = source.raw(block.span)
    return bool(block.bullets or block.rows) or " | " in raw or (";" in raw and len(sentences(source, block.span)) == 1)


def names_in(source: Source, block: Block) -> list[Span]:
    """Return the entries of a list of names, those of a group one by one: `Languages: Python, SQL`."""
    told = without_lead(source, block)
    if told is not None:
        return told
    found: list[Span] = []
    for span in entries(source, block):
        group = _GROUP.match(source.text, span.start, span.end)
        if group and not _SENTENCE_END.search(source.text, group.end(), span.end):
            found.extend(source.split(Span(group.end(), span.end), _COMMA))
        else:
            found.append(span)
    return found


def without_lead(source: Source, block: Block) -> list[Span] | None:
    """Return the members of lists in sentences such as `You need to know a, b and c.`, or None for another block."""
    raw = source.raw(block.span)
    if block.bullets or block.rows or "|" in raw or not raw.rstrip().endswith((".", "!")):
        return None
    found: list[Span] = []
    for sentence in sentences(source, block.span):
        lead = _LEAD.match(source.text, sentence.start, sentence.end)
        found.extend(inline_list(source, Span(lead.end() if lead else sentence.start, sentence.end)))
    return found[:MOST_PIECES]


def _separated(source: Source, span: Span, *, one_entry: bool) -> list[Span]:
    raw = source.raw(span)
    if "|" in raw:
        return source.split(span, _BAR)
    if one_entry:
        return [source.trim(span)]
    if ";" in raw:
        return source.split(span, _SEMICOLON)
    lines = source.split(span, _LINE_END)
    if len(lines) > 1 and all(len(source.raw(line)) < _LONGEST_ENTRY_IN_COMMAS for line in lines):
        return lines
    return source.split(span, _COMMA)


def sentences(source: Source, span: Span) -> list[Span]:
    """Return the sentences of a text in order, without their full stops."""
    return source.split(span, _SENTENCE_END)


def inline_list(source: Source, span: Span) -> list[Span]:
    """Return the members of a list in a sentence: `a, b, and c`."""
    return source.split(span, _IN_SENTENCE)


def examples(source: Source, span: Span) -> list[Span]:
    """Return what a sentence names after words such as `such as` and `like`, in order."""
    found: list[Span] = []
    for match in islice(_EXAMPLES.finditer(source.text, span.start, span.end), MOST_PIECES):
        last = min(span.end, match.end() + _LONGEST_EXAMPLES)
        end = _END_OF_EXAMPLES.search(source.text, match.end(), last)
        found.extend(inline_list(source, Span(match.end(), end.start() if end else last)))
    return found
