"""Small pieces of MyST Markdown, with text escaped so that it stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["block", "escape", "front_matter", "link", "table"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|$~^@%])")

_NUMBER = re.compile(r"\**\d[\d.,]*( \w+)?\**$")
"""A number, alone or with its unit."""


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def front_matter(title: str, **more: str) -> str:
    """Return the front matter of a page."""
    lines = [f"{key}: {_quoted(value)}" for key, value in {"title": title, **more}.items()]
    return "\n".join(["---", *lines, "---", ""])


def block(class_name: str, body: str, *, depth: int = 3) -> str:
    """Return the body inside a `div` of the class; `depth` is the number of colons, more for outer blocks."""
    fence = ":" * depth
    return f"{fence}{{div}}\n:class: {class_name}\n\n{body.strip()}\n{fence}\n"


def link(text: str, target: str) -> str:
    """Return a link to another page of the course."""
    return f"[{escape(text)}]({target})"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; cells are Markdown on one line, and columns of numbers are aligned at their end."""
    aligned = ["---:" if _numbers([row[at] for row in rows]) else "---" for at in range(len(heads))]
    lines = [heads, aligned, *rows]
    return "\n".join("| " + " | ".join(cell or " " for cell in line) + " |" for line in lines) + "\n"


def _numbers(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(_NUMBER.match(cell) for cell in filled)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
