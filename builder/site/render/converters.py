"""Markdown and LaTeX that a cell puts out, which mystmd hands on as source."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

__all__ = ["latex_to_html", "markdown_to_html"]

_DELIMITED = re.compile(r"^(?:\$\$(?P<a>.*)\$\$|\$(?P<b>[^$]*)\$|\\\[(?P<c>.*)\\\]|\\\((?P<d>.*)\\\))$", re.DOTALL)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # few pages have Markdown outputs

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def markdown_to_html(source: str) -> str:
    """Return CommonMark with tables as HTML; HTML within it is shown as text."""
    return str(_markdown().render(source))


def latex_to_html(source: str) -> str:
    """Return a formula as MathML, or its source as code if it cannot be read."""
    from latex2mathml.converter import convert  # few pages have LaTeX outputs

    text = source.strip()
    found = _DELIMITED.match(text)
    formula = next((part for part in found.groups() if part is not None), text) if found else text
    try:
        return convert(formula.replace("\\displaystyle", "").strip(), display="block")
    except Exception:  # noqa: BLE001  # the library raises whatever a malformed formula trips over
        return f"<pre><code>{escape(source)}</code></pre>"
