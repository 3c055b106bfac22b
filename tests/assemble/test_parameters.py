from hypothesis import given
from hypothesis import strategies as st

from builder.assemble.parameters import assigned_values, set_values


def test_values_are_read_with_their_lines():
    assert assigned_values("a = 1\n\nb = 'x'  # why\nc = a + 1") == {"a": (0, 1), "b": (2, "x"), "c": (3, ...)}


def test_values_are_set_and_comments_stay():
    assert set_values("a = 1  # rows\nname = 'é' # ü", {"a": 7, "name": "ö"}) == "a = 7  # rows\nname = 'ö' # ü"


@given(st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(), st.booleans())
def test_what_is_set_is_read(number, real, text, flag):
    changed = set_values("a = 1\nb = 2.0\nc = ''\nd = True", {"a": number, "b": real, "c": text, "d": flag})
    assert {name: value for name, (_, value) in assigned_values(changed).items()} == {
        "a": number,
        "b": real,
        "c": text,
        "d": flag,
    }
