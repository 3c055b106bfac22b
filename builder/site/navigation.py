"""The navigation of the site: the tree of pages, the pages before and after, the table of contents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.site.render.context import TocEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.site.content import Project
    from builder.site.links import Links

__all__ = ["Branch", "Step", "neighbours", "table_of_contents", "tree"]


LARGE = 120
"""With more entries than this, pages do not list the whole site."""


@dataclass(slots=True)
class Branch:
    """An entry of the navigation tree: a page (with `href`) or a title, and what lies below it.

    `page` and `exercises` let the reader's progress be shown beside modules.
    """

    title: str
    href: str = ""
    current: bool = False
    open: bool = False
    page: str = ""
    exercises: int = 0
    children: list[Branch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """The page before or after this one."""

    title: str
    href: str


def tree(
    project: Project, slug: str, links: Links, home: str, exercises: Mapping[str, int] | None = None
) -> list[Branch]:
    """Return the navigation tree; branches that lead to the page with this slug are open.

    `exercises` has the number of exercises of pages by slug. On a large site only the front page lists every page:
    elsewhere a part that is not open is a link to its first page, or each page would grow with the whole site.
    """
    first = Branch(home, links.page(""), current=slug == project.index)
    roots, trail = [first], list[tuple[int, Branch]]()
    for page in project.pages:
        href = links.page(project.path_of(page.slug)) if page.slug else ""
        branch = Branch(page.title, href, current=bool(page.slug) and page.slug == slug)
        branch.page, branch.exercises = page.slug, (exercises or {}).get(page.slug, 0)
        while trail and trail[-1][0] >= page.level:
            trail.pop()
        (trail[-1][1].children if trail else roots).append(branch)
        trail.append((page.level, branch))
        if branch.current:
            for _, above in trail:
                above.open = True
    if len(project.pages) > LARGE and slug != project.index:
        for branch in roots:
            _fold(branch)
    return roots


def _fold(branch: Branch) -> None:
    """Leave out what lies below a part that is not open, and let the part lead to its first page."""
    if branch.children and not branch.open and not branch.current:
        branch.href = branch.href or _first_page(branch)
        branch.children = []
    for child in branch.children:
        _fold(child)


def _first_page(branch: Branch) -> str:
    return next((address for child in branch.children if (address := child.href or _first_page(child))), "")


def neighbours(project: Project, slug: str, links: Links, home: str) -> tuple[Step | None, Step | None]:
    """Return the steps to the page before and to the page after, None at either end."""
    order = [(project.index, home), *((page.slug, page.title) for page in project.pages if page.slug)]
    place = next((number for number, (name, _) in enumerate(order) if name == slug), None)
    if place is None:
        return None, None

    def step(number: int) -> Step | None:
        if not 0 <= number < len(order):
            return None
        name, title = order[number]
        return Step(title, links.page(project.path_of(name)))

    return step(place - 1), step(place + 1)


def table_of_contents(project: Project) -> tuple[TocEntry, ...]:
    """Return the project's contents as the `toc` directive lists them."""
    return tuple(
        TocEntry(page.level, page.title, project.path_of(page.slug) if page.slug else None) for page in project.pages
    )
