"""`course slides` on a course that is really built: files, keys in a browser, notes, and no answers."""

import pytest
from click.testing import CliRunner

from builder.audit.wcag import wcag_faults
from builder.cli.main import course

pytestmark = [pytest.mark.slow, pytest.mark.browser]
CHROMIUM = "/usr/bin/chromium"
COUNT_TABS = "window.courseAudit = { tabs: () => 0, choose: () => 0 }"
"""What the audit asks a page of the site; slides have no tabs."""


def run(*arguments: str):
    return CliRunner().invoke(course, arguments, catch_exceptions=False)


def test_slides_are_written_and_move_by_keys_and_hold_no_answers(tiny):
    place = ("--workspace", str(tiny.root))
    early = CliRunner().invoke(course, ("slides", "tiny", *place))
    assert early.exit_code != 0
    assert run("build", "tiny", "--no-browser", *place).exit_code == 0
    done = run("slides", "tiny", *place)
    assert done.stdout.strip() == "_build/slides/tiny/index.html"
    assert run("slides", "tiny", "first-steps", "--notes", *place).exit_code == 0
    folder = tiny.build / "slides" / "tiny"
    texts = "".join(path.read_text() for path in folder.rglob("*.html"))
    assert "secret_sum" not in texts
    assert "only by luck" not in texts
    noted = (tiny.build / "slides-instructor/tiny/first-steps/index.html").read_text()
    assert "only by luck" in noted
    assert noted.index("Double it</h2>") < noted.index("only by luck") < noted.index("What is printed?</h2>")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    run("slides", "tiny", *place)
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    _walk((folder / "first-steps/index.html").as_uri())
    _walk_with_axe([folder / "index.html", folder / "first-steps/index.html", folder / "second-steps/index.html"])


def _walk(address: str) -> None:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        faults, asked = [], []
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        page.wait_for_selector(".reveal.ready")
        seen = []
        for _ in range(page.evaluate("Reveal.getTotalSlides()")):
            seen.append(page.evaluate("Reveal.getCurrentSlide().querySelector('h1, h2').textContent"))
            page.keyboard.press("Space")
        browser.close()
    assert "Double it" in seen
    assert len(seen) == len([title for title in seen if title])
    assert seen[-1] == "Key points"
    assert faults == []
    assert all(url.startswith(("file:", "data:")) for url in asked)


def _walk_with_axe(pages) -> None:
    """Look at every slide of some decks, light, dark and with more contrast: WCAG 2.1 AA is met on all."""
    api = pytest.importorskip("playwright.sync_api")
    pytest.importorskip("axe_playwright_python")
    seen = 0
    with api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for path in pages:
            page = browser.new_context(reduced_motion="reduce").new_page()
            page.set_viewport_size({"width": 1280, "height": 720})
            page.goto(path.as_uri())
            page.evaluate(COUNT_TABS)
            slides = page.evaluate("typeof Reveal === 'undefined' ? 1 : Reveal.getTotalSlides()")
            for number in range(slides):
                where = f"{path.parent.name}, slide {number + 1}"
                for contrast in ("no-preference", "more"):
                    page.emulate_media(contrast=contrast)
                    found = {scheme: faults for scheme, faults in wcag_faults(page) if faults}
                    assert found == {}, where
                seen += 1
                page.keyboard.press("Space")
        browser.close()
    assert seen > 10
