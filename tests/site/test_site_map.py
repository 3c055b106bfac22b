"""The skill map, the facts for search engines, and pages at old addresses."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_cases import THEME

from builder.site.data import MapModule, MapStage, PageData, SiteData
from builder.site.direction import direction
from builder.site.metadata import course_facts
from builder.site.redirects import write_redirects
from builder.site.skill_map import direct_needs, skill_map
from builder.site.words import read_words

WORDS = read_words(THEME, "en")
STAGES = (
    MapStage("First", (MapModule("a", "Apples & <pears>", 90), MapModule("b", "Bread", 60, ("a",)))),
    MapStage("Empty"),
    MapStage("Second", (MapModule("c", "A very long title that needs more than two lines of a box", 30, ("a", "b")),)),
)


def drawn(stages=STAGES):
    return ET.fromstring(skill_map(stages, lambda name: f"../{name}/index.html", WORDS).replace("&nbsp;", " "))


def test_every_module_is_a_link_that_tells_what_it_builds_on():
    links = {link.get("data-module"): link for link in drawn().iter("a")}
    assert [link.get("href") for link in links.values()] == ["../a/index.html", "../b/index.html", "../c/index.html"]
    assert links["a"].get("aria-label") == "Apples & <pears>, 1.5 h. Needs no other module. Leads to: Bread."
    assert "Builds on: Bread." in links["c"].get("aria-label")


def test_lines_show_direct_prerequisites_only():
    lines = [(line.get("data-from"), line.get("data-to")) for line in drawn().iter("path")]
    assert lines == [("a", "b"), ("b", "c")]


def test_a_course_without_modules_has_no_map():
    assert skill_map((MapStage("Empty"),), str, WORDS) == ""


@given(st.integers(1, 30), st.randoms(use_true_random=False))
def test_boxes_never_overlap_and_lie_within_the_picture(count, random):
    needs = [tuple(f"m{k}" for k in range(n) if random.random() < 0.3) for n in range(count)]
    modules = [MapModule(f"m{n}", f"Module {n}", 60, needs[n]) for n in range(count)]
    cut = random.randint(0, count)
    root = drawn((MapStage("One", tuple(modules[:cut])), MapStage("Two", tuple(modules[cut:]))))
    _, _, wide, high = (int(part) for part in root.find(".//svg").get("viewBox").split())
    boxes = [[int(box.find("rect").get(side)) for side in ("x", "y", "width", "height")] for box in root.iter("a")]
    assert len(boxes) == count
    assert all(x >= 0 and x + w <= wide and y >= 0 and y + h <= high for x, y, w, h in boxes)
    for place, (x, y, w, h) in enumerate(boxes):
        others = boxes[place + 1 :]
        assert all(a >= x + w or a + w <= x or b >= y + h or b + h <= y for a, b, _, _ in others)


def points(path):
    """Return the corners of a line, with the roundings taken for their corner."""
    numbers = [
        int(part) for part in re.findall(r"-?\d+", re.sub(r"L-?\d+ -?\d+ Q(-?\d+ -?\d+) -?\d+ -?\d+", r"L\1", path))
    ]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@given(st.integers(1, 30), st.randoms(use_true_random=False))
def test_no_line_runs_behind_a_box(count, random):
    needs = [tuple(f"m{k}" for k in range(n) if random.random() < 0.3) for n in range(count)]
    modules = [MapModule(f"m{n}", f"Module {n}", 60, needs[n]) for n in range(count)]
    cut = random.randint(0, count)
    root = drawn((MapStage("One", tuple(modules[:cut])), MapStage("Two", tuple(modules[cut:]))))
    _, _, wide, high = (int(part) for part in root.find(".//svg").get("viewBox").split())
    boxes = [[int(box.find("rect").get(side)) for side in ("x", "y", "width", "height")] for box in root.iter("a")]
    for line in root.iter("path"):
        corners = points(line.get("d"))
        assert all(0 <= x <= wide and 0 <= y <= high for x, y in corners)
        for (a, b), (c, d) in itertools.pairwise(corners):
            assert a == c or b == d, "parts are level or upright"
            for x, y, w, h in boxes:
                assert max(a, c) <= x or min(a, c) >= x + w or max(b, d) <= y or min(b, d) >= y + h


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=4), min_size=1))
def test_needs_end_also_in_a_circle(needs):
    modules = {name: MapModule(name, name, 1, tuple(above)) for name, above in needs.items()}
    found = direct_needs(modules)
    assert all(set(near) <= set(modules[name].needs) for name, near in found.items())


def site(base=""):
    pages = {
        "a": PageData("module", minutes=90, summary="About apples.", skills=("Fruit",)),
        "index": PageData("landing"),
    }
    return SiteData(title="Food", language="de", base_url=base, pages=pages, stages=STAGES)


def test_the_course_in_the_words_of_schema_org():
    facts = course_facts(site("https://uni.example/food"), "All about food.")
    assert (facts["@type"], facts["name"], facts["inLanguage"]) == ("Course", "Food", "de")
    assert facts["provider"] == {"@type": "Organization", "name": "Food"}
    assert facts["hasCourseInstance"]["courseWorkload"] == "PT1H30M"
    assert facts["teaches"] == ["Fruit"]
    assert [part["url"] for part in facts["hasPart"]] == ["https://uni.example/food/a/"]
    assert "url" not in course_facts(site(), "")


def test_an_old_address_leads_to_the_new_page(tmp_path):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "index.html").write_text("a page")
    write_redirects(tmp_path, {"old": "new", "taken": "new"}, "en", WORDS["moved"])
    page = (tmp_path / "old" / "index.html").read_text()
    assert set(re.findall(r"\.\./new/index\.html", page)) == {"../new/index.html"}
    assert '<meta http-equiv="refresh"' in page
    assert "<script>" not in page, "the strict policy allows no script within a page"
    assert (tmp_path / "taken" / "index.html").read_text() == "a page"


@pytest.mark.parametrize(("language", "way"), [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("zh-CN", "ltr")])
def test_the_direction_of_a_language(language, way):
    assert direction(language) == way
