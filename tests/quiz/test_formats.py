"""Questions that leave the course are read back from each format, and answer as they do in the course."""

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from builder.build import sheet_of
from builder.cli.main import course as command
from builder.course.load import load_course
from builder.quiz.moodle import moodle_xml
from builder.quiz.qti12 import qti12_package
from builder.quiz.qti21 import qti21_package
from builder.quiz.values import questions_of

QTI12 = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
QTI21 = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
PACKAGE = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


@pytest.fixture
def questions(tiny):
    course, _ = load_course(tiny, "tiny")
    return questions_of(sheet_of(module)[0] for module in course.modules)


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_graded_and_practice_questions_can_be_told_apart(tiny):
    course, _ = load_course(tiny, "tiny")
    sheets = [sheet_of(module)[0] for module in course.modules]
    assert [question.id for question in questions_of(sheets, "graded")] == ["first-steps.exam-question"]
    assert len(questions_of(sheets, "practice")) == len(questions_of(sheets)) - 1 == 9


def test_moodle_gets_every_kind_with_its_right_answers(questions):
    root = ET.fromstring(moodle_xml(questions, "A/B course"))
    assert [node.findtext("category/text") for node in root if node.get("type") == "category"] == [
        "$course$/top/A//B course/First steps",
        "$course$/top/A//B course/Second steps",
    ]
    found = {node.findtext("idnumber"): node for node in root if node.get("type") != "category"}
    assert set(found) == {question.id for question in questions}
    for question in questions:
        node, item = found[question.id], question.item
        answers = [
            (a.findtext("text"), float(a.get("fraction")), a.findtext("feedback/text")) for a in node.iter("answer")
        ]
        if item.options:
            assert [fraction > 0 for _, fraction, _ in answers] == [option.right for option in item.options]
            assert sum(fraction for _, fraction, _ in answers if fraction > 0) == pytest.approx(100)
            assert all(told for _, _, told in answers)
            assert node.findtext("single") == ("true" if item.kind == "single" else "false")
        elif item.kind == "numeric":
            assert float(answers[0][0]) == item.answer
            assert float(node.findtext("answer/tolerance")) == item.tolerance
            assert [float(text) for text, fraction, _ in answers if fraction == 0] == [m.answer for m in item.mistakes]
        elif item.kind == "text":
            assert [text for text, fraction, _ in answers if fraction == 100] == list(item.accepted)
            assert node.findtext("usecase") == "0"
        else:
            assert [text for text, _, _ in answers] == list(item.steps)
    assert found["first-steps.half-of-it"].findtext("units/unit/unit_name") == "apples"
    assert "<code>double(3)</code>" in found["first-steps.twice-or-square"].findtext("questiontext/text")


def answer21(root):
    """Return what QTI 2.1 counts as right: the values of the correct response, or the keys of the mapping."""
    mapped = [entry.get("mapKey") for entry in root.iter(f"{QTI21}mapEntry")]
    return mapped or [value.text for value in root.find(f"{QTI21}responseDeclaration/{QTI21}correctResponse")]


def test_qti21_items_hold_together_and_know_the_right_answers(questions):
    files = unzipped(qti21_package(questions))
    manifest = ET.fromstring(files["imsmanifest.xml"])
    named = [resource.get("href") for resource in manifest.iter(f"{PACKAGE}resource")]
    assert sorted(named) == sorted(set(files) - {"imsmanifest.xml"})
    for question in questions:
        root, item = ET.fromstring(files[f"items/{question.id}.xml"]), question.item
        choices = {node.get("identifier"): "".join(node.itertext()) for node in root.iter(f"{QTI21}simpleChoice")}
        right = answer21(root)
        if item.options:
            assert right == [f"C{number}" for number, option in enumerate(item.options) if option.right]
            assert len(choices) == len(item.options) == len(list(root.iter(f"{QTI21}modalFeedback")))
        elif item.kind == "numeric":
            assert float(right[0]) == item.answer
            assert root.find(f".//{QTI21}equal").get("tolerance").split()[0] == str(item.tolerance)
        elif item.kind == "text":
            assert right == list(item.accepted)
        else:
            assert [choices[name] for name in right] == list(item.steps)
        assert root.find(f"{QTI21}itemBody") is not None
        declared = {node.get("identifier") for node in root if "Declaration" in node.tag}
        used = {node.get("responseIdentifier") for node in root.iter() if node.get("responseIdentifier")}
        used |= {node.get("identifier") for node in root.iter(f"{QTI21}setOutcomeValue")}
        assert used <= declared


