"""Whatever bytes are handed in, the answer is cells and flags."""

import json

import pytest

from builder.grade.matching import match_cells
from builder.grade.reading import SIZE_LIMIT, read_notebook

CELL = {"cell_type": "code", "id": "a", "metadata": {}, "source": "x = 1"}


def flags_of(content):
    found, flags = read_notebook(content)
    return found, [flag.code for flag in flags]


@pytest.mark.parametrize(
    ("content", "flag"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"this is no JSON", "not a notebook"),
        (b"\xff\xfe\x00", "not a notebook"),
        (b"[1, 2]", "not a notebook"),
        (b"{}", "not a notebook"),
        (b'{"cells": 3}', "not a notebook"),
        (b"[" * 200_000, "not a notebook"),
        (b'{"cells": []}', "empty"),
        (b'{"cells": [1, null, "x"]}', "empty"),
        (b" " * (SIZE_LIMIT + 1) + b"{}", "too large"),
        (json.dumps({"cells": [{**CELL, "source": "x" * 3_000_000}]}).encode(), "too large"),
    ],
)
def test_what_is_no_notebook_gets_a_clear_flag(content, flag):
    assert flags_of(content) == (None, [flag])


def test_a_notebook_of_200_mb_is_not_even_parsed():
    assert flags_of(b'{"cells": ["' + b"x" * 200_000_000)[1] == ["too large"]


def test_format_3_is_read():
    old = {"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": ["a = 1\n", "b = 2"]}]}]}
    found, flags = flags_of(json.dumps(old).encode())
    assert [cell.source for cell in found.cells] == ["a = 1\nb = 2"]
    assert flags == ["old format"]


def test_another_language_is_told():
    whole = {"cells": [CELL], "metadata": {"kernelspec": {"name": "ir", "language": "R"}}}
    assert flags_of(json.dumps(whole).encode())[1] == ["wrong kernel"]


@pytest.mark.parametrize("odd", [None, 5, {"a": 1}, ["x", 3, None]])
def test_odd_fields_are_no_reason_to_stop(odd):
    cell = {"cell_type": "code", "id": odd, "metadata": odd, "source": odd, "outputs": odd}
    found, _ = read_notebook(json.dumps({"cells": [cell], "metadata": odd}).encode())
    assert found is not None


def test_half_a_character_does_not_go_on():
    found, _ = read_notebook(b'{"cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}')
    found.cells[0].source.encode("utf-8")


def test_cells_without_ids_are_found_by_grade_id_and_by_text(plan, cells, notebook):
    stripped = [{**cell, "id": ""} for cell in cells(double="def double(n): return 5")]
    work = match_cells(plan, read_notebook(notebook(stripped))[0], None)
    assert work.answers["double"] == "def double(n): return 5"
    assert not work.flags


def test_an_answer_in_a_new_cell_is_found_by_the_names_it_defines(plan, cells, notebook):
    found = [cell for cell in cells() if cell["id"] != "answer-double"]
    found.append({"cell_type": "code", "id": "new", "metadata": {}, "source": "def double(n):\n    return 2 * n"})
    work = match_cells(plan, read_notebook(notebook(found))[0], None)
    assert "return 2 * n" in work.answers["double"]
    assert [flag.code for flag in work.flags] == ["answer found by its text"]


def test_deleted_cells_are_run_all_the_same_and_told(plan, cells, notebook):
    found = [cell for cell in cells() if not cell["id"].startswith(("tests", "demo", "answer-double"))]
    work = match_cells(plan, read_notebook(notebook(found))[0], None)
    kinds = [step.kind for step in work.steps]
    assert kinds.count("exam") == 2
    assert kinds.count("given") == len([c for c in plan.cells if c.is_code and c.role not in {"answer", "tests"}])
    assert {flag.code for flag in work.flags} == {"answer missing", "tests missing"}


def test_copies_are_told_and_the_last_one_counts(plan, cells, notebook):
    found = cells(double="first")
    found.append({**next(cell for cell in found if cell["id"] == "answer-double"), "source": "last"})
    work = match_cells(plan, read_notebook(notebook(found))[0], None)
    own = [step.source for step in work.steps if step.exercise == "double" and step.kind == "own"]
    assert own == ["first", "last"]
    assert "answer repeated" in {flag.code for flag in work.flags}


def test_a_changed_demonstration_is_run_and_the_modules_own_after_it(plan, cells, notebook):
    found = cells()
    demo = next(cell for cell in found if cell["id"].startswith("demo"))
    demo["source"] = "shown = 'mine'"
    work = match_cells(plan, read_notebook(notebook(found))[0], None)
    steps = [step.kind for step in work.steps if step.id.startswith(demo["id"])]
    assert steps == ["own", "given"]
    assert "cell edited" in {flag.code for flag in work.flags}


def test_a_notebook_of_another_module_has_no_work(plan, notebook):
    assert match_cells(plan, read_notebook(notebook([CELL]))[0], None) is None
