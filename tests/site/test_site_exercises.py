"""Exercises: cells of one id become one card that shows nothing a student must not see."""

from __future__ import annotations

from site_cases import new_context

from builder.site.render.document import render_document
from builder.site.render.exercises import grouped
from builder.site.search import page_records


def cell(role=None, exercise=None, *, text="", code="", out="", **more):
    course = {"role": role, "exercise": exercise, **more} if role else {}
    if code:
        outputs = [{"type": "output", "jupyter_data": {"output_type": "stream", "name": "stdout", "text": out}}]
        children = [
            {"type": "code", "executable": True, "value": code},
            {"type": "outputs", "children": outputs if out else []},
        ]
        kind = "notebook-code"
    else:
        children = [{"type": "paragraph", "children": [{"type": "text", "value": text}]}]
        kind = "notebook-content"
    return {"type": "block", "kind": kind, "data": {"course": course}, "children": children}


def header(exercise="rows", **more):
    block = cell("header", exercise, text="Return the rows.", **more)
    title = {"type": "heading", "depth": 3, "html_id": "find", "children": [{"type": "text", "value": "Find"}]}
    return {**block, "children": [title, *block["children"]]}


PAGE = {
    "type": "root",
    "children": [
        cell(text="Before."),
        header(kind="write", title="Find the rows", points=2, minutes=15, objective="Hold out", manual_points=1),
        cell("starter", "rows", code="def rows(): ...", out="a leaked output"),
        cell(text="Between."),
        cell("tests", "rows", code="assert rows() == [1]", points=2),
        cell("dependent", "rows", code="rows(2)", out="another leaked output"),
        cell("reveal", "rows", code="print(3)", out="a third leaked output"),
        cell("rubric", "rows", text="Names the leak."),
        cell("blocks", "rows", text="A B C"),
        cell(text="After."),
    ],
}


def rendered(page=PAGE):
    ctx = new_context()
    return render_document(page, ctx), ctx


def test_card_holds_everything_from_header_to_last_cell():
    page, _ = rendered()
    card = page.body.partition('<section class="cw-exercise')[2].partition("</section>")[0]
    assert "Between." in card
    assert "After." not in card
    assert "Before." not in card
    assert page.findings == ()


def test_card_shows_its_facts():
    body = rendered()[0].body
    assert 'id="exercise-rows" aria-labelledby="exercise-rows-title"' in body
    assert '<p class="cw-kind">Write code</p><h3 id="exercise-rows-title">Find the rows</h3>' in body
    assert "<li>2 points</li><li>1 of them marked by a person</li><li>about 15 min</li>" in body
    assert "Hold out" in body
    assert "Return the rows." in body
    assert "<summary>Tests you can see (2 points)</summary>" in body


def test_one_point_is_singular():
    page = {"type": "root", "children": [header(points=1)]}
    assert "<li>1 point</li>" in rendered(page)[0].body


def test_cells_of_students_show_no_output():
    assert "leaked output" not in rendered()[0].body


def test_search_finds_the_exercise_but_no_output():
    record = page_records("page", "Page", PAGE)
    sections = {part[0]: part for part in record["sections"]}
    assert sections["exercise-rows"][1] == "Find the rows"
    assert "Return the rows." in sections["exercise-rows"][2]
    assert "leaked output" not in str(record)


def test_outline_names_the_exercise_once():
    page, _ = rendered()
    assert [(head.anchor, head.text) for head in page.headings] == [("exercise-rows", "Find the rows")]


def test_task_takes_the_place_of_the_generated_text():
    task = cell("task", "rows", text="Do this.")
    hints = cell("hints", "rows", text="A hint.")
    body = rendered({"type": "root", "children": [header(), task, hints]})[0].body
    assert "Return the rows." not in body
    assert "<p>Do this.</p>" in body
    assert '<div class="cw-hints"><p>A hint.</p>' in body
    record = page_records("page", "Page", {"type": "root", "children": [header(), task, hints]})
    assert "Return the rows." not in str(record)
    assert "Do this." in str(record)


def test_header_cell_is_a_target_that_jupyter_book_knows():
    page = {"type": "root", "children": [{**header(), "html_id": "header-rows"}]}
    assert '<header id="header-rows">' in rendered(page)[0].body


def test_tests_that_follow_each_other_share_a_box():
    run = [cell("tests", "rows", code=f"assert {number}", points=number, out="leaked output") for number in (1, 2)]
    body = rendered({"type": "root", "children": [header(), *run]})[0].body
    assert body.count("<details") == 1
    assert "Tests you can see (3 points)" in body
    assert "leaked output" not in body


def test_removed_tests_are_nowhere():
    hidden = {**cell("tests", "rows", code="assert secret"), "visibility": "remove"}
    body = rendered({"type": "root", "children": [header(), hidden]})[0].body
    assert "secret" not in body
    assert "<details" not in body


def test_unknown_kind_is_shown_by_its_name():
    page = {"type": "root", "children": [header(kind="sing", title="Sing")]}
    assert '<p class="cw-kind">Sing</p>' in rendered(page)[0].body


def test_header_without_facts_uses_its_heading():
    page = {"type": "root", "children": [header()]}
    assert ">Find</h3>" in rendered(page)[0].body


def test_odd_data_becomes_a_finding_and_keeps_the_text():
    page = {"type": "root", "children": [header(points="many")]}
    result, _ = rendered(page)
    assert [finding.rule for finding in result.findings] == ["node-type-rendered"]
    assert "Return the rows." in result.body


def test_two_exercises_are_two_groups():
    blocks = [header("a"), cell("starter", "a", text="x"), header("b"), cell("starter", "b", text="y")]
    assert [len(group) for group in grouped(blocks)] == [2, 2]


def test_cells_without_a_header_stay_single():
    blocks = [cell("starter", "a", text="x"), cell(text="y")]
    assert grouped(blocks) == blocks
