"""The server: pages, search records and files, from a content server as mystmd runs it."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from site_cases import THEME

from builder.errors import SiteError
from builder.site.content import stable_ids
from builder.site.data import read_site_data
from builder.site.report import read_findings
from builder.site.server import Site


def document(slug, *blocks, **more):
    front = {"title": slug.capitalize(), "description": f"About {slug}"}
    return {"kind": "Article", "location": f"/{slug}.md", "frontmatter": front, **more, "mdast": root(*blocks)}


def root(*blocks):
    return {"type": "root", "children": [{"type": "block", "children": list(blocks)}]}


def paragraph(words):
    return {"type": "paragraph", "children": [{"type": "text", "value": words}]}


CONFIG = {
    "title": "Course",
    "options": {"favicon": "/favicon-1.ico"},
    "projects": [
        {
            "index": "index",
            "pages": [
                {"level": 1, "title": "Stage one"},
                {"level": 2, "slug": "text", "title": "Text"},
                {"level": 2, "slug": "part.deep", "title": "Deep"},
                {"level": 1, "title": "Stage two"},
                {"level": 2, "slug": "last", "title": "Last"},
            ],
        }
    ],
}
HEADING = {"type": "heading", "depth": 2, "html_id": "a", "children": [{"type": "text", "value": "A & B"}]}
HEADING_TWO = {"type": "heading", "depth": 2, "html_id": "b", "children": [{"type": "text", "value": "Second"}]}
FILES = {
    "/config.json": CONFIG,
    "/content/index.json": document("index", paragraph("Welcome")),
    "/content/text.json": document("text", HEADING, paragraph("Words"), HEADING_TWO, {"type": "hologram"}),
    "/content/part.deep.json": document("part.deep", paragraph("Deep words")),
    "/content/last.json": document("last", paragraph("Last words")),
    "/picture-1.svg": "<svg/>",
    "/favicon-1.ico": "icon",
}


class Content(BaseHTTPRequestHandler):
    """Stands for mystmd's content server."""

    def do_GET(self):
        found = FILES.get(self.path)
        body = (found if isinstance(found, str) else json.dumps(found)).encode() if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def port():
    with ThreadingHTTPServer(("127.0.0.1", 0), Content) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.fixture
def environment(port, tmp_path):
    return {
        "HOST": "127.0.0.1",
        "CONTENT_CDN_PORT": str(port),
        "MODE": "static",
        "COURSEWRIGHT_SITE_FINDINGS": str(tmp_path / "findings.jsonl"),
    }


def html(site, address):
    status, kind, body = site.answer(address)
    assert (status, kind) == (200, "text/html; charset=utf-8")
    return body.decode()


def test_page_has_its_parts(environment):
    page = html(Site(THEME, environment), "/text")
    assert "<title>Text · Course</title>" in page
    assert '<html lang="en" dir="ltr" data-root="../">' in page
    assert '<meta name="description" content="About text">' in page
    assert '<h2 id="a">A &amp; B' in page
    assert '<li class="cw-depth-2"><a href="#a">A &amp; B</a></li>' in page
    assert '<a href="../text/index.html" aria-current="page">Text</a>' in page
    assert 'href="../index.html"><span>Previous</span>Overview</a>' in page
    assert 'href="../part/deep/index.html"><span>Next</span>Deep</a>' in page
    assert 'href="../theme/course.css?v=' in page
    assert 'href="../build/favicon-1.ico"' in page
    assert "preview.js" not in page


def test_only_the_branch_of_the_page_is_open(environment):
    page = html(Site(THEME, environment), "/text")
    assert "<details open><summary>Stage one</summary>" in page
    assert "<details><summary>Stage two</summary>" in page


@pytest.mark.parametrize(
    ("address", "root"), [("/", "./"), ("/index", "./"), ("/part/deep", "../../"), ("/part/deep/", "../../")]
)
def test_pages_know_where_the_root_is(environment, address, root):
    assert f'data-root="{root}"' in html(Site(THEME, environment), address)


def test_same_page_same_bytes(environment):
    assert html(Site(THEME, environment), "/text") == html(Site(THEME, environment), "/text")


def test_no_page_names_another_host(environment):
    for address in ("/", "/text", "/part/deep"):
        page = html(Site(THEME, environment), address).replace('"@context": "https://schema.org"', "")
        assert "http" not in page.replace("http-equiv", "")


def test_findings_reach_the_build(environment, tmp_path):
    html(Site(THEME, environment), "/text")
    (finding,) = read_findings(tmp_path / "findings.jsonl")
    assert finding.rule == "node-type-rendered"
    assert finding.place.file == "text.md"


