"""Asking mystmd's content server for the project's configuration, pages and files.

Source of the addresses: mystmd's `startContentServer` (config.json, content/<slug>.json, public files).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPConnection, HTTPException
from threading import local
from typing import TYPE_CHECKING, Any

from builder.errors import SiteError
from builder.site.links import page_path
from builder.site.render.nodes import walk

if TYPE_CHECKING:
    from builder.site.render.html import Node

__all__ = ["ContentServer", "Project", "ProjectPage", "stable_ids"]

_RANDOM_ID = re.compile(r"^index-[a-z0-9_-]{10}$")


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """An entry of the project's contents: `slug` is empty for a title that is no page."""

    level: int
    title: str
    slug: str = ""

    @property
    def path(self) -> str:
        """Return the page's folder in the site."""
        return page_path(self.slug)


@dataclass(frozen=True)
class Project:
    """The part of config.json that the theme uses; `index` is the slug of the front page."""

    title: str
    index: str
    pages: tuple[ProjectPage, ...]
    favicon: str = ""
    parts: tuple[str, ...] = field(default=())

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of all pages, the front page's among them."""
        return frozenset(self.path_of(page.slug) for page in self.pages if page.slug) | {""}

    @cached_property
    def _slugs(self) -> dict[str, str]:
        return {page.path: page.slug for page in reversed(self.pages) if page.slug}

    def slug_at(self, path: str) -> str | None:
        """Return the slug of the page at a path of the site, or None."""
        if path in {"", self.index}:
            return self.index
        return self._slugs.get(path)

    def path_of(self, slug: str) -> str:
        """Return the path of a page, empty for the front page."""
        return "" if slug == self.index else page_path(slug)


class ContentServer:
    """The content server of the running mystmd; keeps one connection per thread."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._threads = local()

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Return status, content type and body of an address. Raises SiteError if nobody answers."""
        for attempt in (1, 2):
            connection = self._connection()
            try:
                connection.request("GET", path, headers={"Connection": "keep-alive"})
                answer = connection.getresponse()
                return answer.status, answer.headers.get("Content-Type", ""), answer.read()
            except (OSError, HTTPException) as fault:
                # A kept connection may have been closed meanwhile; a new one tells whether that is all.
                connection.close()
                self._threads.connection = None
                if attempt == 2:
                    raise SiteError(f"the content server does not answer: {fault}") from fault
        raise AssertionError

    def _connection(self) -> HTTPConnection:
        if getattr(self._threads, "connection", None) is None:
            self._threads.connection = HTTPConnection(*self._address, timeout=30)
        connection: HTTPConnection = self._threads.connection
        return connection

    def project(self) -> Project:
        """Return the configuration of the first project, which is the only one a course has."""
        status, _, body = self.get("/config.json")
        if status != 200:
            raise SiteError(f"the content server has no config.json (status {status})")
        return _project(json.loads(body))

    def page(self, slug: str) -> dict[str, Any] | None:
        """Return the document of a page, or None if there is none of that name."""
        status, _, body = self.get(f"/content/{slug}.json")
        if status != 200:
            return None
        document: dict[str, Any] = json.loads(body)
        return document


def _project(config: dict[str, Any]) -> Project:
    project = (config.get("projects") or [{}])[0]
    options = config.get("options") or {}
    pages = tuple(
        ProjectPage(int(page.get("level") or 1), str(page.get("title") or ""), str(page.get("slug") or ""))
        for page in project.get("pages") or ()
    )
    return Project(
        title=str(config.get("title") or project.get("title") or ""),
        index=str(project.get("index") or "index"),
        pages=pages,
        favicon=str(options.get("favicon") or ""),
    )


def stable_ids(root: Node) -> dict[str, str]:
    """Return lasting names for the random ids that mystmd gives to index entries, by their order."""
    names: dict[str, str] = {}
    for node in walk(root):
        identifier = str(node.get("html_id") or node.get("identifier") or "")
        if _RANDOM_ID.match(identifier) and node.get("indexEntries"):
            names.setdefault(identifier, f"index-entry-{len(names) + 1}")
    return names
