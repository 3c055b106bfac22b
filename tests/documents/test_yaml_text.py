import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.documents.yaml_text import load_yaml


def rules(text: str) -> list[tuple[str, int]]:
    return [(fault.rule, fault.place.line) for fault in load_yaml(text, "f").findings]


def test_values_follow_yaml_1_2():
    text = "a: no\nb: true\nc: 010\nd: 1e3\ne: ~\nf: 2026-01-02\ng: 0x1F\nh: '5'\ni: 12:30\n"
    assert load_yaml(text, "f").data == {
        "a": "no",
        "b": True,
        "c": 10,
        "d": 1000.0,
        "e": None,
        "f": "2026-01-02",
        "g": 31,
        "h": "5",
        "i": "12:30",
    }


def test_places_are_kept():
    loaded = load_yaml("a:\n  - b: 1\n    c: 2\n", "f")
    assert (loaded.place_of(("a", 0, "c")).line, loaded.place_of(("a", 0, "zzz")).line) == (3, 2)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", [("yaml-keys-are-unique", 3)]),
        ("a: &x 1\nb: *x\n", [("yaml-can-be-read", 2)]),
        ("a: [1\nb: 2\n", [("yaml-can-be-read", 2)]),
        ("", [("yaml-can-be-read", 1)]),
        ("? [a]\n: 1\n", [("yaml-keys-are-text", 1)]),
        ("a: !!python/name:os.system x\n", [("yaml-has-plain-values", 1)]),
        ("a: x\n\tb: 1\n", [("yaml-can-be-read", 2)]),
        ("[" * 5000, [("yaml-can-be-read", 1)]),
    ],
)
def test_faults_are_findings(text, found):
    assert rules(text) == found


@given(st.text())
def test_no_text_breaks_the_loader(text):
    load_yaml(text, "f")
