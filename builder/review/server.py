"""The review page: served to this machine only, under an address that nobody can guess, to its own origin only."""

from __future__ import annotations

import hmac
import json
import secrets
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from builder.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from builder.gradebook.values import Judgement
    from builder.review.queue import Answer

__all__ = ["ReviewDesk", "ReviewServer"]

_MOST_BYTES = 64 * 1024
_HERE = Path(__file__).parent


class ReviewDesk(Protocol):
    """What the page needs: the answers as they are now, comments given before, tasks, and a place to save."""

    def answers(self) -> Sequence[Answer]:
        """Return the answers in order."""

    def comments(self) -> dict[tuple[str, str, str], list[str]]:
        """Return comments given before by module, exercise and criterion."""

    def task(self, module: str, exercise: str) -> str:
        """Return the text of the task."""

    def save(self, answer: Answer, criterion: str, level: int, comment: str) -> Judgement:
        """Keep a choice; it is on the disk when this returns. Raises ValueError for one that is not offered."""


class _QuietServer(ThreadingHTTPServer):
    """A server to which a browser that closes a connection early is no error."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  # the base class takes anything
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class ReviewServer:
    """The page's server on 127.0.0.1; `url` holds the token that every request must name."""

    def __init__(self, desk: ReviewDesk, style: str, *, port: int = 0, names: bool = False) -> None:
        self.token = secrets.token_urlsafe(24)
        self._desk, self._style, self._names = desk, style, names
        self._lock = Lock()
        try:
            self._server = _QuietServer(("127.0.0.1", port), self._handler())
        except OSError as error:
            hint = "Choose another with `--port`, or leave it out."
            raise CourseError(f"The port {port} cannot be used: {error.strerror}.", hint=hint) from error
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/{self.token}/"

    def serve(self) -> None:
        """Answer requests until `stop` is called from another thread or Ctrl-C comes."""
        try:
            self._server.serve_forever(poll_interval=0.2)
        finally:
            self._server.server_close()

    def stop(self) -> None:
        """End `serve`."""
        self._server.shutdown()

    def allowed(self, host: str, origin: str | None, site: str | None) -> bool:
        """Tell whether a request was meant for this server and, if a page sent it, for one of its own.

        A name that was made to lead to 127.0.0.1 has another Host; a page elsewhere has another Origin.
        """
        hosts = {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}
        return (
            host in hosts and (origin is None or origin in {f"http://{one}" for one in hosts}) and site != "cross-site"
        )

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, str, bytes]:
        """Return status, content type and body for a request of this origin."""
        token, _, rest = urlsplit(path).path.lstrip("/").partition("/")
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return 404, "text/plain; charset=utf-8", b"Not found. Open the address that the command printed.\n"
        with self._lock:
            if method == "POST" and rest == "judge":
                return self._judge(body)
            if method == "GET" and rest == "answers":
                return _json(200, self._all())
        files = {"": ("text/html; charset=utf-8", "review.html"), "review.js": ("text/javascript", "review.js")}
        if method == "GET" and rest == "review.css":
            return 200, "text/css", (self._style + (_HERE / "review.css").read_text("utf-8")).encode()
        if method == "GET" and rest in files:
            kind, name = files[rest]
            return 200, kind, (_HERE / name).read_bytes()
        return 404, "text/plain; charset=utf-8", b"Not found.\n"

    def _all(self) -> list[dict[str, Any]]:
        comments = self._desk.comments()
        return [
            {
                "key": answer.key,
                "who": answer.name if self._names else "",
                "module": answer.module_title,
                "title": answer.exercise.title,
                "task": self._desk.task(answer.module, answer.exercise.id),
                "text": answer.text,
                "criteria": [
                    {
                        "name": line.name,
                        "points": line.points,
                        "levels": [
                            {"words": words, "points": line.points_of(n)} for n, words in enumerate(line.levels)
                        ],
                        "level": answer.level_of(line.name),
                        "comment": answer.chosen[line.name].comment if line.name in answer.chosen else "",
                        "comments": comments.get((answer.module, answer.exercise.id, line.name), []),
                    }
                    for line in answer.exercise.rubric
                ],
            }
            for answer in self._desk.answers()
        ]

    def _judge(self, body: bytes) -> tuple[int, str, bytes]:
        try:
            asked = json.loads(body)
            key, criterion, level = str(asked["key"]), str(asked["criterion"]), int(asked["level"])
            comment = str(asked.get("comment", ""))
        except (ValueError, KeyError, TypeError, AttributeError):
            return _json(400, {"error": "This is no judgement."})
        answer = next((one for one in self._desk.answers() if one.key == key), None)
        if answer is None:
            return _json(409, {"error": "The student handed in another answer. Reload the page."})
        try:
            saved = self._desk.save(answer, criterion, level, comment)
        except ValueError as error:
            return _json(400, {"error": str(error)})
        except CourseError as error:
            return _json(500, {"error": f"Not saved. {error.message} {error.hint}"})
        return _json(200, {"points": saved.points})

    def _handler(self) -> Callable[..., BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            server_version = "coursewright"
            sys_version = ""
            timeout = 30

            def do_GET(self) -> None:
                self._send("GET", b"")

            def do_POST(self) -> None:
                length = self.headers.get("Content-Length", "")
                if not length.isdigit() or int(length) > _MOST_BYTES:
                    self._write(413, "text/plain; charset=utf-8", b"Too large.\n")
                    return
                if self.headers.get("Content-Type", "").partition(";")[0] != "application/json":
                    self._write(415, "text/plain; charset=utf-8", b"Send JSON.\n")
                    return
                self._send("POST", self.rfile.read(int(length)))

            def _send(self, method: str, body: bytes) -> None:
                asked = self.headers.get("Host", ""), self.headers.get("Origin"), self.headers.get("Sec-Fetch-Site")
                if not server.allowed(*asked):
                    self._write(403, "text/plain; charset=utf-8", b"This page answers its own address only.\n")
                    return
                self._write(*server.answer(method, self.path, body))

            def _write(self, status: int, kind: str, body: bytes) -> None:
                self.send_response(HTTPStatus(status))
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                for name, value in _HEADERS.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing: addresses hold the token."""

        return Handler


_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def _json(status: int, content: object) -> tuple[int, str, bytes]:
    return status, "application/json; charset=utf-8", json.dumps(content, ensure_ascii=False).encode()
