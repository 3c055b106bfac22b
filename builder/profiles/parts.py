"""Which blocks make up which part of a profile, and which parts are missing or out of order."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from builder.documents.profile import How, Part, PartSource
from builder.findings import Finding, Place, Severity
from builder.profiles.looks import NINE_PARTS, how_known, recognise

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from builder.profiles.layout import Block
    from builder.profiles.source import Source

__all__ = ["Parts", "find_parts", "missing_parts"]

Parts = dict[Part, tuple["Block", ...]]
"""Every part with its blocks in the order of the text; a part that the profile lacks has none."""

_SHAPES = {
    Part.TITLE: "one line with the name of the occupation",
    Part.SUMMARY: "a paragraph that says what the occupation is",
    Part.ALTERNATIVE_TITLES: "one line of other names of the job, separated by commas",
    Part.TASKS: "a paragraph such as `Daily tasks include a, b, and c.`",
    Part.DOMAINS: "one line of employers, separated by ` | `",
    Part.STAGES: "a paragraph such as `Begin as … After five years, …`",
    Part.TRENDS: "a paragraph about the outlook, such as `Emerging trends like a and b …`",
    Part.TECHNICAL_SKILLS: "one line of technical skills, separated by ` | `",
    Part.SOFT_SKILLS: "one line of soft skills, separated by ` | `",
}


def find_parts(source: Source, blocks: Sequence[Block]) -> tuple[Parts, tuple[PartSource, ...], tuple[Finding, ...]]:
    """Return the blocks of each part and how they were known; `missing_parts` says which are not there."""
    found: dict[Part, list[Block]] = defaultdict(list)
    sources: list[PartSource] = []
    for block in blocks:
        if block.part is not None:
            found[block.part].append(block)
            sources.append(_source(source, block, block.part, How.HEADING))
    guessed = {part: number for part, number in recognise(source, blocks).items() if part not in found}
    for part, number in guessed.items():
        found[part].append(blocks[number])
        # The line under which all else stands is the title's heading.
        is_title = part is Part.TITLE and source.raw(blocks[number].span) == blocks[number].heading
        sources.append(_source(source, blocks[number], part, How.HEADING if is_title else how_known(part, number)))
    findings = [*_unread(source, found, blocks)]
    if Part.TITLE in found:
        findings.extend(_order(source, {part: blocks[number] for part, number in guessed.items()}))
    return {part: tuple(found.get(part, ())) for part in Part}, tuple(sources), tuple(findings)


def _source(source: Source, block: Block, part: Part, how: How) -> PartSource:
    last = max(block.span.start, block.span.end - 1)
    name = block.heading if how is How.HEADING else ""
    return PartSource(part, how, source.place(block.span.start), source.place(last).line, name)


def missing_parts(source: Source, found: Parts, also: Collection[Part]) -> list[Finding]:
    """Return a finding for each of the nine parts that is neither in the layout nor in `also`; an error for a title."""
    count = sum(len(blocks) for blocks in found.values())
    findings = []
    for number, part in enumerate(NINE_PARTS):
        if found[part] or part in also:
            continue
        before = [found[earlier][0].span.end for earlier in NINE_PARTS[:number] if found[earlier]]
        place = source.place(max(before)) if before else Place(source.file, 1)
        severity = Severity.ERROR if part is Part.TITLE else Severity.WARNING
        message = f"The profile has no {part.words} that could be recognised ({count} paragraphs were read)."
        hint = f"Add {_SHAPES[part]}, or put the heading `{part.words.capitalize()}` above it."
        findings.append(Finding("profile-has-every-part", message, place, hint, severity))
    return findings


def _unread(source: Source, found: Mapping[Part, list[Block]], blocks: Sequence[Block]) -> list[Finding]:
    used = {block.span for group in found.values() for block in group}
    findings = []
    for block in blocks:
        if block.span not in used and block.span.end > block.span.start:
            if block.is_other:
                findings.append(_left_out(source, block))
                continue
            start = source.words(block.span)[:40]
            message = f"This paragraph was not read, because it looks like no part of a profile: '{start}…'"
            hint = "Put a heading above it, such as `Technical skills`, or take it away."
            place = source.place(block.span.start)
            findings.append(Finding("profile-paragraphs-are-read", message, place, hint, Severity.WARNING))
            if len(findings) == len(NINE_PARTS):
                break
    return findings


def _left_out(source: Source, block: Block) -> Finding:
    message = f"What stands under '{block.heading}' was left out: courses are not made from it."
    hint = "If it is a part of the profile, give it another heading, such as `Technical skills`."
    place = source.place(block.span.start)
    return Finding("profile-paragraphs-are-read", message, place, hint, Severity.NOTE)


def _order(source: Source, guessed: Mapping[Part, Block]) -> list[Finding]:
    """Report parts that were known by their looks and stand elsewhere than in a profile of nine paragraphs."""
    in_text = sorted(guessed, key=lambda part: guessed[part].span.start)
    usual = [part for part in NINE_PARTS if part in guessed]
    if in_text == usual:
        return []
    seen = next(part for part, other in zip(in_text, usual, strict=True) if part is not other)
    message = f"The paragraphs are not in the usual order; this one was read as {seen.words}."
    order = ", ".join(part.words for part in NINE_PARTS)
    hint = f"The order is: {order}. Sort them, or put headings above them."
    place = source.place(guessed[seen].span.start)
    return [Finding("profile-parts-are-in-order", message, place, hint, Severity.WARNING)]
