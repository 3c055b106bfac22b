"""The review page's server: its own machine, its own token, its own origin, and each choice saved at once."""

import http.client
import json
import threading
from dataclasses import replace

import pytest

from builder.gradebook.values import ExerciseFacts, RubricLine
from builder.review.queue import Answer, judgement_of
from builder.review.server import ReviewServer

FACTS = ExerciseFacts("note", "A note", "explain", "note", 3, 2, (RubricLine("Clear", 2, ("No", "Some", "Yes")),))
ANSWER = Answer("k" * 16, "ada", "Ada Lovelace", "m", "M", FACTS, "<b>text</b>", "d" * 64, {})


class SampleDesk:
    def __init__(self):
        self.saved = []
        self.answer = ANSWER

    def answers(self):
        return (self.answer,)

    def comments(self):
        return {("m", "note", "Clear"): ["Say more."]}

    def task(self, module, exercise):
        return f"Task of {module}/{exercise}"

    def save(self, answer, criterion, level, comment):
        made = judgement_of(answer, criterion, level, comment, "me", "now")
        self.saved.append(made)
        self.answer = replace(answer, chosen={criterion: made})
        return made


@pytest.fixture
def desk():
    return SampleDesk()


@pytest.fixture
def server(desk):
    made = ReviewServer(desk, ":root { color: black }")
    thread = threading.Thread(target=made.serve)
    thread.start()
    yield made
    made.stop()
    thread.join()


def ask(server, method, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    reply = connection.getresponse()
    content = reply.read()
    connection.close()
    return reply, content


def judge(server, content, **headers):
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    given = {"Content_Type": "application/json", **headers}
    return ask(server, "POST", f"/{server.token}/judge", body, **given)


CHOICE = {"key": ANSWER.key, "criterion": "Clear", "level": 1, "comment": "Good"}


def test_the_address_names_this_machine_and_a_token(server):
    assert server.url == f"http://127.0.0.1:{server.port}/{server.token}/"
    assert len(server.token) >= 32
    assert server._server.server_address[0] == "127.0.0.1"


def test_the_page_and_its_parts(server):
    for name, kind in (("", "text/html"), ("review.js", "text/javascript"), ("review.css", "text/css")):
        reply, content = ask(server, "GET", f"/{server.token}/{name}")
        assert reply.status == 200
        assert reply.headers["Content-Type"].startswith(kind)
        assert content
        assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
        assert reply.headers["Referrer-Policy"] == "no-referrer"


def test_answers_name_nobody_unless_asked(server, desk):
    (answer,) = json.loads(ask(server, "GET", f"/{server.token}/answers")[1])
    assert "Ada" not in json.dumps(answer)
    assert "ada" not in json.dumps(answer)
    assert (answer["text"], answer["task"]) == ("<b>text</b>", "Task of m/note")
    assert answer["criteria"][0]["comments"] == ["Say more."]
    named = ReviewServer(desk, "", names=True)
    assert b"Ada Lovelace" in named.answer("GET", f"/{named.token}/answers", b"")[2]
    named._server.server_close()


def test_a_choice_is_saved_before_the_answer_comes(server, desk):
    reply, content = judge(server, CHOICE)
    assert (reply.status, json.loads(content)) == (200, {"points": 1.0})
    assert [(one.points, one.comment, one.answer) for one in desk.saved] == [(1.0, "Good", ANSWER.digest)]
    (answer,) = json.loads(ask(server, "GET", f"/{server.token}/answers")[1])
    assert (answer["criteria"][0]["level"], answer["criteria"][0]["comment"]) == (1, "Good")


@pytest.mark.parametrize(
    "path", ["/", "/answers", "/wrong/answers", "/{token}x/answers", "/{token}/../answers", "/{token}/etc"]
)
def test_without_the_token_there_is_nothing(server, path):
    reply, content = ask(server, "GET", path.format(token=server.token))
    assert reply.status == 404
    assert b"text" not in content


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:{port}"},
        {"Host": "127.0.0.1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Sec_Fetch_Site": "cross-site"},
    ],
)
def test_other_hosts_and_origins_are_refused(server, desk, headers):
    given = {name: value.format(port=server.port) for name, value in headers.items()}
    assert judge(server, CHOICE, **given)[0].status == 403
    assert ask(server, "GET", f"/{server.token}/answers", **given)[0].status == 403
    assert desk.saved == []


def test_its_own_origin_is_not(server):
    assert judge(server, CHOICE, Origin=f"http://127.0.0.1:{server.port}")[0].status == 200
    assert judge(server, CHOICE, Host=f"localhost:{server.port}")[0].status == 200


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"not json", 400),
        ([], 400),
        ({}, 400),
        ({**CHOICE, "level": 3}, 400),
        ({**CHOICE, "level": -1}, 400),
        ({**CHOICE, "level": "x"}, 400),
        ({**CHOICE, "criterion": "Other"}, 400),
        ({**CHOICE, "key": "0" * 16}, 409),
        (b" " * 70_000, 413),
    ],
)
def test_what_is_no_judgement(server, desk, content, status):
    assert judge(server, content)[0].status == status
    assert desk.saved == []


def test_a_form_of_another_page_cannot_judge(server, desk):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert judge(server, CHOICE, Content_Type=kind)[0].status == 415
    assert desk.saved == []
