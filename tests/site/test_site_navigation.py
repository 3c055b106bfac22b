"""The navigation of a small site lists every page; that of a large one stays small."""

from builder.site.content import Project, ProjectPage
from builder.site.links import RelativeLinks
from builder.site.navigation import LARGE, neighbours, tree


def project(parts, size):
    pages = []
    for part in range(parts):
        pages.append(ProjectPage(1, f"Part {part}"))
        pages += [ProjectPage(2, f"Page {part}.{number}", f"p{part}-{number}") for number in range(size)]
    return Project("Site", "index", tuple(pages))


def shown(branches):
    return [
        (branch.title, branch.href, len(branch.children), branch.open) for branch in branches if branch.title != "Home"
    ]


def branches_of(site, slug):
    return tree(site, slug, RelativeLinks(site.path_of(slug), site.paths), "Home")


def test_a_small_site_lists_every_page_everywhere():
    site = project(3, 4)
    assert [row[2] for row in shown(branches_of(site, "p1-2"))] == [4, 4, 4]


def test_a_large_site_lists_the_open_part_and_the_first_page_of_the_others():
    site = project(10, LARGE // 5)
    rows = shown(branches_of(site, "p3-1"))
    assert rows[3] == ("Part 3", "", LARGE // 5, True)
    assert rows[4] == ("Part 4", "../p4-0/index.html", 0, False)
    assert sum(row[2] for row in rows) == LARGE // 5
    assert {row[2] for row in shown(branches_of(site, "index"))} == {LARGE // 5}


def test_neighbours_at_both_ends_and_of_a_page_that_is_not_listed():
    site = project(1, 2)
    links = RelativeLinks("", site.paths)
    assert [step and step.title for step in neighbours(site, "index", links, "Home")] == [None, "Page 0.0"]
    assert [step and step.title for step in neighbours(site, "p0-1", links, "Home")] == ["Page 0.0", None]
    assert neighbours(site, "other", links, "Home") == (None, None)


def test_a_path_leads_back_to_its_slug():
    site = Project("Site", "index", (ProjectPage(1, "A", "guide.index"), ProjectPage(1, "B", "guide.part")))
    assert [site.slug_at(path) for path in ("", "guide", "guide/part", "none")] == [
        "index",
        "guide.index",
        "guide.part",
        None,
    ]
