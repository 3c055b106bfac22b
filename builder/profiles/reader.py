"""Read a career profile: text, layout, parts, items; every fault with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.documents.profile import Part, Profile
from builder.findings import Finding, Place, Severity, has_errors, in_order
from builder.profiles.items import Items
from builder.profiles.layout import read_blocks
from builder.profiles.parts import find_parts
from builder.profiles.prose import read_products, read_tasks, read_tools, read_trends
from builder.profiles.source import Source
from builder.profiles.stages import default_stages, read_stages
from builder.profiles.text import read_text

if TYPE_CHECKING:
    from builder.documents.profile import Item, Stage
    from builder.profiles.parts import Parts

__all__ = ["read_profile"]


def read_profile(data: bytes, file: str) -> tuple[Profile | None, tuple[Finding, ...]]:
    """Return the profile in the bytes, or None with errors among the findings; `file` is named in places.

    Reads plain text and Markdown: nine paragraphs in order, or parts under headings or known by their looks.
    """
    text, findings = read_text(data, file)
    if findings:
        return None, findings
    source = Source(text, file)
    parts, faults = find_parts(source, read_blocks(source))
    found = list(faults)
    if has_errors(found):
        return None, in_order(found)
    profile = _profile(source, parts, found)
    if not profile.technical_skills and not profile.tasks and not profile.soft_skills:
        message = "No skill and no task could be read, so there is nothing to build a course from."
        hint = "Write the skills in one line, separated by ` | `, or as a bullet list under `Technical skills`."
        found.append(Finding("profile-has-every-part", message, Place(file, 1), hint))
    return (None if has_errors(found) else profile), in_order(found)


def _profile(source: Source, parts: Parts, found: list[Finding]) -> Profile:
    items = Items(source, found)
    technical = items.of_lists(Part.TECHNICAL_SKILLS, parts)
    tasks = items.of_spans(Part.TASKS, [span for block in parts[Part.TASKS] for span in read_tasks(source, block)])
    summary = items.of_text(Part.SUMMARY, parts)
    named = items.of_lists(Part.PRODUCTS, parts)
    summary_spans = [block.span for block in parts[Part.SUMMARY]]
    return Profile(
        file=source.file,
        title=_title(items, parts),
        summary=summary,
        alternative_titles=items.of_lists(Part.ALTERNATIVE_TITLES, parts),
        tasks=tasks,
        tools=_tools(source, parts, items),
        products=named
        or items.of_spans(Part.PRODUCTS, [span for text in summary_spans for span in read_products(source, text)]),
        domains=items.of_lists(Part.DOMAINS, parts),
        stages=_stages(source, parts, found),
        trends=items.of_spans(Part.TRENDS, [s for block in parts[Part.TRENDS] for s in read_trends(source, block)]),
        technical_skills=technical,
        soft_skills=items.of_lists(Part.SOFT_SKILLS, parts),
    )


def _title(items: Items, parts: Parts) -> Item:
    title = items.of_text(Part.TITLE, parts)
    if title is None:  # find_parts reports a profile without a title as an error
        raise AssertionError("a profile without a title was let through")
    return title


def _tools(source: Source, parts: Parts, items: Items) -> tuple[Item, ...]:
    listed = items.of_lists(Part.TOOLS, parts)
    texts = [block.span for part in (Part.TASKS, Part.TECHNICAL_SKILLS) for block in parts[part]]
    return items.without_twins((*listed, *items.of_spans(Part.TOOLS, read_tools(source, texts))))


def _stages(source: Source, parts: Parts, found: list[Finding]) -> tuple[Stage, ...]:
    stages: tuple[Stage, ...] = ()
    for block in parts[Part.STAGES][:1]:
        stages, faults = read_stages(source, block)
        found.extend(faults)
    if stages:
        return stages
    message = "The profile tells no career stages; three usual ones are taken."
    hint = "Write how the career goes on with years, or correct the stages in the curriculum."
    found.append(Finding("profile-stages-have-years", message, Place(source.file, 1), hint, Severity.NOTE))
    return default_stages(Place(source.file, 1))
