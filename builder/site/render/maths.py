"""Formulas as MathML, which browsers show by themselves: no fonts, no scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.site.render.html import element, escape
from builder.site.render.registry import renders

if TYPE_CHECKING:
    from builder.site.render.context import Context
    from builder.site.render.html import Node

__all__ = ["mathml"]

_MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
_ANNOTATION = re.compile(r"<annotation\b.*?</annotation>", re.DOTALL)


def mathml(html: str) -> str:
    """Return the MathML inside KaTeX's HTML, without its copy of the source; empty if there is none."""
    found = _MATH.search(html)
    if not found:
        return ""
    bare = _ANNOTATION.sub("", found.group())
    return (
        bare.replace("<semantics>", "")
        .replace("</semantics>", "")
        .replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "")
    )


def _formula(node: Node, ctx: Context) -> str:
    formula = mathml(str(node.get("html") or ""))
    if formula:
        return formula
    ctx.note(
        "node-type-rendered",
        f"a formula could not be set and is shown as source: {str(node.get('value'))[:60]!r}.",
        node,
        "Check its LaTeX.",
    )
    return element("code", escape(str(node.get("value", ""))), class_="cw-unknown")


@renders("inlineMath")
def inline_math(node: Node, ctx: Context) -> str:
    """Render a formula within a sentence."""
    return _formula(node, ctx)


@renders("math")
def display_math(node: Node, ctx: Context) -> str:
    """Render a formula on its own line, with its number if it has one."""
    anchor = ctx.anchor(node)
    number = node.get("enumerator")
    shown = ""
    if number:
        text = f"({escape(str(number))})"
        shown = element("a", text, href=f"#{anchor}", class_="cw-equation-number") if anchor else element("span", text)
    formula = element("div", _formula(node, ctx), class_="cw-equation-body")
    return element("div", formula + shown, class_="cw-equation", id=anchor) + "\n"


@renders("mathGroup")
def math_group(node: Node, ctx: Context) -> str:
    """Render formulas that share a number."""
    return element("div", ctx.children(node), class_="cw-equations", id=ctx.anchor(node))
