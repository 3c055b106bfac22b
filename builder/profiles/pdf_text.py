"""PDF files as lines, put together from where the text stands on the page; places count the lines of all pages."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from builder.profiles.headings import part_of_heading
from builder.profiles.page_lines import PageLines
from builder.profiles.pdf_work import PdfWork, TooMuchError
from builder.profiles.text import LARGEST, no_reader, size_fault, unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.findings import Finding
    from builder.profiles.source import Source

__all__ = ["read_pdf"]

_LARGEST = 5 * 1024 * 1024
_MOST_PAGES = 12
_LARGEST_STREAM = 2 * 1024 * 1024
_MOST_PIECES = 8000
_MOST_OBJECTS = 20_000
_MOST_WORK = 100_000
_BULLET = re.compile(r"\s*(?:[•‣–●▪◦·*\uf0b7-]|\d{1,2}[.)])\s+(?=\S)")
_LONGEST_HEADING = 40
_AS_TEXT = "Copy the text of the profile into a plain text file or a Word document, and name that file."


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    height: float
    page: int
    size: float
    number: int


def read_pdf(data: bytes, file: str, findings: list[Finding]) -> Source | None:
    """Return the file's text, or None and the finding that says why not; needs the extra `documents`."""
    fault = size_fault(len(data), file, _LARGEST)
    if fault:
        findings.append(fault)
        return None
    try:
        import pypdf
    except ImportError:
        findings.append(no_reader("PDF files", "pypdf", file))
        return None
    try:
        # A stream that swells to gigabytes is given up early.
        with pypdf.apply_configuration(
            zlib_maximum_output_length=_LARGEST_STREAM,
            lzw_maximum_output_length=_LARGEST_STREAM,
            run_length_maximum_output_length=_LARGEST_STREAM,
            array_based_stream_maximum_output_length=_LARGEST_STREAM,
            stream_parsing_work_maximum_count=_MOST_WORK,
        ):
            found = _read_lines(data)
    except TooMuchError as error:
        findings.append(unreadable(str(error), file, _AS_TEXT))
        return None
    except Exception:  # noqa: BLE001  # pypdf raises dozens of kinds on a broken file
        findings.append(unreadable("This PDF is broken or locked; its text cannot be read.", file, _AS_TEXT))
        return None
    if not any(line.text.strip() for line in found):
        message = "No text is in this PDF; it may be a scan, which is a picture of text."
        findings.append(unreadable(message, file, _AS_TEXT))
        return None
    return _arranged(found).source(file, findings)


def _read_lines(data: bytes) -> list[_Line]:
    import logging

    from pypdf import PdfReader

    if data.count(b" obj") > _MOST_OBJECTS:
        raise TooMuchError("The PDF has more objects in it than a profile can.")
    # pypdf logs each repair of a broken file; the user gets one finding instead.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(data), root_object_recovery_limit=500, xref_stream_maximum_entries=20_000)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("the file needs a password")
    if len(reader.pages) > _MOST_PAGES:
        raise TooMuchError(f"The PDF has {len(reader.pages)} pages; a profile has {_MOST_PAGES} at most.")
    found, work = list[_Line](), PdfWork()
    for page in range(len(reader.pages)):
        pieces = _pieces(reader.pages[page], work)
        found.extend(_lines_of(pieces, page, len(found)))
    return found


def _pieces(page: Any, work: PdfWork) -> list[tuple[str, float, float]]:  # noqa: ANN401  # a page of pypdf, imported lazily
    """Return the pieces of text on a page with their height above its foot and their size."""
    work.begin_page(page)
    pieces, total = list[tuple[str, float, float]](), 0

    def keep(text: str, outer: Sequence[float], inner: Sequence[float], _font: object, size: float | None) -> None:
        nonlocal total
        total += len(text)
        if len(pieces) > _MOST_PIECES or total > LARGEST:
            raise TooMuchError("A page of the PDF holds more text than a profile can.")
        height = inner[5] * outer[3] + outer[5]
        pieces.append((text, height, abs((size or 0) * (inner[3] or 1) * (outer[3] or 1))))

    page.extract_text(visitor_text=keep, visitor_operand_before=work.operation)
    work.count(0)
    return pieces


def _lines_of(pieces: Sequence[tuple[str, float, float]], page: int, before: int) -> list[_Line]:
    found: list[_Line] = []
    words, height, size = "", 0.0, 0.0
    for text, piece_height, piece_size in [*pieces, ("\n", 0.0, 0.0)]:
        for number, part in enumerate(text.split("\n")):
            if number and words.strip():
                found.append(_Line(" ".join(words.split()), height, page, round(size, 1), before + len(found) + 1))
            if number:
                words = ""
            if part.strip() and not words.strip():
                height, size = piece_height, piece_size
            words += part
    return found


def _arranged(found: Sequence[_Line]) -> PageLines:
    """Join lines to paragraphs: a wider gap, a bullet, a heading or another size of letters begins a new one."""
    body = Counter(line.size for line in found for _ in line.text).most_common(1)[0][0]
    gaps = Counter(
        round(above.height - line.height)
        for above, line in pairwise(found)
        if above.page == line.page and above.size == line.size == body and above.height > line.height
    )
    # The least of the common gaps is that between the lines of a paragraph.
    usual = min((gap for gap, times in gaps.items() if times > 1), default=body * 1.5)
    largest = max(line.size for line in found)
    lines, open_lines = PageLines(), list[_Line]()
    for line in found:
        if open_lines and _begins_anew(open_lines[-1], line, usual):
            _add(lines, open_lines, body, largest)
            open_lines = []
        open_lines.append(line)
    _add(lines, open_lines, body, largest)
    return lines


def _begins_anew(above: _Line, line: _Line, usual: float) -> bool:
    if _BULLET.match(line.text) or above.size != line.size or _is_heading(line.text) or _is_heading(above.text):
        return True
    if above.page != line.page:
        return above.text.rstrip().endswith((".", "!", ":"))
    return abs(above.height - line.height) > usual * 1.25 + 0.5


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not text.endswith((".", ",")) and part_of_heading(text) is not None


def _add(lines: PageLines, group: Sequence[_Line], body: float, largest: float) -> None:
    if not group:
        return
    text, first = " ".join(line.text for line in group), group[0]
    if bullet := _BULLET.match(text):
        lines.bullet(text[bullet.end() :], first.number)
    elif first.size > body * 1.08 and len(text) < 90:
        lines.heading(1 if first.size == largest and first.number == 1 else 2, text, first.number)
    else:
        lines.paragraph(text, first.number)
