"""Source code to HTML with Pygments' lexers and a short list of classes that the theme colours."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import Token
from pygments.util import ClassNotFound

if TYPE_CHECKING:
    from pygments.lexer import Lexer

__all__ = ["highlight", "highlight_lines", "language_of_file"]

_CLASSES = {
    Token.Comment: "c",
    Token.Comment.Preproc: "k",
    Token.Keyword: "k",
    Token.Keyword.Constant: "m",
    Token.Operator.Word: "k",
    Token.Literal.String: "s",
    Token.Literal.String.Affix: "s",
    Token.Literal.Number: "m",
    Token.Name.Function: "f",
    Token.Name.Class: "f",
    Token.Name.Decorator: "d",
    Token.Name.Builtin: "b",
    Token.Name.Exception: "b",
    Token.Name.Tag: "k",
    Token.Name.Attribute: "d",
    Token.Name.Variable: "d",
    Token.Generic.Prompt: "c",
    Token.Generic.Output: "c",
    Token.Generic.Deleted: "gd",
    Token.Generic.Inserted: "gi",
    Token.Generic.Heading: "f",
    Token.Generic.Subheading: "f",
}
_ALIASES = {"ipython": "python", "ipython3": "python", "py": "python", "jupyter": "python", "dockerfile": "docker"}


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(_ALIASES.get(language, language), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@lru_cache(maxsize=64)
def language_of_file(name: str) -> str:
    """Return Pygments' name of the language that a file name suggests, empty if it suggests none."""
    try:
        return str(get_lexer_for_filename(name).aliases[0])
    except (ClassNotFound, IndexError):
        return ""


@lru_cache(maxsize=1024)
def _class(token: object) -> str:
    while token is not None:
        if token in _CLASSES:
            return _CLASSES[token]
        token = getattr(token, "parent", None)
    return ""


# Lexing is most of the time that a page takes; in the preview nearly all cells are as they were.
@lru_cache(maxsize=4096)
def _pieces(code: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return (class, text) pairs, neighbours of one class joined; blanks belong to any class."""
    lexer = _lexer(language.lower()) if language else None
    if lexer is None:
        return (("", code),)
    pieces: list[tuple[str, str]] = []
    last, text = "", ""
    for token, value in lexer.get_tokens(code):
        name = _class(token)
        if name != last and not (value.isspace() and "\n" not in value):
            pieces.append((last, text))
            last, text = name, value
        else:
            text += value
    return (*pieces, (last, text))


def highlight(code: str, language: str) -> str:
    """Return code as HTML with coloured spans; plain text if the language is not known."""
    return "".join([_span(name, text) for name, text in _pieces(code, language)])


def highlight_lines(code: str, language: str) -> list[str]:
    """Return the HTML of each line, every span closed at the end of its line."""
    lines = [""]
    for name, text in _pieces(code, language):
        for place, part in enumerate(text.split("\n")):
            if place:
                lines.append("")
            lines[-1] += _span(name, part)
    return lines


def _span(name: str, text: str) -> str:
    shown = escape(text, quote=False)
    return f'<span class="{name}">{shown}</span>' if name and shown.strip() else shown
