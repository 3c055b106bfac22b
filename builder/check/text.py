"""Checks of a lesson's text: directives, headings, alternative texts, links, its form on disk."""

from __future__ import annotations

import ast
import difflib
import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from builder.assemble.dependence import python_of
from builder.findings import Finding, Place, Severity, did_you_mean
from builder.lessons.load import round_trip
from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.course.values import CourseModule
    from builder.lessons.values import Cell

__all__ = ["DIRECTIVES", "ROLES", "check_text"]

_PROOFS = (
    "proof theorem axiom lemma definition criterion remark conjecture corollary algorithm example property "
    "observation proposition assumption"
).split()

DIRECTIVES = frozenset(
    (
        "admonition anywidget aside attention bibliography blockquote card caution code code-block code-cell contents "
        "csv-table danger div dropdown embed epigraph error exercise exercise-end exercise-start figure genindex "
        "glossary grid grid-item grid-item-card hint iframe image important include index list-table literalinclude "
        "margin math mermaid myst note proof pull-quote quiz raw raw:latex raw:tex raw:typ raw:typst seealso "
        "show-index sidebar solution solution-end solution-start sourcecode tab tab-item tab-set tabItem tabSet table "
        "table-of-contents tableofcontents tip toc toctree topic warning"
    ).split()
) | {f"{group}:{kind}" for group in ("prf", "proof") for kind in _PROOFS}
"""The directives of mystmd, as jupyter-book 2.1.7 carries it, and our own `quiz`."""

ROLES = frozenset(
    (
        "abbr abbreviation button chem chemicalFormula cite cite:alp cite:alps cite:author cite:authorpar "
        "cite:authorpars cite:authors cite:cauthor cite:cauthors cite:ct cite:cts cite:label cite:labelpar cite:p "
        "cite:ps cite:t cite:ts cite:year cite:yearpar del delete doc download eq eval index kbd keyboard math numref "
        "prf:ref proof:ref raw:latex raw:tex raw:typ raw:typst ref sc si smallcaps span strike sub subscript sup "
        "superscript term u underline"
    ).split()
)
"""The roles of mystmd, as jupyter-book 2.1.7 carries it."""

_FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,}|:{3,})\s*(?P<info>.*?)\s*$")
_NAME = re.compile(r"^\{(?P<name>[^}\s]+)\}\s*(?P<argument>.*)$")
_LITERAL = frozenset("code code-block code-cell csv-table iframe math mermaid mystdemo quiz raw sourcecode".split())
"""Directives whose content is no Markdown."""
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?P<code>.+?)(?<!`)\1(?!`)")
_ROLE = re.compile(r"(?<![`\w\\])\{(?P<name>[a-zA-Z][\w:-]*)\}$")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)\s]+)")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]+)\]\((?P<target>[^)\s]+)[^)]*\)")
_BARE_LINK = re.compile(r"<(?P<target>http://[^>\s]+)>")
_FOOTNOTE = re.compile(r"(?P<note>^(?=\[\^[^\]\s]+\]:))?\[\^(?P<name>[^\]\s]+)\]")
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<title>.+?)\s*$")
_EMPTY_LINKS = {"here", "link", "this", "click here", "read more", "more", "this link", "this page"}
_OWN_MACHINE = re.compile(r"http://(localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)([:/]|$)")
_DRAWS = re.compile(
    r"\bplt\.(?!rc|style|close|switch_backend|ion\b|ioff\b|get_cmap|Normalize)\w+\("
    r"|\.plot\(|\.plot\.\w+\(|\bsubplots\(|\.from_(predictions|estimator)\("
)


class _Line(NamedTuple):
    """A line of prose: 1-based number, its text, and the directive that begins in it with its argument."""

    number: int
    text: str
    directive: str = ""
    argument: str = ""


def check_text(module: CourseModule) -> Iterator[Finding]:
    """Yield what is wrong with the text of a module's lesson."""
    file = module.lesson.file
    yield from _form(module)
    yield from _headings(module)
    yield from _footnotes(module)
    for cell in module.lesson.cells:
        if cell.is_code:
            yield from _figures(module, cell)
        if cell.is_code or cell.role is Role.QUIZ:
            continue
        lines = list(_prose_lines(cell))
        for position, line in enumerate(lines):
            place = Place(file, line.number)
            if line.directive:
                yield from _directive(line, place)
                yield from _figure_directive(lines[position:], place)
            plain = _CODE_SPAN.sub("", line.text)
            yield from _roles(line.text, place)
            yield from _terms(line.text, module.card.glossary, place)
            yield from _images(plain, place)
            yield from _links(plain, place)


def _prose_lines(cell: Cell) -> Iterator[_Line]:
    """Yield the lines that are Markdown: not those inside code, formulas and other literal blocks."""
    opened: list[tuple[str, bool]] = []
    for number, text in enumerate(cell.source.split("\n"), start=cell.line):
        fence = _FENCE.match(text)
        inside_literal = bool(opened) and opened[-1][1]
        if fence and not fence["info"] and opened and _closes(fence["fence"], opened[-1][0]):
            opened.pop()
        elif inside_literal:
            continue
        elif fence:
            named = _NAME.match(fence["info"])
            name = named["name"] if named else ""
            literal = fence["fence"][0] != ":" if named is None else name.partition(":")[0] in _LITERAL
            opened.append((fence["fence"], literal))
            yield _Line(number, "", name, named["argument"] if named else "")
        else:
            yield _Line(number, text)


def _closes(fence: str, opened: str) -> bool:
    return fence[0] == opened[0] and len(fence) >= len(opened)


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
    if want == "---":
        hint = "Shorten the cell's options to 70 characters each; longer ones are written as a block of several lines."
    yield Finding("lesson-equals-its-round-trip", message, Place(module.lesson.file, start + 1), hint)


