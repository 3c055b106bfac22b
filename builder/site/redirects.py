"""Pages at old addresses that lead to the new ones."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from builder.files import write_text
from builder.site.assets import REDIRECT_SCRIPT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["write_redirects"]


def write_redirects(site: Path, moved: Mapping[str, str], language: str, sentence: str) -> None:
    """Write a page for each old id of a module that leads to its page now; `sentence` has the place `{link}`.

    A page that exists is never replaced. The script keeps the place on the page, which a plain redirect loses.
    Raises WriteError.
    """
    for old, new in sorted(moved.items()):
        page = site / old / "index.html"
        if page.exists():
            continue
        target = f"../{escape(new)}/index.html"
        link = f'<a href="{target}">{escape(new)}</a>'
        write_text(
            page,
            f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
            f"<title>{escape(new)}</title>\n"
            f'<link rel="canonical" href="{target}">\n<meta name="robots" content="noindex">\n'
            f'<meta http-equiv="refresh" content="1; url={target}">\n'
            f'<script src="../theme/{REDIRECT_SCRIPT}"></script>\n</head>\n'
            f"<body><main><h1>{escape(new)}</h1><p>{escape(sentence).format(link=link)}</p></main></body>\n</html>\n",
        )
