"""The student's Git repository: the same commits everywhere, in a temporary folder or in one that stays."""

import pytest


@pytest.fixture
def repo_of(student_library):
    return student_library("repo").Repo


def test_a_repository_of_ones_own_stays_and_is_opened_again(repo_of, tmp_path):
    with repo_of(tmp_path / "work") as repo:
        repo.write("a.txt", "a")
        first = repo.commit("a")
    with repo_of(tmp_path / "work") as again:
        assert again.git("rev-parse", "HEAD") == first
        assert again.read("a.txt") == "a"


def test_the_same_work_gives_the_same_commit(repo_of, tmp_path):
    commits = set()
    for place in (None, tmp_path / "one"):
        with repo_of(place) as repo:
            repo.write("a.txt", "a")
            commits.add(repo.commit("a"))
    assert len(commits) == 1


def test_a_temporary_folder_is_deleted(repo_of):
    with repo_of() as repo:
        folder = repo.folder
    assert not folder.exists()


def test_files_are_committed_with_a_message(repo_of):
    with repo_of() as repo:
        repo.commit("two", {"a.txt": "a", "deep/b.txt": "b"})
        assert repo.git("ls-tree", "-r", "--name-only", "HEAD").split() == ["a.txt", "deep/b.txt"]


def test_a_copy_goes_its_own_way(repo_of):
    with repo_of() as repo:
        first = repo.commit("a", {"a.txt": "a"})
        with repo.copy() as copy:
            assert (copy.git("rev-parse", "HEAD"), copy.git("status", "--short")) == (first, "")
            copy.commit("b", {"b.txt": "b"})
        assert not copy.folder.exists()
        assert repo.reachable("main") == ["a"]
        assert not (repo.folder / "b.txt").exists()
