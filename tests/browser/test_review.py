"""The review page in Chromium: keys alone judge an answer, and every choice is in the gradebook at once."""

import threading
import time

import pytest

from builder.gradebook.values import ExerciseFacts, RubricLine
from builder.handback.page import style_of
from builder.review.queue import Answer, judgement_of
from builder.review.server import ReviewServer
from builder.workspace import Workspace

sync_api = pytest.importorskip("playwright.sync_api")

RUBRIC = (RubricLine("Clear", 2, ("No", "Some", "Yes")), RubricLine("Short", 1, ("No", "Yes")))
FACTS = ExerciseFacts("note", "A note", "explain", "note", 4, 3, RUBRIC)


class Desk:
    def __init__(self):
        self.saved = []
        self.all = [Answer(c * 16, c, c, "m", "M", FACTS, f"<img src=x onerror=alert(1)> {c}", c, {}) for c in "ab"]

    def answers(self):
        return self.all

    def comments(self):
        return {}

    def task(self, module, exercise):
        return "Write a note."

    def save(self, answer, criterion, level, comment):
        made = judgement_of(answer, criterion, level, comment, "", "")
        self.saved.append((made.student, made.criterion, made.points, made.comment))
        return made


def wait_until(holds):
    for _ in range(400):
        if holds():
            return
        time.sleep(0.05)


def test_keys_judge_and_nothing_of_an_answer_runs(pytestconfig, browser):
    desk = Desk()
    server = ReviewServer(desk, style_of(Workspace(pytestconfig.rootpath).search("book/theme")))
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        page = browser.new_page()
        faults = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(server.url)
        page.wait_for_selector(".rv-level")
        assert page.inner_text("#answer") == "<img src=x onerror=alert(1)> a"
        page.keyboard.press("1")
        sync_api.expect(page.locator("#status")).to_contain_text("Saved: Clear", timeout=20_000)
        page.keyboard.press("1")
        sync_api.expect(page.locator("#status")).to_contain_text("Saved: Short", timeout=20_000)
        assert page.inner_text("#count") == "1 of 2 judged"
        page.keyboard.press("u")
        page.keyboard.press("2")
        page.keyboard.press("k")
        page.keyboard.press("c")
        page.keyboard.type("Good 0n 1")
        page.keyboard.press("Escape")
        wait_until(lambda: len(desk.saved) == 4)
        page.close()
    finally:
        server.stop()
        thread.join()
    assert faults == []
    assert desk.saved == [
        ("a", "Clear", 1.0, ""),
        ("a", "Short", 1.0, ""),
        ("b", "Clear", 2.0, ""),
        ("b", "Clear", 2.0, "Good 0n 1"),
    ]
