"""Links to other sites, asked of a server on this machine."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

import pytest

from builder.audit.external import Answer, Manners, ask_links, is_example, link_findings

FAST = Manners(pause=0.05, tries=3, timeout=30, patience=0.1)


class Server:
    """Answers by path, and remembers what it was asked, when, and how much at once."""

    def __init__(self):
        self.asked, self.busy, self.most, self.lock = [], 0, 0, Lock()
        self.count = Counter()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self):
                outer.answer(self)

            do_GET = do_HEAD  # noqa: N815

            def log_message(self, *_):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = Thread(target=self.http.serve_forever, daemon=True)
        self.thread.start()
        self.address = f"http://127.0.0.1:{self.http.server_port}"

    def answer(self, handler):
        with self.lock:
            self.asked.append((handler.command, handler.path, time.monotonic()))
            self.count[handler.path] += 1
            self.busy += 1
            self.most = max(self.most, self.busy)
        kind = handler.path.strip("/")
        status = {"gone": 404, "guarded": 403, "moved": 301, "for-now": 302}.get(kind, 200)
        if kind == "no-head" and handler.command == "HEAD":
            status = 405
        if kind == "busy" and self.count[handler.path] < 3:
            status = 429
        time.sleep(0.01)
        with self.lock:
            self.busy -= 1
        handler.send_response(status)
        if status in {301, 302}:
            handler.send_header("Location", "/new")
        if status == 429:
            handler.send_header("Retry-After", "1")
        handler.end_headers()

    def stop(self):
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


@pytest.fixture
def server():
    made = Server()
    yield made
    made.stop()


def ask(server, cache, *paths, today=1, manners=FAST):
    answers = ask_links([f"{server.address}/{path}" for path in paths], cache, today, manners)
    return {address.rpartition("/")[2]: answer for address, answer in answers.items()}


def test_each_kind_of_answer(server, tmp_path):
    found = ask(server, tmp_path / "c.json", "fine", "gone", "guarded", "no-head", "moved", "for-now")
    assert {name: answer.fine for name, answer in found.items()} == {
        "fine": True, "gone": False, "guarded": True, "no-head": True, "moved": True, "for-now": True,
    }  # fmt: skip
    assert found["moved"].moved.endswith("/new")
    assert found["for-now"].moved == ""


def test_a_busy_host_is_asked_again_and_not_given_up(server, tmp_path):
    assert ask(server, tmp_path / "c.json", "busy")["busy"].fine
    assert server.count["/busy"] == 3


def test_one_host_is_asked_slowly_and_never_twice_at_once(server, tmp_path):
    ask(server, tmp_path / "c.json", "a", "b", "c")
    times = [moment for _, _, moment in server.asked]
    assert server.most == 1
    assert all(second - first >= FAST.pause for first, second in itertools.pairwise(times))


def test_good_answers_are_kept_and_bad_ones_are_not(server, tmp_path):
    cache = tmp_path / "c.json"
    ask(server, cache, "fine", "gone")
    before = Counter(server.count)
    ask(server, cache, "fine", "gone", today=3)
    assert server.count["/fine"] == before["/fine"]
    assert server.count["/gone"] > before["/gone"]
    ask(server, cache, "fine", today=1 + FAST.keep_days)
    assert server.count["/fine"] == before["/fine"] + 1


def test_a_spoilt_cache_is_made_anew(server, tmp_path):
    cache = tmp_path / "c.json"
    cache.write_text("no json")
    assert ask(server, cache, "fine")["fine"].fine


def test_nobody_there_is_said_in_words(tmp_path):
    manners = Manners(pause=0, tries=1, timeout=1)
    answer = ask_links(["http://127.0.0.1:9/x"], tmp_path / "c.json", 1, manners)["http://127.0.0.1:9/x"]
    assert not answer.fine
    assert "does not answer" in answer.fault


def test_findings_name_pages_and_say_what_to_do():
    links = {
        "https://a.org/x": ("a/index.html", "b/index.html"),
        "https://b.org": ("a/index.html",),
        "https://c.org": (),
    }
    answers = {"https://a.org/x": Answer(404), "https://b.org": Answer(200, moved="https://b.org/new")}
    found = link_findings(links, answers)
    assert [(item.rule, item.place.file) for item in found] == [
        ("outside-links-are-current", "a/index.html"),
        ("outside-links-lead-somewhere", "a/index.html"),
        ("outside-links-lead-somewhere", "b/index.html"),
    ]
    assert link_findings(links, {"https://a.org/x": Answer(200), "https://b.org": Answer(403)}) == ()


@pytest.mark.parametrize(
    "address", ["http://localhost:8000/", "https://example.com/a", "https://api.example.org", "http://127.0.0.1/",
                "https://shop.test/x", "http://192.168.1.4/", "http://model:8080/score"],
)  # fmt: skip
def test_examples_are_not_asked(address):
    assert is_example(address)


@pytest.mark.parametrize("address", ["https://docs.python.org/3/", "https://myexample.com/", "https://0x.org"])
def test_other_hosts_are_asked(address):
    assert not is_example(address)
