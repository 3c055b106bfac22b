"""What the pages of a built site refer to: which files they use, and which links lead nowhere or to another host.

Every page carries the navigation, so a large site has very many links: they are looked up as text, not on the disk.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from html import unescape
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from builder.findings import Finding, Place, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["link_faults", "page_faults", "used_files"]

_ADDRESS = re.compile(r"""\s(href|src|poster|srcset|data-frame)=["']([^"']*)["']""")
_ID = re.compile(r"""\sid=["']([^"']+)["']""")
_TAG = re.compile(r"<([a-zA-Z][\w-]*)\b([^>]*)>")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_OTHER_HOST = re.compile(r"(https?:)?//")
_LOADING = frozenset(
    ["img", "script", "video", "audio", "source", "iframe", "embed", "object", "track", "link", "input"]
)


@dataclass(frozen=True, slots=True)
class _Site:
    """The files and folders of a site by their paths below its root, and the anchors of its pages."""

    files: frozenset[str]
    folders: frozenset[str]
    anchors: Mapping[str, frozenset[str]]

    def target(self, page: str, address: str) -> str | None:
        """Return the file that an address names, None for other sites and for places on the same page."""
        bare = address.partition("#")[0].partition("?")[0]
        if not bare or _SCHEME.match(address):
            return None
        base = "" if bare.startswith("/") else page.rpartition("/")[0]
        path = normpath(f"{base}/{unquote(bare).lstrip('/')}" if base else unquote(bare).lstrip("/"))
        path = "" if path == "." else path
        return f"{path}/index.html".lstrip("/") if path in self.folders else path


def used_files(folder: Path, pages: Mapping[Path, str]) -> set[str]:
    """Return the paths below the folder of the files that its pages (path and HTML) refer to."""
    site = _site(folder, {})
    named = {page.relative_to(folder).as_posix(): html for page, html in pages.items()}
    targets = {site.target(page, address) for page, html in named.items() for _, _, address in _addresses(html)}
    return {target for target in targets if target is not None}


def link_faults(folder: Path) -> tuple[Finding, ...]:
    """Return findings about links in a finished site that lead nowhere and about what would load from elsewhere."""
    return page_faults(folder, {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("index.html"))})


def page_faults(folder: Path, pages: Mapping[Path, str]) -> tuple[Finding, ...]:
    """Return the same for pages whose HTML is at hand."""
    named = {page.relative_to(folder).as_posix(): html for page, html in pages.items()}
    site = _site(folder, named)
    return in_order(found for page, html in named.items() for found in _faults(page, html, site))


def _site(folder: Path, pages: Mapping[str, str]) -> _Site:
    files, folders = set(), {""}
    for top, inside, names in os.walk(folder, followlinks=True):
        below = os.path.relpath(top, folder).replace(os.sep, "/")
        prefix = "" if below == "." else f"{below}/"
        folders |= {f"{prefix}{name}" for name in inside}
        files |= {f"{prefix}{name}" for name in names}
    anchors = {page: frozenset(unescape(name) for name in _ID.findall(html)) for page, html in pages.items()}
    return _Site(frozenset(files), frozenset(folders), anchors)


def _addresses(html: str) -> Iterator[tuple[bool, str, str]]:
    """Return (loads by itself, attribute, address) of everything that a page refers to."""
    for tag, rest in _TAG.findall(html):
        if "=" not in rest:
            continue
        loads = tag.lower() in _LOADING and 'rel="canonical"' not in rest
        for name, address in _ADDRESS.findall(f" {rest}"):
            yield loads and name != "data-frame", name, unescape(address)


def _faults(page: str, html: str, site: _Site) -> Iterator[Finding]:
    place = Place(page)
    for loads, name, address in _addresses(html):
        target = site.target(page, address)
        if loads and _OTHER_HOST.match(address):
            yield Finding(
                "page-loads-own-host-only",
                f"the page would load '{address}' from another host.",
                place,
                "Save a copy beside the page and refer to that.",
            )
        elif address.startswith("/") and not address.startswith("//"):
            yield Finding(
                "site-links-relative",
                f"'{address}' is not relative, so it breaks where the site lies in a folder.",
                place,
                "Write the link relative to the page.",
            )
        elif target is not None and target not in site.files:
            yield Finding(
                "site-link-resolves",
                f"the {name} '{address}' leads to nothing in the site.",
                place,
                "Correct the link, or add the page or file to the course.",
            )
        elif not _anchor_exists(page, target, address, site):
            yield Finding(
                "site-link-resolves",
                f"'{address}' names a place that its page does not have.",
                place,
                "Correct the label, or link to the page as a whole.",
            )


def _anchor_exists(page: str, target: str | None, address: str, site: _Site) -> bool:
    """Tell whether the part after # is on the page that the address names; pages elsewhere are not asked."""
    bare, _, fragment = address.partition("#")
    if not fragment or (target is None and bare):
        return True
    known = site.anchors.get(page if target is None else target)
    return known is None or unquote(fragment) in known
