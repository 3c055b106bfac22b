"""The built site in headless Chromium: no errors, no request elsewhere, usable without a mouse or JavaScript."""

import pytest
from lab_site import tiny_workspace

from builder.build import build_course
from builder.progress import Silent
from builder.stamp import BuildOptions
from builder.workspace import Workspace

SIZES = {"desktop": {"width": 1360, "height": 900}, "phone": {"width": 390, "height": 844}}

pytestmark = pytest.mark.slow

SYSTEM = """(() => {
  const probe = document.body.appendChild(document.createElement("p"));
  return ["CanvasText", "Canvas"].map((name) => { probe.style.color = name; return getComputedStyle(probe).color; });
})()"""
"""The reader's own colours of words and ground, as the browser tells them."""


def test_every_page_loads_cleanly_and_fits(site, host, visit):
    names = [path.parent.relative_to(site).as_posix() for path in sorted(site.rglob("index.html"))]
    assert {".", "syllabus", "traceability", "first-steps", "second-steps"} <= set(names)
    page = visit()
    for name in names:
        page.goto(f"{host.address}{name}/")
        assert page.title()
        assert page.locator("h1").count() == 1
        for size in SIZES.values():
            page.set_viewport_size(size)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, size, scheme)


def test_every_page_opens_from_the_disk(site, visit):
    page = visit((site / "index.html").as_uri())
    page.get_by_role("link", name="First steps").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("first-steps/index.html")
    assert page.locator("h1").inner_text() == "First steps"


def test_pages_read_well_without_javascript(visit):
    page = visit("first-steps/", java_script_enabled=False)
    assert page.get_by_text("[0, 2, 4]").is_visible()
    assert page.get_by_role("link", name="Second steps").first.is_visible()
    page = visit("first-steps/", viewport=SIZES["phone"], java_script_enabled=False)
    page.locator("header button").first.click()
    assert page.get_by_role("link", name="Second steps").first.is_visible()


def test_search_finds_words_by_keyboard(visit):
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("twice")
    results = page.get_by_role("link", name="First steps")
    results.first.wait_for()


def test_dark_mode_is_remembered(visit):
    page = visit()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="dark").or_(page.get_by_role("button", name="theme")).first.click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_the_readers_own_colours_nothing_is_told_by_a_ground_alone(visit, scheme):
    page = visit("first-steps/", forced_colors="active", color_scheme=scheme)
    edge = "element => getComputedStyle(element)"
    assert page.locator(".cw-navigation [aria-current=page]").first.evaluate(f"{edge}.outlineStyle") == "solid"
    assert page.locator(".cw-objectives").evaluate(f"{edge}.borderTopStyle") == "solid"
    page.goto(page.url.replace("first-steps/", "skill-map/"))
    page.locator(".cw-map-box").first.wait_for()
    ink = page.evaluate("getComputedStyle(document.querySelector('.cw-map-box text')).fill")
    ground = page.evaluate("getComputedStyle(document.querySelector('.cw-map-box rect')).fill")
    assert [ink, ground] == page.evaluate(SYSTEM)


def test_more_contrast_is_given_where_it_is_asked_for(visit):
    colours = (
        "['--cw-line', '--cw-ink-2'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))"
    )
    usual = visit("first-steps/").evaluate(colours)
    page = visit("first-steps/", contrast="more")
    assert all(one != other for one, other in zip(page.evaluate(colours), usual, strict=True))
    link = page.locator(".cw-content a[href]").first
    assert "underline" in link.evaluate("element => getComputedStyle(element).textDecorationLine")


def test_the_first_tab_stop_skips_the_navigation(visit):
    page = visit("first-steps/")
    page.keyboard.press("Tab")
    assert "skip" in page.evaluate("document.activeElement.textContent").lower()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main") or page.evaluate("document.activeElement.closest('main') !== null")


def test_an_exercise_is_one_card_with_its_parts(visit):
    page = visit("first-steps/")
    card = page.locator("#exercise-double")
    text = card.inner_text()
    assert "Double it" in text
    assert "raise NotImplementedError" in text
    assert "Return the number times two." in text
    for summary in card.locator("summary").all():
        assert summary.is_visible()


def test_a_page_can_be_printed(visit):
    page = visit("first-steps/")
    assert page.pdf()[:5] == b"%PDF-"
    page.emulate_media(media="print")
    assert not page.get_by_role("searchbox").is_visible()


def test_a_language_from_right_to_left_falls_back_to_english_words_and_fits(tmp_path, browser, runs):
    """Arabic has no strings of its own: the words stay English, the page is mirrored, nothing runs out of it."""
    root = tiny_workspace(tmp_path / "tiny", runs)
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
