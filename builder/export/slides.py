"""Slides (reveal.js) from the finished page of a module: what students see there, so nothing that they must not see."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from builder.errors import SiteError
from builder.export.pieces import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from builder.export.pieces import Piece

__all__ = ["DECK_FILES", "NoteKey", "Slide", "deck_html", "heading_key", "index_html", "slides_of"]

NoteKey = tuple[str, str]
"""Where a speaker's note belongs: ("exercise", its id) or ("heading", its words as `heading_key` gives them)."""

DECK_FILES = ("reveal.js", "reveal.css", "slides.css", "slides.js")
"""The files of the theme's folder `slides/` that every deck loads."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
_ARTICLE = re.compile(r'<article class="cw-article">(.*?)</article>', re.DOTALL)
_GONE = {"cw-fold", "cw-ending", "cw-hints", "cw-tests", "cw-reveal", "cw-rubric", "cw-quiz-answer", "cw-lab-note"}
_ROOM = 100
"""How much prose a slide takes, in words; what else stands there counts as words too."""
_LEAD = 35
_SPACE_AND_TAGS = re.compile(r"<[^>]*>|\s+")


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its title, what it holds, the part that it belongs to, and the exercise that it shows."""

    title: str
    body: str
    part: str = ""
    exercise: str = ""
    begins_part: bool = False


def slides_of(page: str) -> tuple[Slide, ...]:
    """Return the slides of a module's page: its title, its objectives, then one for each part, example and exercise.

    Raises SiteError if it is no page of the course theme.
    """
    found = _ARTICLE.search(page)
    if found is None:
        raise SiteError("A page of the site is not one of the course theme.", hint="Build the course again.")
    slides: list[Slide] = []
    for piece in pieces_of(found[1]):
        if "cw-article-header" in piece.classes:
            slides.append(_title(piece))
        elif "cw-objectives" in piece.classes:
            head, *rest = pieces_of(piece.inner)
            slides.append(Slide(head.words, "".join(part.html for part in rest), begins_part=True))
        elif "cw-content" in piece.classes:
            slides += _content(piece.inner, slides[0].title if slides else "")
    return tuple(replace(slide, body=_bare(slide.body)) for slide in slides)


def _title(header: Piece) -> Slide:
    parts = pieces_of(header.inner)
    title = next((part.words for part in parts if part.tag == "h1"), "")
    return Slide(title, "".join(part.html for part in parts if part.tag != "h1"), begins_part=True)


def _content(html: str, title: str) -> Iterator[Slide]:
    part, waiting, begins = title, list[str](), True
    used = 0

    def slide(body: str, exercise: str = "", own: str = "") -> Slide:
        nonlocal begins
        made = Slide(own or title, body, "" if part == (own or title) else part, exercise, begins)
        begins = False
        return made

    for piece in pieces_of(html):
        alone = piece.classes & {"cw-exercise", "cw-cell", "cw-quiz"}
        size = _size(piece)
        # A lead-in stays with its list, and a few words with the example that they are about.
        room = 2 * _ROOM if waiting and _SPACE_AND_TAGS.sub("", waiting[-1]).endswith(":") else _ROOM
        lead = used <= _LEAD and "cw-cell" in piece.classes
        if waiting and not lead and (alone or piece.tag in {"h2", "h3"} or used + size > room):
            yield slide("".join(waiting))
            waiting, used = [], 0
        if piece.tag in {"h2", "h3"}:
            title = _heading(piece)
            if piece.tag == "h2":
                part, begins = title, True
        elif piece.classes & _GONE:
            continue
        elif "cw-exercise" in piece.classes:
            own, body = _exercise(piece)
            yield slide(body, piece.attributes.get("data-exercise", ""), own)
        elif alone:
            yield slide("".join([*waiting, _without_gone(piece)]))
            waiting, used = [], 0
        else:
            waiting.append(piece.html)
            used += size
    if waiting:
        yield slide("".join(waiting))


def _heading(piece: Piece) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", re.sub(r'<a class="cw-anchor".*?</a>', "", piece.html)).split())


def _exercise(piece: Piece) -> tuple[str, str]:
    """Return the title of an exercise and its slide: the task beside the starter, without tests and hints."""
    parts = pieces_of(piece.inner)
    head = pieces_of(parts[0].inner) if parts and parts[0].tag == "header" else ()
    title = next((part.words for part in head if re.fullmatch("h[1-6]", part.tag)), "")
    facts = "".join(part.html for part in head if not re.fullmatch("h[1-6]", part.tag))
    rest = [part for part in parts if part.tag != "header" and not part.classes & _GONE]
    code = "".join(part.html for part in rest if part.classes & {"cw-starter", "cw-blocks"})
    task = "".join(part.html for part in rest if not part.classes & {"cw-starter", "cw-blocks"})
    return title, f'<div class="deck-exercise"><div class="deck-task">{facts}{task}</div>{code}</div>'


