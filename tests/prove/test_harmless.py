"""Which statements of tests only look."""

import pytest

from builder.prove.harmless import is_harmless, surroundings, taken_after

CELLS = (
    """import math
import random
import numpy as np
import data
from helper import level
from written import told

rows = [1]
rng = np.random.default_rng(0)
chosen = sorted
""",
    "%%writefile written.py\ndef told():\n    open('told.txt', 'w')",
    """class Queue:
    def __init__(self):
        self.rows = []

    def push(self, row):
        self.rows.append(row)

    def first(self):
        return self.rows[0]

def double(x):
    found = [x]
    found.append(x)
    return sum(found)

def sort_out(pairs):
    found = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found

def grow(rows):
    rows.append(1)
    return rows

def fill(table):
    table["x"] = 1

def count():
    global seen
    seen += 1

def keep(x):
    with open("x", "w") as file:
        file.write(x)

def through(x):
    return grow([x])

def check(x, small=double):
    assert small(x) == 2 * x

def draw():
    return rng.normal()

left = 3
after = lambda: left
""",
)
FILES = (("helper.py", b"def level(x):\n    return x + 1\n"), ("data.py", b"def spend(x):\n    x.pop()\n"))


@pytest.mark.parametrize(
    "text",
    [
        "assert rows == [1], 'One row.'",
        "assert double(2) == 4 and sorted(rows) and len(rows) == 1",
        "assert math.isclose(np.mean([1, 2]), 1.5)",
        "assert level(1) == 2",
        "assert Queue().rows == []",
        "assert rows[0].bit_length and [row for row in rows if row.is_integer()]",
        "assert (got := double(2)) == 4, f'You return {got}.'",
        "assert 'a'.upper() in {'A': 1}.keys()",
        "assert queue.first() == 1",
        "assert sort_out([(1, 2)]) == {1: [2]}",
        "check(2)",
        "check(2, small=lambda x: x + x)",
        "assert np.random.default_rng(3)",
        "for x, wanted in ((1, 2), (2, 4)):\n    got = double(x)\n    assert got == wanted, got",
    ],
)
def test_what_only_looks_is_harmless(text):
    assert is_harmless(text, surroundings(CELLS, FILES))


@pytest.mark.parametrize(
    "text",
    [
        "rows = [2]",
        "rows.append(1)",
        "assert rows.pop()",
        "assert next(numbers)",
        "assert grow(rows)",
        "assert through(1)",
        "assert fill({}) is None",
        "assert count() is None",
        "assert keep('x') is None",
        "assert queue.push(1) is None",
        "assert make().push(1) is None",
        "assert np.asarray(rows).sort() is None",
        "assert draw() < 1",
        "assert rng.normal() < 1",
        "assert random.random() < 1",
        "assert random.shuffle(rows) is None",
        "assert data.spend(rows)",
        "assert told() is None",
        "assert unknown(1)",
        "assert chosen([1])",
        "assert model.fit(rows)",
        "assert open('x').read()",
        "assert exec('x = 1') is None",
        "assert check(1, small=grow) is None",
        "assert list(map(grow, [rows]))",
        "assert (left := 2) == 2",  # a function takes it
        "assert [f for f in (double, double)][0](1)",
        "assert rows; rows.append(1)",
        "for row in rows:\n    assert row",
        "for x in (1, 2):\n    rows.append(x)",
        "for left in (1, 2):\n    assert double(left)",
        "for x in grow([1]):\n    assert x",
        "check(draw())",
        "await check(2)",
        "%time check(2)",
        "assert (",
    ],
)
def test_in_doubt_a_statement_is_not_harmless(text):
    assert not is_harmless(text, surroundings(CELLS, FILES))


@pytest.mark.parametrize(
    ("after", "taken"),
    [
        (["assert got"], True),
        (["got = 1", "assert got"], False),
        (["assert (got := 1)", "assert got"], False),
        (["assert 0 < rows[0] < len(got := [1]) and not (got := 3)", "assert got"], False),
        (["assert rows or (got := 1)", "assert got"], True),
        (["assert not (rows and (got := 1))", "assert got"], True),
        (["assert len([rows and (got := 1)])", "assert got"], True),
        (["assert (1 if rows else (got := 1))", "assert got"], True),
        (["assert [(got := 1) for _ in rows]", "assert got"], True),
        (["assert not 0 < rows[0] < (got := 1)", "assert got"], True),
        (["assert (got := 1), got"], False),
        (["if rows:\n    got = 1", "assert got"], True),
        (["assert rows"], False),
    ],
)
def test_a_name_is_taken_by_what_comes_before_it_is_set_again(after, taken):
    assert ("got" in taken_after(["assert (got := 2)", *after])[0]) == taken
