"""The flow of a page: paragraphs, headings, lists, quotations, rules and plain boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.site.render.context import Heading
from builder.site.render.html import author_class, element, escape, style_text
from builder.site.render.nodes import plain_text
from builder.site.render.registry import renders

if TYPE_CHECKING:
    from builder.site.render.context import Context
    from builder.site.render.html import Node


@renders("paragraph")
def paragraph(node: Node, ctx: Context) -> str:
    """Render a paragraph."""
    return element("p", ctx.children(node), id=ctx.anchor(node), class_=author_class(node)) + "\n"


@renders("heading")
def heading(node: Node, ctx: Context) -> str:
    """Render a heading with a link to itself and note it for the outline; the page title is level 1."""
    depth = min(max(int(node.get("depth", 2)), 2), 6)
    anchor = ctx.anchor(node) or ctx.new_id("section")
    number = node.get("enumerator")
    words = plain_text(node)
    ctx.headings.append(Heading(depth, anchor, f"{number} {words}" if number else words))
    numbered = element("span", escape(str(number)), class_="cw-number") + " " if number else ""
    label = escape(ctx.words["link_to_section"].format(title=words))
    link = f'<a class="cw-anchor" href="#{escape(anchor)}" aria-label="{label}"></a>'
    return element(f"h{depth}", numbered + ctx.children(node) + link, id=anchor) + "\n"


@renders("thematicBreak", "blockBreak")
def rule(node: Node, _ctx: Context) -> str:
    """Render a rule between parts; a bare block break only separates cells and shows nothing."""
    return "<hr>\n" if node["type"] == "thematicBreak" else ""


@renders("list")
def listing(node: Node, ctx: Context) -> str:
    """Render a list: bullets, numbers with their start, or tasks."""
    ordered = bool(node.get("ordered"))
    start = node.get("start")
    tasks = any(item.get("checked") is not None for item in node.get("children") or ())
    return element(
        "ol" if ordered else "ul",
        "\n" + ctx.children(node),
        start=start if ordered and start not in {None, 1} else None,
        class_=author_class(node, "cw-tasks" if tasks else ""),
    )


@renders("listItem")
def list_item(node: Node, ctx: Context) -> str:
    """Render an item; its only paragraph loses the element, and a task shows its box."""
    children = node.get("children") or []
    kinds = [child.get("type") for child in children]
    if kinds[:1] == ["paragraph"] and set(kinds[1:]) <= {"list"}:
        content = ctx.children(children[0]) + ctx.all(children[1:])
    else:
        content = ctx.all(children)
    if node.get("checked") is None:
        return element("li", content, class_=author_class(node)) + "\n"
    state = "done" if node["checked"] else "to_do"
    box = f'<input type="checkbox" disabled{" checked" if node["checked"] else ""} aria-label="{ctx.word(state)}">'
    return element("li", f"{box} {content}", class_="cw-task") + "\n"


@renders("definitionList")
def definition_list(node: Node, ctx: Context) -> str:
    """Render terms and their definitions."""
    return element("dl", "\n" + ctx.children(node), class_=author_class(node))


@renders("definitionTerm")
def definition_term(node: Node, ctx: Context) -> str:
    """Render a term, which can be linked to."""
    return element("dt", ctx.children(node), id=ctx.anchor(node)) + "\n"


@renders("definitionDescription")
def definition_description(node: Node, ctx: Context) -> str:
    """Render a definition."""
    return element("dd", ctx.children(node)) + "\n"


@renders("definitionItem")
def definition_item(node: Node, ctx: Context) -> str:
    """Render a group of term and definitions."""
    return element("div", ctx.children(node))


@renders("glossary")
def glossary(node: Node, ctx: Context) -> str:
    """Render a glossary: definition lists whose terms others refer to."""
    return element("div", ctx.children(node), id=ctx.anchor(node), class_=author_class(node, "cw-glossary"))


@renders("blockquote")
def blockquote(node: Node, ctx: Context) -> str:
    """Render a quotation."""
    return element("blockquote", ctx.children(node), class_=author_class(node))


@renders("div", "section", "root")
def div(node: Node, ctx: Context) -> str:
    """Render a box with the author's classes and harmless styles."""
    return element(
        "div",
        "\n" + ctx.children(node),
        id=ctx.anchor(node),
        class_=author_class(node),
        style=style_text(node.get("style")),
    )


@renders("aside")
def aside(node: Node, ctx: Context) -> str:
    """Render a remark beside the text: a margin note, a sidebar or a topic."""
    return element(
        "aside",
        ctx.children(node),
        id=ctx.anchor(node),
        class_=author_class(node, "cw-aside", f"cw-aside-{node['kind']}" if node.get("kind") else ""),
    )


@renders("admonitionTitle", "summary", "cardTitle")
def title(node: Node, ctx: Context) -> str:
    """Render a title that stands outside of the box it belongs to."""
    return element("p", ctx.children(node), class_="cw-title")


@renders("header", "footer", "legend")
def part(node: Node, ctx: Context) -> str:
    """Render a named part of a card or a figure."""
    return element("div", ctx.children(node), class_=f"cw-{node['type']}")


@renders("include", "embed", "mystDirectiveBody", "mystRoleBody")
def transparent(node: Node, ctx: Context) -> str:
    """Render what was brought in from elsewhere as if it stood here."""
    if not node.get("children") and node["type"] in {"include", "embed"}:
        source = node.get("file") or (node.get("source") or {}).get("label")
        ctx.note("node-type-rendered", f"nothing was found to {node['type']}: {source!r}.", node)
    return ctx.children(node)


@renders("mystDirective")
def unknown_directive(node: Node, ctx: Context) -> str:
    """Render the text of a directive that MyST does not know, with a finding; known ones show children."""
    if node.get("children"):
        return ctx.children(node)
    ctx.note("node-type-rendered", f"MyST knows no directive '{node.get('name')}'.", node, "Check its spelling.")
    return element("pre", escape(str(node.get("value", ""))), class_="cw-unknown")


@renders("myst")
def myst_source(node: Node, _ctx: Context) -> str:
    """Render a demonstration of MyST as its source; showing it live would need a parser in the page."""
    return element("pre", element("code", escape(str(node["value"]), quote=False)), class_="cw-source")


@renders("raw")
def raw(node: Node, ctx: Context) -> str:
    """Render nothing for raw LaTeX or Typst, which are for print; anything else as MyST read it."""
    if node.get("lang") in {"tex", "latex", "typst", "typ"} and not node.get("children"):
        return ""
    return ctx.children(node) or element("pre", escape(str(node.get("value", ""))))


@renders("captionNumber")
def caption_number(node: Node, ctx: Context) -> str:
    """Render the number in a caption, such as "Figure 1:"."""
    return element("span", ctx.children(node), class_="cw-number") + " "


@renders("caption")
def caption(node: Node, ctx: Context) -> str:
    """Render a caption that stands outside a figure."""
    return element("div", ctx.children(node), class_="cw-caption")
