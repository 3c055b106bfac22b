"""Changed dictionaries are told, with and without an interpreter that counts changes."""

import gc
import types

import pytest

from builder.grade.inside import changes


@pytest.mark.parametrize("counts", [None, False])
def test_a_changed_dictionary_is_told_and_one_that_was_read_is_not(monkeypatch, counts):
    if counts is not None:
        monkeypatch.setattr(changes, "_counts", lambda: counts)
    elif not changes._counts():
        pytest.skip("this interpreter does not count changes of dictionaries")
    tables = [{"a": 1, "b": 2} for _ in range(6)]
    changed = changes.watch(tables)
    assert changed() == ([] if counts is None else [0, 1, 2, 3, 4, 5])
    tables[0]["a"] = 2
    del tables[1]["b"]
    tables[2].clear()
    tables[3] |= {"c": 3}
    tables[4]["a"] = tables[4].pop("a")
    assert list(tables[5].items()) == [("a", 1), ("b", 2)]
    assert [place for place in changed() if place < 5] == [0, 1, 2, 3, 4]
    assert counts is False or 5 not in changed()


def test_changes_of_modules_and_classes_are_told():
    module, kind = types.ModuleType("made"), type("Made", (), {"one": 1})
    kind_table = gc.get_referents(kind.__dict__)[0]
    if not changes._counts():
        pytest.skip("this interpreter does not count changes of dictionaries")
    changed = changes.watch([vars(module), kind_table])
    assert changed() == []
    module.one = 1
    assert changed() == [0]
    kind.one = 2
    assert changed() == [0, 1]
