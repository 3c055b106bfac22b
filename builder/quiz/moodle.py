"""Questions in Moodle's XML (docs.moodle.org, Moodle XML format; the type `ordering` is part of Moodle from 4.4 on)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from builder.documents.quiz import QuizKind
from builder.quiz.values import html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.quiz.values import Question

__all__ = ["moodle_xml"]

_TYPES = {
    QuizKind.SINGLE: "multichoice",
    QuizKind.MULTIPLE: "multichoice",
    QuizKind.NUMERIC: "numerical",
    QuizKind.TEXT: "shortanswer",
    QuizKind.ORDER: "ordering",
}


def moodle_xml(questions: Iterable[Question], course: str) -> str:
    """Return the questions as one file, each module a category of the question bank."""
    quiz = ET.Element("quiz")
    module = None
    for question in questions:
        if question.module != module:
            module = question.module
            names = [name.replace("/", "//") for name in (course, module)]  # a slash begins a category within
            category = ET.SubElement(ET.SubElement(quiz, "question", type="category"), "category")
            ET.SubElement(category, "text").text = "/".join(["$course$", "top", *names])
        quiz.append(_question(question))
    ET.indent(quiz, " ")
    return ET.tostring(quiz, encoding="unicode", xml_declaration=False).join(
        ['<?xml version="1.0" encoding="UTF-8"?>\n', "\n"]
    )


def _question(question: Question) -> ET.Element:
    item = question.item
    made = ET.Element("question", type=_TYPES[item.kind])
    _text(ET.SubElement(made, "name"), question.title)
    _html(made, "questiontext", item.question)
    _html(made, "generalfeedback", item.feedback)
    ET.SubElement(made, "defaultgrade").text = str(item.points)
    ET.SubElement(made, "hidden").text = "0"
    ET.SubElement(made, "idnumber").text = question.id
    if item.options:
        _choice(made, question)
    elif item.kind is QuizKind.NUMERIC:
        _numeric(made, question)
    elif item.kind is QuizKind.TEXT:
        ET.SubElement(made, "usecase").text = "1" if item.exact else "0"
        for accepted in item.accepted:
            _answer(made, "100", _literal(accepted), "", plain=True)
        for mistake in item.mistakes:
            _answer(made, "0", _literal(str(mistake.answer)), mistake.feedback, plain=True)
    else:
        for name, value in (("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("gradingtype", "ALL_OR_NOTHING")):
            ET.SubElement(made, name).text = value
        for step in item.steps:
            _answer(made, "1.0", step, "")
    return made


def _choice(made: ET.Element, question: Question) -> None:
    options = question.item.options
    ET.SubElement(made, "single").text = "true" if question.item.kind is QuizKind.SINGLE else "false"
    ET.SubElement(made, "shuffleanswers").text = "true"
    ET.SubElement(made, "answernumbering").text = "abc"
    # Moodle knows certain fractions only; hundredths of a whole by up to eight options are among them.
    share = 100 / max(1, sum(option.right for option in options))
    lost = "0" if question.item.kind is QuizKind.SINGLE else f"{-share:.7g}"
    for option in options:
        _answer(made, f"{share:.7g}" if option.right else lost, option.text, option.feedback)


def _numeric(made: ET.Element, question: Question) -> None:
    item = question.item
    for value, fraction, told in (
        (item.answer, "100", ""),
        *((mistake.answer, "0", mistake.feedback) for mistake in item.mistakes),
    ):
        ET.SubElement(_answer(made, fraction, str(value), told, plain=True), "tolerance").text = str(item.tolerance)
    if item.unit:
        unit = ET.SubElement(ET.SubElement(made, "units"), "unit")
        ET.SubElement(unit, "multiplier").text = "1"
        ET.SubElement(unit, "unit_name").text = item.unit
        # The unit stands beside the box and is not asked for.
        ET.SubElement(made, "unitgradingtype").text = "0"
        ET.SubElement(made, "showunits").text = "3"


def _literal(text: str) -> str:
    """Return a short answer in which an asterisk is no wildcard."""
    return text.replace("*", r"\*")


def _answer(made: ET.Element, fraction: str, text: str, told: str, *, plain: bool = False) -> ET.Element:
    answer = ET.SubElement(made, "answer", fraction=fraction, format="moodle_auto_format" if plain else "html")
    ET.SubElement(answer, "text").text = text if plain else html(text)
    _html(answer, "feedback", told)
    return answer


def _html(parent: ET.Element, name: str, text: str | None) -> None:
    _text(ET.SubElement(parent, name, format="html"), html(text))


def _text(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "text").text = text
