"""Which statements of earlier cells some code needs."""

import ast

import pytest

from builder.browser.slicing import names_of, needed_statements, written_file


def needed(cells, *wanted):
    return [ast.unparse(unit.node) if unit.node else "file" for unit in needed_statements(cells, wanted)]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("a = b", {"b"}),
        ("a = 1\nb = a", set()),
        ("a += 1", {"a"}),
        ("a = 1\na += b", {"b"}),
        ("for a in b:\n    c(a)", {"b", "c"}),
        ("def f(x, *y, z=w, **k):\n    v = x + u\n    return v", {"u", "w"}),
        ("def f(x: T) -> R: return g(x)", {"T", "R", "g"}),
        ("f = lambda x: x + y", {"y"}),
        ("[a for a in b if c]", {"b", "c"}),
        ("{k: v for k, v in m.items()}", {"m"}),
        ("class A(B):\n    x = 1\n    def f(self): return c", {"B", "c"}),
        ("try:\n    a()\nexcept E as e:\n    print(e)", {"a", "E", "print"}),
        ("import a.b as c, d.e\nc, d", set()),
        ("with a as b:\n    b.c", {"a"}),
        ("x: int = y", {"int", "y"}),
        ("(n := m) + n", {"m"}),
        ("def f():\n    global g\n    g = 1\n    h = g", set()),
        ("this is no Python", set()),
    ],
)
def test_names_that_come_from_outside(code, names):
    assert names_of(code) == names


def test_only_what_is_needed_is_taken_and_what_that_needs():
    cells = ["import numpy as np\nother = 1", "base = np.array([1])\nunused = base * 2", "def f(x): return base + x"]
    assert needed(cells, "f(1)") == ["import numpy as np", "base = np.array([1])", "def f(x):\n    return base + x"]


@pytest.mark.parametrize("change", ["x.append(2)", "x[0] = 2", "x += [2]", "del x[0]", "y = x.pop()", "x.a.b = 1"])
def test_changes_of_a_needed_value_count(change):
    assert needed(["x = [1]", change], "x") == ["x = [1]", ast.unparse(ast.parse(change))]


def test_calls_of_a_module_change_it_only_as_statements():
    cells = ["import random", "z = random.random()", "random.seed(1)"]
    assert needed(cells, "random.random()") == ["import random", "random.seed(1)"]


def test_what_only_shows_something_is_left_out():
    assert needed(["x = [1]", "print(x.pop())"], "x") == ["x = [1]"]


def test_names_of_loops_inside_the_wanted_code_need_nothing_from_outside():
    assert needed(["for item in range(3):\n    print(item)"], "for item in [1]:\n    item") == []


def test_lines_for_ipython_are_left_out():
    assert needed(["%matplotlib inline\n!ls\nx = 1"], "x") == ["x = 1"]


def test_a_written_file_is_taken_where_its_name_is_used():
    cells = ["%%writefile a.txt\nhello", "%%writefile b.txt\nbye"]
    assert needed(cells, "open('a.txt')") == ["file"]
    assert written_file(cells[0]) == ("a.txt", "hello")
    assert written_file("x = 1") is None


def test_star_imports_are_always_taken():
    assert needed(["from math import *"], "sin(1)") == ["from math import *"]
