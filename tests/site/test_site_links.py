"""Addresses: relative ones of the built site, absolute ones of the preview."""

from __future__ import annotations

import pytest

from builder.site.links import AbsoluteLinks, RelativeLinks, page_path

PAGES = frozenset({"", "text", "part/deep"})


@pytest.mark.parametrize(
    ("path", "url", "address"),
    [
        ("", "/text", "./text/index.html"),
        ("", "/", "./index.html"),
        ("text", "/", "../index.html"),
        ("text", "/part/deep#a", "../part/deep/index.html#a"),
        ("part/deep", "/text", "../../text/index.html"),
        ("part/deep", "/part/deep#a", "#a"),
        ("text", "/picture.png", "../build/picture.png"),
        ("text", "#here", "#here"),
        ("text", "https://example.org/", "https://example.org/"),
        ("text", "//example.org/", "//example.org/"),
        ("text", "mailto:a@example.org", "mailto:a@example.org"),
        ("text", "data:text/html,x", "#"),
        ("text", "vbscript:x", "#"),
        ("text", "http://[broken", "#"),
    ],
)
def test_relative(path, url, address):
    assert RelativeLinks(path, PAGES).any(url) == address


def test_absolute_links_lie_below_the_base():
    links = AbsoluteLinks("/course")
    assert links.any("/text#a") == "/course/text#a"
    assert links.page("text", "a") == "/course/text#a"
    assert links.theme("course.css") == "/course/theme/course.css"
    assert links.root() == "/course/"
    assert links.any("javascript:x") == "#"


@pytest.mark.parametrize(("slug", "path"), [("a", "a"), ("a.b", "a/b"), ("a.index", "a")])
def test_dots_in_slugs_are_folders(slug, path):
    assert page_path(slug) == path
