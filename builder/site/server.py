"""The theme's server, which Jupyter Book starts: `python -m builder.site.server THEME`.

It reads from its environment: HOST, PORT, CONTENT_CDN_PORT, MODE and BASE_URL (set by Jupyter Book),
COURSEWRIGHT_SITE_DATA (course data, see `builder.site.data`) and COURSEWRIGHT_SITE_FINDINGS (where
findings go). Once it answers, it prints a line with its address, which Jupyter Book waits for.
"""

from __future__ import annotations

import json
import mimetypes
import os
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import create_connection
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from builder.errors import CourseError
from builder.site.assets import PREVIEW_SCRIPT, theme_files
from builder.site.content import ContentServer
from builder.site.data import read_site_data
from builder.site.pages import PageMaker, Preview
from builder.site.report import FindingsFile
from builder.site.search import index_script
from builder.site.template import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.site.content import Project

__all__ = ["Answer", "Site", "main"]

Answer = tuple[int, str, bytes]
"""A status, a content type and a body."""

_HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"
_JSON = "application/json; charset=utf-8"
_CRAWLED = {"robots.txt": _TEXT, "sitemap.xml": _TEXT, "sitemap_style.xsl": _TEXT, "myst-theme.css": "text/css"}


class Site:
    """Answers requests for pages, search records and files; independent of the HTTP library."""

    def __init__(self, theme: Path, environment: Mapping[str, str]) -> None:
        port = int(environment["CONTENT_CDN_PORT"])
        self._theme = theme
        self._base = (environment.get("BASE_URL") or "").rstrip("/")
        self._live = environment.get("MODE") != "static"
        self._content = ContentServer(environment.get("HOST") or "localhost", port)
        self._findings = FindingsFile(environment.get("COURSEWRIGHT_SITE_FINDINGS", ""))
        data = read_site_data(environment.get("COURSEWRIGHT_SITE_DATA", ""))
        self._style = data.style
        beside = Path(environment.get("COURSEWRIGHT_SITE_DATA", "") or ".").parent
        self._logo_file = beside / data.logo if data.logo else None
        self._public = beside / TEMPLATE / "public"
        preview = Preview(self._base, port) if self._live else None
        self._pages = PageMaker(theme, data, self._content.page, preview)
        self._project: Project | None = None

    def answer(self, address: str) -> Answer:
        """Return the answer to a request for an address of the site."""
        path = unquote(urlsplit(address).path)
        if self._base and path.startswith(f"{self._base}/"):
            path = path.removeprefix(self._base)
        name = path.strip("/")
        if name in _CRAWLED:
            # The build writes its own; Jupyter Book only needs an answer.
            return 200, _CRAWLED[name], b""
        if name == "favicon.ico":
            return self._favicon()
        if name.startswith("theme/"):
            return self._theme_file(name.removeprefix("theme/"))
        if name == "search-index.js":
            return self._search_index()
        return self._page_or_file(path, name)

    def _current(self) -> Project:
        """Return the project; the preview asks each time, because the author may add pages."""
        if self._live or self._project is None:
            self._project = self._content.project()
        return self._project

    def _page_or_file(self, path: str, name: str) -> Answer:
        project = self._current()
        if name.endswith(".json"):
            return self._records(project, name.removesuffix(".json"))
        slug = project.slug_at(name.removesuffix("index.html").rstrip("/"))
        document = self._content.page(slug) if slug else None
        if slug is None or document is None:
            return self._file(path)
        html, findings = self._pages.page(project, slug, document)
        self._findings.add(findings)
        return 200, _HTML, html.encode()

    def _records(self, project: Project, slug: str) -> Answer:
        """Return a page's search records, where Jupyter Book expects the page's syntax tree.

        Readers have no use for the tree, and it may hold what the page does not show.
        """
        document = self._content.page(slug)
        if document is None:
            return self._missing()
        return 200, _JSON, json.dumps(self._pages.records(project, slug, document)).encode()

    def _search_index(self) -> Answer:
        project = self._current()
        slugs = [project.index, *(page.slug for page in project.pages if page.slug)]
        documents = [(slug, self._content.page(slug)) for slug in slugs]
        records = [self._pages.records(project, slug, found) for slug, found in documents if found]
        return 200, "text/javascript; charset=utf-8", index_script(records).encode()

    def _theme_file(self, name: str) -> Answer:
        if name == PREVIEW_SCRIPT:
            return 200, "text/javascript; charset=utf-8", (self._theme / "js" / name).read_bytes()
        content = theme_files(self._theme, self._style).get(name)
        logo = self._logo_file
        if content is None and logo is not None and logo.name == name and logo.is_file():
            content = logo.read_bytes()
        if content is None:
            return self._missing()
        return 200, mimetypes.guess_type(name)[0] or _TEXT, content

    def _favicon(self) -> Answer:
        favicon = self._current().favicon
        if favicon:
            return self._content.get(favicon)
        return 200, "image/svg+xml", (self._theme / "favicon.svg").read_bytes()

    def _file(self, path: str) -> Answer:
        """Pass on a file of the template or of the content, as the preview needs; a built site has it on disk."""
        beside = self._public / path.strip("/")
        if self._live and beside.is_file() and beside.resolve().is_relative_to(self._public.resolve()):
            return 200, mimetypes.guess_type(path)[0] or _TEXT, beside.read_bytes()
        status, kind, body = self._content.get(path)
        return (status, kind, body) if status == HTTPStatus.OK else self._missing()

    def _missing(self) -> Answer:
        return 404, _TEXT, self._pages.words["not_found"].encode()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Hands requests to the site and writes its answers."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the library's name
            try:
                status, kind, body = site.answer(self.path)
            except CourseError as fault:
                status, kind, body = 502, _TEXT, f"{fault.message} {fault.hint}".encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
            """Keep quiet: Jupyter Book repeats what we print."""

    return Handler


class _Server(ThreadingHTTPServer):
    """A server that does not keep a stopped build waiting for open connections."""

    daemon_threads = True


def _stop_with(host: str, port: int) -> None:
    """End this process once the content server is gone: a killed Jupyter Book does not stop us."""
    while True:
        sleep(2)
        try:
            create_connection((host, port), timeout=5).close()
        except ConnectionRefusedError:
            os._exit(0)
        except OSError:
            continue


def main() -> int:
    """Serve until stopped; return 1 with a message if the course data or the theme is not usable."""
    theme = Path(sys.argv[1])
    host, port = os.environ.get("HOST") or "localhost", int(os.environ["PORT"])
    try:
        site = Site(theme, os.environ)
    except CourseError as fault:
        sys.stderr.write(f"{fault.message}\n{fault.hint}\n")
        return 1
    Thread(target=_stop_with, args=(host, int(os.environ["CONTENT_CDN_PORT"])), daemon=True).start()
    with _Server((host, port), _handler(site)) as server:
        sys.stdout.write(f"http://{host}:{port}\n")
        sys.stdout.flush()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
