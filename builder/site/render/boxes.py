"""Boxes around content: admonitions, dropdowns, tabs, cards, grids, proofs and textbook exercises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.site.links import is_remote
from builder.site.render.html import author_class, element, escape
from builder.site.render.registry import renders

if TYPE_CHECKING:
    from builder.site.render.context import Context
    from builder.site.render.html import Node

_LINK = re.compile(r"</?a\b[^>]*>")
_KINDS = frozenset(
    ["attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip", "warning"]
)


def _split(node: Node, kind: str) -> tuple[Node | None, list[Node]]:
    """Return the first child of a type, or None, and the other children."""
    children = list(node.get("children") or ())
    title = next((child for child in children if child.get("type") == kind), None)
    return title, [child for child in children if child is not title]


def _summary(title: Node, ctx: Context) -> str:
    """Return a title without its links: what opens and closes a box cannot hold another control."""
    return _LINK.sub("", ctx.children(title))


def _classes(node: Node) -> list[str]:
    return str(node.get("class") or "").split()


@renders("admonition")
def admonition(node: Node, ctx: Context) -> str:
    """Render a note, tip, warning or the like; the class `dropdown` folds it."""
    title, rest = _split(node, "admonitionTitle")
    names = _classes(node)
    kind = str(node.get("kind") or next((name for name in names if name in _KINDS), "note"))
    label = ctx.children(title) if title else ctx.word(f"admonition_{kind}" if kind in _KINDS else "admonition_note")
    plain = "cw-no-icon" if node.get("icon") is False else ""
    classes = author_class(node, "cw-admonition", f"cw-{kind}" if kind in _KINDS else "cw-note", plain)
    content = element("div", ctx.all(rest), class_="cw-body") if rest else ""
    if "dropdown" in names:
        summary = element("summary", _LINK.sub("", label), class_="cw-title")
        return element("details", summary + content, class_=classes, open=bool(node.get("open")), id=ctx.anchor(node))
    return element("div", element("p", label, class_="cw-title") + content, class_=classes, id=ctx.anchor(node))


@renders("details")
def details(node: Node, ctx: Context) -> str:
    """Render a box that opens and closes."""
    title, rest = _split(node, "summary")
    label = _summary(title, ctx) if title else ctx.word("details")
    content = element("div", ctx.all(rest), class_="cw-body")
    return element(
        "details",
        element("summary", label) + content,
        class_=author_class(node, "cw-details"),
        open=bool(node.get("open")),
        id=ctx.anchor(node),
    )


@renders("tabSet")
def tab_set(node: Node, ctx: Context) -> str:
    """Render tabs as radio buttons with panels: they work without JavaScript and with the arrow keys."""
    name = ctx.new_id("tabs")
    items = [child for child in node.get("children") or () if child.get("type") == "tabItem"]
    others = [child for child in node.get("children") or () if child.get("type") != "tabItem"]
    chosen = next((place for place, item in enumerate(items) if item.get("selected")), 0)
    parts = []
    for place, item in enumerate(items):
        tab = f"{name}-{place + 1}"
        # Tabs of the same name belong together, also where their author did not say so.
        sync = f' data-sync="{escape(str(item.get("sync") or item.get("title") or "").strip().lower())}"'
        state = " checked" if place == chosen else ""
        parts.append(f'<input type="radio" name="{name}" id="{tab}"{sync}{state}>')
        parts.append(element("label", escape(str(item.get("title", ""))), for_=tab))
        parts.append(element("div", ctx.children(item), class_="cw-panel") + "\n")
    return element("div", "".join(parts), class_=author_class(node, "cw-tabs"), id=ctx.anchor(node)) + ctx.all(others)


@renders("tabItem")
def tab_item(node: Node, ctx: Context) -> str:
    """Render a tab that stands alone as a titled box."""
    return element("div", element("p", escape(str(node.get("title", ""))), class_="cw-title") + ctx.children(node))


@renders("card")
def card(node: Node, ctx: Context) -> str:
    """Render a card; with an address its title is the link and the whole card can be clicked."""
    head, rest = _split(node, "header")
    title, rest = _split({"children": rest}, "cardTitle")
    foot, rest = _split({"children": rest}, "footer")
    url = str(node.get("url") or "")
    label = ctx.children(title) if title else ""
    if url:
        rel = "noopener" if is_remote(url) else None
        label = element("a", label or escape(url), href=ctx.links.any(url), rel=rel)
    parts = [
        element("div", ctx.children(head), class_="cw-header") if head else "",
        element("p", label, class_="cw-title") if label else "",
        element("div", ctx.all(rest), class_="cw-body") if rest else "",
        element("div", ctx.children(foot), class_="cw-footer") if foot else "",
    ]
    return element("div", "".join(parts), class_=author_class(node, "cw-card", "cw-linked" if url else ""))


@renders("grid")
def grid(node: Node, ctx: Context) -> str:
    """Render a grid whose column counts are for phone, tablet, laptop and wide screens."""
    columns = [int(count) for count in node.get("columns") or (1, 2, 2, 3)]
    columns = (columns + [columns[-1]] * 4)[:4]
    style = "; ".join(f"--cw-columns-{place}: {count}" for place, count in enumerate(columns, start=1))
    return element("div", ctx.children(node), class_=author_class(node, "cw-grid"), style=style, id=ctx.anchor(node))


@renders("grid-item")
def grid_item(node: Node, ctx: Context) -> str:
    """Render a cell of a grid."""
    return element("div", ctx.children(node), class_=author_class(node, "cw-grid-item"), id=ctx.anchor(node))


@renders("proof")
def proof(node: Node, ctx: Context) -> str:
    """Render a theorem, definition, algorithm or proof with its number and title."""
    kind = str(node.get("kind") or "proof")
    return _statement(node, ctx, f"cw-proof cw-proof-{kind}", f"proof_{kind}")


@renders("exercise")
def exercise(node: Node, ctx: Context) -> str:
    """Render an exercise of MyST's own kind, as textbooks have them."""
    return _statement(node, ctx, "cw-proof cw-proof-exercise", "exercise")


