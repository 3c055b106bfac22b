"""Which values can be looked at without changing them."""

import datetime
from collections import Counter, defaultdict

import numpy as np
import pandas as pd
import pytest

from builder.grade.inside.plain import encode
from builder.grade.inside.still import is_still

STILL = [
    None,
    True,
    3,
    2.5,
    "text",
    b"bytes",
    [1, (2, {"three": {4}})],
    Counter("aab"),
    np.arange(6.0).reshape(2, 3),
    np.float32(1.5),
    pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}),
    pd.Series([1.5, 2.5], name="s"),
]
OTHERS = [
    lambda: 1,
    [1, lambda: 1],
    {"a": iter([1])},
    (one for one in [1]),
    enumerate([1]),
    type("Own", (), {}),
    type("OwnInt", (int,), {})(3),
    defaultdict(list),
    np.array([1, lambda: 1], dtype=object),
    pd.DataFrame({"a": [object(), iter([])]}),
    pd.Series([datetime.date(2025, 1, 1), iter([])], dtype=object),
]


@pytest.mark.parametrize("value", STILL, ids=repr)
def test_plain_values_are_still_and_need_no_handle(value):
    def handle(_):
        raise AssertionError

    assert is_still(value)
    encode(value, handle)


@pytest.mark.parametrize("value", OTHERS, ids=lambda one: type(one).__name__)
def test_what_could_be_called_or_used_up_is_not_still(value):
    assert not is_still(value)


def test_an_iterator_is_not_used_up_by_the_question():
    numbers = iter([1, 2, 3])
    assert not is_still({"numbers": [numbers]})
    assert list(numbers) == [1, 2, 3]


def test_a_list_that_holds_itself_is_not_still():
    endless = []
    endless.append(endless)
    assert not is_still(endless)
