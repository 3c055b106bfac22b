"""Handing out a course: own values, the same ones again, nothing secret in it, and a manifest that cannot be forged."""

import io
import json
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import builder.assign_course
from builder.assign_course import assign_course, load_manifest
from builder.course.released import read_released
from builder.errors import CourseError, FindingsError
from builder.files import walk_files
from builder.module_sheet import variant_sheet
from builder.progress import Silent

ROSTER = "id,name\n" + "".join(f"s{number},Student {number}\n" for number in range(12))


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER)
    return path


@pytest.fixture
def varied(tiny):
    card = tiny.root / "modules" / "first-steps" / "module.yaml"
    card.write_text(card.read_text().replace("max: 9}", "max: 9, per_student: true}"))
    return tiny


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in walk_files(folder)}


def notebook(folder, student, module="first-steps"):
    return json.loads((folder / student / module / f"{module}.ipynb").read_text())


def factor(folder, student):
    (cell,) = [cell for cell in notebook(folder, student)["cells"] if "factor = " in "".join(cell["source"])]
    return int("".join(cell["source"]).split("factor = ")[1].split()[0])


def test_each_student_has_values_of_their_own_that_can_be_made_again(varied, roster):
    done = assign_course(varied, "tiny", roster, Silent())
    assert (done.students, done.modules, done.findings) == (12, 2, ())
    factors = [factor(done.folder, f"s{number}") for number in range(12)]
    assert len(set(factors)) > 3
    assert set(factors) <= set(range(2, 10))
    before = contents(done.folder)
    assert set(before) >= {"s3.zip", "s3/first-steps/first-steps.ipynb", "s3/first-steps/domain.py"}
    manifest = done.manifest.read_bytes()
    assign_course(varied, "tiny", roster, Silent())
    assert contents(done.folder) == before
    assert done.manifest.read_bytes() == manifest
    for copy in load_manifest(varied, "tiny").copies:
        if copy.module == "first-steps":
            assert copy.parameters == {"factor": factor(done.folder, copy.student)}
            assert notebook(done.folder, copy.student)["metadata"]["course"]["copy"] == copy.token


def test_the_zip_holds_the_folder(varied, roster):
    done = assign_course(varied, "tiny", roster, Silent())
    with zipfile.ZipFile(io.BytesIO((done.folder / "s1.zip").read_bytes())) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == contents(done.folder / "s1")


def test_nothing_secret_is_handed_out(varied, roster):
    done = assign_course(varied, "tiny", roster, Silent())
    text = b"".join(content for name, content in contents(done.folder).items() if not name.endswith(".zip")).decode()
    for secret in ("secret_sum_of_both", "314159", "-690", "cupboard", "forty-two", "by luck"):
        assert secret not in text
    # Ids of students are in no copy: a copy can be passed on for a review.
    assert "s11" not in notebook(done.folder, "s11")["metadata"]["course"]["copy"]


def test_a_variant_that_would_tell_an_answer_is_refused(varied, roster, monkeypatch):
    def leaking(module, values):
        sheet, findings = variant_sheet(module, values)
        if values.get("factor", 2) == 2:
            return sheet, findings
        cells = (replace(cell, student=cell.instructor) for cell in sheet.cells)
        return replace(sheet, cells=tuple(cells)), findings

    monkeypatch.setattr(builder.assign_course, "variant_sheet", leaking)
    with pytest.raises(FindingsError) as error:
        assign_course(varied, "tiny", roster, Silent())
    assert {found.rule for found in error.value.findings} == {"student-files-hold-no-answers"}
    assert not (varied.build / "assignments").exists() or not any((varied.build / "assignments").iterdir())
    assert not (varied.root / "grades" / "tiny" / "manifest.json").exists()


def test_without_a_roster_there_is_one_version(tiny):
    done = assign_course(tiny, "tiny", None, Silent())
    assert sorted(path.name for path in done.folder.iterdir()) == ["everyone", "everyone.zip"]
    assert [copy.student for copy in load_manifest(tiny, "tiny").copies] == ["", ""]


def test_what_is_handed_out_is_noted_as_met(tiny):
    assert read_released(tiny) == {}
    assign_course(tiny, "tiny", None, Silent())
    assert "double" in read_released(tiny)["first-steps"].exercises


def test_the_key_is_private_and_never_replaced(tiny, roster):
    assign_course(tiny, "tiny", roster, Silent())
    key = tiny.root / "grades" / "tiny" / "course.key"
    before = key.read_text()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert (tiny.root / "grades" / ".gitignore").read_text().splitlines()[-1] == "*"
    assign_course(tiny, "tiny", None, Silent())
    assert key.read_text() == before
    key.write_text("broken")
    with pytest.raises(CourseError, match="key"):
        assign_course(tiny, "tiny", roster, Silent())
    assert key.read_text() == "broken"


@pytest.mark.parametrize("change", ["value", "signature", "cut", "other key"])
def test_a_manifest_that_was_changed_is_refused(tiny, roster, change):
    place = assign_course(tiny, "tiny", roster, Silent()).manifest
    data = json.loads(place.read_text())
    if change == "value":
        data["manifest"]["copies"][0]["parameters"]["factor"] = 3
    elif change == "signature":
        data["signature"] = "0" * 64
    place.write_text(json.dumps(data) if change != "cut" else place.read_text()[:-40])
    if change == "other key":
        (place.parent / "course.key").write_text("ab" * 32)
    with pytest.raises(CourseError, match="manifest"):
        load_manifest(tiny, "tiny")


def test_late_students_come_in_and_nobody_loses_a_copy(varied, roster):
    assign_course(varied, "tiny", roster, Silent())
    before = load_manifest(varied, "tiny").by_token()
    card = varied.root / "modules" / "first-steps" / "module.yaml"
    card.write_text(card.read_text().replace("max: 9,", "max: 900,"))
    roster.write_text("id\ns1\nlate\n")
    done = assign_course(varied, "tiny", roster, Silent())
    after = load_manifest(varied, "tiny")
    assert {copy.student for copy in after.copies} == {*(f"s{number}" for number in range(12)), "late"}
    assert all(after.by_token()[token] == copy for token, copy in before.items())
    assert [found.rule for found in done.findings] == ["copies-are-of-this-version"]
    assert len(after.students) == 13


def test_a_module_that_is_not_there_and_another_industry(tiny, roster):
    with pytest.raises(CourseError) as error:
        assign_course(tiny, "tiny", roster, Silent(), modules=("fist-steps",))
    assert "Did you mean 'first-steps'?" in error.value.hint
    assign_course(tiny, "tiny", roster, Silent(), domain="healthcare")
    with pytest.raises(CourseError, match="healthcare"):
        assign_course(tiny, "tiny", roster, Silent(), domain="fintech")
    assert assign_course(tiny, "tiny", roster, Silent()).students == 12


def test_a_roster_that_is_no_text(tiny, tmp_path):
    path = Path(tmp_path / "roster.csv")
    path.write_bytes(b"id\n\xff\xfe\n")
    with pytest.raises(FindingsError):
        assign_course(tiny, "tiny", path, Silent())
