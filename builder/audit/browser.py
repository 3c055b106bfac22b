"""Visits to the pages of a built site in headless Chromium. The only file that uses Playwright."""

from __future__ import annotations

import math
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib import metadata, util
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from builder.audit.kept import KeptVisits
from builder.audit.server import PREFIX, serve_site
from builder.audit.values import SIZES, Fault, Visit
from builder.audit.wcag import scripts, wcag_faults
from builder.files import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser, BrowserContext, Page, Request

__all__ = ["first_paints", "visit_pages", "why_no_browser"]

_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
_PRESSES = 8
"""How often Tab is pressed between two looks at the page."""
_PROBE = Path(__file__).with_name("probe.js")
_MOST_AT_ONCE = 4
"""Browsers side by side, where there are as many processors: each takes some 300 MB."""
_PHONE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
"""The slow 4G line that Lighthouse simulates for phones; its processor is taken as four times slower."""


def why_no_browser() -> str:
    """Return what is missing for a visit, and how to get it; empty if nothing is."""
    missing = [name for name in ("playwright", "axe_playwright_python") if util.find_spec(name) is None]
    if missing:
        return "The packages for it are not installed: pip install 'coursewright[site-check]'."
    if _program() is None and not _own_browser():
        return "There is no Chromium here: apt-get install chromium, or playwright install chromium."
    return ""


def visit_pages(
    site: Path,
    pages: Sequence[str],
    *,
    on_page: Callable[[str], None] = lambda _page: None,
    kept: Path | None = None,
    at_once: int = 0,
) -> tuple[Visit, ...]:
    """Open each page (a path in the site, `index.html` for the front page) in every way; return what was seen.

    Each page is looked at in two sizes and two colour schemes, walked through with the Tab key in both sizes,
    and opened once more from the disk. A page that is found in order is noted in the folder `kept`, and left out
    while nothing that it loads has changed. `at_once` pages are open side by side, one for each processor by default.
    `why_no_browser` must be empty.
    """
    waiting: SimpleQueue[str] = SimpleQueue()
    for name in pages:
        waiting.put(name)
    visits: dict[str, tuple[Visit, ...]] = {}
    counting = Lock()
    number = min(at_once or min(_MOST_AT_ONCE, os.cpu_count() or 1), max(1, len(pages)))

    def work(address: str) -> None:
        with _browser() as browser:
            known = KeptVisits(kept, site, _tools(browser))
            while (name := _next(waiting)) is not None:
                seen = _looked_at(browser, address, site, name, known)
                with counting:
                    visits[name] = seen
                    on_page(name)

    with serve_site(site) as address, ThreadPoolExecutor(number, "course-audit") as workers:
        works = [workers.submit(work, address) for _ in range(number)]
        try:
            for one in works:
                one.result()
        finally:
            while _next(waiting) is not None:
                pass  # after an error or Ctrl-C the others stop after their page
    return tuple(visit for name in pages for visit in visits[name])


def _next(waiting: SimpleQueue[str]) -> str | None:
    try:
        return waiting.get_nowait()
    except Empty:
        return None


def _looked_at(browser: Browser, address: str, site: Path, name: str, known: KeptVisits) -> tuple[Visit, ...]:
    """Visit a page in every way, or return a visit without faults if it is known to be in order."""
    if known.in_order(name):
        return (Visit(name, "unchanged", ()),)
    asked: set[str] = set()
    visits = [visit for size in SIZES for visit in _visit(browser, address, name, size, asked)]
    visits.append(_from_disk(browser, site, name))
    if not any(visit.faults for visit in visits):
        known.keep(name, asked)
    return tuple(visits)


def _tools(browser: Browser) -> str:
    """Return a digest of all that decides what a visit sees, besides the site."""
    own = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.[jp][sy]"))]
    words = (browser.version, metadata.version("playwright"), *scripts())
    return digest([*own, *(word.encode() for word in words)])


def first_paints(site: Path, pages: Sequence[str], *, within: float, times: int = 3) -> dict[str, float]:
    """Return by page the milliseconds until something is drawn on a phone on a slow line, the best of some visits.

    What else a machine does only makes a visit longer, so the best one tells most about the page; a page that is not
    drawn `within` these milliseconds gets thrice as many visits before that is said.
    """
    found: dict[str, float] = {}
    with serve_site(site) as address, _browser() as browser:
        for name in pages:
            for visits in range(3 * times):
                if visits < times or found[name] > within:
                    found[name] = min(found.get(name, math.inf), _first_paint(browser, address + name))
    return found


