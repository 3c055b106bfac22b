"""Slides that are made of a module's finished page."""

import re

import pytest

from builder.errors import SiteError
from builder.export.pieces import pieces_of
from builder.export.slides import deck_html, slides_of

LONG = "word " * 90
PAGE = f"""<html><body><nav>no</nav><article class="cw-article">
<header class="cw-article-header"><p class="cw-eyebrow">Stage</p><h1>Sums &amp; more</h1></header>
<section class="cw-objectives"><h2 id="o">You can</h2><ul><li>Add</li></ul></section>
<p class="cw-downloads">zip</p>
<div class="cw-content">
<p>Opening.</p>
<h2 id="part">Part<a class="cw-anchor" href="#part" aria-label="Link to Part"></a></h2>
<p>{LONG}</p><p>{LONG}<sup class="cw-note-mark"><a href="#n">1</a></sup></p>
<div class="cw-cell" id="c"><div class="cw-code"><pre><code>1 + 1</code></pre></div>
<div class="cw-outputs"><div><p>open<table><tr><td>2</table></div><img loading="lazy" src="../build/a.png"></div></div>
<h3>Below</h3><p><a href="../b/index.html">there</a> <a href="https://example.org/">far</a></p>
<section class="cw-exercise" id="exercise-add" data-exercise="add"><header id="h"><p class="cw-kind">Write</p>
<h3 id="t">Add it</h3></header><p>Add two.</p><div class="cw-starter"><pre>def add(): ...</pre></div>
<details class="cw-details cw-tests"><summary>Tests</summary>assert add</details>
<div class="cw-hints"><details><summary>Hint</summary>plus</details></div></section>
<h2>End</h2><ul><li>Key</li></ul>
<details class="cw-details cw-fold cw-parameters"><summary>Parameters</summary>n = 1</details>
<section class="cw-ending"><h2>Footnotes</h2></section>
</div></article></body></html>"""


def test_one_slide_for_each_part_example_and_exercise():
    slides = slides_of(PAGE)
    told = [(slide.part, slide.title, slide.exercise, slide.begins_part) for slide in slides]
    assert told == [
        ("", "Sums & more", "", True),
        ("", "You can", "", True),
        ("", "Sums & more", "", True),
        ("", "Part", "", True),
        ("", "Part", "", False),
        ("", "Part", "", False),
        ("Part", "Below", "", False),
        ("Part", "Add it", "add", False),
        ("", "End", "", True),
    ]
    assert "<td>2" in slides[5].body
    assert "Add two." in slides[7].body
    assert "def add" in slides[7].body


def test_nothing_of_tests_hints_anchors_or_other_pages_is_on_a_slide():
    html = deck_html(slides_of(PAGE), language="en")
    for gone in ("assert add", "Hint", "n = 1", "Footnotes", 'id="', "b/index.html", "cw-note-mark", "Link to", "lazy"):
        assert gone not in html, gone
    assert 'href="https://example.org/"' in html
    assert html.count("<section") == html.count("</section>") == 5 + 9


def test_a_deck_loads_nothing_from_elsewhere_and_runs_only_its_own_files():
    html = deck_html(slides_of(PAGE), language="en")
    assert "default-src 'none'; script-src 'self'" in html
    assert not re.search(r"<script(?![^>]*src=)|\son[a-z]+=|(?:src|<link[^>]*href)=\"(?:https?:)?//", html)
    assert "notes" not in html


def test_notes_stand_at_their_slide_and_only_where_they_are_asked_for():
    notes = {
        ("exercise", "add"): ("<p>by luck</p>",),
        ("heading", "part"): ("<p>slowly</p>",),
        ("heading", "x"): ("<p>lost</p>",),
    }
    sections = re.findall(
        r'<section class="deck-.*?</section>', deck_html(slides_of(PAGE), language="en", notes=notes), re.DOTALL
    )
    assert [number for number, text in enumerate(sections) if "<aside" in text] == [0, 3, 7]
    assert "lost" in sections[0]
    assert "slowly" in sections[3]
    assert "by luck" in sections[7]


def test_pieces_survive_what_a_cell_leaves_open():
    pieces = pieces_of('text<p class="a b">x &amp; y</p><br><div><p><td>open</div></i><svg/><hr>')
    assert [(piece.tag, piece.html) for piece in pieces] == [
        ("p", '<p class="a b">x &amp; y</p>'),
        ("br", "<br>"),
        ("div", "<div><p><td>open</div>"),
        ("svg", "<svg/>"),
        ("hr", "<hr>"),
    ]
    assert pieces[0].classes == {"a", "b"}
    assert pieces[0].inner == "x &amp; y"
    assert pieces[0].words == "x & y"


def test_a_page_of_another_theme_is_refused():
    with pytest.raises(SiteError):
        slides_of("<p>x</p>")
