"""Modules that are saved are checked again: which ones, what is told, and that the workers stay."""

import itertools

import pytest
from click.testing import CliRunner

from builder.check_course import check_modules, prove_whole_course
from builder.cli.main import course
from builder.errors import WorkspaceError
from builder.prove.engine.client import Engine
from builder.prove.values import ProofReport
from builder.recheck import recheck_modules
from builder.stamp import BuildOptions
from builder.watched import changes_since, file_states, saved_files

HEALTH = BuildOptions(domain="healthcare")
NAME = "first-steps"


def looks(workspace, saves, *, only=(NAME,), edit=None):
    """Return what is told of each look; `edit` is done before the saves are told."""
    seen = []

    def saved():
        if edit:
            edit()
        yield from saves

    recheck_modules(
        workspace,
        "tiny",
        HEALTH,
        only,
        variants=1,
        on_done=lambda _: None,
        on_first=lambda *_: None,
        on_checked=seen.append,
        saved=saved(),
    )
    return seen


@pytest.fixture
def without_proof(monkeypatch):
    """Everything but the runs: no worker is started."""
    monkeypatch.setattr("builder.check_course.prove_course", lambda *_, **__: ProofReport("tiny", (), ()))
    monkeypatch.setattr("builder.recheck.prepare_engine", lambda *_: None)


@pytest.mark.slow
def test_a_saved_exercise_is_proven_again_and_the_others_are_kept(tiny, monkeypatch):
    lesson = tiny.root / f"modules/{NAME}/lesson.md"
    started = []
    worker = Engine._worker
    monkeypatch.setattr(Engine, "_worker", lambda self, key: started.append(worker(self, key)) or started[-1])

    def edit():
        text = lesson.read_text("utf-8")
        assert "assert double(" in text
        lesson.write_text(text.replace("assert double(", "assert  double(", 1), "utf-8")

    first, second, third = looks(tiny, [frozenset({lesson}), frozenset({lesson})], edit=edit)
    total = first.report.figures.exercises
    assert (first.report.from_cache, second.report.from_cache, third.report.from_cache) == (0, total - 1, total)
    assert second.findings == ()
    assert len(set(started)) == 2, "workers were started again"  # one for each hash seed
    # What was proven by itself is known to a check of the whole course.
    report, _ = prove_whole_course(tiny, "tiny", HEALTH, variants=1, on_done=lambda _: None)
    assert report.from_cache >= total


@pytest.mark.usefixtures("without_proof")
def test_only_what_a_save_concerns_is_looked_at(tiny):
    modules = tiny.root / "modules"
    saves = [
        frozenset({modules / NAME / "lesson.md"}),
        frozenset({modules / "elsewhere" / "lesson.md"}),
        frozenset({tiny.curriculum / "tiny.yaml"}),
        frozenset({modules / "_library" / "tool.py"}),
    ]
    assert [seen.modules for seen in looks(tiny, saves)] == [(NAME,)] * 4
    assert [seen.modules for seen in looks(tiny, saves, only=())] == [(NAME,)] * 3


@pytest.mark.usefixtures("without_proof")
def test_a_file_that_cannot_be_read_does_not_end_the_watch(tiny):
    card = tiny.root / f"modules/{NAME}/module.yaml"
    whole = card.read_text("utf-8")

    def saved():
        for text in ("id: [", whole):
            card.write_text(text, "utf-8")
            yield frozenset({card})

    broken, mended = looks(tiny, saved())[1:]
    assert [fault.rule for fault in broken.findings][:1] == ["yaml-can-be-read"]
    assert mended.findings == ()


@pytest.mark.usefixtures("without_proof")
def test_a_module_that_is_not_in_the_course_is_named(tiny):
    with pytest.raises(WorkspaceError, match="has no module 'first-step'") as raised:
        check_modules(tiny, "tiny", HEALTH, ["first-step"], variants=1, on_done=lambda _: None)
    assert f"Did you mean '{NAME}'?" in raised.value.hint


@pytest.mark.parametrize("other", [["--quick"], ["--site"], ["--links"], ["--dask", "tcp://127.0.0.1:1"]])
@pytest.mark.parametrize("one", [["--only", NAME], ["--watch"]])
def test_options_that_say_two_things_are_refused(tiny, one, other):
    done = CliRunner().invoke(course, ["check", "--workspace", str(tiny.root), *one, *other])
    assert done.exit_code == 2
    assert f"{other[0]} does not go with {one[0]}." in done.output


@pytest.mark.usefixtures("without_proof")
def test_findings_of_a_module_by_itself_are_those_of_the_course(tiny):
    path = tiny.root / f"modules/{NAME}/lesson.md"
    path.write_text(path.read_text("utf-8").replace("factor = 2\n", "factor = 3\n"), "utf-8")
    arguments = ["check", "--workspace", str(tiny.root)]
    alone, quick = (CliRunner().invoke(course, [*arguments, *more]) for more in (["--only", NAME], ["--quick"]))
    assert alone.exit_code == quick.exit_code == 1
    assert alone.stdout == quick.stdout
    assert "The exercises are proven when these errors are mended." in alone.stderr


def test_changes_are_noticed(tmp_path):
    (tmp_path / "a.md").write_text("one")
    (tmp_path / ".hidden").write_text("one")
    (tmp_path / "gone.md").write_text("one")
    before = file_states([tmp_path])
    assert changes_since(before, [tmp_path]) == (set(), before)
    (tmp_path / "a.md").write_text("three")
    (tmp_path / ".hidden").write_text("three")
    (tmp_path / "gone.md").unlink()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "b.md").write_text("one")
    changed, _ = changes_since(before, [tmp_path])
    assert changed == {tmp_path / "a.md", tmp_path / "gone.md", tmp_path / "new" / "b.md"}


def test_saves_are_told_as_they_come(tmp_path, monkeypatch):
    turns = itertools.count()

    def save(_):
        if (turn := next(turns)) % 2:
            (tmp_path / f"{turn}.md").write_text("text")

    monkeypatch.setattr("builder.watched.time.sleep", save)
    first, second = itertools.islice(saved_files([tmp_path]), 2)
    assert (first, second) == ({tmp_path / "1.md"}, {tmp_path / "3.md"})
