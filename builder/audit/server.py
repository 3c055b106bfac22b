"""A web server for the audit: the site below a sub-path, compressed, under the strict policy of a careful host."""

from __future__ import annotations

import gzip
import mimetypes
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["POLICY", "PREFIX", "serve_site"]

PREFIX = "/university/course/"
"""Most courses lie in a folder of a host, not at its root."""
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; media-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""No script but the site's own files, no other host. Styles in elements are MyST's grids and the editor's."""
_PACKED = ("text/", "application/json", "image/svg+xml")


@contextmanager
def serve_site(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine while the block runs; the value is the address of its front page."""
    server = _Server(("127.0.0.1", 0), _handler(folder.resolve()))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet: a browser closes connections that it has no more use for."""


def _handler(folder: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers with the site's files."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the library's name
            path = _file(folder, self.path)
            if path is None:
                self._send(404, "text/plain; charset=utf-8", b"There is nothing here.")
                return
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            kind = "text/javascript" if path.suffix == ".mjs" else kind
            self._send(200, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, path.read_bytes())

        def _send(self, status: int, kind: str, body: bytes) -> None:
            packed = kind.startswith(_PACKED) and "gzip" in self.headers.get("Accept-Encoding", "")
            body = gzip.compress(body, 6, mtime=0) if packed else body
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Content-Length", str(len(body)))
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
            """Keep quiet: the audit tells what went wrong."""

    return Handler


def _file(folder: Path, address: str) -> Path | None:
    """Return the file of an address below the prefix; None where there is none, or where it lies outside."""
    path = unquote(urlsplit(address).path)
    if not path.startswith(PREFIX):
        return None
    target = (folder / path.removeprefix(PREFIX)).resolve()
    if target.is_dir():
        target /= "index.html"
    return target if target.is_file() and target.is_relative_to(folder) else None
