"""A whole page: its body, footnotes and references, with the outline and the findings it gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

# Importing these modules fills the registry.
from builder.site.render import (  # noqa: F401
    boxes,
    cells,
    code,
    flow,
    maths,
    media,
    outputs,
    tables,
    text,
)
from builder.site.render.context import Context, Heading
from builder.site.render.exercises import exercise_card, grouped
from builder.site.render.html import element
from builder.site.render.nodes import plain_text, walk
from builder.site.render.references import bibliography_section, footnote_section

if TYPE_CHECKING:
    from builder.findings import Finding
    from builder.site.render.html import Node

__all__ = ["Rendered", "render_document"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of a page's content, its outline and what could not be shown as it was meant."""

    body: str
    headings: tuple[Heading, ...]
    findings: tuple[Finding, ...]


def render_document(root: Node, ctx: Context) -> Rendered:
    """Return the rendered page; never raises for content, whatever the syntax tree holds."""
    ctx.page_headings = tuple(_headings(root, ctx))
    groups = grouped(root.get("children") or ())
    parts = [_card(group, ctx) if isinstance(group, list) else ctx.render(group) for group in groups]
    ending = _ending("footnotes", footnote_section(ctx), ctx)
    if not ctx.bibliography_shown:
        ending += _ending("references", bibliography_section(ctx), ctx)
    return Rendered("".join(parts) + ending, tuple(ctx.headings), tuple(ctx.findings))


def _card(group: list[Node], ctx: Context) -> str:
    try:
        return exercise_card(group, ctx)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        return ctx.fallback({"type": "exercise", "children": group}, f"an exercise has odd data ({fault})")


def _headings(root: Node, ctx: Context) -> list[Heading]:
    found = [node for node in walk(root) if node.get("type") == "heading" and node.get("html_id")]
    return [
        Heading(int(node.get("depth") or 2), ctx.stable_id("", str(node["html_id"])), plain_text(node))
        for node in found
    ]


def _ending(name: str, content: str, ctx: Context) -> str:
    """Return a section at the end of the page, empty if it has no content."""
    if not content:
        return ""
    anchor = f"cw-{name}"
    title = element("h2", ctx.word(name), id=anchor)
    return element("section", title + content, class_="cw-ending", aria_labelledby=anchor) + "\n"