def holds(condition, given):
    """Tell whether a condition of QTI 1.2 holds for what was given to a response."""
    name = condition.tag.removeprefix(QTI12)
    inner = [holds(child, given) for child in condition]
    if name in {"conditionvar", "or"}:
        return any(inner)
    if name == "and":
        return all(inner)
    if name == "not":
        return not any(inner)
    if name == "other":
        return True
    values = given.get(condition.get("respident"), [])
    if name == "varequal":
        return condition.text in values
    number, limit = float(values[0]), float(condition.text)
    return number >= limit if name == "vargte" else number <= limit


def score12(item, given):
    score = 0.0
    for condition in item.iter(f"{QTI12}respcondition"):
        change = condition.find(f"{QTI12}setvar")
        if change is not None and holds(condition.find(f"{QTI12}conditionvar"), given):
            score = float(change.text) + (score if change.get("action") == "Add" else 0)
    return score


def test_qti12_scores_right_answers_and_no_others(questions):
    files = unzipped(qti12_package(questions, "A tiny course"))
    root = ET.fromstring(files["quiz/quiz.xml"])
    items = {item.get("ident"): item for item in root.iter(f"{QTI12}item")}
    assert set(items) == {question.id for question in questions}
    for question in questions:
        node, item = items[question.id], question.item
        fields = [field.findtext(f"{QTI12}fieldentry") for field in node.iter(f"{QTI12}qtimetadatafield")]
        assert fields[1] == str(item.points)
        shown = {fault.get("linkrefid") for fault in node.iter(f"{QTI12}displayfeedback")}
        assert shown == {told.get("ident") for told in node.iter(f"{QTI12}itemfeedback")}
        if item.options:
            right = [f"option{number}" for number, option in enumerate(item.options) if option.right]
            wrong = [f"option{number}" for number, option in enumerate(item.options) if not option.right]
            good, bad = {"response1": right}, {"response1": wrong}
            assert score12(node, {"response1": right + wrong}) == (100 if item.kind == "single" else 0)
        elif item.kind == "order":
            places = range(len(item.steps))
            good = {f"response_place{place}": [f"step{place}"] for place in places}
            bad = {f"response_place{place}": [f"step{(place + 1) % len(item.steps)}"] for place in places}
        elif item.kind == "numeric":
            good = {"response1": [str(item.answer + item.tolerance / 2)]}
            bad = {"response1": [str(item.answer + 2 * item.tolerance + 1)]}
        else:
            good, bad = {"response1": [item.accepted[-1]]}, {"response1": ["another"]}
        assert score12(node, good) == pytest.approx(100, abs=0.1)
        assert score12(node, bad) == 0


def test_the_same_questions_are_the_same_bytes(questions):
    assert qti12_package(questions, "c") == qti12_package(questions, "c")
    assert qti21_package(questions) == qti21_package(questions)
    assert moodle_xml(questions, "c") == moodle_xml(questions, "c")


@pytest.mark.parametrize("form", ["moodle", "qti12", "qti21"])
def test_the_command_writes_a_file_and_overwrites_none(tiny, form, tmp_path):
    target = tmp_path / "out"
    arguments = ["export", "quiz", "tiny", "--workspace", str(tiny.root), "--format", form, "--output", str(target)]
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 0, done.output
    assert "10 questions" in done.output
    before = target.read_bytes()
    assert CliRunner().invoke(command, arguments).exit_code == 2
    assert target.read_bytes() == before
