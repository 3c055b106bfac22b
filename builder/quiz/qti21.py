"""Questions as a QTI 2.1 package (IMS Question and Test Interoperability 2.1, Assessment Test, Section and Item)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from builder.documents.quiz import QuizKind
from builder.quiz.package import as_text, packed
from builder.quiz.values import html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.quiz.values import Question

__all__ = ["qti21_package"]

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"


def qti21_package(questions: Iterable[Question]) -> bytes:
    """Return a zip with one item for each question and their manifest."""
    manifest = ET.Element("manifest", xmlns=_PACKAGE, identifier="quiz")
    ET.SubElement(manifest, "organizations")
    resources = ET.SubElement(manifest, "resources")
    files = {}
    for question in questions:
        name = f"items/{question.id}.xml"
        files[name] = as_text(_item(question))
        resource = ET.SubElement(
            resources, "resource", identifier=_name(question.id), type="imsqti_item_xmlv2p1", href=name
        )
        ET.SubElement(resource, "file", href=name)
    files["imsmanifest.xml"] = as_text(manifest)
    return packed(files)


def _name(text: str) -> str:
    """Return an id as QTI wants it: it begins with a letter and has no colon."""
    return f"q-{text}"


def _item(question: Question) -> ET.Element:
    item = question.item
    root = ET.Element(
        "assessmentItem",
        xmlns=_QTI,
        identifier=_name(question.id),
        title=question.title,
        adaptive="false",
        timeDependent="false",
    )
    _declaration(root, question)
    score = ET.SubElement(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    score.set("normalMaximum", str(item.points))
    if item.options:
        cardinality = "single" if item.kind is QuizKind.SINGLE else "multiple"
        ET.SubElement(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality=cardinality, baseType="identifier")
    body = ET.SubElement(root, "itemBody")
    body.append(_block(item.question))
    _interaction(body, question)
    _processing(root, question)
    for number, option in enumerate(item.options):
        told = ET.SubElement(
            root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier=f"C{number}", showHide="show"
        )
        told.append(_block(option.feedback))
    return root


def _declaration(root: ET.Element, question: Question) -> None:
    item = question.item
    kinds = {
        QuizKind.SINGLE: ("single", "identifier", [f"C{n}" for n, o in enumerate(item.options) if o.right]),
        QuizKind.MULTIPLE: ("multiple", "identifier", [f"C{n}" for n, o in enumerate(item.options) if o.right]),
        QuizKind.NUMERIC: ("single", "float", [str(item.answer)]),
        QuizKind.TEXT: ("single", "string", list(item.accepted[:1])),
        QuizKind.ORDER: ("ordered", "identifier", [f"C{number}" for number in range(len(item.steps))]),
    }
    cardinality, base, values = kinds[item.kind]
    made = ET.SubElement(root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=base)
    right = ET.SubElement(made, "correctResponse")
    for value in values:
        ET.SubElement(right, "value").text = value
    if item.kind is QuizKind.TEXT:
        mapping = ET.SubElement(made, "mapping", defaultValue="0")
        for accepted in item.accepted:
            ET.SubElement(
                mapping,
                "mapEntry",
                mapKey=accepted,
                mappedValue=str(item.points),
                caseSensitive="true" if item.exact else "false",
            )


def _interaction(body: ET.Element, question: Question) -> None:
    item = question.item
    texts = [option.text for option in item.options] or list(item.steps)
    if not texts:
        line = ET.SubElement(body, "p")
        entry = ET.SubElement(line, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="20")
        entry.tail = f" {item.unit}" if item.unit else None
        return
    if item.kind is QuizKind.ORDER:
        made = ET.SubElement(body, "orderInteraction", responseIdentifier="RESPONSE", shuffle="true")
    else:
        most = 1 if item.kind is QuizKind.SINGLE else item.choose or 0
        made = ET.SubElement(
            body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle="true", maxChoices=str(most)
        )
    for number, text in enumerate(texts):
        ET.SubElement(made, "simpleChoice", identifier=f"C{number}").append(_block(text))


def _processing(root: ET.Element, question: Question) -> None:
    item = question.item
    processing = ET.SubElement(root, "responseProcessing")
    if item.kind is QuizKind.TEXT:
        _set(processing, "SCORE").append(ET.Element("mapResponse", identifier="RESPONSE"))
        return
    condition = ET.SubElement(processing, "responseCondition")
    met = ET.SubElement(condition, "responseIf")
    if item.kind is QuizKind.NUMERIC:
        off = str(item.tolerance)
        test = ET.SubElement(met, "equal", toleranceMode="absolute", tolerance=f"{off} {off}")
    else:
        test = ET.SubElement(met, "match")
    ET.SubElement(test, "variable", identifier="RESPONSE")
    ET.SubElement(test, "correct", identifier="RESPONSE")
    _number(_set(met, "SCORE"), item.points)
    _number(_set(ET.SubElement(condition, "responseElse"), "SCORE"), 0)
    if item.options:
        _set(processing, "FEEDBACK").append(ET.Element("variable", identifier="RESPONSE"))


def _set(parent: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(parent, "setOutcomeValue", identifier=name)


def _number(parent: ET.Element, value: int) -> None:
    ET.SubElement(parent, "baseValue", baseType="float").text = str(value)


def _block(text: str) -> ET.Element:
    """Return a text as a block; our HTML is well-formed XML."""
    return ET.fromstring(f"<div>{html(text)}</div>")  # noqa: S314  # made by our own converter, which escapes