@renders("solution")
def solution(node: Node, ctx: Context) -> str:
    """Render a solution of MyST's own kind, folded unless its author says otherwise."""
    title, rest = _split(node, "admonitionTitle")
    label = _summary(title, ctx) if title else ctx.word("solution")
    content = element("summary", label) + element("div", ctx.all(rest), class_="cw-body")
    return element("details", content, class_=author_class(node, "cw-details", "cw-solution"), id=ctx.anchor(node))


def _statement(node: Node, ctx: Context, classes: str, key: str) -> str:
    title, rest = _split(node, "admonitionTitle")
    known = ctx.words.get(key) or str(node.get("kind") or node["type"]).capitalize()
    numbered = node.get("enumerator") and node.get("enumerated") and node.get("kind") != "proof"
    number = f" {node['enumerator']}" if numbered else ""
    words = element("span", escape(known + number), class_="cw-number")
    if title:
        words += " " + element("span", f"({ctx.children(title)})", class_="cw-name")
    if "dropdown" in _classes(node):
        content = element("summary", words) + element("div", ctx.all(rest), class_="cw-body")
        return element("details", content, class_=author_class(node, "cw-details"), id=ctx.anchor(node))
    content = element("p", words, class_="cw-title") + element("div", ctx.all(rest), class_="cw-body")
    return element("div", content, class_=author_class(node, *classes.split()), id=ctx.anchor(node))


@renders("algorithmLine")
def algorithm_line(node: Node, ctx: Context) -> str:
    """Render a step of an algorithm, indented by its depth."""
    indent = f"padding-left: {1.5 * int(node.get('indent') or 0)}em"
    number = element("span", escape(str(node["enumerator"])), class_="cw-number") if node.get("enumerator") else ""
    return element("p", number + ctx.children(node), class_="cw-step", style=indent)