def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def _own_browser() -> bool:
    """Tell whether Playwright's own Chromium is installed."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


@contextmanager
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(), args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def _context(browser: Browser, size: str) -> BrowserContext:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", service_workers="block"
    )
    context.add_init_script(path=_PROBE)
    return context


def _visit(browser: Browser, address: str, name: str, size: str, asked: set[str]) -> Iterator[Visit]:
    """Yield what is seen in one size; the files that the page asks for are added to `asked`."""
    with _context(browser, size) as context:
        page = context.new_page()
        page.on("request", lambda sent: asked.add(unquote(urlsplit(sent.url).path).removeprefix(PREFIX)))
        trouble = _listen(page, address.removesuffix(PREFIX))
        page.goto(address + name, wait_until="load")
        page.wait_for_load_state("networkidle")
        trouble += [
            Fault("pages-obey-the-strict-policy", f"the policy forbids what the page does: {told}")
            for told in sorted(set(page.evaluate("courseAudit.policy()")))
        ]
        if wide := page.evaluate("courseAudit.wide()"):
            trouble.append(Fault("pages-fit-the-screen", "the page is wider than the screen.", wide))
        yield Visit(name, size, _distinct(trouble))
        page.evaluate("courseAudit.open()")
        for scheme, faults in wcag_faults(page):
            yield Visit(name, f"{size}, {scheme}", _distinct(faults))
        yield Visit(name, f"{size}, keyboard", _distinct(_walk(page)))


def _listen(page: Page, own: str) -> list[Fault]:
    """Return a list that fills with what goes wrong while the page loads."""
    found: list[Fault] = []

    def request(sent: Request) -> None:
        if not sent.url.startswith((own, "data:", "blob:", "about:")):
            found.append(Fault("page-loads-own-host-only", f"the page asks '{sent.url}'."))

    def trouble(text: str) -> None:
        if "Content Security Policy" not in text:  # the policy's own events say more
            found.append(Fault("pages-load-without-errors", text.splitlines()[0][:300]))

    page.on("request", request)
    page.on("console", lambda told: trouble(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: trouble(str(error)))
    return found


def _walk(page: Page) -> list[Fault]:
    """Press Tab through the page, then open each panel that a button opens and walk again."""
    page.route("**/pyodide/**", lambda route: route.abort())  # to focus an editor is to ask for Python
    page.emulate_media(color_scheme="light")
    faults = _one_walk(page, "")
    for button in page.locator("button[popovertarget]:not([popovertargetaction=hide])").all():
        if button.is_visible():
            button.focus()
            page.keyboard.press("Enter")
            faults += _one_walk(page, button.get_attribute("popovertarget") or "")
            page.keyboard.press("Escape")
    return faults


def _one_walk(page: Page, part: str) -> list[Fault]:
    """Press Tab, some presses at a time, until every control of the page or of a part was reached or none comes."""
    stops = int(page.evaluate("part => courseAudit.begin(part)", part))
    walk: dict[str, Any] = {}
    for _ in range(2 * stops // _PRESSES + 2):
        before = walk.get("moves")
        for _ in range(_PRESSES):
            page.keyboard.press("Tab")
        walk = page.evaluate("courseAudit.walk()")
        if not walk["missed"] or walk["moves"] == before:
            break
    rule = "controls-are-reached-by-keyboard"
    faults = [Fault(rule, "the Tab key does not reach a control.", name) for name in walk["missed"]]
    if walk["missed"] and walk["at"] and walk["moves"] == before:
        faults.append(Fault(rule, "the Tab key does not leave a control.", walk["at"]))
    return faults + [
        Fault("focus-can-be-seen", "nothing shows that a control has the focus.", n) for n in walk["faint"]
    ]


def _from_disk(browser: Browser, site: Path, name: str) -> Visit:
    with _context(browser, "desktop") as context:
        page = context.new_page()
        faults = _listen(page, "file:")
        page.goto((site.resolve() / name).as_uri(), wait_until="load")
        return Visit(name, "from the disk", _distinct(faults))


def _first_paint(browser: Browser, address: str) -> float:
    with _context(browser, "phone") as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", _PHONE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(address, wait_until="load")
        page.wait_for_function("courseAudit.paint() !== null")
        return float(page.evaluate("courseAudit.paint()"))


def _distinct(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    return tuple(dict.fromkeys(faults))
