"""What points elsewhere in the project: cross-references, citations, footnotes, contents and index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.site.render.html import Node, author_class, element, escape
from builder.site.render.registry import renders
from builder.site.render.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.site.render.context import Context, Heading, TocEntry

__all__ = ["bibliography_section", "footnote_section"]


@renders("crossReference")
def cross_reference(node: Node, ctx: Context) -> str:
    """Render a link to a numbered or named thing here or on another page."""
    url = str(node.get("url") or "")
    identifier = str(node.get("html_id") or node.get("identifier") or "")
    words = ctx.children(node) or escape(str(node.get("label") or identifier))
    if not node.get("resolved", True) or not (url or identifier):
        ctx.note("node-type-rendered", f"the reference to '{node.get('label')}' leads nowhere.", node)
        return element("span", words, class_="cw-unknown")
    fragment = ctx.stable_id(url, identifier)
    if not url:
        return element("a", words, href=f"#{fragment}", class_=author_class(node))
    target = f"{url}#{fragment}" if fragment else url
    return element("a", words, href=ctx.links.any(target), class_=author_class(node))


@renders("cite")
def cite(node: Node, ctx: Context) -> str:
    """Render one citation as a link to its entry in the list of references."""
    key = str(node.get("label") or node.get("identifier"))
    words = ctx.children(node) or escape(key)
    prefix = escape(f"{node['prefix']} ") if node.get("prefix") else ""
    suffix = escape(f", {node['suffix']}") if node.get("suffix") else ""
    if node.get("error") or key not in ctx.citations:
        ctx.note("node-type-rendered", f"no reference is known for the citation '{key}'.", node)
        return element("span", prefix + words + suffix, class_="cw-unknown")
    ctx.cited[key] = key
    return prefix + element("a", words, href=f"#cite-{key}", class_="cw-cite") + suffix


@renders("citeGroup")
def cite_group(node: Node, ctx: Context) -> str:
    """Render several citations; parenthetical ones in one pair of brackets."""
    cites = [ctx.render(child) for child in node.get("children") or ()]
    if node.get("kind") == "parenthetical":
        return f"({'; '.join(cites)})"
    return ", ".join(cites)


@renders("bibliography")
def bibliography(_node: Node, ctx: Context) -> str:
    """Render the references of this page where the author wants them."""
    ctx.bibliography_shown = True
    return bibliography_section(ctx)


def bibliography_section(ctx: Context) -> str:
    """Return the list of references of the page, empty if it cites nothing."""
    data = ctx.citations
    entries = [
        element("li", sanitise(str(entry.get("html") or entry.get("label")), ctx), id=f"cite-{key}")
        for key, entry in sorted(data.items(), key=lambda item: int(item[1].get("enumerator") or 0))
    ]
    return element("ol", "\n".join(entries), class_="cw-references") if entries else ""


@renders("footnoteReference")
def footnote_reference(node: Node, ctx: Context) -> str:
    """Render the number of a footnote; the first use carries the anchor that the note leads back to."""
    key = escape(str(node.get("identifier") or node.get("label")))
    number = escape(str(node.get("enumerator") or node.get("label") or "*"))
    first = ctx.new_id(f"from-{key}") == f"from-{key}-1"
    link = element("a", number, href=f"#note-{key}", role="doc-noteref", id=f"from-{key}" if first else None)
    return element("sup", link, class_="cw-note-mark")


@renders("footnoteDefinition")
def footnote_definition(node: Node, ctx: Context) -> str:
    """Keep a footnote for the end of the page."""
    ctx.footnotes.append(node)
    return ""


def footnote_section(ctx: Context) -> str:
    """Return the list of footnotes in the order of their numbers, empty if there are none."""
    items = []
    known = {str(note.get("identifier")): note for note in ctx.footnotes}
    for note in sorted(known.values(), key=lambda note: _number(note.get("enumerator"))):
        key = escape(str(note.get("identifier") or note.get("label")))
        back = element("a", "\u21a9", href=f"#from-{key}", role="doc-backlink", aria_label=ctx.words["back_to_text"])
        content = ctx.children(note).rstrip()
        content = f"{content[:-4]} {back}</p>" if content.endswith("</p>") else f"{content} {back}"
        items.append(element("li", content, id=f"note-{key}", value=note.get("enumerator")))
    return element("ol", "\n".join(items), class_="cw-footnotes") if items else ""


def _number(value: object) -> tuple[int, str]:
    text = str(value or "")
    return (int(text), "") if text.isdigit() else (10**6, text)


@renders("toc")
def table_of_contents(node: Node, ctx: Context) -> str:
    """Render a list of the project's pages or of this page's headings; mystmd may have filled it in."""
    title = [child for child in node.get("children") or () if child.get("type") == "heading"]
    rest = [child for child in node.get("children") or () if child.get("type") != "heading"]
    if rest:
        return element("div", ctx.children(node), class_=author_class(node, "cw-toc"))
    depth = int(node.get("depth") or 9)
    kind = node.get("kind")
    listing = _headings(ctx, depth) if kind in {"page", "section"} else _pages(ctx.toc, ctx, depth)
    return element("div", ctx.all(title) + listing, class_=author_class(node, "cw-toc"))


def _headings(ctx: Context, depth: int) -> str:
    shown: Sequence[Heading] = [head for head in ctx.page_headings if head.depth - 1 <= depth]
    items = [element("li", element("a", escape(head.text), href=f"#{head.anchor}")) for head in shown]
    return element("ul", "\n".join(items)) if items else ""


def _pages(entries: Sequence[TocEntry], ctx: Context, depth: int) -> str:
    items = []
    for entry in entries:
        if entry.level > depth:
            continue
        label = escape(entry.title)
        shown = element("strong", label) if entry.path is None else element("a", label, href=ctx.links.page(entry.path))
        items.append(element("li", shown, class_=f"cw-level-{entry.level}"))
    return element("ul", "\n".join(items)) if items else ""


@renders("genindex")
def general_index(node: Node, ctx: Context) -> str:
    """Render the index of terms, which mystmd has filled in."""
    return element("div", ctx.children(node), class_=author_class(node, "cw-index"), id=ctx.anchor(node))
