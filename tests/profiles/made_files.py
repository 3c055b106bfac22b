"""Word documents and PDF files made by tests: the first with python-docx, the second by hand."""

import io
import zipfile
import zlib
from dataclasses import dataclass

import docx


def word_file(*blocks):
    """Return the bytes of a Word document: `(style, text)` for a paragraph, a list of rows for a table."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, list):
            table = document.add_table(rows=0, cols=len(block[0]))
            for row in block:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        else:
            style, text = block
            document.add_paragraph(text, style=style)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_of_body(body, *blocks):
    """Return the bytes of a Word document with the XML at its end (ISO 29500-1, section 17.2)."""
    out = io.BytesIO()
    made = io.BytesIO(word_file(*blocks or [("Title", "T")]))
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "word/document.xml":
                content = content.replace(b"<w:sectPr", body.encode() + b"<w:sectPr", 1)
            new.writestr(member.filename, content)
    return out.getvalue()


@dataclass(frozen=True)
class Written:
    """A line of text on a page of a PDF: its height above the foot, the size of its letters, and where it begins."""

    text: str
    height: float
    size: float = 11
    left: float = 72


def page_lines(*blocks):
    """Yield lines for `pdf_file` from `(size, text)`: paragraphs are broken at 80 letters, with a gap after each."""
    height = 780.0
    for size, text in blocks:
        row = ""
        for word in [*text.split(), ""]:
            if not word or len(row) + len(word) > 80:
                yield Written(row, height, size)
                height, row = height - size * 1.3, word
            else:
                row = f"{row} {word}".strip()
        height -= size * 0.9


def pdf_file(*pages, packed=True):
    """Return the bytes of a PDF with the lines of each page in Helvetica (ISO 32000-1, sections 7.5 and 9.4)."""
    contents = [shown(page) for page in pages]
    return pdf_of_contents(contents, packed=packed)


def pdf_of_contents(contents, *, packed=True, fonts=1, table=b"", widths=0, form=None):
    """Return the bytes of a PDF whose pages have these content streams.

    Its one font is there under many names, with a table of characters (ISO 32000-1, section 9.10.3) and widths;
    the pages may draw a form, `/X Do` (section 8.10).
    """
    count = len(contents)
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(count))
    more = b"/ToUnicode 4 0 R " * bool(table)
    more += b"/FirstChar 0 /LastChar %d /Widths [%s] " % (widths, b"500 " * widths) if widths else b""
    named = b" ".join(b"/F%d 3 0 R" % number for number in range(1, fonts + 1))
    resources = b"/Resources << /Font << %s >> /XObject << /X 5 0 R >> >>" % named
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding %s>>" % more,
        _stream(table, packed=packed),
        _stream(form or b"", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] %s " % resources, packed=packed),
    ]
    for number, content in enumerate(contents):
        place = b"/MediaBox [0 0 595 842] %s /Contents %d 0 R" % (resources, 7 + 2 * number)
        objects += [b"<< /Type /Page /Parent 2 0 R %s >>" % place, _stream(content, packed=packed)]
    out, starts = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def _stream(content, entries=b"", *, packed=True):
    data = zlib.compress(content) if packed else content
    kind = b"/Filter /FlateDecode " if packed else b""
    return b"<< %s%s/Length %d >>\nstream\n%s\nendstream" % (entries, kind, len(data), data)


def shown(page):
    """Return the content stream that shows the lines of a page."""
    return b"\n".join(_shown(line) for line in page)


def _shown(line):
    text = line.text.encode("cp1252", "replace")
    for sign in (b"\\", b"(", b")"):
        text = text.replace(sign, b"\\" + sign)
    return b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (line.size, line.left, line.height, text)
