"""Building HTML text: escaping, elements, and the attributes that authors may set."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Node", "attributes", "author_class", "element", "escape", "length", "style_text", "void"]

Node: TypeAlias = "Mapping[str, Any]"
"""One node of a MyST syntax tree, as mystmd writes it in JSON."""

_LENGTH = re.compile(r"^\d+(?:\.\d+)?(?:px|em|rem|%|vw|ch|cm|mm|in|pt)?$")
_STYLE_VALUE = re.compile(r"^[\w\s#.,%()+\-/'\"]+$")
_STYLES = """
background background-color border border-color border-radius border-style border-width color
display font-family font-size font-style font-weight gap height line-height list-style-type margin
margin-bottom margin-left margin-right margin-top max-height max-width min-width opacity overflow
overflow-x padding padding-bottom padding-left padding-right padding-top text-align text-decoration
text-indent text-transform vertical-align white-space width
"""
_SAFE_STYLES = frozenset(_STYLES.split())


def attributes(values: Mapping[str, object]) -> str:
    """Return HTML attributes with a leading space; None and False are left out, True has no value."""
    parts = []
    for name, value in values.items():
        if value is None or value is False or value == "":
            continue
        parts.append(f" {name}" if value is True else f' {name}="{escape(str(value))}"')
    return "".join(parts)


def element(name: str, content: str, /, **values: object) -> str:
    """Return an element around finished HTML; `class_` and `for_` stand for the Python keywords.

    Underscores in the other names become hyphens, so `aria_label` is `aria-label`.
    """
    return f"<{name}{attributes(_named(values))}>{content}</{name}>"


def void(name: str, /, **values: object) -> str:
    """Return an element that has no content, such as an image."""
    return f"<{name}{attributes(_named(values))}>"


def _named(values: Mapping[str, object]) -> dict[str, object]:
    return {name.rstrip("_").replace("_", "-"): value for name, value in values.items()}


def author_class(node: Node, *own: str) -> str | None:
    """Return our class names followed by those that the author gave the node, or None."""
    given = node.get("class")
    names = [*own, *(given.split() if isinstance(given, str) else [])]
    return " ".join(dict.fromkeys(name for name in names if name)) or None


def length(value: object) -> str | None:
    """Return a CSS length if the value is one, else None; a bare number means pixels."""
    text = str(value).strip() if value is not None else ""
    if not _LENGTH.match(text):
        return None
    return f"{text}px" if text.replace(".", "").isdigit() else text


def style_text(style: object) -> str | None:
    """Return the harmless declarations of a style (a mapping or CSS text), or None if none is left."""
    if isinstance(style, str):
        pairs = [part.split(":", 1) for part in style.split(";") if ":" in part]
    elif isinstance(style, dict):
        pairs = [[re.sub(r"([A-Z])", r"-\1", str(name)), str(value)] for name, value in style.items()]
    else:
        return None
    kept = []
    for name, value in pairs:
        key, text = name.strip().lower(), value.strip()
        if key in _SAFE_STYLES and _STYLE_VALUE.match(text) and "url" not in text.lower():
            kept.append(f"{key}: {text}")
    return "; ".join(kept) or None
