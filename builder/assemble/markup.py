"""Markdown of questions and cards as HTML, for places that Jupyter Book does not compile."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["html_of"]


def html_of(text: str, maths: Literal["mathml", "tex"]) -> str:
    r"""Return a short text as HTML; markup in it stays text, and images and links to files are shown as their text.

    Formulas become MathML, or TeX between `\(` and `\)`, which Moodle, Canvas and Anki typeset.
    A single paragraph comes without its element.
    """
    html = str(_parser(maths).render(text)).strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return html[len("<p>") : -len("</p>")]
    return html


@cache
def _parser(maths: str) -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.add_render_rule("image", _alternative)
    for name in ("link_open", "link_close"):
        parser.add_render_rule(name, lambda *_: "")
    return parser.use(dollarmath_plugin, renderer=_mathml if maths == "mathml" else _tex, allow_labels=False)


def _mathml(content: str, options: dict[str, bool]) -> str:
    from latex2mathml.converter import convert

    try:
        return str(convert(content, display="block" if options["display_mode"] else "inline"))
    except Exception:  # noqa: BLE001  # the library raises whatever a malformed formula trips over
        return f"<code>{escape(content)}</code>"


def _alternative(_renderer: object, tokens: Sequence[Token], place: int, *_: object) -> str:
    return escape(tokens[place].content)


def _tex(content: str, options: dict[str, bool]) -> str:
    return rf"\[{escape(content)}\]" if options["display_mode"] else rf"\({escape(content)}\)"
