"""Grading a class: received, attributed, graded once, stopped at any moment, and nothing lost."""

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from builder.assign_course import load_manifest
from builder.errors import CourseError
from builder.gradebook.store import Gradebook
from builder.read_class import marks_by_student, open_gradebook, read_marks

from .conftest import grade, marks_after, put
from .samples import notebook, sample_result

ROOT = Path(__file__).parents[2]


def totals(workspace):
    return {key: mark.total for key, mark in read_marks(workspace, "tiny").marks.items()}


def test_a_class_is_graded_once(class_of_three, handed_in):
    seen = []

    def grader(plan, submissions, on_done):
        for submission in submissions:
            seen.append(submission.id)
            on_done(sample_result(plan, submission))

    done = grade(class_of_three, handed_in, grader)
    assert (done.received, done.graded, done.before, done.unattributed) == (5, 5, 0, ())
    assert totals(class_of_three) == {
        ("ada", "first-steps"): 4,
        ("ada", "second-steps"): 1,
        ("alan", "first-steps"): 2,
        ("alan", "second-steps"): 0,
        ("bea", "first-steps"): 3,
    }
    again = grade(class_of_three, handed_in, grader)
    assert (again.graded, again.before) == (0, 5)
    assert len(seen) == len(set(seen)) == 5
    marks = read_marks(class_of_three, "tiny")
    assert [student.name for student in marks.students] == ["Ada Lovelace", "Alan Turing", "Bea B"]


def test_what_came_of_it_is_counted_student_by_student(class_of_three, handed_in):
    put(handed_in, "bea/second-steps.ipynb", b"no notebook")
    done = grade(class_of_three, handed_in, due={"first-steps": "2026-01-01T00:00:00+00:00"})
    with open_gradebook(class_of_three, "tiny") as book:
        parts = list(marks_by_student(book, texts=True))
    whole = read_marks(class_of_three, "tiny", texts=True)
    assert [marks.students for marks in parts] == [(student,) for student in whole.students]
    assert {key: mark for marks in parts for key, mark in marks.marks.items()} == whole.marks
    found = whole.marks.values()
    assert done.late == sum(mark.late for mark in found) == 3
    assert done.flagged == sum(bool(mark.flags) for mark in found) == 4
    assert done.to_judge == sum(mark.pending for mark in found)


def test_a_mark_can_be_traced(class_of_three, handed_in):
    grade(class_of_three, handed_in)
    mark = read_marks(class_of_three, "tiny").mark("alan", "first-steps")
    with open_gradebook(class_of_three, "tiny") as book:
        assert book.originals.read(mark.submission.notebook.digest) == notebook(2)
    copy = load_manifest(class_of_three, "tiny").copy_for("alan", "first-steps")
    assert dict(mark.result.values) == copy.parameters
    assert mark.result.result.runner == "sample"
    assert len(mark.result.result.plan) == 64
    assert [(test.outcome, test.message) for one in mark.exercises for test in one.result.tests] == [
        ("passed", ""),
        ("failed", "Hint of tests-double-2."),
        ("failed", "Hint of tests-foresee."),
    ]


def test_a_changed_module_is_graded_anew_and_the_old_result_stays(class_of_three, handed_in):
    grade(class_of_three, handed_in)
    lesson = class_of_three.root / "modules" / "first-steps" / "lesson.md"
    lesson.write_text(lesson.read_text().replace("== -690", "== -345 * 2"))
    done = grade(class_of_three, handed_in)
    assert (done.graded, done.before) == (3, 2)
    with open_gradebook(class_of_three, "tiny") as book:
        assert len(list(book.results())) == 8


def test_newest_first_and_best(class_of_three, tmp_path):
    folder = tmp_path / "repeated"
    for number, points in enumerate((1, 4, 2)):
        name = f"lovelaceada_11_{number}_first-steps{f'-{number}' if number else ''}.ipynb"
        put(folder, name, notebook(points), 1_767_600_000 + number)
    assert grade(class_of_three, folder).graded == 1
    assert totals(class_of_three) == {("ada", "first-steps"): 2}
    assert grade(class_of_three, folder, keep="first").graded == 1
    assert totals(class_of_three) == {("ada", "first-steps"): 1}
    done = grade(class_of_three, folder, keep="best")
    assert (done.graded, done.before) == (1, 2)
    assert totals(class_of_three) == {("ada", "first-steps"): 4}
    assert read_marks(class_of_three, "tiny").mark("ada", "first-steps").submissions == 3


