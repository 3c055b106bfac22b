"""Word documents (.docx) as lines; places count paragraphs, as a Word document has no lines."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from builder.profiles.page_lines import Cell, PageLines
from builder.profiles.text import cut_off, no_reader, size_fault, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.table import Table
    from docx.text.paragraph import Paragraph

    from builder.findings import Finding
    from builder.profiles.source import Source

__all__ = ["read_word"]

_LARGEST = 10 * 1024 * 1024
_LARGEST_PART = 2 * 1024 * 1024
_MOST_UNPACKED = 40 * 1024 * 1024
_MOST_FILES = 500
_MOST_PARAGRAPHS = 3000
_MOST_CELLS = 400
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_RUNS = "w:r | w:hyperlink/w:r | w:ins/w:r | w:smartTag/w:r | w:fldSimple/w:r | w:sdt/w:sdtContent/w:r"
_PIECES = f"({_RUNS})/*[self::w:t or self::w:tab or self::w:br or self::w:cr or self::w:noBreakHyphen]"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SAVE_AGAIN = "Open it in a word processor and save it again as .docx, or save it as plain text."


def read_word(data: bytes, file: str, findings: list[Finding]) -> Source | None:
    """Return the document's text, or None and the finding that says why not; needs the extra `documents`."""
    fault = size_fault(len(data), file, _LARGEST) or _archive_fault(data, file)
    if fault:
        findings.append(fault)
        return None
    try:
        import docx
    except ImportError:
        findings.append(no_reader("Word documents", "python-docx", file))
        return None
    lines = PageLines()
    try:
        left_out = _read(docx.Document(io.BytesIO(data)), lines)
    except Exception:  # noqa: BLE001  # lxml, zipfile and python-docx raise dozens of kinds on a broken file
        findings.append(unreadable("This Word document is broken; its text cannot be read.", file, _SAVE_AGAIN))
        return None
    findings.extend(cut_off(what, file, line) for what, line in left_out)
    return lines.source(file, findings)


def _archive_fault(data: bytes, file: str) -> Finding | None:
    """Look at the list of packed files before anything is unpacked: some archives swell to gigabytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, UnicodeDecodeError):
        return unreadable("This file looks like a Word document but is broken.", file, _SAVE_AGAIN)
    if "word/document.xml" not in {member.filename for member in members}:
        hint = "Save the profile as plain text, Word document (.docx), HTML or PDF, and name that file."
        return unreadable("This is a zip file, but no Word document.", file, hint)
    sizes = {member.filename: member.file_size for member in members}
    largest = max(size for name, size in sizes.items() if name.endswith((".xml", ".rels")))
    if len(members) > _MOST_FILES or sum(sizes.values()) > _MOST_UNPACKED or largest > _LARGEST_PART:
        message = f"The Word document unpacks to {sum(sizes.values()) / 1e6:.0f} MB; a profile needs far less."
        return unreadable(message, file, "Copy the text of the profile into a new document, and save that.")
    return None


def _read(document: object, lines: PageLines) -> list[tuple[str, int]]:
    """Add the document to the lines; returns what was read of a part that is too long, with its paragraph."""
    from docx.document import Document
    from docx.oxml.ns import qn
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    if not isinstance(document, Document):
        return []
    left_out: list[tuple[str, int]] = []
    number = 0
    # `iter_inner_content` makes a list of all blocks first, and does not look into content controls.
    wanted = (qn("w:p"), qn("w:tbl"))
    for block in _blocks(document.element.body, wanted, qn("w:sdt"), qn("w:sdtContent")):
        if block.tag == wanted[1]:
            number, whole = _add_table(Table(block, document), lines, number)
            left_out += [] if whole else [(f"{_MOST_CELLS} cells of a table", number)]
        else:
            number += 1
            _add_paragraph(Paragraph(block, document), lines, number)
        if number >= _MOST_PARAGRAPHS:
            return [*left_out, (f"{_MOST_PARAGRAPHS} paragraphs", number)]
    return left_out


def _blocks(parent: Any, wanted: tuple[str, str], control: str, content: str) -> Iterator[Any]:  # noqa: ANN401  # lxml
    """Yield paragraphs and tables in order, those in content controls (fields of a form) too."""
    for child in parent.iterchildren(*wanted, control):
        if child.tag == control:
            for inner in child.iterchildren(content):
                yield from inner.iterchildren(*wanted)
        else:
            yield child


def _add_paragraph(paragraph: Paragraph, lines: PageLines, number: int) -> None:
    text = _text_of(paragraph)
    if not text.strip():
        return
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    if style == "Title":
        lines.heading(1, text, number)
    elif match := _HEADING.match(style):
        lines.heading(int(match.group(1)) + 1, text, number)
    elif style.startswith("List") or _has_numbering(paragraph):
        lines.bullet(text, number)
    else:
        from docx.text.run import Run

        # `paragraph.runs` makes all of them, which may be many thousands.
        first = (Run(run, paragraph) for run in paragraph._p.r_lst[:50])
        runs = [run for run in first if run.text.strip()]
        for piece in text.split("\n"):
            lines.paragraph(piece, number, bold=bool(runs) and all(run.bold for run in runs))


def _text_of(paragraph: Paragraph) -> str:
    """Return the text of the runs, those of links, fields and tracked insertions too; tabs and breaks as such.

    `paragraph.text` makes an object for each run, which takes seconds where there are very many.
    """
    found = paragraph._p.xpath(_PIECES)
    return "".join(_SIGNS.get(piece.tag.rpartition("}")[2]) or piece.text or "" for piece in found)


def _has_numbering(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr  # python-docx has no public way to ask for a list
    return properties is not None and properties.numPr is not None


def _add_table(table: Table, lines: PageLines, number: int) -> tuple[int, bool]:
    """Add a table; each of its rows counts as one paragraph. Returns the number of the last one, and if all is in."""
    rows: list[list[Cell]] = []
    cells = 0
    for row in table._tbl.tr_lst:  # `rows[n].cells` takes time with the square of the rows
        number += 1
        rows.append([])
        for cell in row.tc_lst:
            paragraphs = ["".join(p.xpath(".//w:t/text()")) for p in cell.p_lst]
            rows[-1].append([(text, number) for text in paragraphs if text.strip()])
            cells += 1
        if cells > _MOST_CELLS:
            break
    lines.table(rows)
    return number, cells <= _MOST_CELLS
