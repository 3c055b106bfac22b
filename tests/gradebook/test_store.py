"""The gradebook: what goes in comes out the same, nothing is changed, nothing is lost, nothing is kept twice."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from builder.errors import CourseError
from builder.gradebook.schema import MIGRATIONS, open_database
from builder.gradebook.store import Gradebook
from builder.gradebook.values import Judgement, Pupil

from .conftest import FACTS, kept, result

NOW = "2026-01-02T00:00:00+00:00"


def received(book, found, now=NOW):
    book.add_submissions([found], [], now)
    matching = [one for one in book.submissions() if (one.work, one.submitted) == (found.work, found.submitted)]
    assert len(matching) == 1
    return matching[0]


def test_what_is_kept_comes_out_the_same(book):
    number = received(book, kept("ada")).number
    values = (("factor", 3), ("name", "x"))
    assert book.add_result(kept("ada", number=number), values, result(number, 1, "Twice nothing is nothing."), NOW)
    (found,) = book.results()
    assert found.result == result(number, 1, "Twice nothing is nothing.")
    assert (found.submission, found.work, found.values) == (number, kept("ada").work, values)
    assert found.graded == NOW
    (submission,) = book.submissions()
    assert submission == replace(kept("ada"), number=number)
    assert book.modules() == {("first-steps", "v1"): FACTS}


def test_marks_do_not_need_sources_and_outputs(book):
    ada = received(book, kept("ada"))
    book.add_result(ada, None, result(ada.number), NOW)
    (found,) = book.results(texts=False)
    assert [(one.source, one.outputs) for one in found.result.exercises] == [("", "[]")] * 2
    assert found.result.manual == result(ada.number).manual
    assert [one.earned for one in found.result.exercises] == [3, 1]


def test_nothing_is_kept_twice(book):
    ada = received(book, kept("ada"))
    assert received(book, kept("ada"), "2027-01-01T00:00:00+00:00") == ada
    assert received(book, kept("ada", b"other")).number != ada.number
    assert not book.is_graded(ada.work, "v1", None)
    assert book.add_result(ada, None, result(ada.number), NOW)
    assert book.is_graded(ada.work, "v1", None)
    assert not book.is_graded(ada.work, "v1", (("factor", 3),))
    assert not book.add_result(ada, None, result(ada.number, 0), NOW)
    assert [one.result.earned for one in book.results()] == [4]
    assert book.add_result(ada, None, result(ada.number, 0, version="v2"), NOW)
    assert [one.result.plan for one in book.results([ada.work])] == ["v1", "v2"]


def test_the_same_files_at_another_time_are_the_same_work(book):
    first = received(book, kept("ada"))
    again = received(book, kept("ada", submitted="2026-01-05T10:00:00+00:00"))
    assert first.number != again.number
    assert first.work == again.work != kept("alan").work
    book.add_result(first, None, result(first.number), NOW)
    assert book.is_graded(again.work, "v1", None)


@pytest.mark.parametrize("table", ["submission", "result", "exercise", "test", "flag", "answer", "judgement"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid + 1"])
def test_what_was_written_cannot_be_changed(book, tmp_path, table, change):
    ada = received(book, kept("ada"))
    book.add_result(ada, None, result(ada.number), NOW)
    book.add_judgements([Judgement("ada", "first-steps", "note", "Clear", 1.0)])
    with closing(sqlite3.connect(tmp_path / "gradebook.sqlite")) as database:
        assert database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            database.execute(change.format(table))


def test_a_result_that_cannot_be_kept_whole_is_not_kept_at_all(book):
    ada = received(book, kept("ada"))
    whole = result(ada.number)
    broken = replace(whole, exercises=(*whole.exercises, replace(whole.exercises[0], source=object())))
    with pytest.raises((CourseError, AttributeError)):
        book.add_result(ada, None, broken, NOW)
    assert list(book.results()) == []
    assert book.add_result(ada, None, whole, NOW)


def test_text_that_is_no_unicode_is_spelled_out(book):
    ada = received(book, kept("ada"))
    book.add_result(ada, None, result(ada.number, 1, "half \ud83d of a pair"), NOW)
    (found,) = book.results()
    assert found.result.exercises[0].tests[1].message == "half \\ud83d of a pair"


def test_students_keep_what_is_known(book):
    book.add_students([Pupil("ada", "Ada", "ada@school.example", listed=True)])
    book.add_students([Pupil("ada", "", "", canvas_id="7", listed=False), Pupil("bea", listed=False)])
    assert book.students() == (Pupil("ada", "Ada", "ada@school.example", canvas_id="7"), Pupil("bea", listed=False))


def test_settings(book):
    assert book.setting("keep", "newest") == "newest"
    book.set_setting("keep", "best")
    assert book.settings() == {"keep": "best"}


def test_the_last_judgement_comes_last(book):
    first = Judgement("ada", "first-steps", "note", "Clear", 1.0, "Good", "digest", "me", NOW)
    book.add_judgements([first, replace(first, points=2.0)])
    assert book.judgements() == (first, replace(first, points=2.0))


def test_originals_are_kept_by_digest_and_watched(book, tmp_path):
    digest = book.originals.add(b"content")
    assert book.originals.add(b"content") == digest
    assert book.originals.read(digest) == b"content"
    path = book.originals.path(digest)
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    path.chmod(0o600)
    path.write_bytes(b"changed")
    with pytest.raises(CourseError, match="was changed"):
        book.originals.read(digest)
    path.unlink()
    with pytest.raises(CourseError, match="is not in"):
        book.originals.read(digest)


def test_the_file_is_private_and_in_wal_mode(book, tmp_path):
    file = tmp_path / "gradebook.sqlite"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_migrations_run_by_themselves_and_keep_a_backup(tmp_path):
    file = tmp_path / "gradebook.sqlite"
    with Gradebook(tmp_path) as book:
        number = received(book, kept("ada")).number
    more = (*MIGRATIONS, "ALTER TABLE student ADD COLUMN nick TEXT NOT NULL DEFAULT '';\nCREATE TABLE t (x);")
    with closing(open_database(file, more)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
        assert database.execute("SELECT number FROM submission").fetchall() == [(number,)]
    backup = tmp_path / f"gradebook.sqlite.v{len(MIGRATIONS)}.bak"
    with closing(sqlite3.connect(backup)) as database:
        assert database.execute("SELECT number FROM submission").fetchall() == [(number,)]
        assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    with pytest.raises(CourseError, match="newer coursewright"):
        Gradebook(tmp_path)


def test_a_migration_that_fails_changes_nothing(tmp_path):
    Gradebook(tmp_path).close()
    broken = (*MIGRATIONS, "CREATE TABLE extra (x);\nALTER TABLE missing ADD COLUMN y;")
    with pytest.raises(CourseError, match="no such table"):
        open_database(tmp_path / "gradebook.sqlite", broken)
    with Gradebook(tmp_path) as book:
        assert book.students() == ()


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be read" * 30, None])
def test_a_file_that_is_no_gradebook(tmp_path, content):
    file = tmp_path / "gradebook.sqlite"
    if content is None:
        with closing(sqlite3.connect(file)) as database:
            database.execute("CREATE TABLE other (x)")
    else:
        file.write_bytes(content)
    before = file.read_bytes()
    with pytest.raises(CourseError):
        Gradebook(tmp_path)
    if content:
        assert file.read_bytes() == before


def test_several_write_at_once(book, tmp_path):
    def write(name):
        with Gradebook(tmp_path) as own:
            for number in range(10):
                found = received(own, kept(f"{name}{number}"))
                own.add_result(found, None, result(found.number), NOW)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(book.results())) == 40


WRITER = """
import sys
from dataclasses import replace
sys.path[:0] = [{tests!r}, {root!r}]
from pathlib import Path
from builder.gradebook.store import Gradebook
from conftest import kept, result
with Gradebook(Path(sys.argv[1])) as book:
    print("ready", flush=True)
    for number in range(100000):
        book.originals.add(f"s{{number}}".encode())
        found = kept(f"s{{number}}", f"s{{number}}".encode())
        book.add_submissions([found], [Pupil(found.student)], "now")
        found = replace(found, number=number + 1)
        book.add_result(found, None, result(found.number), "now")
        print(number, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_what_was_reported_survives_kill_9(tmp_path):
    here = Path(__file__).parent
    script = WRITER.format(tests=str(here), root=str(here.parents[1]))
    told = 0
    for delay in (0.0, 0.013, 0.05, 0.11, 0.2):
        with subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(delay)
            os.kill(writer.pid, signal.SIGKILL)
            lines = writer.stdout.read().split(b"\n")
        told = max([told, *(int(line) + 1 for line in lines[:-1] if line)])
        with Gradebook(tmp_path) as book:
            results = list(book.results())
            assert len(results) >= told
            assert len({one.submission for one in results}) == len(results)
            assert all(one.result == result(one.submission) for one in results)
            submissions = book.submissions()
            assert {one.number for one in submissions} >= {one.submission for one in results}
            for one in submissions:
                assert book.originals.read(one.notebook.digest) == one.student.encode()
