"""What the site of a course is compiled from: its pages, notebooks and downloads, gathered from all that makes them."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.browser.site import BrowserSite, browser_site
from builder.browser.vendor import KERNEL_VARIABLE, WHEELS_VARIABLE, Sources
from builder.compile.site import SiteSource
from builder.compile.source import BookText
from builder.compile.tools import node_and_npm
from builder.documents.reading import read_document
from builder.documents.vocabulary import Vocabulary
from builder.documents.yaml_text import load_yaml
from builder.environment import missing_packages
from builder.learning.cards import anki_text, cards_of, cards_script
from builder.learning.course_map import map_script
from builder.outputs import instructor_zip, module_zip
from builder.pages.glossary import glossary_page
from builder.pages.instructors import instructors_page
from builder.pages.landing import landing_page
from builder.pages.learning import progress_page, record_page, review_page
from builder.pages.markdown import front_matter
from builder.pages.skill_map import skill_map_page
from builder.pages.syllabus import syllabus_page
from builder.pages.traceability import traceability_page
from builder.site.brand import read_brand
from builder.site.words import read_words
from builder.stamp import proof_figures
from builder.workspace import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.assemble.values import Sheet
    from builder.course.values import Course, CourseModule
    from builder.findings import Finding
    from builder.outputs import Product
    from builder.stamp import BuildOptions
    from builder.workspace import Workspace

__all__ = [
    "book_pages",
    "browser_part",
    "browser_sources",
    "changes_page",
    "site_source",
    "with_answers",
    "with_browser",
    "with_learning",
]


def site_source(
    workspace: Workspace, course: Course, products: Mapping[str, Product], notes: Mapping[str, str], base_url: str
) -> SiteSource:
    """Return everything that the site of the course is compiled from."""
    settings_file = workspace.search("book/myst.yml")
    text = read_file(workspace, settings_file)[0] if settings_file.is_file() else ""
    settings = load_yaml(text, workspace.shown(settings_file)).data if text.strip() else {}
    words = read_words(workspace.search("book/theme"), course.curriculum.language)
    return SiteSource(
        course=course,
        words=words,
        brand=read_brand(workspace)[0],
        pages={
            "index.md": landing_page(course, words, proof_figures(workspace, course.curriculum.course)),
            "skill-map.md": skill_map_page(course, words),
            "syllabus.md": syllabus_page(course, words),
            "traceability.md": traceability_page(course, words),
        },
        notebooks={f"{name}.ipynb": product.site for name, product in products.items()},
        zips={name: module_zip(product) for name, product in products.items()},
        book_pages=book_pages(workspace),
        settings=settings if isinstance(settings, dict) else {},
        notes={name: _page_note(module, words) for module in course.modules if (name := module.card.id) in notes},
        base_url=base_url,
    )


def _page_note(module: CourseModule, words: Mapping[str, str]) -> str:
    """Return why a module's page has no outputs, for its readers."""
    return words["not_executed_missing"].format(packages=", ".join(missing_packages(module.card.packages)))


def browser_part(
    course: Course, workspace: Workspace, sheets: Mapping[str, Sheet], options: BuildOptions
) -> tuple[BrowserSite, tuple[Finding, ...]]:
    """Return what exercises need that run in the pages, and what is to be said about them.

    Raises MissingToolError if there is no Node, and WriteError.
    """
    if options.browser is False or not any(module.card.browser for module in course.modules):
        return BrowserSite(), ()
    return browser_site(course.modules, sheets, browser_sources(workspace), node=node_and_npm()[0])


def with_browser(source: SiteSource, made: BrowserSite) -> SiteSource:
    """Return the source with what exercises need that run in the pages."""
    return replace(source, files={**source.files, **made.files}, browser=made.pages())


def browser_sources(workspace: Workspace) -> Sources:
    """Return where the browser's Python is looked for. Raises MissingToolError if there is no Node."""
    return Sources(
        cache=workspace.cache("pyodide"),
        kernel=os.environ.get(KERNEL_VARIABLE, ""),
        wheels=os.environ.get(WHEELS_VARIABLE, ""),
        npm=node_and_npm()[1],
    )


def with_learning(source: SiteSource, workspace: Workspace, sheets: Mapping[str, Sheet]) -> SiteSource:
    """Return the source with the pages of progress and review, and what they are filled from."""
    course = source.course
    cards = [card for module in course.modules for card in cards_of(sheets[module.card.id])]
    pages = {"progress.md": progress_page(course, source.words), "course-record.md": record_page(source.words)}
    files = {"course-map.js": map_script(course, _skill_names(workspace)).encode()}
    downloads: dict[str, tuple[tuple[str, str], ...]] = {"progress": (), "course-record": ()}
    changes = changes_page(workspace, course.curriculum.course, source.words)
    for name, text in (("changes", changes), ("glossary", glossary_page(course, source.words))):
        if text:
            pages[f"{name}.md"] = text
            downloads[name] = ()
    if cards:
        deck = f"downloads/{course.curriculum.course}-cards.txt"
        pages["review.md"] = review_page(source.words)
        files["review-cards.js"] = cards_script(cards).encode()
        files[deck] = anki_text(cards, course.curriculum.title).encode()
        downloads["review"] = ((source.words["cards_download"], deck),)
    return replace(source, pages={**source.pages, **pages}, files={**source.files, **files}, learning=downloads)


def changes_page(workspace: Workspace, slug: str, words: Mapping[str, str]) -> str:
    """Return the page of the course's changes from `curriculum/<slug>.changes.md`; empty if there is no such file."""
    path = workspace.curriculum / f"{slug}.changes.md"
    text = read_file(workspace, path)[0] if path.is_file() else ""
    return front_matter(words["changes_title"]) + text if text and not text.startswith(("---", "# ")) else text


def with_answers(
    source: SiteSource, products: Mapping[str, Product], proof: str, guides: tuple[BookText, ...]
) -> SiteSource:
    """Return the source of the instructors' site: the same pages with all that students do not see, and guides."""
    words = source.words
    return replace(
        source,
        pages={**source.pages, "for-instructors.md": instructors_page(source.course, proof, words)},
        notebooks={f"{name}.ipynb": product.answers for name, product in products.items()},
        zips={name: instructor_zip(product) for name, product in products.items()},
        book_pages=(*source.book_pages, *guides),
        learning={**source.learning, "for-instructors": ()},
        brand=replace(source.brand, footer=words["instructor_edition"]),
        browser={},
        base_url="",
    )


def _skill_names(workspace: Workspace) -> dict[str, str]:
    path = workspace.search("curriculum/skills.yaml")
    vocabulary, _ = read_document(Vocabulary, read_file(workspace, path)[0], workspace.shown(path))
    return {skill.id: skill.name for skill in vocabulary.skills} if vocabulary else {}


def book_pages(workspace: Workspace, within: str = "") -> tuple[BookText, ...]:
    """Return the hand-written pages in `book/pages/`, or in a folder there: the library's with the workspace's own."""
    paths = workspace.files(f"book/pages/{within}", "*.md")
    return tuple(BookText(f"{within}{path.name}", path.stem, read_file(workspace, path)[0]) for path in paths)
