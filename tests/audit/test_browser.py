"""The audit in Chromium: each rule finds its fault, and a page in order has none."""

from __future__ import annotations

import math

import pytest

from builder.audit.browser import first_paints, visit_pages, why_no_browser
from builder.audit.pages import paint_findings, visit_findings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(bool(why_no_browser()), reason="no Chromium or no Playwright"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

FAULTS = {
    "pages-meet-wcag": {"body": "<p class=pale>Hard to read.</p>", "css": ".pale { color: #999; }"},
    "controls-are-reached-by-keyboard": {"body": '<button tabindex="-1">Only for the mouse</button>'},
    "focus-can-be-seen": {"body": "<button>Where am I?</button>", "css": "button:focus { outline: none; }"},
    "pages-load-without-errors": {"body": "<p>Words.</p>", "js": "window.missing.part = 1;"},
    "pages-obey-the-strict-policy": {"body": "<p>Words.</p><script>document.title = 'inline';</script>"},
    "page-loads-own-host-only": {"body": "<p>Words.</p>", "js": "fetch('https://elsewhere.example/x').catch(() => 0);"},
    "pages-fit-the-screen": {"body": '<div style="width: 2000px">Wide</div>'},
}  # fmt: skip


def findings(site):
    return visit_findings(visit_pages(site, ("index.html",)))


def test_a_page_in_order_has_no_fault(make_site):
    body = '<p><a href="index.html">Home</a></p><details><summary>More</summary><button>Do it</button></details>'
    assert findings(make_site(body)) == ()


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_is_found_by_its_rule(make_site, rule):
    found = findings(make_site(**FAULTS[rule]))
    assert rule in {finding.rule for finding in found}
    # A request to another host is one that the policy stops, and the console says so.
    assert {finding.rule for finding in found} <= {rule, "pages-obey-the-strict-policy", "pages-load-without-errors"}


def test_a_fault_of_dark_colours_says_so(make_site):
    dark = "body { background: #111; } p { color: #333; } h1, h2, a { color: #fff; }"
    css = f"@media (prefers-color-scheme: dark) {{ {dark} }}"
    (finding, *_) = findings(make_site(css=css))
    assert "dark" in finding.message
    assert "light" not in finding.message


def test_what_is_folded_away_is_looked_at_too(make_site):
    found = findings(make_site("<details><summary>More</summary><p><img src='icon.svg'></p></details>"))
    assert {finding.rule for finding in found} == {"pages-meet-wcag"}
    assert "image-alt" in found[0].message


def test_a_control_that_keeps_the_focus_is_found(make_site):
    js = "document.querySelector('#trap').addEventListener('keydown', (event) => event.preventDefault());"
    found = findings(make_site('<button id="trap">Stay</button><p><a href="index.html">Never reached</a></p>', js=js))
    messages = [finding.message for finding in found if finding.rule == "controls-are-reached-by-keyboard"]
    assert any("does not leave" in text for text in messages)
    assert any("Never reached" in text for text in messages)


def test_the_first_paint_is_measured_and_judged(make_site):
    paints = first_paints(make_site(), ("index.html",), within=math.inf, times=1)
    assert paints["index.html"] > 150, "the line waits 150 ms for each answer"
    assert paint_findings({"a/index.html": 990.0}) == ()
    (finding,) = paint_findings({"a/index.html": 1400.0})
    assert finding.rule == "pages-are-drawn-at-once"
    assert "1400 ms" in finding.message


WORDS = "".join(f"<p>Words number {n} on the plain ground.</p>" for n in range(6))
GROUNDS = f"""
{WORDS}<div class=dim>{WORDS}</div><div class=dark>{WORDS}<p class=pale>Pale words <b>and bold ones</b>.</p></div>
<div class=dark><p class=pale>Pale words in a second box.</p></div><p class=pale>Pale words on the plain ground.</p>
<div class=strip><p>Words on a strip.</p></div><p class=far>Words that stand where another box is painted.</p>
<button disabled>Cannot be pressed</button><input aria-label="A field" class=pale value="Pale words">
"""
GROUNDS_CSS = """
.dim { opacity: 0.5; } .dark { background: #222; color: #fff; } .pale { color: #aaa; }
.strip { background: linear-gradient(#fff, #eee); } .dark p:nth-child(3) { background: #fff; color: inherit; }
.far { position: relative; top: -30px; left: 0; }
"""


def test_contrast_by_groups_finds_what_axe_finds_word_by_word(make_site):
    from builder.audit.browser import _browser, _context
    from builder.audit.server import serve_site
    from builder.audit.wcag import scripts

    plain = "axe.run({runOnly: ['color-contrast']}).then(({violations}) => violations)"
    targets = "violations => violations.flatMap(({nodes}) => nodes.map(({target}) => target.join(' '))).sort()"
    served = serve_site(make_site(GROUNDS, css=GROUNDS_CSS))
    with served as address, _browser() as browser, _context(browser, "desktop") as context:
        page = context.new_page()
        page.goto(address)
        page.evaluate(scripts()[0])
        word_by_word = page.evaluate(f"{plain}.then({targets})")
        page.evaluate(scripts()[1])
        by_groups = page.evaluate(f"courseWcag.colours().then({targets})")
    assert len(word_by_word) >= 8
    assert by_groups == word_by_word


def test_a_page_in_order_is_left_out_until_something_changes(make_site, tmp_path):
    site, told = make_site(), []
    pages = ("index.html", "again.html")
    (site / "again.html").write_text((site / "index.html").read_text("utf-8"), "utf-8")

    def ways():
        visits = visit_pages(site, pages, kept=tmp_path / "kept", on_page=told.append, at_once=2)
        assert [visit.page for visit in visits] == sorted((visit.page for visit in visits), key=pages.index)
        return {visit.way for visit in visits}

    assert "phone, dark" in ways()
    assert ways() == {"unchanged"}
    (site / "style.css").write_text("p { color: #ccc; }", "utf-8")
    assert "phone, dark" in ways()
    assert "phone, dark" in ways(), "a page with a fault is looked at again"
    assert sorted(told) == sorted(pages * 4)
