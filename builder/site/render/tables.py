"""Tables, as they stand in the text and as figures with a caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.site.render.html import author_class, element, style_text
from builder.site.render.nodes import plain_text
from builder.site.render.registry import renders

if TYPE_CHECKING:
    from builder.site.render.context import Context
    from builder.site.render.html import Node

_WIDE = 4
"""From this number of columns on, a phone shows each row as a stack of cells with their names."""


@renders("table")
def table(node: Node, ctx: Context) -> str:
    """Render a table in a box that scrolls sideways on a phone; leading header rows become its head."""
    rows = _rows(node)
    count = 0
    while count < len(rows) and _is_header(rows[count]):
        count += 1
    head = element("thead", ctx.all(rows[:count])) + "\n" if 0 < count < len(rows) else ""
    labels = _labels(rows[0]) if head and count == 1 else ()
    body = element("tbody", "".join([_row(row, ctx, labels) for row in (rows[count:] if head else rows)]))
    wide = "cw-wide" if labels else ""
    content = element("table", head + body, class_=author_class(node, wide), style=style_text(node.get("style")))
    return element("div", content, class_="cw-table", id=ctx.anchor(node)) + "\n"


def _rows(node: Node) -> list[Node]:
    """Return the rows of a table, through the head and body nodes that some sources have."""
    rows: list[Node] = []
    for child in node.get("children") or ():
        rows.extend([child] if child.get("type") == "tableRow" else child.get("children") or ())
    return rows


def _labels(row: Node) -> tuple[str, ...]:
    """Return the column names of a table that is too wide for a phone, where rows become stacks; else nothing."""
    cells = row.get("children") or ()
    return tuple(plain_text(cell) for cell in cells) if len(cells) >= _WIDE else ()


def _is_header(row: Node) -> bool:
    cells = row.get("children") or ()
    return bool(cells) and all(cell.get("header") for cell in cells)


@renders("tableRow")
def table_row(node: Node, ctx: Context) -> str:
    """Render a row; a header cell names its column in a header row, else its row."""
    return _row(node, ctx, ())


def _row(node: Node, ctx: Context, labels: tuple[str, ...]) -> str:
    scope = "col" if _is_header(node) else "row"
    cells = list(node.get("children") or ())
    names = labels if len(labels) == len(cells) else [None] * len(cells)
    return (
        element("tr", "".join([_cell(cell, ctx, scope, name) for cell, name in zip(cells, names, strict=True)])) + "\n"
    )


@renders("tableCell")
def table_cell(node: Node, ctx: Context) -> str:
    """Render a cell that stands outside a row."""
    return _cell(node, ctx, "col")


def _cell(node: Node, ctx: Context, scope: str, label: str | None = None) -> str:
    children = list(node.get("children") or ())
    alone = len(children) == 1 and children[0].get("type") == "paragraph"
    align = node.get("align")
    content = ctx.children(children[0]) if alone else ctx.children(node)
    # An empty corner heads nothing; screen readers would announce a header without a name.
    header = bool(node.get("header") and content.strip())
    return element(
        "th" if header else "td",
        content,
        scope=scope if header else None,
        colspan=_span(node.get("colspan")),
        rowspan=_span(node.get("rowspan")),
        class_=author_class(node, f"cw-{align}" if align in {"center", "right"} else ""),
        style=style_text(node.get("style")),
        data_label=label,
    )


def _span(value: object) -> int | None:
    number = int(value) if isinstance(value, int | str) and str(value).isdigit() else 1
    return number if number > 1 else None


@renders("tableHead", "tableBody")
def table_part(node: Node, ctx: Context) -> str:
    """Render the rows of a head or body that stands alone."""
    return ctx.children(node)
