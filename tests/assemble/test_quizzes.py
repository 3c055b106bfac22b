"""Questions in notebooks: practice questions without their answers, graded ones for instructors only."""

import json

import pytest

from builder.assemble.notebooks import instructor_notebook, site_notebook, student_notebook
from builder.build import sheet_of
from builder.check.leaks import find_leaks, secret_lines
from builder.course.load import load_course


@pytest.fixture
def modules(tiny):
    course, findings = load_course(tiny, "tiny")
    assert findings == ()
    return course.modules


def cells(text, role):
    found = json.loads(text)["cells"]
    return {
        cell["metadata"]["course"].get("item", cell["id"]): "".join(cell["source"])
        for cell in found
        if cell["metadata"]["course"]["role"] == role
    }


def test_questions_stand_where_the_lesson_says_and_the_others_before_the_key_points(modules):
    sheet, findings = sheet_of(modules[0])
    assert findings == ()
    ids = [cell.id for cell in sheet.cells]
    first = ids.index("quiz-twice-or-square")
    assert ids[first + 1] == "quiz-heading"
    assert ids[first + 2 : first + 7] == [
        "quiz-same-as-doubling", "quiz-half-of-it", "quiz-half-of-nine", "quiz-name-of-it", "quiz-order-of-work",
    ]  # fmt: skip
    assert sheet.cells[first + 7].instructor.startswith("## Key points")


def test_students_get_questions_without_answers(modules):
    sheet, _ = sheet_of(modules[0])
    asked = cells(student_notebook(sheet), "quiz")
    assert "exam-question" not in asked
    assert "- 9" in asked["twice-or-square"]
    for told in ("Three and three", "3.5", "Twice 3.5"):
        assert told not in student_notebook(sheet)
    shown = [line for line in asked["order-of-work"].splitlines() if line.startswith("- ")]
    assert sorted(shown) == ["- Read the task.", "- Run the tests.", "- Write the function."]
    assert shown != ["- Read the task.", "- Write the function.", "- Run the tests."]


def test_the_page_gets_what_judges_practice_questions_and_nothing_of_graded_ones(modules):
    sheet, _ = sheet_of(modules[0])
    text = site_notebook(sheet, {})
    assert "the exam" not in text
    found = {c["metadata"]["course"].get("item"): c["metadata"]["course"] for c in json.loads(text)["cells"]}
    assert found["twice-or-square"]["right"] == [1]
    assert found["half-of-it"] | {"answer": 3.5, "tolerance": 0.01, "ask": 1, "mistakes": [14]} == found["half-of-it"]


def test_instructors_get_answers_and_graded_questions(modules):
    text = instructor_notebook(sheet_of(modules[0])[0], {})
    assert "✓ 6: Three and three." in cells(text, "quiz")["twice-or-square"]
    assert "✓ This option of the exam is the right one." in cells(text, "quiz-graded")["exam-question"]


def test_a_graded_question_that_reaches_students_is_a_leak_and_a_practice_question_is_not(modules):
    secrets = secret_lines(modules)
    assert list(find_leaks([("page.html", b"<p>Three and three.</p>")], secrets)) == []
    for told in (b"<li>This <b>option</b> of the exam is the right one.</li>", b"Nobody outside the exam reads this."):
        (fault,) = find_leaks([("page.html", told)], secrets)
        assert fault.rule == "student-files-hold-no-answers"
        assert fault.place.file.endswith("module.yaml")
        assert fault.place.line == 90


def test_a_practice_question_that_quotes_a_solution_is_a_leak(tiny):
    card = tiny.root / "modules" / "first-steps" / "module.yaml"
    quoted = "        feedback: Like `return secret_sum_of_both` it adds."
    card.write_text(card.read_text("utf-8").replace("        feedback: Three and three.", quoted), "utf-8")
    course, _ = load_course(tiny, "tiny")
    text = site_notebook(sheet_of(course.modules[0])[0], {})
    assert "secret_sum_of_both" in text
    assert [fault.rule for fault in find_leaks([("a.ipynb", text.encode())], secret_lines(course.modules))]


def test_names_in_questions_are_filled_and_unknown_ones_are_findings(tiny):
    course, _ = load_course(tiny, "tiny")
    sheet, _ = sheet_of(course.modules[1])
    manager = course.modules[1].domain.prose().manager
    assert f"a note to a {manager}?" in cells(student_notebook(sheet), "quiz")["what-first"]
    lesson = tiny.root / "modules" / "second-steps" / "lesson.md"
    lesson.write_text(lesson.read_text("utf-8").replace("{{ domain.manager }}", "{{ domian.manager }}"), "utf-8")
    course, _ = load_course(tiny, "tiny")
    sheet, findings = sheet_of(course.modules[1])
    assert sheet is None
    assert [fault.rule for fault in findings] == ["prose-names-are-declared"]
