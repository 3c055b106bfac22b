"""Source code: listings with line numbers and emphasis, and the input of notebook cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.site.render.highlight import highlight, highlight_lines, language_of_file
from builder.site.render.html import author_class, element, escape
from builder.site.render.registry import renders

if TYPE_CHECKING:
    from builder.site.render.context import Context
    from builder.site.render.html import Node

_WRITEFILE = re.compile(r"^%%writefile\s+(?:-a\s+)?(\S+)")
_CELL_LANGUAGE = re.compile(r"^%%(bash|sh|html|javascript|js|sql|latex|perl|ruby|script\s+bash)\b")


@renders("code")
def code(node: Node, ctx: Context) -> str:
    """Render a listing or a cell's input; the language may follow from a cell magic."""
    value = str(node["value"]).rstrip("\n")
    if node.get("visibility") == "remove":
        return ""
    language, name = str(node.get("lang") or ""), str(node.get("filename") or "")
    if node.get("executable"):
        language, name = _of_cell(value, language or ctx.language, name)
    shown = _listing(value, language, node)
    bar = element("div", element("span", escape(name)), class_="cw-code-bar") if name else ""
    box = element(
        "div",
        bar + shown,
        id=ctx.anchor(node),
        class_=author_class(node, "cw-code", "cw-input" if node.get("executable") else ""),
        data_language=language or None,
    )
    if node.get("visibility") == "hide":
        return element("details", element("summary", ctx.word("show_code")) + box, class_="cw-details cw-fold")
    return box + "\n"


def _of_cell(value: str, language: str, name: str) -> tuple[str, str]:
    """Return language and file name of a cell: `%%writefile app.py` shows a file, `%%bash` a shell."""
    found = _WRITEFILE.match(value)
    if found:
        target = found.group(1)
        return language_of_file(target.rsplit("/", 1)[-1]) or "text", name or target
    found = _CELL_LANGUAGE.match(value)
    return (found.group(1).split()[-1], name) if found else (language, name)


def _listing(value: str, language: str, node: Node) -> str:
    numbered = bool(node.get("showLineNumbers"))
    emphasised = {int(line) for line in node.get("emphasizeLines") or ()}
    if not numbered and not emphasised:
        content = _magic_first(value, language) if value.startswith("%%") else highlight(value, language)
        return element("pre", element("code", content))
    start = node.get("startingLineNumber")
    first = int(start) if isinstance(start, int) else 1
    lines = []
    for place, line in enumerate(highlight_lines(value, language), start=1):
        classes = "cw-line cw-emphasis" if place in emphasised else "cw-line"
        lines.append(f'<span class="{classes}">{line}\n</span>')
    style = f"--cw-first-line: {first - 1}" if numbered else None
    return element("pre", element("code", "".join(lines)), class_="cw-numbered" if numbered else None, style=style)


def _magic_first(value: str, language: str) -> str:
    """Return a cell whose first line is IPython's and whose other lines are in another language."""
    magic, newline, rest = value.partition("\n")
    return element("span", escape(magic), class_="c") + newline + highlight(rest, language)
