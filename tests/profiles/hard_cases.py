"""Files that are hard to read: noise, nesting that never ends, one piece over and over, files that swell."""

import random
from functools import partial

from made_files import pdf_of_contents, word_file, word_of_body

KB = 1000
ENDINGS = ("txt", "md", "html", "yaml", "json", "csv", "tsv", "docx", "pdf")
_TEXT = (
    "a, |such as |after 5 years |x ¦ |(|#|- a\n|A. |\n\n|**|[a](|Skills: |in 3-|and |¦ a ¦ b ¦\n|¦---¦---¦\n|¦ --- |"
    "Skills:\n|Tools: x\n|- Tools: a, b\n|1. |# Skills\n|## A\n|---\n|===\n|a\n===\n|years |Level 1 (0-3 yrs): a\n|¦|-|"
    "a b |x\n\n|need to know a. |use |A: b, c\n|Title: |_|` | |\t|a| a|0|They |include |[a|a. B|(a|A/|; |like |yrs |1-"
)
_NESTED = (
    '[|{|{"a":|- |? |a: |&a |*a |- - |\n - a|!!|\'|"|>\n|# |[a, |{a: b, |\t|  |a\n|- a\n|\\|[[],|"a",|1,|"\\u00e4"'
)
_TAGS = (
    "<div>|<p>|<a|<!|<![CDATA[|<!--|<li>|<ul><li>|</p>|<b>|&amp;|&|<table><tr><td>|<td>x|<h1>x|<h2>Skills</h2>|<script>|"
    "<p |<?|<a href='|x <br>|<tr><td>a<td>b|&#|<svg>|<!-|<dt>Skills<dd>x|</|<p>Skills: a|<nav>|<form>x|<title>"
)
_ROWS = 'a,|"|a\tb\n|"a,\n|Title,Task\n|Title,Task\na,b\n|,|O*NET-SOC Code,Task\n1,a\n|a;b¦|\n|1,a\n'


def _pieces(text):
    return [piece.replace("¦", "|") for piece in text.split("|")]


