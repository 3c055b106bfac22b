"""One printable HTML document from finished pages of the site: a cover, contents, then page after page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from builder.errors import SiteError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Sheet", "printable"]

_ARTICLE = re.compile(r'<article class="cw-article">(.*?)</article>', re.DOTALL)
_ID = re.compile(r'(\s)(id|for|aria-labelledby|aria-describedby|name)="([^"]+)"')
_ADDRESS = re.compile(r'(\s)(href|src)="([^"]*)"')
_OTHER = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_HEADING = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_LOOK = """
@page { size: A4; margin: 2.2cm 2cm; @bottom-center { content: counter(page); font: 9pt sans-serif; }
  @top-center { content: %s; font: 8pt sans-serif; color: #555; } }
@page :first { @bottom-center { content: none; } @top-center { content: none; } }
.cw-print-cover { padding-top: 8cm; break-after: page; }
.cw-print-cover h1 { font-size: 30pt; line-height: 1.15; }
.cw-print-contents { break-after: page; }
.cw-print-contents li { margin: .3em 0; }
.cw-print-contents a { color: inherit; text-decoration: none; }
.cw-article + .cw-article { break-before: page; }
.cw-print-lab, .cw-lab-note, .cw-lab { display: none; }
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished page: its path in the site (`module/index.html`) and its HTML."""

    path: str
    html: str


def printable(title: str, subtitle: str, language: str, contents: str, sheets: Sequence[Sheet]) -> str:
    """Return the document, to be opened in the root folder of the site; one page alone has no cover.

    Anchors get their page's name in front, so that they stay unique; links within the document lead there, links to
    other pages of the site become plain text. Raises SiteError if a page is not one of the course theme.
    """
    names = {sheet.path: _name(sheet.path) for sheet in sheets}
    bodies = [_article(sheet, names) for sheet in sheets]
    front = _front(title, subtitle, contents, sheets, names) if len(sheets) > 1 else ""
    look = _LOOK % ('"' + title.replace("\\", "").replace('"', "'").replace("<", "") + '"')
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" data-theme="light">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="stylesheet" href="theme/course.css">\n<style>{look}</style>\n</head>\n<body>\n'
        f'<main class="cw-main">\n{front}{"".join(bodies)}</main>\n</body>\n</html>\n'
    )


def _front(title: str, subtitle: str, contents: str, sheets: Sequence[Sheet], names: Mapping[str, str]) -> str:
    lines = "".join(f'<li><a href="#{names[sheet.path]}">{_title(sheet)}</a></li>\n' for sheet in sheets)
    return (
        f'<header class="cw-print-cover"><h1>{escape(title)}</h1>'
        f'<p class="cw-subtitle">{escape(subtitle)}</p></header>\n'
        f'<nav class="cw-print-contents"><h1>{escape(contents)}</h1><ol>\n{lines}</ol></nav>\n'
    )


def _title(sheet: Sheet) -> str:
    found = _HEADING.search(sheet.html)
    return found[1] if found else escape(sheet.path)


def _name(path: str) -> str:
    return dirname(path).replace("/", "-") or "front"


def _article(sheet: Sheet, names: Mapping[str, str]) -> str:
    found = _ARTICLE.search(sheet.html)
    if found is None:
        raise SiteError(f"{sheet.path} is no page of the course theme.", hint="Build the course again.")
    name = names[sheet.path]
    html = _SCRIPT.sub("", found[1]).replace(' loading="lazy"', "")
    html = _ID.sub(lambda match: f'{match[1]}{match[2]}="{_prefixed(match[3], name)}"', html)
    html = _ADDRESS.sub(lambda match: _address(match[1], match[2], match[3], sheet.path, names), html)
    return f'<article class="cw-article" id="{name}">{html}</article>\n'


def _prefixed(values: str, name: str) -> str:
    return " ".join(f"{name}--{value}" for value in values.split())


def _address(space: str, attribute: str, address: str, path: str, names: Mapping[str, str]) -> str:
    """Return the attribute with an address that is right in the document, or nothing where it would lead nowhere."""
    if _OTHER.match(address):
        return f'{space}{attribute}="{address}"'
    bare, _, fragment = address.partition("#")
    target = normpath(join(dirname(path), bare)) if bare else path
    if attribute == "src":
        return f'{space}src="{target}"'
    if target not in names:
        return ""
    return f'{space}href="#{names[target]}' + (f"--{fragment}" if fragment else "") + '"'