def _without_gone(piece: Piece) -> str:
    kept = "".join(part.html for part in pieces_of(piece.inner) if not part.classes & _GONE)
    return f'<div class="{escape(" ".join(sorted(piece.classes)))}">{kept}</div>'


def _size(piece: Piece) -> int:
    if piece.tag == "details":
        return 20
    words = len(piece.words.split())
    lines = piece.html.count("<li") * 5 + piece.html.count("<tr") * 9 + piece.html.count("<p") * 4
    if piece.tag == "pre" or "cw-code" in piece.classes:
        return 9 * piece.html.count("\n")
    return words + lines + 60 * piece.html.count("<img") + 12 * piece.html.count("<math")


_ATTRIBUTE = re.compile(r'\s(?:id|aria-labelledby|aria-describedby|for|loading|data-[a-z]+)="[^"]*"')
_LINK = re.compile(r'(<a\b[^>]*?)\shref="(?!https?:)[^"]*"')
_MARK = re.compile(r'\s*<sup class="cw-note-mark">.*?</sup>', re.DOTALL)
_LEFT_OUT = re.compile(r"<script\b.*?</script>|<a class=\"cw-anchor\".*?</a>", re.DOTALL)


def _bare(html: str) -> str:
    """Return HTML without what only works in its page: anchors, links within the site, marks of footnotes."""
    html = _MARK.sub("", _LEFT_OUT.sub("", html))
    return _LINK.sub(r"\1", re.sub(r"<[a-z][^>]*>", lambda tag: _ATTRIBUTE.sub("", tag[0]), html))


def heading_key(words: str) -> str:
    """Return the words of a heading as they are compared: letters and digits only."""
    return re.sub(r"[^\w]", "", words).casefold()


def deck_html(slides: Iterable[Slide], *, language: str, notes: Mapping[NoteKey, tuple[str, ...]] | None = None) -> str:
    """Return the document of a deck, to be put into a folder of its own beside `theme/` and `slides/`.

    `notes` is HTML by where it belongs; what belongs nowhere stands at the first slide. Without notes the document
    has a strict policy: it loads nothing from another host and runs nothing but the deck's own scripts.
    """
    shown = list(slides)
    placed = _placed(shown, notes or {})
    columns: list[list[str]] = []
    for number, slide in enumerate(shown):
        if slide.begins_part or not columns:
            columns.append([])
        columns[-1].append(_section(slide, number == 0, placed.get(number, ())))
    sections = "\n".join(f"<section>\n{''.join(column)}</section>" for column in columns)
    policy = "" if notes is not None else f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    speaker = '<script src="../slides/notes.js"></script>\n' if notes is not None else ""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n{policy}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(shown[0].title if shown else '')}</title>\n"
        '<link rel="stylesheet" href="../theme/course.css">\n<link rel="stylesheet" href="../slides/reveal.css">\n'
        '<link rel="stylesheet" href="../slides/slides.css">\n</head>\n<body class="deck">\n'
        f'<div class="reveal"><div class="slides">\n{sections}\n</div></div>\n'
        f'<script src="../slides/reveal.js"></script>\n{speaker}<script src="../slides/slides.js"></script>\n'
        "</body>\n</html>\n"
    )


def _section(slide: Slide, first: bool, notes: tuple[str, ...]) -> str:
    level, kind = ("h1", "deck-title") if first else ("h2", "deck-slide")
    part = f'<p class="deck-part">{escape_text(slide.part)}</p>' if slide.part else ""
    aside = f'<aside class="notes">{"".join(notes)}</aside>' if notes else ""
    return (
        f'<section class="{kind}">{part}<{level}>{escape_text(slide.title)}</{level}>'
        f'<div class="deck-body">{slide.body}</div>{aside}</section>\n'
    )


def escape_text(text: str) -> str:
    """Return text for HTML that may already hold entities."""
    from html import unescape

    return escape(unescape(text), quote=False)


def _placed(slides: list[Slide], notes: Mapping[NoteKey, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Return the notes by the number of the slide: an exercise's own, or the first below a heading."""
    places: dict[NoteKey, int] = {}
    for number, slide in enumerate(slides):
        places.setdefault(("heading", heading_key(slide.title)), number)
        if slide.exercise:
            places.setdefault(("exercise", slide.exercise), number)
    placed: dict[int, tuple[str, ...]] = {}
    for key, texts in notes.items():
        number = places.get(key, 0)
        placed[number] = (*placed.get(number, ()), *texts)
    return placed


def index_html(title: str, language: str, decks: Iterable[tuple[str, str]]) -> str:
    """Return the page that lists the decks, given as id and title of each module."""
    items = "".join(f'<li><a href="{escape(name)}/index.html">{escape(text)}</a></li>\n' for name, text in decks)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="theme/course.css">\n'
        f'<link rel="stylesheet" href="slides/slides.css">\n</head>\n<body>\n<main class="deck-list">\n'
        f"<h1>{escape(title)}</h1>\n<ol>\n{items}</ol>\n</main>\n</body>\n</html>\n"
    )