def _headings(module: CourseModule) -> Iterator[Finding]:
    level = 0
    for cell in module.lesson.cells:
        for line in _prose_lines(cell) if cell.role is Role.PROSE else ():
            match = _HEADING.match(line.text)
            if match is None:
                continue
            found = len(match["marks"])
            place = Place(module.lesson.file, line.number)
            if found == 1 and level:
                message = f"A second title: '{match['title']}'."
                yield Finding("headings-descend-by-one", message, place, "Use `##` for the parts of a lesson.")
            elif found > level + 1:
                message = f"The heading '{match['title']}' jumps from level {level} to {found}."
                yield Finding("headings-descend-by-one", message, place, f"Write it with {'#' * (level + 1)}.")
            level = found


def _footnotes(module: CourseModule) -> Iterator[Finding]:
    marks: dict[str, int] = {}
    notes: dict[str, int] = {}
    for cell in module.lesson.cells:
        for line in () if cell.is_code or cell.role is Role.QUIZ else _prose_lines(cell):
            for mark in _FOOTNOTE.finditer(_CODE_SPAN.sub("", line.text)):
                (marks if mark["note"] is None else notes).setdefault(mark["name"], line.number)
    for name in sorted(marks.keys() ^ notes.keys()):
        lacks = "has no note" if name in marks else "is named nowhere in the text"
        place = Place(module.lesson.file, marks.get(name) or notes[name])
        hint = did_you_mean(name, notes if name in marks else marks)
        hint = hint or f"Write `[^{name}]` in the text and `[^{name}]: …` on a line of its own."
        yield Finding("footnotes-are-written", f"The footnote '{name}' {lacks}.", place, hint)


def _directive(line: _Line, place: Place) -> Iterator[Finding]:
    if line.directive not in DIRECTIVES:
        message = f"There is no directive '{line.directive}'."
        yield Finding("directives-are-known", message, place, did_you_mean(line.directive, DIRECTIVES))


def _figure_directive(lines: list[_Line], place: Place) -> Iterator[Finding]:
    """Yield what is wrong with a figure or image that begins in the first of the lines."""
    first = lines[0]
    if first.directive not in {"figure", "image", "img"}:
        return
    options = list(takewhile(lambda line: line.text.lstrip().startswith(":"), lines[1:]))
    if not any(re.match(r"\s*:alt:\s*\S", line.text) for line in options):
        message = f"The image {first.argument} has no text for people who do not see it."
        yield Finding("images-have-alt-text", message, place, "Add a line `:alt: what it shows` below.")
    yield from _remote(first.argument, place)


def _roles(text: str, place: Place) -> Iterator[Finding]:
    for span in _CODE_SPAN.finditer(text):
        role = _ROLE.search(text[: span.start()])
        if role and role["name"] not in ROLES:
            message = f"There is no role '{role['name']}'."
            yield Finding("directives-are-known", message, place, did_you_mean(role["name"], ROLES))


def _terms(text: str, glossary: Iterable[str], place: Place) -> Iterator[Finding]:
    known = {term.casefold(): term for term in glossary}
    for span in _CODE_SPAN.finditer(text):
        if not text[: span.start()].endswith("{term}"):
            continue
        named = re.search(r"<([^>]*)>$", span["code"])
        term = (named[1] if named else span["code"]).strip()
        if term.casefold() not in known:
            message = f"The module's glossary has no term '{term}'."
            hint = did_you_mean(term, known.values()) or "Add it below `glossary:` in module.yaml."
            yield Finding("terms-are-in-the-glossary", message, place, hint)


def _images(text: str, place: Place) -> Iterator[Finding]:
    for image in _IMAGE.finditer(text):
        if not image["alt"].strip():
            message = f"The image {image['target']} has no text for people who do not see it."
            yield Finding("images-have-alt-text", message, place, "Write what it shows: `![what it shows](file.png)`.")
        yield from _remote(image["target"], place)


def _remote(target: str, place: Place) -> Iterator[Finding]:
    if re.match(r"(https?:)?//", target):
        message = f"The image {target} is on another host."
        yield Finding("images-are-local", message, place, "Put the file into `files/` and name it from there.")


def _links(text: str, place: Place) -> Iterator[Finding]:
    for link in _LINK.finditer(text):
        if link["text"].strip().casefold() in _EMPTY_LINKS:
            message = f"The link text '{link['text']}' does not say where it leads."
            yield Finding("link-texts-say-where", message, place, "Name the page that it opens.", Severity.WARNING)
    for link in (*_LINK.finditer(text), *_BARE_LINK.finditer(text)):
        target = link["target"]
        if target.startswith("http://") and not _OWN_MACHINE.match(target):
            message = f"The link to {target} is not encrypted."
            yield Finding("links-are-secure", message, place, "Write https://.", Severity.WARNING)


def _figures(module: CourseModule, cell: Cell) -> Iterator[Finding]:
    shown = cell.role in {Role.DEMO, Role.DEPENDENT, Role.REVEAL}
    if shown and not cell.alt and _DRAWS.search(_done_at_once(cell.source)):
        message = "The cell draws a figure that has no text for people who do not see it."
        hint = "Add a line `:alt: what the figure shows` to the cell."
        yield Finding("figures-have-alt-text", message, Place(module.lesson.file, cell.line), hint)


def _done_at_once(source: str) -> str:
    """Return the statements of a cell that are carried out when it is run, without what it only defines."""
    tree = python_of(source)
    if tree is None:
        return ""
    later = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return "\n".join(ast.unparse(statement) for statement in tree.body if not isinstance(statement, later))
