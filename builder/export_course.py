"""Slides and PDF files of a course that is built."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from builder.browser.kernel import kernel_files
from builder.browser.lite import build_lite, lite_kernel, lite_wheels, why_no_lite
from builder.browser.vendor import KERNEL_VARIABLE, find_kernel, find_wheels
from builder.build import assemble_course, read_course
from builder.check.leaks import find_leaks, secret_lines
from builder.environment import package_name
from builder.errors import CourseError, FindingsError, MissingToolError, SiteError
from builder.export.chromium import find_browser, print_page
from builder.export.document import Sheet, printable
from builder.export.notes import speaker_notes
from builder.export.slides import DECK_FILES, deck_html, index_html, slides_of
from builder.files import remove_tree, replace_folder, walk_files, write_bytes, write_text
from builder.findings import did_you_mean, in_order
from builder.site.words import read_words
from builder.site_source import browser_sources
from builder.stamp import inputs_digest, options_of, read_stamp

if TYPE_CHECKING:
    from pathlib import Path

    from builder.course.values import Course
    from builder.workspace import Workspace

__all__ = ["built_course", "chosen_modules", "write_lite", "write_pdf", "write_slides"]

_PRINT_SECONDS = 300


def built_course(workspace: Workspace, slug: str) -> Course:
    """Return the course if its build is what its sources are now. Raises SiteError, FindingsError."""
    folder = workspace.build / slug
    options = options_of(folder)
    if options is None or read_stamp(folder, inputs_digest(workspace, slug, options)) is None:
        message = f"The course '{slug}' is not built, or something has changed since."
        raise SiteError(message, hint=f"Run `course build {slug}` first.")
    return read_course(workspace, slug, options)[0]


def chosen_modules(course: Course, module: str | None) -> list[str]:
    """Return the ids of the module that is named, or of all. Raises CourseError if there is no such module."""
    names = [found.card.id for found in course.modules]
    if module is None:
        return names
    if module not in names:
        raise CourseError(f"The course has no module '{module}'.", hint=did_you_mean(module, names))
    return [module]


def write_pdf(workspace: Workspace, slug: str, module: str | None) -> Path:
    """Write the PDF of a module or of the whole course below `_build/pdf/` and return its path.

    Raises MissingToolError (no browser), ProcessError, SiteError, WriteError.
    """
    course = built_course(workspace, slug)
    names = chosen_modules(course, module)
    browser = find_browser(os.environ)
    site = workspace.build / slug / "site"
    paths = [f"{name}/index.html" for name in names]
    if module is None:
        paths.insert(0, "syllabus/index.html")
    sheets = [Sheet(path, (site / path).read_text("utf-8")) for path in paths if (site / path).is_file()]
    curriculum = course.curriculum
    words = read_words(workspace.search("book/theme"), curriculum.language)
    html = printable(curriculum.title, curriculum.subtitle or "", curriculum.language, words["navigation"], sheets)
    folder = workspace.build / "work" / f"{slug}-print"
    _link_site(site, folder)
    write_text(folder / "print.html", html)
    target = workspace.build / "pdf" / slug / f"{module or slug}.pdf"
    write_bytes(target, print_page(browser, folder / "print.html", seconds=_PRINT_SECONDS))
    return target


def _link_site(site: Path, folder: Path) -> None:
    """Put what the document needs beside it; nothing is written into the built site."""
    remove_tree(folder)
    for name in ("theme", "build"):
        for path in sorted((site / name).rglob("*")):
            if path.is_file():
                write_bytes(folder / path.relative_to(site), path.read_bytes())


def write_lite(workspace: Workspace, slug: str) -> tuple[Path, tuple[str, ...]]:
    """Write a JupyterLite with the notebooks of the modules that run in a browser below `_build/lite/`.

    Returns its folder, and the packages that its Python lacks.
    Raises MissingToolError (JupyterLite, Pyodide or a wheel), ProcessError, SiteError, WriteError.
    """
    missing = why_no_lite()
    if missing:
        raise MissingToolError("JupyterLite is not here.", hint=missing)
    course = built_course(workspace, slug)
    names = [module.card.id for module in course.modules if module.card.browser]
    if not names:
        raise SiteError("No module of the course runs in a browser.", hint="Set `browser: true` in a module.yaml.")
    sources = browser_sources(workspace)
    kernel, why = find_kernel(sources)
    if kernel is None:
        raise MissingToolError(f"Python for the browser is not here: {why}.", hint=f"Set {KERNEL_VARIABLE}.")
    wished = {
        package_name(package) for module in course.modules if module.card.browser for package in module.card.packages
    }
    needed = kernel.closure(wished & set(kernel.packages))
    wheels = find_wheels(kernel, needed, sources)
    files = lite_kernel(kernel_files(kernel, wheels), lite_wheels(sources.cache / "lite"))
    student = workspace.build / slug / "student"
    notebooks = {
        path.relative_to(student).as_posix(): path.read_bytes() for name in names for path in walk_files(student / name)
    }
    target = workspace.build / "lite" / slug
    built = build_lite(notebooks, files, workspace.build / "work" / f"{slug}-lite")
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_folder(built, target)
    return target, tuple(sorted((wished - set(kernel.packages)) | (set(needed) - set(wheels))))


def write_slides(workspace: Workspace, slug: str, module: str | None, *, notes: bool) -> tuple[Path, ...]:
    """Write the slides of a module or of all below `_build/slides/` and return their paths, the list of decks first.

    With `notes` they hold what instructors are told, and are written to `_build/slides-instructor/`.
    Raises FindingsError (a slide holds an answer), SiteError, WriteError.
    """
    course = built_course(workspace, slug)
    names = chosen_modules(course, module)
    site, theme = workspace.build / slug / "site", workspace.search("book/theme")
    language = course.curriculum.language
    decks = {name: slides_of((site / name / "index.html").read_text("utf-8")) for name in names}
    plain = {f"slides/{name}/index.html": deck_html(deck, language=language) for name, deck in decks.items()}
    secrets = secret_lines(course.modules)
    leaks = in_order(find_leaks(((name, html.encode()) for name, html in plain.items()), secrets))
    if leaks:
        raise FindingsError(leaks)
    if notes:
        said = {name: speaker_notes(sheet) for name, sheet in assemble_course(course, ()).items()}
        plain = {
            f"slides/{name}/index.html": deck_html(deck, language=language, notes=said[name])
            for name, deck in decks.items()
        }
    folder = workspace.build / ("slides-instructor" if notes else "slides") / slug
    for name in (*DECK_FILES, "LICENSE", *(("notes.js",) if notes else ())):
        write_bytes(folder / "slides" / name, (theme / "slides" / name).read_bytes())
    write_bytes(folder / "theme" / "course.css", (site / "theme" / "course.css").read_bytes())
    written = []
    for name, html in plain.items():
        _copy_pictures(html, site, folder)
        written.append(folder / name.removeprefix("slides/"))
        write_text(written[-1], html)
    listed = [(found.card.id, found.card.title) for found in course.modules]
    shown = [item for item in listed if (folder / item[0] / "index.html").is_file()]
    write_text(folder / "index.html", index_html(course.curriculum.title, language, shown))
    return (folder / "index.html", *written)


def _copy_pictures(html: str, site: Path, folder: Path) -> None:
    for name in sorted(set(re.findall(r'src="\.\./(build/[^"/]+)"', html))):
        if (site / name).is_file():
            write_bytes(folder / name, (site / name).read_bytes())
