"""The page of a course's changes, from a file that a teacher may write."""

from __future__ import annotations

import json

import pytest

from builder.compile.source import myst_settings
from builder.course.load import load_course
from builder.site_source import changes_page

WORDS = {"changes_title": "Changes of the course", "about_course": "About this course"}


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("## Spring\n\n- One.\n", '---\ntitle: "Changes of the course"\n---\n## Spring'),
        ("# News\n", "# News"),
        ("---\ntitle: News\n---\n", "---\ntitle: News"),
    ],
)
def test_the_page_has_one_title(tiny, text, begins):
    (tiny.curriculum / "tiny.changes.md").write_text(text, "utf-8")
    assert changes_page(tiny, "tiny", WORDS).startswith(begins)


def test_without_the_file_there_is_no_page(tiny):
    assert changes_page(tiny, "tiny", WORDS) == ""


def test_the_page_is_among_the_last(tiny):
    course = load_course(tiny, "tiny")[0]
    contents = json.loads(myst_settings({}, course, (), WORDS, {"changes": ()}))["project"]["toc"]
    assert {"file": "changes.md"} in contents[-1]["children"]
