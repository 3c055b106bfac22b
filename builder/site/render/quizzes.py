"""Practice questions: a form that the page's script judges, and without scripts a question with its answer folded."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from builder.site.render.html import element, escape, void
from builder.site.render.nodes import course_data, plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.site.render.context import Context
    from builder.site.render.html import Node

__all__ = ["question_card", "question_parts"]

_PREFIX = "cw-q-"


def question_card(block: Node, ctx: Context) -> str:
    """Return a question whose block holds a box for each of its parts and whose data say how it is judged."""
    facts = course_data(block)
    item, kind = str(facts["item"]), str(facts["kind"])
    parts = question_parts(block)
    anchor = f"quiz-{item}"
    asked = _of(parts, "question")
    inline = len(asked) == 1 and _is_line(asked[0])
    legend = ctx.children(_line(asked[0])) if inline else ctx.word("quiz_question")
    task = _task(facts, ctx)
    body = element("legend", legend, id=f"{anchor}-legend")
    body += "" if inline else element("div", ctx.all(asked), class_="cw-quiz-question")
    body += element("p", task, class_="cw-quiz-task", id=f"{anchor}-task")
    body += _answer_fields(kind, parts, facts, ctx)
    field = element("fieldset", body + "\n", aria_describedby=f"{anchor}-task")
    return (
        element(
            "div",
            field + _answers(kind, parts, facts, ctx),
            class_=f"cw-quiz cw-quiz-{kind}",
            id=anchor,
            data_quiz=item,
            data_print=_fingerprint(facts, parts),
            data_pool=str(facts.get("pool") or "") or None,
            data_facts=json.dumps(facts, ensure_ascii=False, sort_keys=True),
        )
        + "\n"
    )


def question_parts(block: Node) -> list[tuple[str, Node]]:
    """Return the parts of a question in order: what each is (question, option, feedback …) and its box."""
    found = []
    for child in block.get("children") or ():
        names = [name for name in str(child.get("class") or "").split() if name.startswith(_PREFIX)]
        if names:
            found.append((names[0].removeprefix(_PREFIX), child))
    return found


def _of(parts: Sequence[tuple[str, Node]], name: str) -> list[Node]:
    return [node for kind, node in parts if kind == name]


def _is_line(box: Node) -> bool:
    children = list(box.get("children") or [])
    return len(children) == 1 and children[0].get("type") == "paragraph"


def _line(box: Node) -> Node:
    paragraph: Node = box["children"][0]
    return paragraph


def _shown(box: Node, ctx: Context) -> str:
    return ctx.children(_line(box)) if _is_line(box) else ctx.children(box)


def _task(facts: Node, ctx: Context) -> str:
    if facts.get("choose"):
        return ctx.word("quiz_choose", count=facts["choose"])
    return ctx.word(f"quiz_task_{facts['kind']}")


def _answer_fields(kind: str, parts: list[tuple[str, Node]], facts: Node, ctx: Context) -> str:
    item = str(facts["item"])
    if kind in {"single", "multiple"}:
        sort = "radio" if kind == "single" else "checkbox"
        rows = [
            element("label", void("input", type=sort, name=f"quiz-{item}", value=str(number)) + element("span", text))
            for number, text in enumerate(_shown(box, ctx) for box in _of(parts, "option"))
        ]
        options = [element("div", row, class_="cw-quiz-option") for row in rows]
        return element("div", "\n".join(options), class_="cw-quiz-options")
    if kind == "order":
        places = [int(place) for place in facts["order"]]
        steps = zip(places, _of(parts, "step"), strict=True)
        rows = [
            element("li", element("span", _shown(box, ctx), class_="cw-step-text"), data_step=str(place))
            for place, box in steps
        ]
        return element("ol", "\n".join(rows), class_="cw-quiz-steps")
    unit = str(facts.get("unit") or "")
    box = void(
        "input",
        type="text",
        name=f"quiz-{item}",
        inputmode="decimal" if kind == "numeric" else None,
        autocomplete="off",
        autocapitalize="off",
        spellcheck="false",
    )
    label = element("span", ctx.word("your_answer"), class_="cw-quiz-label")
    return element("label", f"{label} {box} {escape(unit)}", class_="cw-quiz-line")


def _answers(kind: str, parts: list[tuple[str, Node]], facts: Node, ctx: Context) -> str:
    """Return the answer with its reasons, folded; the script shows them after an answer."""
    rows = ""
    if kind in {"single", "multiple"}:
        right = {int(number) for number in facts.get("right") or ()}
        pairs = zip(_of(parts, "option"), _of(parts, "feedback"), strict=True)
        rows = "".join(
            _reason(number in right, _shown(option, ctx), ctx.children(told), str(number), ctx)
            for number, (option, told) in enumerate(pairs)
        )
    else:
        rows = _reason(True, _right_answer(kind, parts, facts, ctx), "", "", ctx)
        mistakes = zip(facts.get("mistakes") or (), _of(parts, "feedback"), strict=True)
        rows += "".join(
            _reason(False, escape(str(wrong)), ctx.children(told), str(number), ctx)
            for number, (wrong, told) in enumerate(mistakes)
        )
    told = _of(parts, "explanation")
    explanation = element("div", ctx.children(told[0]), class_="cw-quiz-explanation") if told else ""
    summary = element("summary", ctx.word("quiz_answer"))
    answer = element("ul", rows, class_="cw-quiz-reasons")
    return element("details", f"{summary}{answer}{explanation}", class_="cw-details cw-quiz-answer")


def _right_answer(kind: str, parts: list[tuple[str, Node]], facts: Node, ctx: Context) -> str:
    if kind == "numeric":
        within = f" ± {facts['tolerance']:g}" if facts.get("tolerance") else ""
        return escape(f"{facts['answer']}{within} {facts.get('unit') or ''}".rstrip())
    if kind == "text":
        return escape(", ".join(str(text) for text in facts["accepted"]))
    places = [int(place) for place in facts["order"]]
    steps = sorted(zip(places, _of(parts, "step"), strict=True), key=lambda pair: pair[0])
    return element("ol", "".join(element("li", _shown(box, ctx)) for _, box in steps))


def _reason(right: bool, answer: str, told: str, number: str, ctx: Context) -> str:
    mark = element("span", "✓" if right else "✗", class_="cw-mark", aria_hidden="true")
    sense = element("span", ctx.word("quiz_right" if right else "quiz_wrong"), class_="cw-sr")
    reason = element("div", told, class_="cw-quiz-reason")
    kind = "cw-right" if right else "cw-wrong"
    return element("li", f"{mark} {sense} {element('div', answer)}{reason}", class_=kind, data_for=number or None)


def _fingerprint(facts: Node, parts: list[tuple[str, Node]]) -> str:
    """Return a short name of the question and its right answers; it changes when one of them does."""
    asked = [plain_text(node) for kind, node in parts if kind in {"question", "option", "step"}]
    judged = [facts.get(name) for name in ("right", "answer", "accepted", "order")]
    return sha256(json.dumps([asked, judged], ensure_ascii=False).encode()).hexdigest()[:8]
