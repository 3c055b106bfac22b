"""Review cards of a module: those that the author wrote, one for each practice question, and key points with a gap."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.assemble.markup import html_of
from builder.assemble.quizzes import KEY_POINTS, order_shown
from builder.documents.quiz import QuizKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from builder.assemble.values import Sheet
    from builder.documents.quiz import QuizItem

__all__ = ["Card", "anki_text", "cards_of", "cards_script"]

_POINT = re.compile(r"^[-*] +(?P<text>.+(?:\n {2,}\S.*)*)", re.MULTILINE)
_BOLD = re.compile(r"\*\*(?P<term>[^*\n]+)\*\*")
_GAP = "[…]"


@dataclass(frozen=True, slots=True)
class Card:
    """A card: its permanent id (`module/name`), module and objective by name, and both sides as Markdown."""

    id: str
    module: str
    title: str
    objective: str
    front: str
    back: str


def cards_of(sheet: Sheet) -> tuple[Card, ...]:
    """Return the review cards of a module in order."""
    card = sheet.card
    own = [(name, item.objective, item.front, item.back) for name, item in card.cards.items()]
    asked = [
        (f"quiz-{name}", item.objective, _front(name, item), _back(item))
        for name, item in card.quiz.items()
        if not item.graded
    ]
    named = [(name, card.objectives.get(objective, ""), front, back) for name, objective, front, back in own + asked]
    return tuple(
        Card(f"{sheet.module}/{name}", sheet.module, sheet.title, objective, front, back)
        for name, objective, front, back in (*named, *_key_points(sheet))
    )


def _key_points(sheet: Sheet) -> Iterator[tuple[str, str, str, str]]:
    """Yield a card for each key point with words in bold, which its front hides."""
    text = next((cell.instructor for cell in sheet.cells if cell.instructor.startswith(KEY_POINTS)), "")
    text = re.split(r"\n## ", text.removeprefix(KEY_POINTS))[0]
    seen: set[str] = set()
    for point in _POINT.finditer(text):
        term = _BOLD.search(point["text"])
        name = re.sub(r"[^a-z0-9]+", "-", term["term"].lower()).strip("-") if term else ""
        if name and name not in seen:
            seen.add(name)
            yield f"key-{name}", "", _BOLD.sub(f"**{_GAP}**", point["text"], count=1), point["text"]


def _front(name: str, item: QuizItem) -> str:
    shown = [option.text for option in item.options] or [item.steps[place] for place in order_shown(name, item)]
    return "\n\n".join([item.question, "\n".join(f"- {_indented(text)}" for text in shown)]).strip()


def _back(item: QuizItem) -> str:
    told = item.feedback or ""
    if item.options:
        return "\n\n".join(f"{option.text}\n\n{option.feedback}" for option in item.options if option.right)
    if item.kind is QuizKind.NUMERIC:
        return f"{item.answer} {item.unit}".strip() + f"\n\n{told}"
    if item.kind is QuizKind.TEXT:
        return f"{item.accepted[0]}\n\n{told}"
    steps = "\n".join(f"{number}. {_indented(step)}" for number, step in enumerate(item.steps, start=1))
    return f"{steps}\n\n{told}"


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def cards_script(cards: Iterable[Card]) -> str:
    """Return the cards as a script that sets a global, so that they also load from a disk."""
    shown = [
        {
            "id": card.id,
            "module": card.module,
            "title": card.title,
            "objective": card.objective,
            "front": html_of(card.front, "mathml"),
            "back": html_of(card.back, "mathml"),
        }
        for card in cards
    ]
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"window.courseCards={text};\n"


def anki_text(cards: Iterable[Card], deck: str) -> str:
    """Return the cards as a text that Anki imports (docs.ankiweb.net, importing text files, file headers).

    The guid column is the permanent id: importing a later version updates cards and keeps their history.
    """
    heads = [
        "#separator:tab", "#html:true", "#notetype:Basic", "#guid column:1", "#deck column:2", "#tags column:5",
    ]  # fmt: skip
    # `::` would begin a deck within the deck.
    rows = [
        [
            card.id,
            "::".join(name.replace("::", ":").replace("\t", " ") for name in (deck, card.title)),
            _field(card.front, "tex"),
            _field(card.back, "tex"),
            card.module,
        ]
        for card in cards
    ]
    return "\n".join([*heads, *("\t".join(row) for row in rows)]) + "\n"


def _field(text: str, maths: Literal["mathml", "tex"]) -> str:
    """Return one field: a line without tabs, in quotes where quotes would otherwise begin it."""
    html = html_of(text, maths).replace("\t", "    ")
    # Inside <pre> a line's end counts; elsewhere it is a space.
    html = re.sub(r"<pre>.*?</pre>", lambda found: found[0].replace("\n", "<br>"), html, flags=re.DOTALL)
    html = html.replace("\n", " ")
    return '"' + html.replace('"', '""') + '"' if '"' in html else html
