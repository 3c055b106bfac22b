"""The harness that pages run, in our own Python."""

import base64
import json

import pytest

from builder.browser.harness import answer, code_to_load, imported, prepare


def run(code, tests=(), cells=(), after=()):
    return json.loads(answer(json.dumps({"cells": cells, "code": code, "tests": list(tests), "after": list(after)})))


def verdicts(code, *tests, cells=()):
    return [(test["passed"], test.get("message")) for test in run(code, tests, cells)["tests"]]


def test_output_and_the_value_of_the_last_line_are_shown():
    assert run("print('a')\n1 + 1")["output"] == "a\n2\n"
    assert run("x = 1")["output"] == ""


def test_each_check_has_its_verdict_and_helpers_have_none():
    tests = "def check():\n    assert f(1) == 2, 'two'\n\ncheck()\nassert f(2) == 4, 'four'\nx = f(3)"
    assert verdicts("def f(x): return 2 * x", tests) == [(True, None), (True, None)]
    assert verdicts("def f(x): return x", tests) == [(False, "two"), (False, "four")]


@pytest.mark.parametrize(
    ("test", "got", "expected"),
    [
        ("assert f(2) == 4, 'hint'", "3", "4"),
        ("assert f(2) >= 4, 'hint'", "3", ">= 4"),
        ("assert f(2) in [1, 2], 'hint'", "3", "in [1, 2]"),
        ("def check(value):\n    assert f(value) == 4, 'hint'\n\ncheck(2)", "3", "4"),
    ],
)
def test_compared_values_are_told(test, got, expected):
    found = run("def f(x): return 3", [test])["tests"]
    assert [(item["got"], item["expected"], item["message"]) for item in found] == [(got, expected, "hint")]


def test_values_are_worked_out_once():
    assert verdicts(
        "calls = []\ndef f():\n    calls.append(1)\n    return len(calls)", "assert f() == 1", "assert f() == 2"
    ) == [
        (True, None),
        (True, None),
    ]


def test_without_a_hint_the_comparison_is_told():
    assert verdicts("x = 1", "assert x == 2") == [(False, "x gave 1.")]


def test_a_chain_of_comparisons_is_left_alone():
    assert verdicts("x = 5", "assert 1 < x < 4, 'between'") == [(False, "between")]


def test_an_error_in_the_students_code_names_their_line():
    error = run("x = 1\ny = 1 / 0")["error"]
    assert error["line"] == 2
    assert "ZeroDivisionError" in error["message"]
    found = run("def f():\n    return 1 / 0", ["assert f() == 1, 'one'"])["tests"][0]
    assert (found["line"], found["message"]) == (2, "ZeroDivisionError: division by zero")


@pytest.mark.parametrize("code", ["def f(:", "raise SystemExit", "raise KeyboardInterrupt", "import no_such_module"])
def test_whatever_stops_the_code_is_told_and_no_test_is_run(code):
    found = run(code, ["assert True"])
    assert found["error"]["message"]
    assert found["tests"] == []


def test_a_flood_of_output_is_cut():
    told = run("for _ in range(100_000): print('many words')")["output"]
    assert len(told) < 21_000
    assert told.endswith("more output is not shown …")


def test_earlier_cells_come_first_and_say_when_they_stop():
    assert run("y = x + 1\ny", cells=["x = 1", "raise OSError"])["output"] == "2\n"
    error = run("y = x", cells=["x = 1 / 0"])["error"]
    assert error["where"] == "before"


def test_a_reveal_runs_with_the_answer():
    assert run("answer = 3", after=["print(answer * 2)"])["output"] == "6\n"


def test_a_repr_that_fails_stops_nothing():
    code = "class A:\n    def __repr__(self): raise OSError\na = A()"
    assert verdicts(code, "assert a == 1, 'hint'") == [(False, "hint")]


def test_files_are_written_and_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    prepare(json.dumps({"data/a.txt": base64.b64encode(b"hello").decode()}))
    assert run("from pathlib import Path\nPath('data/a.txt').read_text()")["output"] == "'hello'\n"
    cells = ["from pathlib import Path"]
    tests = ["assert 'found' in Path('note.md').read_text(), 'Say what.'"]
    assert verdicts("%%writefile note.md\nfound it", *tests, cells=cells) == [(True, None)]
    assert verdicts("%%writefile note.md\nnothing", *tests, cells=cells) == [(False, "Say what.")]


def test_imports_are_followed_through_files_and_not_into_what_is_tried_instead(tmp_path, monkeypatch):
    texts = ["import data\nfrom math import pi", "def f():\n    import pandas.io"]
    local = {
        "data": "try:\n    import domain\nexcept ImportError:\n    import elsewhere as domain",
        "domain": "import numpy",
    }
    assert imported(texts, local) == {"math", "numpy", "pandas"}
    monkeypatch.chdir(tmp_path)
    asked = {"cells": ["import numpy as np\nimport os", "x = np.ones(3)"], "code": "x", "tests": [], "after": []}
    assert code_to_load(json.dumps(asked)) == "import numpy"
