"""Compile the site of a course: write its source folder, run Jupyter Book, finish the pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.compile.jupyter_book import book_environment, compile_html
from builder.compile.source import BookText, myst_settings, site_data
from builder.files import remove_tree, walk_files, write_bytes, write_text
from builder.findings import Finding, in_order
from builder.site.brand import NO_BRAND, Brand
from builder.site.finish import finish_site
from builder.site.redirects import write_redirects
from builder.site.report import read_findings
from builder.site.template import TEMPLATE, write_template

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from builder.course.values import Course

__all__ = ["SiteSource", "compile_site", "write_source"]

_KEPT = {"_build", TEMPLATE}


@dataclass(frozen=True, slots=True)
class SiteSource:
    """What the site of a course is made of, by file name; `notes` says by module id why it was not run.

    `words` are the interface strings of the course's language.
    `files` go into the finished site as they are; `browser` is for the theme (see `site_data`); `learning` has the
    pages of progress and review, each with its downloads.
    """

    course: Course
    words: Mapping[str, str]
    pages: Mapping[str, str]
    notebooks: Mapping[str, str]
    zips: Mapping[str, bytes]
    book_pages: tuple[BookText, ...]
    settings: Mapping[str, object]
    notes: Mapping[str, str]
    base_url: str
    brand: Brand = NO_BRAND
    files: Mapping[str, bytes] = field(default_factory=dict)
    browser: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    learning: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def write_source(source: SiteSource, folder: Path, theme: Path) -> None:
    """Write the source folder, and take away what an earlier build left there. Raises WriteError."""
    files = {**source.pages, **source.notebooks, **{page.name: page.text for page in source.book_pages}}
    downloads = {
        name: ((source.words["download_zip"].format(name=f"{name}.zip"), f"downloads/{name}.zip"),)
        for name in source.zips
    }
    files["myst.yml"] = myst_settings(source.settings, source.course, source.book_pages, source.words, source.learning)
    files["course.json"] = site_data(
        source.course,
        source.notes,
        {**downloads, **source.learning},
        source.base_url,
        source.browser,
        source.learning,
        source.brand,
    )
    for name, text in files.items():
        write_text(folder / name, text)
    pictures = {
        "favicon.svg": (theme / "favicon.svg").read_bytes(),
        **dict([source.brand.logo] if source.brand.logo else []),
    }
    for name, content in pictures.items():
        write_bytes(folder / name, content)
    for path in walk_files(folder):
        relative = path.relative_to(folder)
        if relative.parts[0] not in _KEPT and relative.as_posix() not in {*files, *pictures}:
            path.unlink()
    write_template(folder / TEMPLATE, theme, source.brand.style, source.brand.logo)


def compile_site(
    source: SiteSource, folder: Path, theme: Path, *, seconds: float, on_page: Callable[[str], None]
) -> tuple[Path, tuple[Finding, ...]]:
    """Compile the site in the work folder; return where the finished pages are and what is wrong with them.

    Raises SiteError, MissingToolError, WriteError.
    """
    write_source(source, folder, theme)
    # Jupyter Book keeps what it made of other pages; a site is only as good as its oldest left-over.
    remove_tree(folder / "_build" / "html")
    remove_tree(folder / "_build" / "site")
    report = folder / "_build" / "findings.jsonl"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    environment = book_environment(folder / "course.json", report)
    built, messages = compile_html(folder, environment, seconds=seconds, on_page=on_page)
    for name, content in source.zips.items():
        write_bytes(built / "downloads" / f"{name}.zip", content)
    for name, content in source.files.items():
        write_bytes(built / name, content)
    finished = finish_site(built, base_url=source.base_url)
    moved = {old: module.card.id for module in source.course.modules for old in module.card.formerly}
    write_redirects(built, moved, source.course.curriculum.language, source.words["moved"])
    findings = [*messages, *read_findings(report), *finished]
    return built, in_order(findings)
