"""The skill map page says in words what the picture shows."""

from __future__ import annotations

from pathlib import Path

from builder.course.load import load_course
from builder.pages.skill_map import skill_map_page
from builder.site.words import read_words

THEME = Path(__file__).parents[2] / "book" / "theme"


def test_modules_stand_below_their_stage_with_what_they_build_on(tiny):
    page = skill_map_page(load_course(tiny, "tiny")[0], read_words(THEME, "en"))
    first, second = page.index("./first-steps.ipynb"), page.index("./second-steps.ipynb")
    assert page.index("## The first stage") < first < second
    assert "Builds on: [First steps](./first-steps.ipynb)" in page
    assert "Leads to: [Second steps](./second-steps.ipynb)" in page
    assert page.count("Teaches: ") == 2
