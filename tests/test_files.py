"""Files are written whole or not at all, and folders are exchanged without a moment of nothing."""

import errno
import os
import stat
from pathlib import Path

import pytest

from builder.errors import WriteError
from builder.files import digest, remove_tree, replace_folder, walk_files, write_bytes, write_text


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_writing_makes_folders_and_says_whether_something_changed(tmp_path):
    path = tmp_path / "a" / "b.txt"
    assert write_text(path, "é\n") is True
    assert path.read_bytes() == "é\n".encode()
    before = path.stat().st_mtime_ns
    assert write_text(path, "é\n") is False
    assert path.stat().st_mtime_ns == before
    assert write_text(path, "other") is True
    assert names(tmp_path) == ["a", "a/b.txt"]


def test_written_files_can_be_read_by_others(tmp_path):
    write_text(tmp_path / "page.html", "x")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o666 & ~mask


@pytest.mark.parametrize(
    ("code", "words"), [(errno.ENOSPC, "disk is full"), (errno.EACCES, "may not write"), (errno.EIO, "")]
)
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, code, words):
    path = tmp_path / "kept.txt"
    path.write_text("old")

    def fail(handle, mode):
        os.close(handle)
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("builder.files.os.fdopen", fail)
    with pytest.raises(WriteError) as caught:
        write_text(path, "new")
    assert words in caught.value.hint
    assert caught.value.hint
    assert path.read_text() == "old"
    assert names(tmp_path) == ["kept.txt"]


def test_an_interrupt_while_writing_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "kept.txt"
    path.write_text("old")

    def interrupt(self, target):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["kept.txt"]


def test_a_folder_in_the_way_is_a_known_error(tmp_path):
    (tmp_path / "page").mkdir()
    with pytest.raises(WriteError, match="Cannot write"):
        write_bytes(tmp_path / "page", b"x")


def test_a_folder_takes_the_place_of_another(tmp_path):
    write_text(tmp_path / "new" / "a", "1")
    write_text(tmp_path / "site" / "b", "2")
    replace_folder(tmp_path / "new", tmp_path / "site")
    assert names(tmp_path) == ["site", "site/a"]


def test_a_folder_is_put_where_none_was(tmp_path):
    write_text(tmp_path / "new" / "a", "1")
    replace_folder(tmp_path / "new", tmp_path / "deep" / "site")
    assert names(tmp_path) == ["deep", "deep/site", "deep/site/a"]


def test_what_a_killed_program_left_behind_does_not_matter(tmp_path):
    write_text(tmp_path / "new" / "a", "1")
    write_text(tmp_path / "site" / "b", "2")
    write_text(tmp_path / ".site.old" / "c", "3")
    replace_folder(tmp_path / "new", tmp_path / "site")
    assert names(tmp_path) == ["site", "site/a"]


def test_if_the_exchange_fails_the_old_folder_is_back(tmp_path, monkeypatch):
    write_text(tmp_path / "new" / "a", "1")
    write_text(tmp_path / "site" / "b", "2")
    rename = Path.rename

    def fail_for_new(self, target):
        if self.name == "new":
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    with pytest.raises(WriteError):
        replace_folder(tmp_path / "new", tmp_path / "site")
    assert names(tmp_path / "site") == ["b"]


def test_removing_what_is_not_there_is_no_fault(tmp_path):
    remove_tree(tmp_path / "nothing")
    target = tmp_path / "target"
    write_text(target / "a", "1")
    (tmp_path / "link").symlink_to(target)
    remove_tree(tmp_path / "link")
    assert names(tmp_path) == ["target", "target/a"]
    remove_tree(target)
    assert names(tmp_path) == []


def test_files_are_walked_in_the_order_of_their_paths(tmp_path):
    for name in ("b/a", "a", "b.txt", "B"):
        write_text(tmp_path / name, "x")
    assert [path.relative_to(tmp_path).as_posix() for path in walk_files(tmp_path)] == ["B", "a", "b.txt", "b/a"]


def test_digests_see_where_a_part_ends():
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])
    assert digest([b"ab", b"c"]) == digest(iter([b"ab", b"c"]))
    assert digest([b""]) != digest([])
