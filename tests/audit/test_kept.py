"""Pages in order are not opened again while they and what they load stay."""

from __future__ import annotations

import pytest

from builder.audit.kept import KeptVisits


@pytest.fixture
def site(make_site):
    return make_site()


@pytest.fixture
def kept(site, tmp_path):
    known = KeptVisits(tmp_path / "kept", site, "axe 1")
    known.keep("index.html", ["index.html", "style.css", "not-there.json"])
    return known


def test_a_page_that_stays_is_known(kept):
    assert kept.in_order("index.html")
    assert not kept.in_order("other.html")


@pytest.mark.parametrize("name", ["index.html", "style.css", "not-there.json"])
def test_a_change_of_any_file_that_it_asked_for_is_seen(kept, site, name):
    (site / name).write_text("changed")
    assert not kept.in_order("index.html")


def test_a_file_that_it_never_asked_for_does_not_matter(kept, site):
    (site / "icon.svg").write_text("changed")
    assert kept.in_order("index.html")


def test_other_tools_look_again(kept, site, tmp_path):
    assert not KeptVisits(tmp_path / "kept", site, "axe 2").in_order("index.html")


def test_nothing_is_kept_without_a_folder(site):
    known = KeptVisits(None, site, "axe 1")
    known.keep("index.html", ["index.html"])
    assert not known.in_order("index.html")


def test_a_spoilt_note_is_no_note(kept, tmp_path):
    for note in (tmp_path / "kept").iterdir():
        note.write_text("[]")
    assert not kept.in_order("index.html")
