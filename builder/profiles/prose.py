"""Items in running text: tasks, tools by name, products, trends."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from builder.profiles.lists import entries, examples, inline_list, is_list, sentences
from builder.profiles.source import MOST_PIECES, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.profiles.layout import Block

__all__ = ["read_products", "read_tasks", "read_tools", "read_trends"]

_INCLUDE = re.compile(r"\b(?:include[sd]?|consists? of|comprises?|involves?|are|is)\s*:?\s+")
_TASK_NOUN = re.compile(r"\b(?:tasks?|duties|responsibilities|work|day|activities|job)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:they|you|we|the \w+(?: \w+){0,2}s)\s+(?:also\s+|often\s+|will\s+|usually\s+|then\s+)?", re.IGNORECASE
)
_TOOL_CLAUSE = re.compile(
    r"\s*,?\s*\b(?:employing|using|with|through|by means of)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:frameworks?|tools?|software|libraries|platforms|technologies|systems|packages|languages)\b"
)
_NAME = re.compile(r"[A-Z0-9.][\w+#./-]{0,60}(?:\s+[A-Z0-9][\w+#./-]{0,60}){0,3}")
_INTRODUCTION = re.compile(r"\b(?:such as|like|including|with|using|e\.g\.|and|or)\s+|,\s*|/")
_TREND_OF = re.compile(
    r"\b(?:expansion|growth|rise|spread|adoption|emergence|arrival|increase|shift|move|push|use)\s+"
    r"(?:of|in|towards?|to|for)\s+(?:the\s+)?"
)
_TREND_END = re.compile(
    r"[.,;:!?()]|\s+(?=(?:opens?|is|are|was|will|would|can|creates?|brings?|makes?|changes?|drives?|means?|and|while|"
    r"has|have|asks?|calls?|continues?|reshapes?|requires?|such|with|by|across|in)\b)"
)
_LONGEST_TREND = 300
_PRODUCT_WORDS = re.compile(
    r"\b(?:products?|systems?|services|solutions|applications|platforms)\s+(?=such as|like|incl)"
)


def read_tasks(source: Source, block: Block) -> list[Span]:
    """Return the tasks of a bullet list, or of sentences such as `Daily tasks include a, b, and c.`."""
    if is_list(source, block):
        return entries(source, block)
    found: list[Span] = []
    for sentence in sentences(source, block.span):
        include = _INCLUDE.search(source.text, sentence.start, sentence.end)
        if include and _TASK_NOUN.search(source.text, sentence.start, include.start()):
            found.extend(inline_list(source, Span(include.end(), sentence.end)))
            continue
        subject = _SUBJECT.match(source.text, sentence.start, sentence.end)
        start = subject.end() if subject else sentence.start
        tools = _TOOL_CLAUSE.search(source.text, start, sentence.end)
        found.append(source.trim(Span(start, tools.start() if tools else sentence.end)))
    return found


def read_tools(source: Source, spans: Iterable[Span]) -> list[Span]:
    """Return the proper names after `such as`, `with`, `using` …: `Docker` in `containers with Docker`."""
    found: list[Span] = []
    for span in spans:
        for match in islice(_INTRODUCTION.finditer(source.text, span.start, span.end), MOST_PIECES):
            name = _NAME.match(source.text, match.end(), span.end)
            if name:
                found.append(source.trim(Span(name.start(), name.end())))
    return sorted({span for span in found if source.raw(span)[:1].isalnum() or source.raw(span)[:1] == "."})


def read_products(source: Source, span: Span) -> list[Span]:
    """Return the products that a summary names as examples: `systems such as a, b, or c`."""
    found: list[Span] = []
    for sentence in sentences(source, span):
        product = _PRODUCT_WORDS.search(source.text, sentence.start, sentence.end)
        if product:
            found.extend(examples(source, Span(product.start(), sentence.end)))
    return found


def read_trends(source: Source, block: Block) -> list[Span]:
    """Return what an outlook names: list entries, examples after `like`, and `the expansion of …`."""
    if is_list(source, block):
        return entries(source, block)
    found: list[Span] = []
    for sentence in sentences(source, block.span):
        found.extend(examples(source, sentence))
        for match in _TREND_OF.finditer(source.text, sentence.start, sentence.end):
            last = min(sentence.end, match.end() + _LONGEST_TREND)
            end = _TREND_END.search(source.text, match.end(), last)
            found.append(source.trim(Span(match.end(), end.start() if end else last)))
    return sorted({span for span in found if span.end > span.start})
