"""Words inside a paragraph: emphasis, marks, links to elsewhere, and small notations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.site.links import is_remote
from builder.site.render.html import author_class, element, escape, style_text
from builder.site.render.nodes import plain_text
from builder.site.render.registry import renders

if TYPE_CHECKING:
    from builder.site.render.context import Context
    from builder.site.render.html import Node

_SIMPLE = {
    "emphasis": "em",
    "strong": "strong",
    "delete": "del",
    "underline": "u",
    "subscript": "sub",
    "superscript": "sup",
    "keyboard": "kbd",
}
_FORMULA_PART = re.compile(r"(\d+[+-]?|[+-](?=$|\s)|\^\S+)")


@renders("text")
def text(node: Node, _ctx: Context) -> str:
    """Render plain words, escaped."""
    return escape(str(node["value"]), quote=False)


@renders(*_SIMPLE)
def simple(node: Node, ctx: Context) -> str:
    """Render a mark that HTML has an element for."""
    return element(_SIMPLE[node["type"]], ctx.children(node), class_=author_class(node))


@renders("smallcaps")
def smallcaps(node: Node, ctx: Context) -> str:
    """Render small capitals."""
    return element("span", ctx.children(node), class_=author_class(node, "cw-smallcaps"))


@renders("inlineCode")
def inline_code(node: Node, _ctx: Context) -> str:
    """Render code within a sentence."""
    return element("code", escape(str(node["value"]), quote=False), class_=author_class(node))


@renders("break")
def line_break(_node: Node, _ctx: Context) -> str:
    """Render a forced line break."""
    return "<br>\n"


@renders("abbreviation")
def abbreviation(node: Node, ctx: Context) -> str:
    """Render an abbreviation with its long form."""
    return element("abbr", ctx.children(node), title=node.get("title"), class_=author_class(node))


@renders("span")
def span(node: Node, ctx: Context) -> str:
    """Render a stretch of text with the author's classes and harmless styles."""
    return element(
        "span",
        ctx.children(node),
        id=ctx.anchor(node),
        class_=author_class(node),
        style=style_text(node.get("style")),
    )


@renders("link", "linkBlock")
def link(node: Node, ctx: Context) -> str:
    """Render a link to a page, a file, another site; a link without words shows its address."""
    url = str(node.get("url", ""))
    content = ctx.children(node) or escape(url, quote=False)
    remote = is_remote(url)
    return element(
        "a",
        content,
        href=ctx.links.any(url),
        title=node.get("title"),
        class_=author_class(node),
        download=bool(node.get("static")),
        rel="noopener" if remote else None,
    )


@renders("chemicalFormula")
def chemical_formula(node: Node, _ctx: Context) -> str:
    """Render a chemical formula with its numbers and charges set low or high."""
    pieces = []
    for part in _FORMULA_PART.split(str(node["value"])):
        if part and (part[0] == "^" or part in "+-"):
            pieces.append(element("sup", escape(part.removeprefix("^"))))
        elif part and part[0].isdigit() and pieces:
            number = part.rstrip("+-")
            charge = part[len(number) :]
            pieces.append(element("sub", number) + (element("sup", charge) if charge else ""))
        elif part:
            pieces.append(escape(part))
    return element("span", "".join(pieces), class_="cw-formula")


@renders("si")
def si_unit(node: Node, _ctx: Context) -> str:
    """Render a number with its unit; the space between them does not break."""
    if node.get("error") or "number" not in node:
        return escape(str(node.get("value", "")))
    # mystmd joins the symbols and keeps the word "per", which is part of no symbol.
    symbols = str(node["unit"]).replace("per", "/") if "per" in (node.get("units") or ()) else str(node["unit"])
    unit = element("abbr", escape(symbols), title=node.get("alt"), class_="cw-unit")
    return f'<span class="cw-quantity">{escape(str(node["number"]))}\u202f{unit}</span>'


@renders("inlineExpression")
def inline_expression(node: Node, ctx: Context) -> str:
    """Render the result of an expression, or its source if the page was not run."""
    result = node.get("result") or {}
    data = result.get("data") or {}
    if node.get("children"):
        return ctx.children(node)
    shown = data.get("text/plain")
    if isinstance(shown, dict):
        shown = shown.get("content")
    if isinstance(shown, str):
        return element("span", escape(shown.strip("'\"")), class_="cw-result")
    return element("code", escape(str(node["value"])), class_="cw-expression")


@renders("icon")
def icon(node: Node, _ctx: Context) -> str:
    """Render an icon as nothing but its name for a screen reader's silence: themes carry no icon fonts."""
    return element("span", "", class_="cw-icon", aria_hidden="true", data_icon=node.get("name"))


@renders("comment", "mystComment", "mystTarget")
def invisible(node: Node, ctx: Context) -> str:
    """Render nothing for what is meant for authors, but keep an anchor that others may link to."""
    anchor = ctx.anchor(node) if node["type"] == "mystTarget" else None
    return element("span", "", id=anchor) if anchor else ""


@renders("html")
def raw_html(node: Node, ctx: Context) -> str:
    """Render a piece of HTML that mystmd could not turn into nodes as text, with a finding."""
    ctx.note(
        "node-type-rendered",
        f"HTML that MyST does not understand is shown as text: {plain_text(node)[:60]!r}.",
        node,
        "Use a MyST directive instead.",
    )
    return element("code", escape(str(node.get("value", ""))))


@renders("mystRole")
def unknown_role(node: Node, ctx: Context) -> str:
    """Render the content of a role that MyST does not know, with a finding; known ones show children."""
    if node.get("children"):
        return ctx.children(node)
    ctx.note("node-type-rendered", f"MyST knows no role '{node.get('name')}'.", node, "Check its spelling.")
    return element("span", escape(str(node.get("value", ""))), class_="cw-unknown")


@renders("mystRoleError", "mystDirectiveError")
def markup_error(node: Node, ctx: Context) -> str:
    """Render the source of a role or directive that MyST could not read, with a finding."""
    ctx.note("node-type-rendered", f"MyST could not read: {str(node.get('value', ''))[:60]!r}.", node)
    return element("code", escape(str(node.get("value", ""))), class_="cw-unknown")
