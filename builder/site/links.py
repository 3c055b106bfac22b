"""Addresses of pages, assets and theme files, as one page has to write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

__all__ = ["AbsoluteLinks", "Links", "RelativeLinks", "is_remote", "page_path"]

_ALLOWED_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})


def is_remote(url: str) -> bool:
    """Tell whether an address names another host."""
    return url.startswith("//") or urlsplit(url).scheme in {"http", "https"}


def page_path(slug: str) -> str:
    """Return the folder of a page in the site, without slashes around it; dots in slugs are folders.

    Source of the rule: `slugToUrl` in mystmd's `myst-common`.
    """
    return slug.removesuffix(".index").replace(".", "/")


def _safe(url: str) -> str:
    """Return the address, or `#` where its scheme could run code."""
    try:
        scheme = urlsplit(url.strip()).scheme.lower()
    except ValueError:
        return "#"
    return url if scheme in _ALLOWED_SCHEMES else "#"


class Links(Protocol):
    """How a page addresses what belongs to the site."""

    def page(self, path: str, fragment: str = "") -> str:
        """Return the address of a page, given its path (empty for the front page)."""

    def asset(self, url: str) -> str:
        """Return the address of a file of the content, such as an image; others come back unchanged."""

    def theme(self, name: str) -> str:
        """Return the address of a file of the theme."""

    def root(self) -> str:
        """Return the address of the site's root folder, ending in a slash."""

    def any(self, url: str) -> str:
        """Return the address for any link an author wrote: page, file, fragment or another site."""


@dataclass(frozen=True, slots=True)
class RelativeLinks:
    """Links of the built site: relative, to `index.html`, so that they work from any folder and from disk."""

    path: str
    pages: frozenset[str]

    def root(self) -> str:
        """Return `./` on the front page, `../` for each folder elsewhere."""
        return "../" * (self.path.count("/") + 1) if self.path else "./"

    def page(self, path: str, fragment: str = "") -> str:
        """Return `../other/index.html#part`; only the fragment if the page is this one."""
        anchor = f"#{fragment}" if fragment else ""
        if path == self.path and anchor:
            return anchor
        return f"{self.root()}{path}/index.html{anchor}" if path else f"{self.root()}index.html{anchor}"

    def asset(self, url: str) -> str:
        """Return the file's place below `build/`, where Jupyter Book puts the content's files."""
        return f"{self.root()}build{url}" if url.startswith("/") and not url.startswith("//") else _safe(url)

    def theme(self, name: str) -> str:
        """Return the file's place below `theme/`."""
        return f"{self.root()}theme/{name}"

    def any(self, url: str) -> str:
        """Return a relative link where the address is one of the site's own."""
        if not url.startswith("/") or url.startswith("//"):
            return _safe(url)
        bare, _, fragment = url.partition("#")
        path = bare.strip("/")
        return self.page(path, fragment) if path in self.pages else self.asset(url)


@dataclass(frozen=True, slots=True)
class AbsoluteLinks:
    """Links of the live preview: from the root of the server, below an optional base path."""

    base: str = ""

    def root(self) -> str:
        """Return the base path with a slash at its end."""
        return f"{self.base}/"

    def page(self, path: str, fragment: str = "") -> str:
        """Return the address of the page."""
        return f"{self.base}/{path}" + (f"#{fragment}" if fragment else "")

    def asset(self, url: str) -> str:
        """Return the address of a content file; the server passes it on from the content server."""
        return f"{self.base}{url}" if url.startswith("/") and not url.startswith("//") else _safe(url)

    def theme(self, name: str) -> str:
        """Return the address of a theme file."""
        return f"{self.base}/theme/{name}"

    def any(self, url: str) -> str:
        """Return the address below the base path if it is one of the site's own."""
        return self.asset(url)
