"""Blocks and notebook cells: what their tags hide, fold or leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.site.render.html import author_class, element
from builder.site.render.nodes import course_data
from builder.site.render.quizzes import question_card
from builder.site.render.registry import renders

if TYPE_CHECKING:
    from builder.site.render.context import Context
    from builder.site.render.html import Node


@renders("block")
def block(node: Node, ctx: Context) -> str:
    """Render a cell or a part of a page; hidden ones are folded, removed ones are left out."""
    visibility = node.get("visibility")
    if visibility == "remove":
        return ""
    if course_data(node).get("role") == "quiz":
        return question_card(node, ctx)
    if course_data(node).get("role") == "quiz-heading":
        node = _with_heading(node, ctx.words["quiz_heading"])
    ctx.picture_alt = str(course_data(node).get("alt") or "")
    content = ctx.children(node)
    ctx.picture_alt = ""
    if not content:
        return ""
    if course_data(node).get("role") == "parameters":
        summary = element("summary", ctx.word("parameters"))
        return element("details", summary + content, class_="cw-details cw-fold cw-parameters")
    classes = author_class(node, "cw-cell" if node.get("kind") == "notebook-code" else "")
    if visibility == "hide":
        summary = element("summary", ctx.word("show_cell"))
        return element("details", summary + content, class_="cw-details cw-fold", id=ctx.anchor(node))
    if not classes:
        return content
    return element("div", "\n" + content, class_=classes, id=ctx.anchor(node)) + "\n"


def _with_heading(node: Node, text: str) -> Node:
    """Return the block with its heading in the language of the site."""
    told = [{"type": "text", "value": text}]
    children = node.get("children") or ()
    return {
        **node,
        "children": [{**child, "children": told} if child.get("type") == "heading" else child for child in children],
    }
