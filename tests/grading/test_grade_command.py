"""`course grade` from the command line: due times, and a whole class through the sandbox."""

import re
import shutil
from pathlib import Path

import pytest

from builder.cli.grade import due_times
from builder.cli.main import main
from builder.feedback_class import write_feedback
from builder.read_class import read_marks

from .conftest import put
from .whole import RIGHT, SQUARE, answered

ROOT = Path(__file__).parents[2]


def run(*arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    out, err = capsys.readouterr()
    return ended.value.code, out, err


@pytest.mark.parametrize("text", ["tomorrow", "2026-13-01", ""])
def test_a_due_time_that_is_none(text, tiny, tmp_path, capsys):
    arguments = ("grade", "tiny", str(tmp_path), "--workspace", str(tiny.root), "--due", text)
    code, _, err = run(*arguments, capsys=capsys)
    assert code == 2
    assert "is no time" in err


def test_due_times():
    assert due_times(("2026-01-31T18:00+00:00", "m=2026-01-31T20:00+02:00")) == {
        "": "2026-01-31T18:00:00+00:00",
        "m": "2026-01-31T18:00:00+00:00",
    }
    whole = due_times(("2026-01-31",))[""]
    assert whole.endswith(":59+00:00")


@pytest.fixture
def copies(class_of_three):
    """The copies that were handed out, by student and module."""
    folder = class_of_three.build / "assignments" / "tiny"
    return {
        (path.parent.parent.name, path.stem): path.read_bytes() for path in folder.glob("*/*/*.ipynb") if path.is_file()
    }


@pytest.mark.slow
def test_a_whole_class_in_the_sandbox(class_of_three, copies, tmp_path, capsys):
    folder = tmp_path / "in"
    first = {student: copies[student, "first-steps"] for student in ("ada", "alan", "bea")}
    put(folder, "ada/renamed.ipynb", answered(first["ada"], {"double": RIGHT, "foresee": "answer = 314159"}))
    put(folder, "alan/first-steps.ipynb", answered(first["alan"], {"double": SQUARE}))
    put(folder, "bea/first-steps.ipynb", answered(first["bea"], {"double": "while True:\n    pass"}))
    note = "%%writefile note.md\n# Note\nWe found 42 things.\n"
    put(folder, "ada/note.ipynb", answered(copies["ada", "second-steps"], {"note": note}))
    put(folder, "alan/second-steps.ipynb", b"{not json")
    arguments = ("grade", "tiny", str(folder), "--workspace", str(class_of_three.root), "--jobs", "2", "--quiet")
    code, out, err = run(*arguments, capsys=capsys)
    assert code == 0, err
    assert "graded now  5" in out
    assert "not attributed  0" in out
    marks = read_marks(class_of_three, "tiny")
    assert {key: mark.total for key, mark in marks.marks.items()} == {
        ("ada", "first-steps"): 4,
        ("ada", "second-steps"): 1,
        ("alan", "first-steps"): 1,
        ("alan", "second-steps"): 0,
        ("bea", "first-steps"): 0,
    }
    hints = [test.message for one in marks.mark("alan", "first-steps").exercises for test in one.result.tests]
    assert "Negative numbers are doubled too." in " ".join(hints)
    assert marks.mark("ada", "second-steps").pending == 1
    assert "42 things" in next(one.answer for one in marks.mark("ada", "second-steps").exercises)
    assert "not a notebook" in {note.code for note in marks.mark("alan", "second-steps").flags}
    assert "graded now  0" in run(*arguments, capsys=capsys)[1]
    page = write_feedback(class_of_three, "tiny")[0] / "alan.html"
    text = page.read_text()
    assert "number ** 2" in re.sub(r"<[^>]+>", "", text)
    for secret in ("-690", "314159", "secret_sum_of_both", "forty-two"):
        assert secret not in text


@pytest.mark.slow
def test_the_examples_of_the_guide(tiny, tmp_path, capsys, monkeypatch):
    """Every command of the page for teachers, in its order, in the tiny course."""
    monkeypatch.chdir(tiny.root)
    shutil.copy(ROOT / "tests" / "cases" / "grading" / "roster.csv", "roster.csv")
    text = (ROOT / "book" / "pages" / "for-teachers" / "grading-a-class.md").read_text()
    roster = re.search(r"^% from tests/cases/grading/roster.csv\n```text\n(.*?)```", text, re.MULTILINE | re.DOTALL)[1]
    assert roster == (tiny.root / "roster.csv").read_text()
    lines = re.findall(r"^    (course .+)$", text, re.MULTILINE)
    assert len(lines) >= 4
    for line in lines:
        words = line.replace("SLUG", "tiny").split()[1:]
        if words == ["review", "tiny"]:
            continue  # it serves until Ctrl-C
        if words[0] == "grade":
            for path in sorted((tiny.build / "assignments" / "tiny").glob("*/*/*.ipynb")):
                put(tmp_path / "submissions", f"{path.parent.parent.name}/{path.name}", path.read_bytes())
            words = [word.replace("SUBMISSIONS", str(tmp_path / "submissions")) for word in words]
        code, _, err = run(*words, capsys=capsys)
        assert code == 0, (line, err)
