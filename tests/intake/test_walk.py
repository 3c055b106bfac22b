"""Finding notebooks: every shape, and everything that is refused instead of followed."""

import hashlib
import io
import json
import os
import zipfile

import pytest

import builder.intake.archive
import builder.intake.walk
from builder.intake.values import Found, Refusal
from builder.intake.walk import find_notebooks, stamp_time

NOTEBOOK = json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def put(root, name, content=NOTEBOOK):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def zipped(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def walk(root):
    found = list(find_notebooks(root))
    return (
        ["/".join(one.parts) for one in found if isinstance(one, Found)],
        {one.kind: one.name for one in found if isinstance(one, Refusal)},
    )


def test_folders_and_zips_in_order(tmp_path):
    put(tmp_path, "b/x.ipynb")
    put(tmp_path, "a/deep/y.ipynb")
    put(tmp_path, "a/z.zip", zipped({"in/one.ipynb": NOTEBOOK, "in/inner.zip": zipped({"two.ipynb": NOTEBOOK})}))
    assert walk(tmp_path) == (["a/z/in/one.ipynb", "a/z/in/inner/two.ipynb", "a/deep/y.ipynb", "b/x.ipynb"], {})
    packed = put(tmp_path, "all.zip", zipped({"ada/x.ipynb": NOTEBOOK, "b/y.ipynb.txt": NOTEBOOK}))
    assert walk(packed) == (["ada/x.ipynb", "b/y.ipynb.txt"], {})
    assert walk(tmp_path / "b" / "x.ipynb") == (["x.ipynb"], {})


def test_what_systems_leave_behind_is_no_submission(tmp_path):
    put(tmp_path, "a/.ipynb_checkpoints/x-checkpoint.ipynb")
    put(tmp_path, "a/__MACOSX/._x.ipynb")
    put(tmp_path, "a/x.ipynb")
    put(tmp_path, "a/.DS_Store")
    assert walk(tmp_path) == (["a/x.ipynb"], {})


def test_links_and_pipes_are_not_followed(tmp_path):
    secret = put(tmp_path, "outside/secret.ipynb")
    inside = tmp_path / "in"
    put(inside, "a/x.ipynb")
    (inside / "a" / "link.ipynb").symlink_to(secret)
    (inside / "folder").symlink_to(tmp_path / "outside")
    (inside / "round").symlink_to(inside)
    os.mkfifo(inside / "pipe.ipynb")
    found = list(find_notebooks(inside))
    assert [one.name for one in found if isinstance(one, Found)] == ["a/x.ipynb"]
    refused = sorted(one.name for one in found if isinstance(one, Refusal))
    assert refused == ["a/link.ipynb", "folder", "pipe.ipynb", "round"]


@pytest.mark.parametrize("name", ["../x.ipynb", "a/../../x.ipynb", "/etc/x.ipynb", "C:/x.ipynb", "..\\x.ipynb"])
def test_names_that_lead_outside(tmp_path, name):
    packed = put(tmp_path, "s.zip", zipped({name: NOTEBOOK, "ok/y.ipynb": NOTEBOOK}))
    notebooks, refused = walk(packed)
    assert (notebooks, list(refused)) == (["ok/y.ipynb"], ["name leads outside"])
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["s.zip"]


def test_links_in_a_zip(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        entry = zipfile.ZipInfo("a/x.ipynb")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    assert walk(put(tmp_path, "s.zip", packed.getvalue())) == ([], {"no file": "s.zip/a/x.ipynb"})


def test_bombs_are_refused_by_their_headers(tmp_path, monkeypatch):
    packed = put(tmp_path, "s.zip", zipped({"a/x.ipynb": bytes(2**24), "ok/y.ipynb": NOTEBOOK}))
    assert walk(packed) == (["ok/y.ipynb"], {"zip bomb": "s.zip/a/x.ipynb"})
    monkeypatch.setattr(builder.intake.archive, "MAX_ENTRIES", 3)
    packed = put(tmp_path, "t.zip", zipped({f"{n}.ipynb": NOTEBOOK for n in range(4)}))
    assert walk(packed) == ([], {"zip bomb": "t.zip"})
    monkeypatch.undo()
    monkeypatch.setattr(builder.intake.archive, "MAX_TOTAL", 100)
    assert walk(packed) == ([], {"zip bomb": "t.zip"})


def test_a_header_that_lies_about_the_size(tmp_path):
    content = bytearray(zipped({"a/x.ipynb": NOTEBOOK * 50}))
    size = (len(NOTEBOOK) * 50).to_bytes(4, "little")
    assert content.count(size) == 2
    packed = put(tmp_path, "s.zip", bytes(content).replace(size, (10).to_bytes(4, "little")))
    assert walk(packed) == ([], {"unreadable": "a/x.ipynb"})


def test_zips_in_zips_in_zips(tmp_path):
    content = zipped({"x.ipynb": NOTEBOOK})
    for _ in range(6):
        content = zipped({"d.zip": content})
    notebooks, refused = walk(put(tmp_path, "s.zip", content))
    assert (notebooks, list(refused)) == ([], ["nested too deep"])


def test_zips_that_are_none_damaged_or_locked(tmp_path):
    put(tmp_path, "a/x.zip", b"not a zip")
    put(tmp_path, "b/cut.zip", zipped({"x.ipynb": NOTEBOOK})[:-30])
    locked = bytearray(zipped({"x.ipynb": NOTEBOOK}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    put(tmp_path, "c/locked.zip", bytes(locked))
    found = list(find_notebooks(tmp_path))
    assert [(one.kind, one.name) for one in found] == [
        ("damaged", "a/x.zip"),
        ("damaged", "b/cut.zip"),
        ("encrypted", "c/locked.zip/x.ipynb"),
    ]


def test_a_notebook_of_200_mb_is_told_and_not_read(tmp_path, monkeypatch):
    path = put(tmp_path, "a/x.ipynb", b"")
    with path.open("r+b") as stream:
        stream.truncate(200 * 2**20)  # a hole, so that the test takes no disk
    (found,) = find_notebooks(tmp_path)
    assert (found.content, found.size) == (None, 200 * 2**20)
    assert found.digest == hashlib.sha256(bytes(200 * 2**20)).hexdigest()
    monkeypatch.setattr(builder.intake.walk, "MAX_NOTEBOOK", 10)
    (found,) = find_notebooks(put(tmp_path, "b.zip", zipped({"x.ipynb": NOTEBOOK})))
    assert found.content is None


@pytest.mark.parametrize(
    "name", ["a\"b'c.ipynb", "new\nline.ipynb", "tab\t\x1b[31m.ipynb", "🎓 день.ipynb", "-rf.ipynb"]
)
def test_odd_names_are_shown_on_one_line(tmp_path, name):
    put(tmp_path, f"s/{name}")
    (found,) = find_notebooks(tmp_path)
    assert found.content == NOTEBOOK
    assert found.name.isprintable()
    packed = put(tmp_path, "z.zip", zipped({f"s/{name}": NOTEBOOK}))
    (found,) = find_notebooks(packed)
    assert found.parts == ("s", name)
    assert found.name.isprintable()


def test_names_that_are_no_utf8(tmp_path):
    put(tmp_path, "s\udcff/x\udcfe.ipynb")
    (found,) = find_notebooks(tmp_path)
    assert found.name == "s\\udcff/x\\udcfe.ipynb"
    found.name.encode()


def test_a_folder_without_a_notebook_is_told(tmp_path):
    put(tmp_path, "ada/essay.pdf", b"%PDF")
    assert walk(tmp_path) == ([], {"no notebook": "ada/essay.pdf"})


def test_files_beside_the_only_notebook_come_with_it(tmp_path):
    put(tmp_path, "a/x.ipynb")
    put(tmp_path, "a/note.md", b"# Note")
    put(tmp_path, "b/x.ipynb")
    put(tmp_path, "b/y.ipynb")
    put(tmp_path, "b/note.md", b"# Note")
    found = {one.name: one.beside for one in find_notebooks(tmp_path)}
    assert found == {"a/x.ipynb": (("note.md", b"# Note"),), "b/x.ipynb": (), "b/y.ipynb": ()}


def test_times(tmp_path):
    path = put(tmp_path, "a/x.ipynb")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    (found,) = find_notebooks(tmp_path)
    assert found.modified == "2023-11-14T22:13:20+00:00"
    put(tmp_path, "a/timestamp.txt", b"2015-02-02 15:58:23.948203 America/Los_Angeles\n")
    (found,) = find_notebooks(tmp_path)
    assert found.modified == "2015-02-02T23:58:23+00:00"
    assert found.beside == ()
    assert stamp_time("2015-02-02 15:58:23 UTC") == "2015-02-02T15:58:23+00:00"
    with pytest.raises(ValueError):
        stamp_time("yesterday")


def test_what_is_no_zip(tmp_path):
    assert walk(put(tmp_path, "marks.pdf", b"x")) == ([], {"no zip": "marks.pdf"})
