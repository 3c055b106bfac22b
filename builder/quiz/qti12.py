"""Questions as a QTI 1.2 package with Canvas's question types, which Canvas and many others import as a quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from builder.documents.quiz import QuizKind
from builder.quiz.package import as_text, packed
from builder.quiz.values import html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.quiz.values import Question

__all__ = ["qti12_package"]

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_TYPES = {
    QuizKind.SINGLE: "multiple_choice_question",
    QuizKind.MULTIPLE: "multiple_answers_question",
    QuizKind.NUMERIC: "numerical_question",
    QuizKind.TEXT: "short_answer_question",
    QuizKind.ORDER: "matching_question",  # Canvas has no order: each place is matched with its step
}


def qti12_package(questions: Iterable[Question], course: str) -> bytes:
    """Return a zip with one assessment that holds the questions, and its manifest."""
    root = ET.Element("questestinterop", xmlns=_QTI)
    assessment = ET.SubElement(root, "assessment", ident="quiz", title=course)
    section = ET.SubElement(assessment, "section", ident="root_section")
    for question in questions:
        section.append(_item(question))
    manifest = ET.Element("manifest", xmlns=_PACKAGE, identifier="quiz-package")
    metadata = ET.SubElement(manifest, "metadata")
    ET.SubElement(metadata, "schema").text = "IMS Content"
    ET.SubElement(metadata, "schemaversion").text = "1.1.3"
    ET.SubElement(manifest, "organizations")
    resources = ET.SubElement(manifest, "resources")
    resource = ET.SubElement(resources, "resource", identifier="quiz", type="imsqti_xmlv1p2", href="quiz/quiz.xml")
    ET.SubElement(resource, "file", href="quiz/quiz.xml")
    return packed({"imsmanifest.xml": as_text(manifest), "quiz/quiz.xml": as_text(root)})


def _item(question: Question) -> ET.Element:
    item = question.item
    made = ET.Element("item", ident=question.id, title=question.title)
    fields = ET.SubElement(ET.SubElement(made, "itemmetadata"), "qtimetadata")
    for label, entry in (("question_type", _TYPES[item.kind]), ("points_possible", str(item.points))):
        field = ET.SubElement(fields, "qtimetadatafield")
        ET.SubElement(field, "fieldlabel").text = label
        ET.SubElement(field, "fieldentry").text = entry
    presentation = ET.SubElement(made, "presentation")
    _material(presentation, item.question + (f" ({item.unit})" if item.unit else ""))
    processing = ET.SubElement(made, "resprocessing")
    ET.SubElement(
        ET.SubElement(processing, "outcomes"),
        "decvar",
        maxvalue="100",
        minvalue="0",
        varname="SCORE",
        vartype="Decimal",
    )
    told: list[tuple[str, str]] = [("general_fb", item.feedback)] if item.feedback else []
    if item.feedback:
        condition = ET.SubElement(processing, "respcondition", {"continue": "Yes"})
        ET.SubElement(ET.SubElement(condition, "conditionvar"), "other")
        _show(condition, "general_fb")
    if item.options:
        told += _choice(presentation, processing, question)
    elif item.kind is QuizKind.ORDER:
        _order(presentation, processing, question)
    else:
        told += _typed(presentation, processing, question)
    for name, text in told:
        feedback = ET.SubElement(made, "itemfeedback", ident=name)
        _material(ET.SubElement(feedback, "flow_mat"), text)
    return made


def _choice(presentation: ET.Element, processing: ET.Element, question: Question) -> list[tuple[str, str]]:
    options = question.item.options
    single = question.item.kind is QuizKind.SINGLE
    response = ET.SubElement(
        presentation, "response_lid", ident="response1", rcardinality="Single" if single else "Multiple"
    )
    labels = ET.SubElement(response, "render_choice")
    for number, option in enumerate(options):
        _material(ET.SubElement(labels, "response_label", ident=f"option{number}"), option.text)
        shown = ET.SubElement(processing, "respcondition", {"continue": "Yes"})
        _equal(ET.SubElement(shown, "conditionvar"), f"option{number}")
        _show(shown, f"option{number}_fb")
    scored = ET.SubElement(processing, "respcondition", {"continue": "No"})
    variables = ET.SubElement(scored, "conditionvar")
    parent = variables if single else ET.SubElement(variables, "and")
    for number, option in enumerate(options):
        if option.right:
            _equal(parent, f"option{number}")
        elif not single:
            _equal(ET.SubElement(parent, "not"), f"option{number}")
    _score(scored, "100", "Set")
    return [(f"option{number}_fb", option.feedback) for number, option in enumerate(options)]


def _typed(presentation: ET.Element, processing: ET.Element, question: Question) -> list[tuple[str, str]]:
    item = question.item
    response = ET.SubElement(presentation, "response_str", ident="response1", rcardinality="Single")
    fib = ET.SubElement(response, "render_fib", {"fibtype": "Decimal"} if item.kind is QuizKind.NUMERIC else {})
    ET.SubElement(fib, "response_label", ident="answer1", rshuffle="No")
    for number, mistake in enumerate(item.mistakes):
        shown = ET.SubElement(processing, "respcondition", {"continue": "Yes"})
        _equal(ET.SubElement(shown, "conditionvar"), str(mistake.answer))
        _show(shown, f"mistake{number}_fb")
    scored = ET.SubElement(processing, "respcondition", {"continue": "No"})
    variables = ET.SubElement(scored, "conditionvar")
    if item.kind is QuizKind.NUMERIC:
        answer = item.answer or 0
        either = ET.SubElement(variables, "or")
        _equal(either, str(answer))
        both = ET.SubElement(either, "and")
        for name, value in (("vargte", answer - item.tolerance), ("varlte", answer + item.tolerance)):
            ET.SubElement(both, name, respident="response1").text = f"{value:.12g}"
    else:
        for accepted in item.accepted:
            _equal(variables, accepted)
    _score(scored, "100", "Set")
    return [(f"mistake{number}_fb", mistake.feedback) for number, mistake in enumerate(item.mistakes)]


def _order(presentation: ET.Element, processing: ET.Element, question: Question) -> None:
    steps = question.item.steps
    for place in range(len(steps)):
        response = ET.SubElement(presentation, "response_lid", ident=f"response_place{place}")
        _material(response, f"{place + 1}.")
        labels = ET.SubElement(response, "render_choice")
        for number, step in enumerate(steps):
            _material(ET.SubElement(labels, "response_label", ident=f"step{number}"), step)
        scored = ET.SubElement(processing, "respcondition")
        variables = ET.SubElement(scored, "conditionvar")
        ET.SubElement(variables, "varequal", respident=f"response_place{place}").text = f"step{place}"
        _score(scored, f"{100 / len(steps):.2f}", "Add")


def _equal(parent: ET.Element, value: str) -> None:
    ET.SubElement(parent, "varequal", respident="response1").text = value


def _score(condition: ET.Element, value: str, action: str) -> None:
    ET.SubElement(condition, "setvar", varname="SCORE", action=action).text = value


def _show(condition: ET.Element, name: str) -> None:
    ET.SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=name)


def _material(parent: ET.Element, text: str) -> None:
    ET.SubElement(ET.SubElement(parent, "material"), "mattext", texttype="text/html").text = html(text)
