"""`myst.yml` and the theme's data are made from the course; what the teacher set stays."""

import json

import pytest

from builder.compile.source import TEMPLATE, BookText, myst_settings, site_data
from builder.course.load import load_course


@pytest.fixture
def course(tiny):
    return load_course(tiny, "tiny")[0]


PAGES = (BookText("about.md", "About", "# About\n"),)


def test_the_contents_are_those_of_the_course(course):
    project = json.loads(myst_settings({}, course, PAGES, {"about_course": "About this course"}))["project"]
    assert project["title"] == "A tiny course"
    assert [entry.get("file", entry.get("title")) for entry in project["toc"]] == [
        "index.md",
        "syllabus.md",
        "skill-map.md",
        "The first stage",
        "About this course",
    ]
    assert project["toc"][3]["children"] == [{"file": "first-steps.ipynb"}, {"file": "second-steps.ipynb"}]
    assert {"file": "about.md"} in project["toc"][-1]["children"]


def test_what_the_teacher_set_stays_and_the_contents_do_not(course):
    base = {
        "project": {"title": "Mine", "bibliography": ["refs.bib"], "toc": [{"file": "other.md"}]},
        "site": {"template": "book-theme", "options": {"favicon": "mine.svg", "logo": "logo.svg"}},
    }
    settings = json.loads(myst_settings(base, course, (), {"about_course": "About this course"}))
    assert settings["project"]["title"] == "Mine"
    assert settings["project"]["bibliography"] == ["refs.bib"]
    assert settings["project"]["toc"][0] == {"file": "index.md"}
    assert settings["site"]["template"] == "book-theme"
    assert settings["site"]["options"] == {"favicon": "mine.svg", "logo": "logo.svg"}
    assert base["site"]["options"] == {"favicon": "mine.svg", "logo": "logo.svg"}, "the argument is not changed"


@pytest.mark.parametrize("base", [{}, {"project": None, "site": None}, {"site": {"options": None}}])
def test_nothing_set_means_the_course_theme(course, base):
    site = json.loads(myst_settings(base, course, (), {"about_course": "About this course"}))["site"]
    assert site["template"] == f"./{TEMPLATE}"
    assert site["options"]["favicon"] == "favicon.svg"


def test_the_theme_knows_each_page(course):
    notes = {"second-steps": "Not executed here: x."}
    downloads = {"first-steps": (("Download", "downloads/first-steps.zip"),)}
    data = json.loads(site_data(course, notes, downloads, "https://example.org/c"))
    assert data["base_url"] == "https://example.org/c"
    first, second = data["pages"]["first-steps"], data["pages"]["second-steps"]
    assert (first["executed"], first["note"]) == (True, "")
    assert (second["executed"], second["note"]) == (False, "Not executed here: x.")
    assert first["downloads"] == [{"label": "Download", "href": "downloads/first-steps.zip"}]
    assert (first["minutes"], first["points"], first["exercises"]) == (12, 4, 2)
    assert first["stage"] == "The first stage"
    assert {"index", "syllabus", "traceability"} <= set(data["pages"])


def test_an_unpublished_site_has_no_address(course):
    assert json.loads(site_data(course, {}, {}, ""))["base_url"] is None