def _full(piece, size):
    return piece * (size // len(piece))


def hard_cases(names=None):
    """Yield kind, file name and bytes of each case, or only of those named; the same at every call."""
    for kind, name, data in (*_noise(), *_texts(), *_structures(), *_word_files(), *_pdf_files()):
        if names is None or name in names:
            yield kind, name, data() if callable(data) else data


def _noise():
    chance = random.Random(1)
    noise = chance.randbytes(5000 * KB)
    # 5 MB of letters one by one would take seconds to make.
    letters = bytes(chance.choices(range(32, 127), k=500 * KB)) * 10
    for ending in ENDINGS:
        yield "noise of 5 MB", f"bytes.{ending}", noise
        for size in (127, 1000, 5000):
            yield f"letters of {size} kB", f"letters of {size} kB.{ending}", letters[: size * KB]


def _texts():
    heads = ("Title\n\n", "# Title\n\n## Skills\n\n", "# T\n\n## Skills\n\n- a\n\n## Career\n\n", "# T\n\n## Tasks\n\n")
    for piece in _pieces(_TEXT):
        for head in (*heads, "# T\n\n## Skills\n\n- a\n\n## Outlook\n\n", "# T\n\n## About\n\n"):
            text = (head + _full(piece, 127 * KB)).encode()
            yield "one piece in a text", f"{piece!r} under {head.split()[-1]}.txt", text
    for piece in _pieces(_TEXT)[:12]:
        yield "one piece in UTF-16", f"{piece!r}.txt", ("Title\n\n" + _full(piece, 60 * KB)).encode("utf-16")


def _structures():
    for piece in _pieces(_NESTED):
        yield "one piece in YAML", f"{piece!r}.yaml", _full(piece, 127 * KB).encode()
        yield "one piece in YAML", f"{piece!r} after a title.yaml", ("title: x\n" + _full(piece, 127 * KB)).encode()
        yield "one piece in JSON", f"{piece!r}.json", _full(piece, 1000 * KB).encode()
        yield "one piece in JSON", f"{piece!r} in ESCO.json", ('{"preferredLabel": ' + _full(piece, KB * KB)).encode()
    bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    yield "one piece in YAML", "aliases.yaml", f"title: x\n{bomb}".encode()
    for piece in _pieces(_TAGS):
        yield "one piece in HTML", f"{piece!r}.html", ("<html><body>" + _full(piece, 1000 * KB)).encode()
    for piece in _pieces(_ROWS):
        head = "O*NET-SOC Code,Title,Task\n"
        yield "one piece in rows", f"{piece!r} under O*NET.csv", (head + _full(piece, 1000 * KB)).encode()
        yield "one piece in rows", f"{piece!r}.csv", _full(piece, 1000 * KB).encode()


def _word_files():
    kind = "Word document"
    yield kind, "a wide table.docx", partial(word_file, ("Title", "T"), [[f"c{n}" for n in range(40)]] * 30)
    yield kind, "one paragraph.docx", partial(word_file, ("Title", "T"), (None, "such as a, and " * 120_000))
    open_tables = "<w:tbl><w:tr><w:tc>" * 5000
    item = '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>skill %d</w:t></w:r></w:p>'
    for name, body in (
        ("long lists", "".join(item % number for number in range(1500))),
        ("empty paragraphs", "<w:p/>" * 300_000),
        ("runs", "<w:p>" + "<w:r><w:t>a </w:t></w:r>" * 80_000 + "</w:p>"),
        ("deep tables", open_tables + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5000),
        ("cells", "<w:tbl>" + "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>" * 28_000 + "</w:tbl>"),
        ("a table that never ends", open_tables),
        ("spaces", "<w:p><w:r><w:t>" + " " * 5_000_000 + "</w:t></w:r></w:p>"),
    ):
        yield kind, f"{name}.docx", partial(word_of_body, body)


def _pdf_files():
    kind = "PDF"
    start = b"BT /F1 11 Tf 72 700 Td "
    for name, piece in (
        ("letters", b"(a) Tj "),
        ("lines", b"(skill) Tj 0 -1 Td "),
        ("open strings", b"("),
        ("arrays", b"[(a) -200 (b)] TJ "),
        ("open arrays", b"["),
        ("dictionaries", b"<< /A "),
        ("states", b"q "),
        ("numbers", b"1 "),
        ("inline images", b"BI /W 1 /H 1 ID "),
        ("matrices", b"1 0 0 1 0 0 cm "),
        ("fonts", b"/F1 9 Tf "),
    ):
        one = start + piece * (250 * KB // len(piece))
        yield kind, f"{name}.pdf", partial(pdf_of_contents, [one])
        yield kind, f"12 pages of {name}.pdf", partial(pdf_of_contents, [one] * 12)
    yield kind, "a full page of letters.pdf", partial(pdf_of_contents, [start + b"(a) Tj " * 55_000])
    shown = start + b"(a) Tj ET"
    one, many = b"1 beginbfrange\n<0000> <ffff> <0041>\nendbfrange\n", b"1 beginbfchar\n<01> <0041>\nendbfchar\n"
    yield kind, "forms.pdf", partial(pdf_of_contents, [b"/X Do " * 400] * 12, form=b"1 " * 90_000 + b"q ")
    yield kind, "ranges of a font.pdf", partial(pdf_of_contents, [shown] * 12, table=one)
    yield (
        kind,
        "ranges of 300 fonts.pdf",
        partial(pdf_of_contents, [shown] * 12, fonts=300, table=one.replace(b"ffff", b"0fff")),
    )
    yield kind, "characters of fonts.pdf", partial(pdf_of_contents, [shown] * 12, fonts=50, table=many * 30_000)
    yield kind, "widths of fonts.pdf", partial(pdf_of_contents, [shown] * 12, fonts=200, widths=5000)
    yield kind, "3000 fonts.pdf", partial(pdf_of_contents, [shown] * 12, fonts=3000, table=many)
    yield kind, "a page that swells.pdf", partial(pdf_of_contents, [b" " * 60_000_000])
    broken = pdf_of_contents([start + b"(a) Tj ET"], packed=False)
    yield kind, "no end.pdf", broken[:200] + b"1 0 obj\n" * 600_000
    yield kind, "objects.pdf", b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n<<>>\nendobj\n" % n for n in range(200_000))
    yield kind, "brackets.pdf", b"%PDF-1.4\ntrailer\n" + b"<<" * 2_000_000
    yield kind, "a far table.pdf", broken.replace(b"0 6\n", b"0 999999999\n", 1)
