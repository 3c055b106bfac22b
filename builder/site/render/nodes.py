"""Reading nodes: their plain words, everything below them, and what the builder noted in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.site.render.html import Node

__all__ = ["course_data", "plain_text", "walk"]

# Between these no word ends; after anything else one does.
_INLINE = frozenset(
    [
        "abbreviation", "chemicalFormula", "cite", "citeGroup", "crossReference", "delete", "emphasis",
        "footnoteReference", "inlineCode", "inlineExpression", "inlineMath", "keyboard", "link", "mystRole",
        "si", "smallcaps", "span", "strong", "subscript", "superscript", "text", "underline",
    ]
)  # fmt: skip
_SILENT = frozenset({"comment", "footnoteReference", "mystTarget", "outputs", "raw"})


def plain_text(node: Node) -> str:
    """Return the words of a node and its children; math gives its TeX source, what is not shown nothing."""
    return " ".join("".join(_pieces(node)).split())


def _pieces(node: Node) -> Iterator[str]:
    kind = node.get("type")
    if kind in _SILENT or node.get("visibility") == "remove":
        return
    children = node.get("children")
    if children:
        for child in children:
            yield from _pieces(child)
            if child.get("type") not in _INLINE:
                yield " "
    elif kind == "image":
        yield str(node.get("alt") or "")
    elif isinstance(node.get("value"), str):
        yield str(node["value"])


def walk(node: Node) -> Iterator[Node]:
    """Return the node and everything below it, in reading order."""
    yield node
    for child in node.get("children") or ():
        yield from walk(child)


def course_data(node: Node) -> dict[str, Any]:
    """Return what the builder noted in a cell's `metadata.course`, empty for other nodes."""
    data = node.get("data")
    course = data.get("course") if isinstance(data, dict) else None
    return course if isinstance(course, dict) else {}
