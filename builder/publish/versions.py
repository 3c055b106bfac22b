"""Versions side by side: a banner in the pages of old ones, and pages that lead from old addresses to new ones."""

from __future__ import annotations

import posixpath
import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LATEST", "marked_as_old", "redirect_page"]

LATEST = "latest"
"""The folder that always holds the newest version."""

_BANNER = re.compile(r'<aside class="cw-version".*?</aside>\n?', re.DOTALL)
_SKIP = re.compile(r'<a class="cw-skip"[^>]*>.*?</a>\n?', re.DOTALL)
_BODY = re.compile(r"<body\b[^>]*>\n?")


def marked_as_old(page: bytes, address: str, target: str, version: str, words: Mapping[str, str]) -> bytes:
    """Return a page of an old version with a banner that leads to the newest; one that has it already gets it anew.

    `address` is the page's path at the target and `target` that of the page to lead to. A page without a body
    comes back as it is.
    """
    html = _BANNER.sub("", page.decode("utf-8", "surrogateescape"))
    place = _SKIP.search(html) or _BODY.search(html)
    if place is None:
        return page
    text = escape(words["version_old"].format(version=version))
    link = f'<a href="{escape(_relative(address, target))}">{escape(words["version_newest"])}</a>'
    label = escape(words["version_label"])
    banner = f'<aside class="cw-version" aria-label="{label}"><p>{text} {link}</p></aside>\n'
    return f"{html[: place.end()]}{banner}{html[place.end() :]}".encode("utf-8", "surrogateescape")


def redirect_page(address: str, target: str, title: str, language: str, words: Mapping[str, str]) -> bytes:
    """Return a page that leads from one path of the target to another, also without scripts."""
    href = escape(_relative(address, target))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n<meta name="robots" content="noindex">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f'</head>\n<body>\n<main><h1>{escape(title)}</h1>\n<p><a href="{href}">{escape(words["version_go"])}</a></p>'
        "</main>\n</body>\n</html>\n"
    ).encode()


def _relative(address: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(address) or ".")
