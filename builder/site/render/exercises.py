"""Exercises: the cells of one exercise, from its header to its last cell, as one card."""

from __future__ import annotations

from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any

from builder.site.render.context import Heading
from builder.site.render.html import element, escape
from builder.site.render.nodes import course_data, plain_text, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.site.render.context import Context
    from builder.site.render.html import Node

__all__ = ["exercise_anchor", "exercise_card", "grouped"]

_CODE = "notebook-code"


def grouped(blocks: Sequence[Node]) -> list[Node | list[Node]]:
    """Return the blocks of a page in order, those of one exercise together as a list.

    A group runs from a cell with the role `header` to the last cell with the same exercise id.
    """
    last = {course_data(block).get("exercise"): place for place, block in enumerate(blocks)}
    groups: list[Node | list[Node]] = []
    place = 0
    while place < len(blocks):
        course = course_data(blocks[place])
        if course.get("role") == "header" and course.get("exercise"):
            end = last[course["exercise"]]
            groups.append(list(blocks[place : end + 1]))
            place = end + 1
        else:
            groups.append(blocks[place])
            place += 1
    return groups


def exercise_anchor(identifier: str) -> str:
    """Return the anchor of an exercise on its page."""
    return f"exercise-{identifier}"


def exercise_card(cells: Sequence[Node], ctx: Context) -> str:
    """Return the card of one exercise, whose first cell is its header."""
    facts = course_data(cells[0])
    anchor = exercise_anchor(str(facts["exercise"]))
    opening, text = _opening(cells[0])
    depth = int(opening.get("depth", 3)) if opening else 3
    title = str(facts.get("title") or (plain_text(opening) if opening else facts["exercise"]))
    ctx.headings.append(Heading(depth, anchor, title))
    kind = str(facts.get("kind") or "write")
    head = element(
        "header",
        element("p", escape(ctx.words.get(f"kind_{kind}", kind.capitalize())), class_="cw-kind")
        + element(f"h{depth}", escape(title), id=f"{anchor}-title")
        + _facts(facts, ctx),
        id=ctx.anchor(cells[0]),
    )
    # With a task cell, the header holds nothing but the facts that its metadata have.
    if any(course_data(cell).get("role") == "task" for cell in cells):
        text = []
    runs = [list(run) for _, run in groupby(cells[1:], key=lambda cell: course_data(cell).get("role") == "tests")]
    shown = [_tests(run, ctx) if course_data(run[0]).get("role") == "tests" else _parts(run, ctx) for run in runs]
    parts = [_objective(facts, ctx), ctx.all(text), *shown]
    reason = ctx.browser.get(str(facts["exercise"]))
    if reason:
        parts.append(element("p", ctx.word("lab_not_here", reason=reason), class_="cw-lab-note") + "\n")
    return element(
        "section",
        head + "\n" + "".join(parts),
        class_=f"cw-exercise cw-exercise-{kind}",
        id=anchor,
        aria_labelledby=f"{anchor}-title",
        data_exercise=str(facts["exercise"]),
        data_print=_fingerprint(cells),
        data_lab="run" if reason == "" else None,
    )


def _fingerprint(cells: Sequence[Node]) -> str:
    """Return a short name of what the student is asked to do; it changes when starter, blocks or tests do."""
    asked = [cell for cell in cells if course_data(cell).get("role") in {"starter", "tests", "blocks"}]
    shown = [cell for cell in asked if cell.get("visibility") != "remove"]
    sources = [str(node.get("value")) for cell in shown for node in walk(cell) if node.get("type") == "code"]
    return sha256("\0".join(sources).encode()).hexdigest()[:8]


def _opening(cell: Node) -> tuple[Node | None, list[Node]]:
    """Return the heading that opens the header cell, or None, and the rest of the cell."""
    children = list(cell.get("children") or ())
    if children and children[0].get("type") == "heading":
        return children[0], children[1:]
    return None, children


def _facts(facts: dict[str, Any], ctx: Context) -> str:
    items = []
    if facts.get("points") is not None:
        items.append(_count(float(facts["points"]), "point", ctx))
    if facts.get("manual_points"):
        items.append(ctx.word("manual_points", count=f"{float(facts['manual_points']):g}"))
    if facts.get("minutes"):
        items.append(ctx.word("minutes", count=f"{float(facts['minutes']):g}"))
    return element("ul", "".join(element("li", item) for item in items), class_="cw-meta") if items else ""


def _count(number: float, word: str, ctx: Context) -> str:
    return ctx.word(f"{word}_one" if number == 1 else f"{word}_other", count=f"{number:g}")


def _objective(facts: dict[str, Any], ctx: Context) -> str:
    if not facts.get("objective"):
        return ""
    label = element("span", ctx.word("objective"), class_="cw-label")
    return element("p", f"{label} {escape(str(facts['objective']))}", class_="cw-objective") + "\n"


def _parts(cells: Sequence[Node], ctx: Context) -> str:
    return "".join([_part(cell, ctx) for cell in cells])


def _tests(cells: Sequence[Node], ctx: Context) -> str:
    """Return tests that follow each other as one folded box, with the sum of their points."""
    seen = [cell for cell in cells if cell.get("visibility") != "remove"]
    points = sum(float(course_data(cell).get("points") or 0) for cell in seen)
    words = ctx.word("tests") + (f" ({_count(points, 'point', ctx)})" if points else "")
    content = "".join([_without_outputs(cell, ctx) for cell in seen])
    return element("details", element("summary", words) + content, class_="cw-details cw-tests") + "\n" if seen else ""


def _without_outputs(cell: Node, ctx: Context) -> str:
    return ctx.all(child for child in cell.get("children") or () if child.get("type") != "outputs")


def _part(cell: Node, ctx: Context) -> str:
    """Return one cell of an exercise, by its role; a student's cell never shows an output."""
    course = course_data(cell)
    role = course.get("role")
    if cell.get("visibility") == "remove":
        return ""
    if not course.get("exercise"):
        return ctx.render(cell)
    if role in {"header", "task"}:
        return ctx.children(cell)
    if role == "hints":
        return element("div", ctx.children(cell), class_="cw-hints") + "\n"
    content = _without_outputs(cell, ctx)
    code = cell.get("kind") == _CODE
    labels = {
        "starter": "your_code" if code else "your_answer",
        "rubric": "rubric",
        "blocks": "parsons_blocks",
        "reveal": "reveal",
        "dependent": "dependent",
    }
    label = element("p", ctx.word(labels[role]), class_="cw-part") if role in labels else ""
    return element("div", label + content, class_=f"cw-{role}" if role in labels else "cw-cell") + "\n"
