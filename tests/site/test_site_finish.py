"""Finishing a site: small, relative, the same bytes, and nothing in it that readers do not need."""

from __future__ import annotations

import json
import shutil

import pytest

from builder.errors import SiteError
from builder.site.finish import finish_site
from builder.site.search import MARKER

REDIRECT = (
    "<script>(function(){var p=window.location.pathname;if(p.endsWith('/index.html'))"
    "window.location.replace((p.slice(0,-10)||'/'));})();</script>"
)
HASH = "0123456789abcdef0123456789abcdef"


def page(body):
    return f"<html><head><title>x</title>{REDIRECT}</head><body>{body}</body></html>"


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "html"
    (folder / "text").mkdir(parents=True)
    (folder / "build").mkdir()
    (folder / "index.html").write_text(page('<a href="./text/index.html#part">t</a>'))
    picture = f'<h2 id="part">P</h2><img src="../build/square-{HASH}.svg" alt=""><a href="../index.html">up</a>'
    (folder / "text" / "index.html").write_text(page(picture))
    (folder / "build" / f"square-{HASH}.svg").write_text("<svg/>")
    (folder / "build" / f"text-{HASH}.md").write_text("source with a solution")
    for name in ("config.json", "myst.xref.json", "objects.inv", "robots.txt", "sitemap.xml"):
        (folder / name).write_text("{}")
    for path, title in (("", "Home"), ("text", "Text")):
        record = {MARKER: 1, "path": path, "title": title, "sections": [["part", "P", "</script> words"]]}
        (folder / f"{path or 'index'}.json").write_text(json.dumps(record))
    (folder / "data.json").write_text('{"a": 1}')
    return folder


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_left(site):
    assert finish_site(site, base_url="") == ()
    (square,) = [name for name in files(site) if "square" in name]
    assert sorted(files(site)) == sorted(
        [".nojekyll", "data.json", "index.html", "search-index.js", "text/index.html", square]
    )
    assert HASH not in square
    assert square in (site / "text" / "index.html").read_text()


def test_redirect_is_gone_and_the_rest_stays(site):
    finish_site(site, base_url="")
    html = (site / "index.html").read_text()
    assert "location" not in html
    assert "<title>x</title></head>" in html


def test_search_index_is_a_script_that_cannot_be_ended(site):
    finish_site(site, base_url="")
    script = (site / "search-index.js").read_text()
    assert script.startswith("window.courseSearch=[")
    assert "</script>" not in script
    records = json.loads(script.removeprefix("window.courseSearch=").rstrip(";\n"))
    assert [record[0] for record in records] == ["", "text"]
    assert records[1][2] == [["part", "P", "</script> words"]]


def test_twice_is_once(site):
    finish_site(site, base_url="https://example.org/course/")
    first = files(site)
    finish_site(site, base_url="https://example.org/course/")
    assert files(site) == first


def test_same_input_same_bytes(site, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(site, copy)
    other = "f" * 32
    (copy / "build" / f"square-{HASH}.svg").rename(copy / "build" / f"square-{other}.svg")
    text = copy / "text" / "index.html"
    text.write_text(text.read_text().replace(HASH, other))
    finish_site(site, base_url="")
    finish_site(copy, base_url="")
    assert files(site) == files(copy)


def test_sitemap_needs_an_address(site):
    finish_site(site, base_url="")
    assert not (site / "sitemap.xml").exists()


def test_sitemap_and_robots(site):
    finish_site(site, base_url="https://example.org/course/")
    sitemap = (site / "sitemap.xml").read_text()
    assert "<loc>https://example.org/course/</loc>" in sitemap
    assert "<loc>https://example.org/course/text/</loc>" in sitemap
    assert "Sitemap: https://example.org/course/sitemap.xml" in (site / "robots.txt").read_text()


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<img src="https://example.org/a.png" alt="">', "page-loads-own-host-only"),
        ('<script src="//example.org/a.js"></script>', "page-loads-own-host-only"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "page-loads-own-host-only"),
        ('<a href="/text">t</a>', "site-links-relative"),
        ('<a href="./gone/index.html">t</a>', "site-link-resolves"),
        ('<a href="./text/index.html#gone">t</a>', "site-link-resolves"),
        ('<a href="#gone">t</a>', "site-link-resolves"),
    ],
)
def test_faults_are_found(site, body, rule):
    (site / "index.html").write_text(page(body))
    (finding,) = finish_site(site, base_url="")
    assert finding.rule == rule
    assert finding.place.file == "index.html"


@pytest.mark.parametrize(
    "body",
    [
        '<link rel="canonical" href="https://example.org/">',
        '<a href="https://example.org/">t</a>',
        '<div data-frame="https://example.org/"></div>',
        '<a href="mailto:a@example.org">t</a>',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<a href="./text/index.html#part">t</a>',
        "<p>&lt;img src=&quot;https://example.org/a.png&quot;&gt;</p>",
    ],
)
def test_what_is_no_fault(site, body):
    (site / "index.html").write_text(page(body))
    assert finish_site(site, base_url="") == ()


def test_no_site_is_a_known_error(tmp_path):
    with pytest.raises(SiteError, match="front page"):
        finish_site(tmp_path, base_url="")
