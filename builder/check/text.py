"""Checks of a lesson's text: directives, headings, alternative texts, links, its form on disk."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from builder.findings import Finding, Place, Severity, did_you_mean
from builder.lessons.load import round_trip
from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.course.values import CourseModule
    from builder.lessons.values import Cell

__all__ = ["DIRECTIVES", "ROLES", "check_text"]

DIRECTIVES = frozenset(
    (
        "abstract admonition anywidget aside attention bibliography blockquote button caution card card-carousel "
        "cards code code-block code-cell csv-table danger definition details div dropdown embed epigraph error "
        "example exercise exercise-end exercise-start figure figure-md footnote glossary grid grid-item grid-item-card "
        "hint iframe image img important include index intro-prompt kernel-shell list-table literalinclude "
        "margin math mermaid mystdemo note pull-quote raw raw:latex raw:typst seealso show-index sidebar solution "
        "solution-end solution-start sourcecode tab-item tab-set table tableofcontents tip toc toctree topic warning "
        "prf:algorithm prf:assumption prf:axiom prf:conjecture prf:corollary prf:criterion prf:definition prf:example "
        "prf:lemma prf:notation prf:observation prf:proof prf:property prf:proposition prf:remark prf:theorem "
        "proof:proof theorem lemma corollary proof video youtube"
    ).split()
)
"""The directives of mystmd 1.11 (mystmd.org, reference of directives)."""

ROLES = frozenset(
    (
        "abbr abbreviation button chem chemicalFormula cite cite:alp cite:author cite:authorpar cite:cite cite:ct "
        "cite:p cite:ps cite:t cite:year cite:yearpar code del delete doc download eq eval index kbd keyboard math "
        "numref raw:latex raw:tex raw:typst ref si sc smallcaps span strike strikethrough sub subscript sup "
        "superscript t term u underline button:launch iconify"
    ).split()
)
"""The roles of mystmd 1.11."""

_DIRECTIVE = re.compile(r"^\s*(?:`{3,}|~{3,}|:{3,})\s*\{(?P<name>[^}\s]+)\}")
_PLAIN_FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
_ROLE = re.compile(r"(?<!`)\{(?P<name>[a-zA-Z][\w:-]*)\}`[^`]+`")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)\s]+)")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]+)\]\((?P<target>[^)\s]+)[^)]*\)")
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<title>.+?)\s*$")
_EMPTY_LINKS = {"here", "link", "this", "click here", "read more", "more"}


def check_text(module: CourseModule) -> Iterator[Finding]:
    """Yield what is wrong with the text of a module's lesson."""
    yield from _form(module)
    yield from _headings(module)
    for cell in module.lesson.cells:
        if cell.is_code:
            yield from _figures(module, cell)
            continue
        for line, text in _prose_lines(cell):
            place = Place(module.lesson.file, line)
            yield from _directives(text, place)
            yield from _images(text, place)
            yield from _links(text, place)


def _prose_lines(cell: Cell) -> Iterator[tuple[int, str]]:
    """Yield line number and text of the lines that are not inside plain code blocks."""
    fence = ""
    for number, line in enumerate(cell.source.split("\n"), start=cell.line):
        match = _PLAIN_FENCE.match(line)
        if fence:
            if match and match["fence"].startswith(fence) and not match["info"].strip():
                fence = ""
            continue
        if match and not match["info"].strip().startswith("{") and match["info"].strip():
            fence = match["fence"]
            continue
        yield number, line


def _form(module: CourseModule) -> Iterator[Finding]:
    written = round_trip(module.text).split("\n")
    own = module.text.split("\n")
    if written == own:
        return
    matcher = difflib.SequenceMatcher(a=own, b=written, autojunk=False)
    tag, start, _, other, _ = next(step for step in matcher.get_opcodes() if step[0] != "equal")
    want = written[other] if other < len(written) and tag != "delete" else "nothing"
    message = f"JupyterLab would save this line in another way; it would write: {want[:80] or 'an empty line'}"
    hint = "Write the lesson as jupytext writes it: one empty line around cells and after the cell options."
    yield Finding("lesson-equals-its-round-trip", message, Place(module.lesson.file, start + 1), hint)


def _headings(module: CourseModule) -> Iterator[Finding]:
    level = 0
    for cell in module.lesson.cells:
        for line, text in _prose_lines(cell) if cell.role is Role.PROSE else ():
            match = _HEADING.match(text)
            if match is None:
                continue
            found = len(match["marks"])
            place = Place(module.lesson.file, line)
            if found == 1 and level:
                message = f"A second title: '{match['title']}'."
                yield Finding("headings-descend-by-one", message, place, "Use `##` for the parts of a lesson.")
            elif found > level + 1:
                message = f"The heading '{match['title']}' jumps from level {level} to {found}."
                yield Finding("headings-descend-by-one", message, place, f"Write it with {'#' * (level + 1)}.")
            level = found


def _directives(text: str, place: Place) -> Iterator[Finding]:
    match = _DIRECTIVE.match(text)
    if match and match["name"] not in DIRECTIVES:
        message = f"There is no directive '{match['name']}'."
        yield Finding("directives-are-known", message, place, did_you_mean(match["name"], DIRECTIVES))
    for role in _ROLE.finditer(text):
        if role["name"] not in ROLES:
            message = f"There is no role '{role['name']}'."
            yield Finding("directives-are-known", message, place, did_you_mean(role["name"], ROLES))


def _images(text: str, place: Place) -> Iterator[Finding]:
    for image in _IMAGE.finditer(text):
        if not image["alt"].strip():
            message = f"The image {image['target']} has no text for people who do not see it."
            yield Finding("images-have-alt-text", message, place, "Write what it shows: `![what it shows](file.png)`.")
        if re.match(r"https?://", image["target"]):
            message = f"The image {image['target']} is on another host."
            yield Finding("images-are-local", message, place, "Put the file beside the lesson.")


def _links(text: str, place: Place) -> Iterator[Finding]:
    for link in _LINK.finditer(text):
        if link["text"].strip().casefold() in _EMPTY_LINKS:
            message = f"The link text '{link['text']}' does not say where it leads."
            yield Finding("link-texts-say-where", message, place, "Name the page that it opens.", Severity.WARNING)
        if link["target"].startswith("http://"):
            message = f"The link to {link['target']} is not encrypted."
            yield Finding("links-are-secure", message, place, "Write https://.", Severity.WARNING)


def _figures(module: CourseModule, cell: Cell) -> Iterator[Finding]:
    draws = re.search(r"\bplt\.|\.plot\(|\bsubplots\(|Display\b.*\.plot|\.from_(predictions|estimator)\(", cell.source)
    shown = cell.role in {Role.DEMO, Role.DEPENDENT, Role.REVEAL}
    defines = re.match(r"\s*(def|class|import|from)\b", cell.source) and "plt.show" not in cell.source
    if draws and shown and not defines and not cell.alt:
        message = "The cell draws a figure that has no text for people who do not see it."
        hint = "Add a line `:alt: what the figure shows` to the cell."
        yield Finding("figures-have-alt-text", message, Place(module.lesson.file, cell.line), hint)