def test_times_that_a_copy_changed_do_not_count(class_of_three, tmp_path):
    folder = tmp_path / "in"
    path = put(folder, "ada/first-steps.ipynb", notebook(3), 1_767_600_000)
    due = {"": "2026-01-06T00:00:00+00:00"}
    assert not marks_after(class_of_three, folder, due=due).mark("ada", "first-steps").late
    os.utime(path, (1_768_600_000, 1_768_600_000))
    done = grade(class_of_three, folder, due=due)
    assert (done.graded, done.before) == (0, 1)
    assert not read_marks(class_of_three, "tiny").mark("ada", "first-steps").late
    put(folder, "ada/first-steps.ipynb", notebook(4), 1_768_600_000)
    assert marks_after(class_of_three, folder, due=due).mark("ada", "first-steps").late


def test_late_by_canvas_and_by_the_due_time_of_a_module(class_of_three, tmp_path):
    folder = tmp_path / "in"
    put(folder, "lovelaceada_LATE_11_5_first-steps.ipynb", notebook(3), 1_767_600_000)
    put(folder, "alan/first-steps.ipynb", notebook(3), 1_767_600_000)
    put(folder, "alan/second-steps.ipynb", notebook(1), 1_767_600_000)
    marks = marks_after(class_of_three, folder, due={"second-steps": "2026-01-01T00:00:00+00:00"})
    late = {key: mark.late for key, mark in marks.marks.items()}
    assert late == {
        ("ada", "first-steps"): True,
        ("alan", "first-steps"): False,
        ("alan", "second-steps"): True,
    }
    assert [note.code for note in marks.mark("ada", "first-steps").flags] == ["late"]


def test_what_cannot_be_attributed_is_told_and_nobody_else_suffers(class_of_three, handed_in):
    put(handed_in, "nobody/first-steps.ipynb", notebook(4))
    put(handed_in, "ada/essay/notes.pdf", b"%PDF")
    (handed_in / "alan" / "link.ipynb").symlink_to("/etc/passwd")
    done = grade(class_of_three, handed_in)
    assert done.graded == 5
    assert sorted((one.name, one.kind) for one in done.unattributed) == [
        ("ada/essay/notes.pdf", "no notebook"),
        ("alan/link.ipynb", "no file"),
        ("nobody/first-steps.ipynb", "nobody's"),
    ]


def test_files_that_are_no_notebooks_get_a_flag_and_no_points(class_of_three, tmp_path):
    folder = tmp_path / "in"
    put(folder, "ada/first-steps.ipynb", b"")
    put(folder, "alan/first-steps.ipynb", b"\x00\xff binary")
    big = put(folder, "bea/first-steps.ipynb", b"")
    with big.open("r+b") as stream:
        stream.truncate(200 * 2**20)
    marks = marks_after(class_of_three, folder)
    assert {key: mark.total for key, mark in marks.marks.items()} == {
        ("ada", "first-steps"): 0,
        ("alan", "first-steps"): 0,
        ("bea", "first-steps"): 0,
    }
    codes = {key[0]: sorted({note.code for note in mark.flags}) for key, mark in marks.marks.items()}
    assert codes == {"ada": ["not a notebook"], "alan": ["not a notebook"], "bea": ["too large"]}
    assert "200 MB" in marks.mark("bea", "first-steps").flags[0].text


def test_another_students_copy_is_told(class_of_three, tmp_path):
    token = load_manifest(class_of_three, "tiny").copy_for("ada", "first-steps").token
    put(tmp_path / "in", "alan/first-steps.ipynb", notebook(4, copy=token))
    put(tmp_path / "in", "renamed.ipynb", notebook(3, copy=token))
    marks = marks_after(class_of_three, tmp_path / "in")
    assert marks.mark("alan", "first-steps").total == 4
    assert marks.mark("ada", "first-steps").total == 3
    assert [note.code for note in marks.mark("alan", "first-steps").flags] == ["another student's copy"]


