"""What the files of a page say without a browser."""

from __future__ import annotations

import random

import pytest

from builder.audit.files import BUDGET, file_findings, outside_links, page_weight, pages_of

BAD = {
    "page-headings-are-in-order": "<h4>Far below</h4>",
    "page-images-have-alt-text": '<img src="icon.svg">',
    "page-tables-have-headers": "<table><tr><td>1</td><td>2</td></tr></table>",
    "page-links-say-where": '<p>Look <a href="index.html">here</a>.</p>',
    "page-weight-is-in-budget": "<p>" + "".join(random.Random(1).choices("abcdefghijklmnop", k=260_000)) + "</p>",
}
GOOD = {
    "page-headings-are-in-order": "<h3>Below</h3><h4>Deeper</h4><h2>Up again</h2>",
    "page-images-have-alt-text": '<img src="icon.svg" alt="">',
    "page-tables-have-headers": "<table><tr><th>One</th></tr><tr><td>1</td></tr></table>",
    "page-links-say-where": '<a href="index.html"><img src="icon.svg" alt="The first page"></a>',
    "page-weight-is-in-budget": "<p>" + "word " * 100_000 + "</p>",
}


def rules(site):
    return {finding.rule for finding in file_findings(site, pages_of(site))}


@pytest.mark.parametrize("rule", BAD)
def test_a_fault_is_found_by_its_rule(make_site, rule):
    assert rules(make_site(BAD[rule])) == {rule}


@pytest.mark.parametrize("rule", GOOD)
def test_what_is_in_order_is_not_found(make_site, rule):
    assert rules(make_site(GOOD[rule])) == set()


def test_pages_name_their_language(make_site):
    page = '<html><body><h1>A</h1><script id="course-words"></script></body></html>'
    assert rules(make_site(page=page)) == {"pages-name-their-language"}


def test_a_second_title_and_an_empty_heading_are_told(make_site):
    messages = [item.message for item in file_findings(make_site("<h1>Twice</h1><h2> </h2>"), ("index.html",))]
    assert any("second heading of level 1" in text for text in messages)
    assert any("has no text" in text for text in messages)


def test_findings_name_the_line(make_site):
    site = make_site("\n\n<img src='icon.svg'>")
    (finding,) = file_findings(site, pages_of(site))
    lines = (site / "index.html").read_text("utf-8").splitlines()
    assert "<img" in lines[finding.place.line - 1]


def test_the_weight_counts_styles_and_scripts_as_they_travel(make_site):
    light = page_weight(make_site(), "index.html")
    heavy = page_weight(make_site(js="".join(random.Random(2).choices("abcdefghijklmnop", k=20_000))), "index.html")
    assert 8_000 < heavy - light < 12_000 < BUDGET


def test_pages_of_other_programs_are_not_ours(make_site):
    site = make_site(other="")
    (site / "lab").mkdir()
    (site / "lab" / "index.html").write_text("<html></html>")
    assert pages_of(site) == ("index.html",)


def test_links_to_other_sites_are_gathered_once(make_site):
    site = make_site(
        '<a href="https://a.org/x#part">A</a><a href="https://a.org/x">A again</a><a href="index.html">I</a>'
    )
    assert outside_links(site, pages_of(site)) == {"https://a.org/x": ("index.html",)}
