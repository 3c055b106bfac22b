"""The gate of a workspace's own industries: data that cannot be made, packages that are not there, what is kept."""

import shutil
from pathlib import Path

import pytest

from builder.check_course import check_domains

PACK = Path(__file__).parents[2] / "curriculum" / "domains" / "fintech.py"


@pytest.fixture
def own(tiny):
    """A workspace with a copy of an industry of its own."""
    folder = tiny.curriculum / "domains"
    folder.mkdir()
    shutil.copyfile(PACK, folder / "fintech.py")
    return tiny, folder / "fintech.py"


def test_without_industries_of_its_own_nothing_is_run(tiny):
    assert check_domains(tiny) == ()


def test_data_that_cannot_be_made_are_a_finding(own):
    workspace, pack = own
    text = pack.read_text("utf-8")
    start = text.index("def table(")
    line = text.index("\n", start) + 1
    pack.write_text(f'{text[:line]}    raise RuntimeError("no data today")\n{text[line:]}', "utf-8")
    (fault,) = check_domains(workspace)
    assert fault.rule == "domain-data-can-be-made"
    assert fault.place.file == "curriculum/domains/fintech.py"
    assert "no data today" in fault.message
    assert check_domains(workspace) == (fault,), "the kept finding is the same"


def test_without_its_packages_a_note_says_that_nothing_was_run(own, monkeypatch):
    monkeypatch.setattr("builder.check_course.missing_packages", lambda names: ("scikit-learn",))
    (fault,) = check_domains(own[0])
    assert (fault.rule, fault.severity) == ("domains-are-checked-here", "note")
    assert "scikit-learn" in fault.message