def test_a_zip_of_a_class(class_of_three, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Ada Lovelace_77_assignsubmission_file_/first-steps.ipynb", notebook(4))
        archive.writestr("Alan Turing_78_assignsubmission_file_/work.zip", _zip({"first-steps.ipynb": notebook(1)}))
    path = put(tmp_path, "moodle.zip", packed.getvalue())
    marks = marks_after(class_of_three, path)
    assert {key: mark.total for key, mark in marks.marks.items()} == {
        ("ada", "first-steps"): 4,
        ("alan", "first-steps"): 1,
    }


def _zip(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_without_manifest_and_roster_folders_name_the_students(tiny, tmp_path):
    put(tmp_path / "in", "cem/first-steps.ipynb", notebook(2))
    put(tmp_path / "in", "dora/first-steps.ipynb", notebook(4))
    done = grade(tiny, tmp_path / "in")
    students = read_marks(tiny, "tiny").students
    assert done.graded == 2
    assert [(student.id, student.listed) for student in students] == [("cem", False), ("dora", False)]
    roster = tmp_path / "r.csv"
    roster.write_text("id\ndora\n")
    put(tmp_path / "in", "evil/first-steps.ipynb", notebook(4))
    assert [one.name for one in grade(tiny, tmp_path / "in", roster=roster).unattributed] == [
        "cem/first-steps.ipynb",
        "evil/first-steps.ipynb",
    ]


def test_one_module_for_all_files(class_of_three, tmp_path):
    put(tmp_path / "in", "ada/Untitled.ipynb", notebook(2))
    assert grade(class_of_three, tmp_path / "in").unattributed[0].kind == "nobody's"
    assert grade(class_of_three, tmp_path / "in", module="first-steps").graded == 1
    with pytest.raises(CourseError) as error:
        grade(class_of_three, tmp_path / "in", module="first-step")
    assert "Did you mean 'first-steps'?" in error.value.hint
    with pytest.raises(CourseError):
        grade(class_of_three, tmp_path / "in", due={"frist": "2026-01-06T00:00:00+00:00"})


def test_a_changed_manifest_stops_grading(class_of_three, handed_in):
    place = class_of_three.root / "grades" / "tiny" / "manifest.json"
    data = json.loads(place.read_text())
    data["manifest"]["copies"][0]["parameters"] = {"factor": 2}
    data["manifest"]["copies"][0]["student"] = "eve"
    place.write_text(json.dumps(data))
    with pytest.raises(CourseError, match="not signed"):
        grade(class_of_three, handed_in)


def test_no_gradebook_yet(tiny):
    with pytest.raises(CourseError, match="no gradebook yet"):
        read_marks(tiny, "tiny")


def test_ctrl_c_keeps_what_is_done(class_of_three, handed_in):
    def stopped(plan, submissions, on_done):
        for number, submission in enumerate(submissions):
            if number == 2:
                raise KeyboardInterrupt
            on_done(sample_result(plan, submission))

    with pytest.raises(KeyboardInterrupt):
        grade(class_of_three, handed_in, stopped)
    done = grade(class_of_three, handed_in)
    assert (done.before, done.graded) == (2, 3)


RUN = """
import sys, time, os
sys.path[:0] = [{root!r}]
from pathlib import Path
from builder.grade_class import GradeOptions, grade_class
from builder.progress import Silent
from builder.workspace import Workspace
from tests.grading.samples import sample_result
print("ready", flush=True)
def grader(plan, submissions, on_done):
    for submission in submissions:
        print("begun", submission.id, flush=True)
        time.sleep(0.002)
        on_done(sample_result(plan, submission))
        print("kept", submission.id, flush=True)
grade_class(Workspace(Path(sys.argv[1])), "tiny", Path(sys.argv[2]), GradeOptions(), grader, Silent())
print("finished", flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_kill_9_at_random_moments_loses_nothing_and_nothing_is_graded_twice(tiny, tmp_path):
    wanted = int(os.environ.get("COURSEWRIGHT_KILLS", "6"))
    rng = random.Random(7)
    folder = tmp_path / "in"
    for number in range(6 * wanted):
        put(folder, f"s{number}/first-steps.ipynb", notebook(number % 5, f"n{number}"), 1_767_600_000)
    script = RUN.format(root=str(ROOT))
    command = [sys.executable, "-c", script, str(tiny.root), str(folder)]
    kept, finished, kills = [], False, 0
    file = tiny.root / "grades" / "tiny" / "gradebook.sqlite"
    while not finished or kills < wanted:
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as run:
            assert run.stdout.readline() == "ready\n"
            # Half of the moments lie while submissions come in, half while they are graded.
            if kills % 2:
                while (line := run.stdout.readline()) and not line.startswith("begun"):
                    pass
                lines = [line.strip()]
                time.sleep(rng.uniform(0, 0.04))
            else:
                lines = []
                time.sleep(rng.uniform(0, 1.2))
            if kills < wanted:
                os.kill(run.pid, signal.SIGKILL)
                kills += 1
            lines += run.stdout.read().split("\n")
        begun = {line.split()[1] for line in lines if line.startswith("begun ")}
        # What was told to be kept is never begun again.
        assert not begun & set(kept)
        kept += [line.split()[1] for line in lines if line.startswith("kept ")]
        finished = "finished" in lines
        if file.exists():
            with Gradebook(file.parent) as book:
                results = list(book.results())
                assert {str(one.submission) for one in results} >= set(kept)
                assert len({one.work for one in results}) == len(results)
    marks = read_marks(tiny, "tiny").marks
    assert {key[0]: mark.total for key, mark in marks.items()} == {f"s{n}": n % 5 for n in range(6 * wanted)}
    assert len(results) == 6 * wanted
