"""What a running text says, part by part: from its layout to entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.documents.profile import How, Part, PartSource
from builder.profiles.content import Content, with_soft_skills
from builder.profiles.layout import read_blocks
from builder.profiles.lists import entries, is_list, names_in, without_lead
from builder.profiles.parts import find_parts, missing_parts
from builder.profiles.prose import read_products, read_tasks, read_tools, read_trends
from builder.profiles.source import Entry
from builder.profiles.stage_text import draft_stages
from builder.profiles.stages import build_stages

if TYPE_CHECKING:
    from builder.documents.profile import Stage
    from builder.findings import Finding
    from builder.profiles.parts import Parts
    from builder.profiles.source import Source, Span

__all__ = ["read_content"]

_TITLE_LABEL = re.compile(
    r"(?:job|career|role|occupational?|position)?\s*(?:description|profile|specification|title|role|occupation|position)"
    r"\s*[:–-]\s*(?=\S)",
    re.IGNORECASE,
)
_KIND = re.compile(r"technical|hard|clinical|practical|trade|craft|professional|specialist")
_AND = re.compile(r"\s+(?:and|or)\s+")
_NAMES = (Part.TECHNICAL_SKILLS, Part.SOFT_SKILLS, Part.DOMAINS)


def read_content(source: Source, findings: list[Finding]) -> Content:
    """Return what the text says; faults of its layout are added to the findings."""
    parts, sources, faults = find_parts(source, read_blocks(source))
    findings.extend(faults)
    listed = {part: _entries(source, _of_lists(source, part, parts)) for part in (*_NAMES, Part.ALTERNATIVE_TITLES)}
    tasks = [span for block in parts[Part.TASKS] for span in read_tasks(source, block)]
    trends = [span for block in parts[Part.TRENDS] for span in read_trends(source, block)]
    tools, products = _tools(source, parts), _products(source, parts)
    found = {
        **listed,
        Part.TITLE: _title(source, parts),
        Part.SUMMARY: _summary(source, parts),
        Part.TASKS: _entries(source, tasks),
        Part.TRENDS: _entries(source, trends),
        Part.TOOLS: _entries(source, tools),
        Part.PRODUCTS: _entries(source, products),
    }
    more = [
        PartSource(part, How.PROSE, source.place(spans[0].start), source.place(spans[-1].start).line)
        for part, spans in ((Part.TOOLS, tools), (Part.PRODUCTS, products))
        if spans and not parts[part]
    ]
    content = Content(found, _stages(source, parts, findings), (*sources, *more))
    content = with_soft_skills(content) if _names_no_kind(parts) else content
    findings.extend(missing_parts(source, parts, [part for part in Part if content.of(part)]))
    return content


def _entries(source: Source, spans: list[Span]) -> tuple[Entry, ...]:
    return tuple(source.entry(span) for span in spans)


def _of_lists(source: Source, part: Part, parts: Parts) -> list[Span]:
    read = names_in if part in _NAMES else entries
    found = [span for block in parts[part] for span in read(source, block)]
    if part is Part.DOMAINS and len(found) > 1 and not any(is_list(source, block) for block in parts[part]):
        before, last = found[:-1], source.split(found[-1], _AND)
        # "Banks, clinics and schools" are three; "Food and drink, health and care" are two.
        return found if any(_AND.search(source.raw(span)) for span in before) else [*before, *last]
    return found


def _title(source: Source, parts: Parts) -> tuple[Entry, ...]:
    for block in parts[Part.TITLE][:1]:
        entry = source.entry(source.trim(block.span))
        return (Entry(_TITLE_LABEL.sub("", entry.text, count=1), entry.place),)
    return ()


def _summary(source: Source, parts: Parts) -> tuple[Entry, ...]:
    read = [source.entry(block.span) for block in parts[Part.SUMMARY]]
    return (Entry(" ".join(entry.text for entry in read), read[0].place),) if read else ()


def _tools(source: Source, parts: Parts) -> list[Span]:
    listed = []
    for block in parts[Part.TOOLS]:
        lead = without_lead(source, block)
        listed.extend(lead if lead is not None else names_in(source, block))
    texts = [block.span for block in parts[Part.TASKS]]
    # The names of a list that commas separate are no tools only because they begin with a capital.
    texts += [span for block in parts[Part.TECHNICAL_SKILLS] for span in entries(source, block)]
    return [*listed, *read_tools(source, texts)]


def _products(source: Source, parts: Parts) -> list[Span]:
    named = [span for block in parts[Part.PRODUCTS] for span in names_in(source, block)]
    return named or [span for block in parts[Part.SUMMARY] for span in read_products(source, block.span)]


def _stages(source: Source, parts: Parts, findings: list[Finding]) -> tuple[Stage, ...]:
    drafts = [draft for block in parts[Part.STAGES] for draft in draft_stages(source, block)]
    stages, faults = build_stages(drafts)
    findings.extend(faults)
    return stages


def _names_no_kind(parts: Parts) -> bool:
    """Tell whether the skills stand under a heading such as `Skills`, which says nothing of their kind."""
    words = " ".join(block.heading.casefold() for block in parts[Part.TECHNICAL_SKILLS])
    return bool(words) and not re.search(
        r"technical|hard|clinical|practical|trade|craft|professional|specialist", words
    )
