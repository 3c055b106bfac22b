"""A save that the running preview missed is noticed and told again; one that is shown is left alone."""

import hashlib
import json
import os

import pytest

from builder.compile.missed import MissedSaves


def show(folder, name: str) -> None:
    """Do what Jupyter Book does: write what it made of the page, with the digest of its source."""
    digest = hashlib.sha256((folder / f"{name}.ipynb").read_bytes()).hexdigest()
    built = folder / "_build/site/content" / f"{name}.json"
    built.parent.mkdir(parents=True, exist_ok=True)
    built.write_text(json.dumps({"version": 3, "kind": "Notebook", "sha256": digest}, separators=(",", ":")))


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_text("first")
    show(tmp_path, "a")
    path.write_text("second")
    os.utime(path, (1, 1))
    return path


def test_a_page_that_is_not_shown_is_touched_until_it_is(page):
    missed = MissedSaves(page.parent)
    missed.saved(page, 0)
    assert missed.catch_up(4) == ()
    assert page.stat().st_mtime == 1
    assert missed.catch_up(6) == ("a.ipynb",)
    assert page.stat().st_mtime > 1
    assert missed.catch_up(15) == (), "the second wait is twice as long"
    assert missed.catch_up(17) == ("a.ipynb",)
    show(page.parent, "a")
    assert [missed.catch_up(now) for now in (18, 100, 1000)] == [(), (), ()]
    assert page.read_text() == "second"


def test_the_wait_is_as_long_as_saves_take_here(page):
    missed = MissedSaves(page.parent)
    missed.saved(page, 0)
    show(page.parent, "a")
    assert missed.catch_up(4) == ()
    page.write_text("third")
    missed.saved(page, 10)
    assert missed.catch_up(21) == (), "three times four seconds"
    assert missed.catch_up(23) == ("a.ipynb",)


def test_a_page_that_cannot_be_shown_or_was_deleted_is_let_alone_in_the_end(page):
    missed = MissedSaves(page.parent)
    missed.saved(page, 0)
    assert sum(len(missed.catch_up(now)) for now in range(0, 10_000, 5)) == 4
    missed.saved(page, 0)
    page.unlink()
    assert missed.catch_up(100) == ()
