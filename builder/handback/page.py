"""The frame of a page that is one file: the theme's look inside, nothing loaded from anywhere, no script allowed."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from pathlib import Path

__all__ = ["page", "style_of"]

_PARTS = ("10-tokens.css", "20-base.css", "50-code.css")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def style_of(theme: Path) -> str:
    """Return the style sheet: the theme's colours, text and code, and what these pages add."""
    texts = [(theme / "css" / name).read_text("utf-8") for name in _PARTS]
    texts.append(Path(__file__).with_name("handback.css").read_text("utf-8"))
    return _SPACE.sub("\n", _COMMENT.sub("", "\n".join(texts))).strip() + "\n"


def page(title: str, body: str, style: str, *, language: str = "en") -> str:
    """Return a whole HTML document; `body` is HTML, its texts escaped already."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
