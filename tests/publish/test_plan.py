"""What a publication consists of and what has to change for it, without any real target."""

import pytest

from builder.errors import PublishError
from builder.publish.plan import Publication, plan_publication, plan_rollback
from builder.publish.values import Held, Manifest, Past, manifest_text, read_manifest, sha256

WORDS = {
    "version_label": "Version",
    "version_old": "Old: {version}.",
    "version_newest": "Newest",
    "version_go": "Go",
}
PAGE = b'<html><body class="x">\n<a class="cw-skip" href="#c">Skip</a>\n<main id="c">%s</main></body></html>'


class Place:
    """A target in memory, as the plan sees one."""

    def __init__(self, foreign=()):
        self.manifest, self.files, self.foreign = None, {}, frozenset(foreign)

    def held(self):
        return Held(self.manifest, {path: sha256(data) for path, data in self.files.items()}, self.foreign)

    def publish(self, files, version="", course="tiny"):
        wanted = Publication(course, "Tiny", files, version, "en", WORDS)
        change = plan_publication(wanted, self.held(), self.files.__getitem__)
        self.do(change)
        return change

    def do(self, change):
        for path in change.removed:
            del self.files[path]
        self.files |= change.content
        self.manifest = change.manifest
        assert {path: sha256(data) for path, data in self.files.items()} == dict(change.manifest.files)


def site(*names, mark=b"1"):
    return {
        "index.html": PAGE % mark,
        **{f"{name}/index.html": PAGE % mark for name in names},
        "theme/course.css": b"a{}",
    }


def test_a_first_publication_is_all_new_and_a_second_one_of_the_same_changes_nothing():
    place = Place()
    assert place.publish(site("a")).new == ("a/index.html", "index.html", "theme/course.css")
    again = place.publish(site("a"))
    assert again.empty
    assert again.content == {}


def test_new_changed_and_removed_files_are_told_apart():
    place = Place()
    place.publish(site("a", "b"))
    change = place.publish({**site("a", "c"), "a/index.html": PAGE % b"2"})
    assert (change.new, change.changed, change.removed) == (("c/index.html",), ("a/index.html",), ("b/index.html",))
    assert change.manifest.number == 2


def test_another_course_is_refused():
    place = Place()
    place.publish(site())
    with pytest.raises(PublishError, match="holds the course 'tiny'"):
        place.publish(site(), course="other")


def test_somebody_elses_file_in_the_way_is_refused_and_others_are_left_alone():
    with pytest.raises(PublishError, match=r"did not put there: index\.html"):
        Place(foreign=["index.html", "CNAME"]).publish(site())
    place = Place(foreign=["CNAME"])
    assert "CNAME" not in place.publish(site()).manifest.files


def test_a_file_that_somebody_else_changed_is_named_and_put_right():
    place = Place()
    place.publish(site("a"))
    place.files["a/index.html"] = b"changed by hand"
    change = place.publish(site("a"))
    assert change.edited == change.changed == ("a/index.html",)


def test_versions_lie_side_by_side_and_latest_is_the_newest():
    place = Place()
    place.publish(site("a"), "2026-autumn")
    assert b"cw-version" not in place.files["2026-autumn/a/index.html"]
    place.publish(site("a", "b", mark=b"2"), "2027-spring")
    assert place.manifest.versions == ("2026-autumn", "2027-spring")
    assert place.files["latest/a/index.html"] == place.files["2027-spring/a/index.html"] == PAGE % b"2"
    old = place.files["2026-autumn/a/index.html"]
    assert b'<a href="../../latest/a/index.html">Newest</a>' in old
    assert b"Old: 2026-autumn." in old
    assert old.index(b"cw-skip") < old.index(b"cw-version") < old.index(b"<main")
    assert b'url=latest/index.html"' in place.files["index.html"]


def test_the_banner_leads_to_the_front_page_once_the_newest_version_has_lost_the_page():
    place = Place()
    place.publish(site("a"), "one")
    place.publish(site("a"), "two")
    place.publish(site("b"), "latest")
    assert b'href="../../latest/index.html"' in place.files["one/a/index.html"]
    assert b'href="../../latest/index.html"' in place.files["two/a/index.html"]
    assert place.files["one/a/index.html"].count(b"cw-version") == 1
    assert set(place.files) >= {"latest/b/index.html", "two/a/index.html"}
    assert "latest/a/index.html" not in place.files


def test_a_correction_of_an_old_version_keeps_its_banner_and_leaves_the_newest_alone():
    place = Place()
    place.publish(site("a"), "one")
    place.publish(site("a", mark=b"2"), "two")
    change = place.publish(site("a", mark=b"3"), "one")
    assert {path.split("/")[0] for path in change.changed} == {"one"}
    assert b"Old: one." in place.files["one/a/index.html"]
    assert b"3" in place.files["one/a/index.html"]


def test_addresses_without_a_version_lead_to_the_newest_one_later():
    place = Place()
    place.publish(site("a", "gone"))
    place.publish(site("a"), "2027-spring")
    assert b'url=../latest/a/index.html"' in place.files["a/index.html"]
    assert b'url=../latest/index.html"' in place.files["gone/index.html"]
    assert "theme/course.css" not in place.files
    place.publish(site("a", "gone"), "2027-autumn")
    assert b'url=../latest/gone/index.html"' in place.files["gone/index.html"]


def test_a_publication_without_a_version_is_refused_where_versions_are():
    place = Place()
    place.publish(site(), "one")
    with pytest.raises(PublishError, match="holds versions"):
        place.publish(site())


@pytest.mark.parametrize("name", ["2027 spring", "../x", "A", "-x", ".git", "a/b"])
def test_odd_names_of_versions_are_refused(name):
    with pytest.raises(PublishError, match="no name of a version"):
        Place().publish(site(), name)


def test_a_version_may_not_hide_a_page():
    place = Place()
    place.publish(site("syllabus"))
    with pytest.raises(PublishError, match="a page at 'syllabus'"):
        place.publish(site("syllabus"), "syllabus")


def test_a_rollback_brings_back_files_and_versions_and_refuses_what_is_not_complete():
    place = Place()
    place.publish(site("a"))
    before, files = place.manifest, dict(place.files)
    place.publish(site("b"))
    with pytest.raises(PublishError, match="not complete"):
        plan_rollback(place.held(), Past(before, lambda path: b"something else"))
    place.do(plan_rollback(place.held(), Past(before, files.__getitem__)))
    assert place.files == files
    assert (place.manifest.number, place.manifest.restores) == (3, 1)


def test_the_list_survives_writing_and_reading():
    manifest = Manifest("tiny", 3, 1, ("one",), "one", {"b.html": "2", "a.html": "1"})
    assert read_manifest(manifest_text(manifest), "here") == manifest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"format": 2}',
        manifest_text(Manifest("t", files={"../x": "1"})),
        manifest_text(Manifest("t", files={"/x": "1"})),
    ],
)
def test_a_list_that_is_none_or_leads_out_of_the_target_is_refused(text):
    with pytest.raises(PublishError, match=r"\.coursewright\.json"):
        read_manifest(text, "here")
