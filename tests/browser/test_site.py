"""The built site in headless Chromium: no errors, no request elsewhere, usable without a mouse or JavaScript."""

import functools
import http.server
import shutil
import threading
from pathlib import Path

import pytest

from builder.build import build_course
from builder.progress import Silent
from builder.stamp import BuildOptions
from builder.workspace import Workspace

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {"desktop": {"width": 1360, "height": 900}, "phone": {"width": 390, "height": 844}}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The tiny course, built once."""
    source = Path(__file__).parents[1] / "golden" / "tiny" / "workspace"
    root = tmp_path_factory.mktemp("browser") / "tiny"
    shutil.copytree(source, root, ignore=shutil.ignore_patterns("_build"))
    return build_course(Workspace(root), "tiny", BuildOptions(), Silent()).folder / "site"


@pytest.fixture(scope="module")
def address(site, tmp_path_factory):
    """The site below a sub-path of a plain web server, as most courses are published."""
    top = tmp_path_factory.mktemp("host")
    (top / "university").mkdir()
    (top / "university" / "course").symlink_to(site)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(top)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/university/course/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser():
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def watched(browser):
    """Return a function that opens a page in a size and scheme and remembers everything that went wrong there."""
    contexts = []

    def open_page(url, size="desktop", scheme="light", **options):
        context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        page.trouble = []
        own = url.split("/university/")[0]
        page.on("console", lambda told: page.trouble.append(told.text) if told.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: page.trouble.append(str(error)))
        page.on("requestfailed", lambda request: page.trouble.append(f"failed: {request.url}"))
        page.on("response", lambda got: page.trouble.append(f"{got.status}: {got.url}") if got.status >= 400 else None)
        page.on(
            "request",
            lambda sent: (
                page.trouble.append(f"elsewhere: {sent.url}") if not sent.url.startswith((own, "data:")) else None
            ),
        )
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()


def addresses(site, address):
    return [
        address + path.parent.relative_to(site).as_posix().removeprefix(".")
        for path in sorted(site.rglob("index.html"))
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_loads_cleanly_and_fits(site, address, watched, size, scheme):
    pages = addresses(site, address)
    assert {address + name for name in ("", "syllabus", "traceability", "first-steps", "second-steps")} <= set(pages)
    for url in pages:
        page = watched(url, size, scheme)
        page.wait_for_load_state("networkidle")
        assert page.trouble == [], url
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{url} is wider than the screen"
        assert page.title()
        assert page.locator("h1").count() == 1


def test_every_page_opens_from_the_disk(site, watched):
    page = watched((site / "index.html").as_uri())
    page.get_by_role("link", name="First steps").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("first-steps/index.html")
    assert page.locator("h1").inner_text() == "First steps"


def test_pages_read_well_without_javascript(address, watched):
    page = watched(address + "first-steps/", java_script_enabled=False)
    assert page.get_by_text("[0, 2, 4]").is_visible()
    assert page.get_by_role("link", name="Second steps").first.is_visible()
    page = watched(address + "first-steps/", "phone", java_script_enabled=False)
    page.locator("header button").first.click()
    assert page.get_by_role("link", name="Second steps").first.is_visible()


def test_search_finds_words_by_keyboard(address, watched):
    page = watched(address)
    page.keyboard.press("/")
    page.keyboard.type("twice")
    results = page.get_by_role("link", name="First steps")
    page.wait_for_timeout(500)
    assert results.count() >= 1
    assert page.trouble == []


def test_dark_mode_is_remembered(address, watched):
    page = watched(address)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="dark").or_(page.get_by_role("button", name="theme")).first.click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_the_first_tab_stop_skips_the_navigation(address, watched):
    page = watched(address + "first-steps/")
    page.keyboard.press("Tab")
    assert "skip" in page.evaluate("document.activeElement.textContent").lower()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main") or page.evaluate("document.activeElement.closest('main') !== null")


def test_an_exercise_is_one_card_with_its_parts(address, watched):
    page = watched(address + "first-steps/")
    card = page.locator("#exercise-double")
    text = card.inner_text()
    assert "Double it" in text
    assert "raise NotImplementedError" in text
    assert "Return the number times two." in text
    for summary in card.locator("summary").all():
        assert summary.is_visible()


def test_a_page_can_be_printed(address, watched):
    page = watched(address + "first-steps/")
    assert page.pdf()[:5] == b"%PDF-"
    page.emulate_media(media="print")
    assert not page.get_by_role("searchbox").is_visible()


def test_a_language_from_right_to_left_falls_back_to_english_words_and_fits(tmp_path, browser):
    """Arabic has no strings of its own: the words stay English, the page is mirrored, nothing runs out of it."""
    source = Path(__file__).parents[1] / "golden" / "tiny" / "workspace"
    root = tmp_path / "tiny"
    shutil.copytree(source, root, ignore=shutil.ignore_patterns("_build"))
    curriculum = root / "curriculum" / "tiny.yaml"
    curriculum.write_text(curriculum.read_text("utf-8").replace("title:", "language: ar\ntitle:", 1), "utf-8")
    site = build_course(Workspace(root), "tiny", BuildOptions(browser=False), Silent()).folder / "site"
    for viewport in SIZES.values():
        context = browser.new_context(viewport=viewport)
        page = context.new_page()
        for path in sorted(site.rglob("index.html")):
            page.goto(path.as_uri())
            assert page.evaluate("document.documentElement.dir") == "rtl"
            assert page.locator(".cw-skip").inner_text() == "Skip to the content"
            over = page.evaluate(
                "[...document.querySelectorAll('main, header, footer, nav, h1, p, li, pre, table')]"
                ".filter((one) => one.checkVisibility() && !one.closest('pre, table, .cw-skip, [popover], .cw-sr'))"
                ".filter((one) => { const box = one.getBoundingClientRect();"
                " return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1); })"
                ".map((one) => one.outerHTML.slice(0, 120))"
            )
            assert over == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        context.close()
