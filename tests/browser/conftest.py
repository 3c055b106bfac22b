"""What the browser tests share: Chromium, the tiny course built once, and pages that remember what went wrong."""

import shutil
import sys
from pathlib import Path

import pytest

from builder.build import build_course
from builder.progress import Silent
from builder.stamp import BuildOptions
from builder.workspace import Workspace

sys.path.append(str(Path(__file__).parent))
from lab_site import Host, tiny_workspace

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PATIENCE = 120_000
"""Milliseconds: starting Python takes 3 s on a free machine, and much more beside other work."""


def pytest_collection_modifyitems(items):
    """Mark every test of this folder, and skip it where there is no Chromium."""
    here = Path(__file__).parent
    marks = [
        pytest.mark.browser,
        pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium"),
        pytest.mark.filterwarnings("ignore::ResourceWarning"),
    ]
    for item in items:
        if here in item.path.parents:
            for mark in marks:
                item.add_marker(mark)


@pytest.fixture(scope="module")
def browser():
    # Not for the whole session: tests elsewhere start Playwright themselves, and two at once it does not allow.
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def runs(tmp_path_factory):
    """One cache of executed notebooks for all courses of this folder: their modules are the same."""
    return tmp_path_factory.mktemp("runs")


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory, runs):
    """The site of the tiny course, built once for all tests that only look at it."""
    root = tiny_workspace(tmp_path_factory.mktemp("browser") / "tiny", runs)
    return build_course(Workspace(root), "tiny", BuildOptions(browser=False), Silent()).folder / "site"


@pytest.fixture(scope="module")
def site(tiny_site):
    """The site that a module's tests look at; a module may look at another one."""
    return tiny_site


@pytest.fixture(scope="module")
def host(site, tmp_path_factory):
    """The site below a sub-path, as most courses are published, under the policy of a careful university."""
    host = Host(site, tmp_path_factory.mktemp("host"))
    yield host
    host.close()


@pytest.fixture
def visit(browser, host):
    """Return a function that opens a page in its own context; `sent` of the page is what it asked for.

    At the end nothing may have gone wrong on any page, and nothing may have been asked of another host.
    """
    contexts, trouble = [], []

    def asked(page, url):
        page.sent.append(url)
        if not url.startswith((host.origin, "data:", "blob:", "file:")):
            trouble.append(f"elsewhere: {url}")

    def open_page(path="", **options):
        context = browser.new_context(**{"viewport": {"width": 1360, "height": 900}, **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.sent = []
        say = lambda words: trouble.append(f"{page.url}: {words}")  # noqa: E731
        page.on("console", lambda told: say(told.text) if told.type in {"error", "warning"} else None)
        page.on("pageerror", say)
        page.on("response", lambda got: trouble.append(f"{got.status}: {got.url}") if got.status >= 400 else None)
        page.on("request", lambda sent: asked(page, sent.url))
        page.goto(path if "://" in path else host.address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []
