"""The commands of a class: table and exports, feedback, mastery, and the review in a sheet."""

import csv
import io
import json

import pytest

from builder.cli.main import main
from builder.errors import FindingsError
from builder.feedback_class import write_feedback
from builder.findings import Finding
from builder.mastery_class import read_mastery
from builder.read_class import open_gradebook, read_marks
from builder.review_class import take_sheet, write_sheet

from .conftest import grade, put
from .samples import notebook


def run(*arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    out, err = capsys.readouterr()
    return ended.value.code, out, err


def table(text):
    return list(csv.reader(io.StringIO(text)))


def judge_all(workspace, level="1", comment="Say more."):
    text, _ = write_sheet(workspace, "tiny")
    rows = table(text)
    for row in rows[1:]:
        row[6], row[7] = level, comment
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return take_sheet(workspace, "tiny", out.getvalue(), "filled.csv", by="me")


def test_the_table(graded, capsys):
    code, out, _ = run("gradebook", "tiny", "--workspace", str(graded.root), capsys=capsys)
    assert code == 0
    ada = next(line for line in out.split("\n") if "Ada Lovelace" in line)
    assert [cell.strip() for cell in ada.split("│")[1:-1]] == ["Ada Lovelace", "4", "1*", "5 of 7", ""]
    assert "judge 2 answers" in out


def test_plain_csv_has_points_for_each_exercise(graded, capsys):
    judge_all(graded)
    _, out, _ = run("gradebook", "tiny", "--workspace", str(graded.root), "--format", "csv", capsys=capsys)
    rows = [dict(zip(table(out)[0], row, strict=True)) for row in table(out)[1:]]
    assert [row["id"] for row in rows] == ["ada", "alan", "bea"]
    alan = rows[1]
    assert (alan["first-steps/double"], alan["first-steps/foresee"], alan["first-steps total"]) == ("2", "0", "2")
    assert (alan["second-steps/note"], alan["second-steps manual"], alan["second-steps total"]) == ("1", "1", "1")
    assert (alan["total"], alan["of"], alan["to judge"]) == ("3", "7", "0")
    assert (rows[2]["second-steps/note"], rows[2]["of"]) == ("", "4")


def test_canvas_gets_whole_marks_only(graded, capsys):
    arguments = ("gradebook", "tiny", "--workspace", str(graded.root), "--format", "canvas")
    code, out, err = run(*arguments, "--name", "first-steps=First steps (77)", capsys=capsys)
    assert code == 0
    assert table(out) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "First steps (77)", "Second steps"],
        ["    Points Possible", "", "", "", "", "4", "3"],
        ["Ada Lovelace", "11", "ada", "ada@school.example", "A", "4", ""],
        ["Alan Turing", "12", "alan", "", "A", "2", ""],
        ["Bea B", "", "bea", "", "B", "3", ""],
    ]
    assert "2 marks are not complete" in err
    _, out, err = run(*arguments, "--partial", capsys=capsys)
    assert [row[-1] for row in table(out)] == ["Second steps", "3", "1", "0", ""]
    judge_all(graded)
    _, out, err = run(*arguments, capsys=capsys)
    assert [row[-1] for row in table(out)] == ["Second steps", "3", "2", "1", ""]
    assert err == ""


def test_moodle(graded, capsys, tmp_path):
    judge_all(graded)
    file = tmp_path / "moodle.csv"
    arguments = ("gradebook", "tiny", "--workspace", str(graded.root), "--format", "moodle", "--output", str(file))
    assert run(*arguments, capsys=capsys)[:2] == (0, "")
    assert table(file.read_text()) == [
        ["First name", "Last name", "ID number", "Email address", "First steps (Real)", "Second steps (Real)"],
        ["Ada", "Lovelace", "ada", "ada@school.example", "4", "2"],
        ["Alan", "Turing", "alan", "", "2", "1"],
        ["Bea", "B", "bea", "", "3", "-"],
    ]


def test_json_leads_from_a_mark_to_everything(graded, capsys):
    judge_all(graded, "2", "Well said.")
    _, out, _ = run("gradebook", "tiny", "--workspace", str(graded.root), "--format", "json", capsys=capsys)
    ada = json.loads(out)["students"][0]
    first, second = ada["modules"]
    assert (first["points"], first["of"], first["runner"], first["values"]) == (4, 4, "sample", {"factor": 2})
    assert len(first["submission"]["digest"]) == len(first["version"]) == 64
    assert [test["outcome"] for one in first["exercises"] for test in one["tests"]] == ["passed"] * 3
    assert second["exercises"][0]["judgements"][0] | {"at": ""} == {
        "criterion": "Clear",
        "points": 2.0,
        "comment": "Well said.",
        "by": "me",
        "at": "",
    }


def test_no_cell_is_a_formula(tiny, tmp_path, capsys):
    put(tmp_path / "in", "=cmd|' /C calc'!A0/first-steps.ipynb", notebook(1))
    put(tmp_path / "in", "@SUM(A1)/first-steps.ipynb", notebook(1))
    grade(tiny, tmp_path / "in")
    for form in ("csv", "canvas", "moodle"):
        _, out, _ = run("gradebook", "tiny", "--workspace", str(tiny.root), "--format", form, capsys=capsys)
        cells = [cell for row in table(out) for cell in row]
        assert not [cell for cell in cells if cell[:1] in {"=", "@", "+"}]
        assert any("cmd|" in cell for cell in cells)


def test_an_unknown_module_is_answered_with_the_nearest(graded, capsys):
    arguments = ("gradebook", "tiny", "--workspace", str(graded.root), "--format", "canvas", "--name", "first=x")
    code, _, err = run(*arguments, capsys=capsys)
    assert code == 1
    assert "Allowed: first-steps, second-steps." in err


@pytest.mark.parametrize("command", ["gradebook", "feedback", "mastery", "review"])
def test_before_anything_is_graded(command, tiny, capsys):
    code, out, err = run(command, "tiny", "--workspace", str(tiny.root), capsys=capsys)
    assert (code, out) == (1, "")
    assert "course grade tiny SUBMISSIONS" in err


def test_a_sheet_is_read_back_and_a_changed_answer_is_judged_anew(graded, handed_in):
    assert judge_all(graded) == 2
    assert judge_all(graded) == 0
    mark = read_marks(graded, "tiny").mark("ada", "second-steps")
    assert (mark.total, mark.judged, mark.pending, mark.complete) == (2, 1, 0, True)
    stale, _ = write_sheet(graded, "tiny")
    put(handed_in, "ada/second-steps.ipynb", notebook(1, "Another text."), 1_767_700_000)
    grade(graded, handed_in)
    mark = read_marks(graded, "tiny").mark("ada", "second-steps")
    assert (mark.total, mark.pending) == (1, 1)
    with pytest.raises(FindingsError) as error:
        take_sheet(graded, "tiny", stale, "stale.csv", by="")
    assert [type(one) for one in error.value.findings] == [Finding]
    put(handed_in, "ada/second-steps.ipynb", notebook(1, "Note of ada."), 1_767_800_000)
    grade(graded, handed_in)
    assert read_marks(graded, "tiny").mark("ada", "second-steps").judged == 1


def test_the_sheet_names_nobody_and_is_never_overwritten(graded, tmp_path, capsys):
    file = tmp_path / "review.csv"
    arguments = ("review", "tiny", "--workspace", str(graded.root), "--csv", str(file))
    assert run(*arguments, capsys=capsys)[0] == 0
    text = file.read_text()
    assert "Ada" not in text
    assert "Note of ada." in text  # what the student wrote is as it is
    assert run(*arguments, capsys=capsys)[0] == 1
    assert file.read_text() == text
    assert "Ada Lovelace" in write_sheet(graded, "tiny", names=True)[0]
    rows = table(text)
    rows[1][6] = "2"
    with file.open("w", newline="") as stream:
        csv.writer(stream).writerows(rows)
    code, out, _ = run("review", "tiny", "--workspace", str(graded.root), "--read", str(file), capsys=capsys)
    assert (code, out) == (0, "1 choices are new.\n")


def test_every_judgement_stays_readable(graded):
    judge_all(graded, "1")
    judge_all(graded, "2", "Now it is clear.")
    with open_gradebook(graded, "tiny") as book:
        assert [one.points for one in book.judgements()] == [1.0, 1.0, 2.0, 2.0]


def test_feedback_shows_hints_and_nothing_else(graded, capsys):
    judge_all(graded, "1", "Say <b>more</b>.")
    code, out, _ = run("feedback", "tiny", "--workspace", str(graded.root), capsys=capsys)
    folder = graded.build / "feedback" / "tiny"
    assert (code, out) == (0, f"3 pages in {folder}\n")
    page = (folder / "alan.html").read_text()
    assert "Hint of tests-double-2." in page
    assert "Say &lt;b&gt;more&lt;/b&gt;." in page
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "3 of 7 points" in page
    for secret in ("-690", "314159", "secret_sum_of_both", "forty-two", "by luck"):
        assert secret not in page
    assert "Ada" not in page
    run("feedback", "tiny", "--workspace", str(graded.root), "--student", "ada", capsys=capsys)
    assert sorted(path.name for path in folder.iterdir()) == ["ada.html", "alan.html", "bea.html"]
    code, _, err = run("feedback", "tiny", "--workspace", str(graded.root), "--student", "alam", capsys=capsys)
    assert (code, "Did you mean 'alan'?" in err) == (1, True)


def test_feedback_is_the_same_each_time(graded):
    folder, _ = write_feedback(graded, "tiny")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    write_feedback(graded, "tiny")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_points_count_for_the_skills_that_the_objective_practises(graded):
    card = graded.root / "modules" / "first-steps" / "module.yaml"
    taught = "teaches: [python-programming]"
    more = (
        "teaches: [python-programming, code-review]\npractises: {double: [python-programming], foresee: [code-review]}"
    )
    card.write_text(card.read_text().replace(taught, more))
    shares = {column.id: score for column, score in read_mastery(graded, "tiny")[0].whole.items()}
    assert shares["python-programming"] == shares["first-steps/double"]
    assert shares["code-review"] == shares["first-steps/foresee"]


def test_mastery(graded, capsys):
    judge_all(graded)
    found, table_file, html = read_mastery(graded, "tiny")
    shares = {column.id: score.share for column, score in found.whole.items()}
    assert shares["first-steps/double"] == pytest.approx((3 + 2 + 3) / 9)
    assert shares["technical-writing"] == pytest.approx((2 + 1) / 6)
    assert shares["proof-of-concept"] == pytest.approx((9 + 3) / 18)
    assert [(one.exercise, one.nothing) for one in found.failed] == [("foresee", 2), ("note", 0), ("double", 0)]
    assert found.met[0].hint == "Hint of tests-foresee."
    assert found.met[0].students == 2
    rows = table(table_file.read_text())
    assert ["bea", "Bea B", "skill", "python-programming", "Python programming", "3", "4", "0.750"] in [
        [*row[:4], "Python programming", *row[5:]] for row in rows
    ]
    page = html.read_text()
    assert "<script" not in page
    assert "Hint of tests-foresee." in page
    code, out, _ = run("mastery", "tiny", "--workspace", str(graded.root), "--level", "stage", capsys=capsys)
    assert code == 0
    assert "Whole class" in out
    assert "67%" in out