def test_no_findings_file_no_findings(tmp_path):
    assert read_findings(tmp_path / "none") == ()


def test_tree_is_never_handed_out(environment):
    status, _, body = Site(THEME, environment).answer("/text.json")
    record = json.loads(body)
    assert status == 200
    assert "mdast" not in record
    assert record["sections"] == [["a", "A & B", "Words"], ["b", "Second", ""]]


def test_nested_slugs_have_records(environment):
    _, _, body = Site(THEME, environment).answer("/part.deep.json")
    assert json.loads(body)["path"] == "part/deep"


@pytest.mark.parametrize("name", ["robots.txt", "sitemap.xml", "sitemap_style.xsl", "myst-theme.css"])
def test_what_jupyter_book_asks_for_is_answered(environment, name):
    assert Site(THEME, environment).answer(f"/{name}")[0] == 200


def test_files_and_what_is_not_there(environment):
    site = Site(THEME, environment)
    assert site.answer("/picture-1.svg")[2] == b"<svg/>"
    assert site.answer("/favicon.ico")[2] == b"icon"
    assert site.answer("/theme/course.css")[:2] == (200, "text/css")
    for address in ("/gone", "/gone.json", "/theme/gone.css", "/theme/../templates/page.html.j2"):
        assert site.answer(address)[0] == 404


def test_preview_has_absolute_links_and_reloads(environment):
    site = Site(THEME, {**environment, "MODE": "app", "BASE_URL": "/base"})
    page = html(site, "/base/text")
    assert 'src="/base/theme/preview.js"' in page
    assert f'data-socket-port="{environment["CONTENT_CDN_PORT"]}"' in page
    assert '<a href="/base/part/deep">Deep</a>' in page
    assert site.answer("/base/theme/preview.js")[0] == 200
    assert site.answer("/base/search-index.js")[2].startswith(b"window.courseSearch=")


def test_nobody_answers(environment):
    site = Site(THEME, {**environment, "CONTENT_CDN_PORT": "1"})
    with pytest.raises(SiteError, match="does not answer"):
        site.answer("/text")


DATA = {
    "title": "The Course",
    "subtitle": "A subtitle",
    "language": "en-GB",
    "footer": "The foot",
    "base_url": "https://example.org/c",
    "pages": {
        "text": {
            "kind": "module",
            "stage": "Production",
            "minutes": 135,
            "points": 1,
            "objectives": ["Split <data>"],
            "exercises": 3,
            "downloads": [{"label": "Notebook", "href": "downloads/a.ipynb"}],
            "executed": False,
            "note": "Install torch.",
        },
        "last": {"kind": "module", "minutes": 45},
    },
}


@pytest.fixture
def with_data(environment, tmp_path):
    path = tmp_path / "data.json"
    path.write_text(json.dumps(DATA))
    return {**environment, "COURSEWRIGHT_SITE_DATA": str(path)}


def test_module_page_says_what_it_costs_and_gives(with_data):
    page = html(Site(THEME, with_data), "/text")
    assert '<body class="cw-page-module">' in page
    assert '<html lang="en-GB"' in page
    assert '<p class="cw-eyebrow">Production</p>' in page
    assert "<li>about 2 h 15 min</li>" in page
    assert "<li>3 exercises</li>" in page
    assert "<li>1 point</li>" in page
    assert "After this module you can" in page
    assert "<li>Split &lt;data&gt;</li>" in page
    assert 'href="../downloads/a.ipynb" download' in page
    assert "Not executed here" in page
    assert "Install torch." in page
    assert '<link rel="canonical" href="https://example.org/c/text/">' in page
    assert "The foot" in page


def test_short_module(with_data):
    page = html(Site(THEME, with_data), "/last")
    assert "<li>about 45 min</li>" in page
    assert "Not executed here" not in page


def test_landing_page_has_the_subtitle(with_data):
    assert '<p class="cw-subtitle">A subtitle</p>' in html(Site(THEME, with_data), "/")


@pytest.mark.parametrize("text", ["{", "[]", '{"pages": {"a": {"downloads": [{}]}}}'])
def test_broken_course_data_is_a_known_error(tmp_path, text):
    path = tmp_path / "data.json"
    path.write_text(text)
    with pytest.raises(SiteError, match="course data"):
        read_site_data(str(path))


def test_random_ids_of_index_entries_become_lasting():
    def entry(identifier):
        return {"type": "span", "html_id": identifier, "indexEntries": [{"entry": "x"}]}

    first = stable_ids(root(entry("index-abcdefghij"), entry("index-0123456789"), entry("index-mine")))
    assert first == {"index-abcdefghij": "index-entry-1", "index-0123456789": "index-entry-2"}
