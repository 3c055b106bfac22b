from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.documents.yaml_text import load_yaml, quoted, scalar


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


ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted(ROOT.glob("modules/*/module.yaml")), *sorted(ROOT.glob("curriculum/**/*.yaml"))]
PIECES = st.sampled_from(
    ["a", "b: ", "- ", "\n", "\n  ", ": ", "{", "}", "[", "]", ", ", "'", '"', "#", " ", "|\n ", "é"]
)


def both_ways(text, monkeypatch):
    fast = load_yaml(text, "f")
    with monkeypatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        return fast, load_yaml(text, "f")


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="this PyYAML has no libyaml")
@pytest.mark.parametrize("path", [DOCUMENTS[0], ROOT / "curriculum/machine-learning-engineer.yaml"])
def test_what_is_read_does_not_depend_on_how_pyyaml_was_installed(path, monkeypatch):
    fast, slow = both_ways(path.read_text("utf-8"), monkeypatch)
    assert fast == slow
    assert fast.data


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="this PyYAML has no libyaml")
@given(text=st.lists(PIECES, max_size=12).map("".join))
def test_any_text_is_read_alike_with_and_without_libyaml(text):
    with pytest.MonkeyPatch.context() as patch:
        assert len(set(map(repr, both_ways(text, patch)))) == 1


@given(
    st.text(max_size=30)
    | st.sampled_from(["yes", "No", "null", "12", "1e3", "a, b", "it's", "~", "- x", "é", "#a", "a #b"])
)
def test_a_text_is_written_so_that_it_is_read_back(text):
    found = load_yaml(f"a: {scalar(text)}\nb: [{scalar(text, inside=True)}]\nc: {quoted(text)}\n", "f")
    assert (found.data, found.findings) == ({"a": text, "b": [text], "c": text}, ())


def test_plain_words_need_no_quotes():
    assert [scalar(text) for text in ("Log analysis", "It's here, too", "no", "3 rows")] == [
        "Log analysis",
        "It's here, too",
        '"no"',
        '"3 rows"',
    ]
    assert scalar("a, b", inside=True) == '"a, b"'
