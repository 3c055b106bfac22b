"""Scaffolds: every kind runs and is proven at once, says what is to be written, and is published only when it is."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.build import job_of, read_course, sheet_of
from builder.check.course import check_one_module
from builder.check.leaks import find_leaks, secret_lines
from builder.check.runs import run_findings
from builder.cli.main import course
from builder.cli.module import _KINDS
from builder.course.load import load_module
from builder.documents.module_card import ModuleCard
from builder.documents.reading import read_document
from builder.environment import missing_packages
from builder.errors import CourseError, FindingsError, WriteError
from builder.findings import Severity
from builder.outputs import make_product
from builder.prove.proving import prove_module
from builder.run.running import run_jobs
from builder.scaffold.kinds import ScaffoldKind, kind_for
from builder.scaffold.listing import with_module
from builder.scaffold.make import plain_title, scaffold_files
from builder.scaffold.placing import request_for, write_scaffold
from builder.stamp import BuildOptions
from builder.workspace import Workspace, read_modules, read_vocabulary

ROOT = Path(__file__).parents[2]
VOCABULARY = read_vocabulary(Workspace(ROOT), ())[0]
CURRICULUM = """\
course: demo
title: Demo
stages:
  - id: proof-of-concept
    title: One
    modules:
      - id: first
"""


@pytest.fixture
def place(tmp_path):
    (tmp_path / "curriculum").mkdir()
    return Workspace(tmp_path)


def request(kind, name="A new skill", **more):
    return request_for(ScaffoldKind(kind), name, VOCABULARY, **{"stage": "proof-of-concept", **more})


def loaded(place, name):
    made, findings = load_module(place, read_modules(place)[0][name], "proof-of-concept", None)
    assert findings == ()
    return made


def faults_of(made):
    """Return errors and warnings; a note such as a missing quiz is only told."""
    return [one for one in check_one_module(made, ("a-new-skill",)) if one.severity is not Severity.NOTE]


def written(place, name):
    """Write what is to be written, as a teacher would, and publish the module."""
    folder = place.root / "modules" / name
    for path in (folder / "module.yaml", folder / "lesson.md"):
        text = re.sub(r"TO BE WRITTEN:? ?", "", path.read_text("utf-8"))
        path.write_text(text.replace("status: draft", "status: published"), "utf-8")


@pytest.mark.parametrize("kind", list(ScaffoldKind))
def test_every_kind_is_in_good_form_and_says_what_is_to_be_written(place, kind):
    write_scaffold(place, request(kind))
    made = loaded(place, "a-new-skill")
    findings = faults_of(made)
    assert {fault.rule for fault in findings} == {"placeholders-are-written"}
    assert {fault.severity.value for fault in findings} == {"warning"}
    assert {fault.place.file.rpartition("/")[2] for fault in findings} == {"module.yaml", "lesson.md"}
    assert all(fault.place.line for fault in findings)
    assert len(findings) >= 7
    assert made.card.status == "draft"
    assert made.card.skills == {"a-new-skill": ("A new skill",)}


@pytest.mark.parametrize("kind", list(ScaffoldKind))
def test_published_before_it_is_written_it_is_an_error(place, kind):
    write_scaffold(place, request(kind))
    path = place.root / "modules" / "a-new-skill" / "module.yaml"
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    findings = faults_of(loaded(place, "a-new-skill"))
    assert {fault.severity.value for fault in findings} == {"error"}


@pytest.mark.parametrize("kind", list(ScaffoldKind))
def test_when_everything_is_written_there_are_no_findings(place, kind):
    write_scaffold(place, request(kind))
    written(place, "a-new-skill")
    assert faults_of(loaded(place, "a-new-skill")) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(ScaffoldKind))
def test_every_kind_runs_is_proven_and_hides_its_answers(place, kind):
    write_scaffold(place, request(kind))
    made = loaded(place, "a-new-skill")
    if missing := missing_packages(made.card.packages):
        pytest.skip(f"{', '.join(missing)} is not installed")
    sheet, faults = sheet_of(made)
    assert faults == ()
    report = run_jobs([job_of(made, sheet)], runner="warm", workers=1)[0]
    assert run_findings(made.card, sheet, report) == ()
    product = make_product(made, sheet, {cell.id: cell.outputs for cell in report.cells})
    assert list(find_leaks([*product.student, ("site", product.site.encode())], secret_lines([made]))) == []
    proof = prove_module(made, sheet, domains=[], variants=1, cache=None)
    assert proof.findings == ()
    assert proof.figures.proven == proof.figures.exercises == 1
    assert proof.figures.killed == proof.figures.mutants >= 9


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(ScaffoldKind))
def test_every_kind_is_graded(place, kind, graded):
    write_scaffold(place, request(kind))
    made = loaded(place, "a-new-skill")
    if missing := missing_packages(made.card.packages):
        pytest.skip(f"{', '.join(missing)} is not installed")
    wanted = {attempt.name: attempt.score for attempt in made.attempts}
    (exercise,) = made.card.exercises.values()
    assert graded(made) == {**wanted, "the starter": 0, "the solution": exercise.automatic_points}


def test_nothing_is_ever_overwritten(place):
    write_scaffold(place, request("python"))
    before = {path: path.read_bytes() for path in place.root.rglob("*") if path.is_file()}
    with pytest.raises(WriteError, match="nothing was written"):
        write_scaffold(place, request("writing"))
    with pytest.raises(CourseError, match="already"):
        request("python", taken=["a-new-skill"])
    assert {path: path.read_bytes() for path in place.root.rglob("*") if path.is_file()} == before


def test_a_known_skill_is_taught_by_its_id():
    made = request("writing", "Mentoring")
    assert made.teaches == ("mentoring",)
    assert made.skills == {}


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120), st.sampled_from(list(ScaffoldKind)))
@example("FALSE", ScaffoldKind.PYTHON)
@example("Null", ScaffoldKind.WRITING)
@example("0x1f", ScaffoldKind.PYTHON)
def test_any_name_gives_a_card_that_can_be_read_or_is_refused(name, kind):
    try:
        made = request(kind, name)
    except CourseError:
        assert re.search(r"[a-z]", name.casefold()) is None or not plain_title(name)
        return
    assert plain_title(made.title) == made.title
    files = {file.name: file.text for file in scaffold_files(made)}
    card, findings = read_document(ModuleCard, files["module.yaml"], "module.yaml")
    assert findings == ()
    assert card is not None
    assert (card.id, card.title, card.status) == (made.id, made.title, "draft")
    assert f"\n# {card.title}\n" in files["lesson.md"]
    assert "@@" not in "".join(files.values())


@pytest.mark.parametrize(
    ("text", "soft", "kind"),
    [
        ("Containerisation with Docker", False, "container"),
        ("Building ETL pipelines", False, "pipeline"),
        ("REST services", False, "service"),
        ("Statistical analysis of outcomes", False, "analysis"),
        ("Calculation of doses", False, "decision"),
        ("Hand hygiene", False, "procedure"),
        ("Python scripting", False, "python"),
        ("Firewall rules", False, "config"),
        ("Empathy with patients", True, "writing"),
        ("Planning under stress", True, "writing"),
        ("Juggling", False, "procedure"),
        ("PyTorch", False, "python"),
        ("Detailed documentation of wound care", False, "writing"),
    ],
)
def test_the_kind_follows_from_the_words(text, soft, kind):
    assert kind_for(text, soft=soft) == kind


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (CURRICULUM, CURRICULUM + "      - id: new-one\n        chosen: true\n"),
        (CURRICULUM + "# the end\n", CURRICULUM + "      - id: new-one\n        chosen: true\n# the end\n"),
        (
            CURRICULUM.replace("modules:\n      - id: first", "modules: []  # none yet"),
            CURRICULUM.replace(
                "modules:\n      - id: first", "modules:  # none yet\n        - id: new-one\n          chosen: true"
            ),
        ),
        (
            CURRICULUM.replace("    modules:\n      - id: first\n", "  - id: later\n    title: Two\n"),
            CURRICULUM.replace(
                "    modules:\n      - id: first\n",
                "    modules:\n        - id: new-one\n          chosen: true\n  - id: later\n    title: Two\n",
            ),
        ),
        (
            CURRICULUM + "        serves:\n          - {item: tasks/a, why: b}\n\ngaps: []\n",
            CURRICULUM
            + "        serves:\n          - {item: tasks/a, why: b}\n"
            + "      - id: new-one\n        chosen: true\n\ngaps: []\n",
        ),
    ],
)
def test_a_module_is_added_and_nothing_else_changes(before, after):
    assert with_module(before, "proof-of-concept", "new-one", "c.yaml") == after


def test_a_stage_that_is_not_there_is_named():
    with pytest.raises(CourseError, match="no stage 'year-one'"):
        with_module(CURRICULUM, "year-one", "new-one", "c.yaml")


def test_a_build_leaves_drafts_out_and_says_so(tiny):
    write_scaffold(tiny, request("python"))
    path = tiny.curriculum / "tiny.yaml"
    path.write_text(with_module(path.read_text("utf-8"), "proof-of-concept", "a-new-skill", "c"), "utf-8")
    made, findings = read_course(tiny, "tiny", BuildOptions())
    assert "a-new-skill" not in [one.card.id for one in made.modules]
    assert "a-new-skill" not in made.curriculum.module_ids()
    told = [fault for fault in findings if fault.severity is not Severity.NOTE]
    assert [(fault.rule, fault.severity.value) for fault in told] == [("draft-modules-are-not-published", "warning")]
    assert told[0].place.line > 1


def test_what_only_a_draft_serves_is_a_gap_in_the_build(tiny):
    card = tiny.root / "modules" / "second-steps" / "module.yaml"
    card.write_text(card.read_text("utf-8").replace("kind: writing", "kind: writing\nstatus: draft"), "utf-8")
    path = tiny.curriculum / "tiny.yaml"
    served = "\n        serves:\n          - {item: tasks/both, why: x}\n"
    text = path.read_text("utf-8").replace("- id: first-steps\n", f"- id: first-steps{served}")
    later = "  - id: later\n    title: Later\n    modules:\n      - id: second-steps"
    own = served + "          - {item: tasks/notes, why: x}\n"
    path.write_text(text.replace("      - id: second-steps\n", later + own), "utf-8")
    made, _ = read_course(tiny, "tiny", BuildOptions())
    gaps = {gap.item: gap.reason for gap in made.curriculum.gaps}
    assert set(gaps) == {"tasks/notes", "stages/later"}
    assert "Second steps" in gaps["tasks/notes"]


def test_a_course_of_drafts_alone_and_a_module_that_needs_a_draft_are_errors(tiny):
    first, second = (tiny.root / "modules" / name / "module.yaml" for name in ("first-steps", "second-steps"))
    text = first.read_text("utf-8")
    first.write_text(text.replace("kind: python", "kind: python\nstatus: draft", 1), "utf-8")
    with pytest.raises(FindingsError) as caught:
        read_course(tiny, "tiny", BuildOptions())
    assert "which is a draft" in " ".join(fault.message for fault in caught.value.findings)
    second.write_text(second.read_text("utf-8").replace("kind: writing", "kind: writing\nstatus: draft"), "utf-8")
    with pytest.raises(FindingsError) as caught:
        read_course(tiny, "tiny", BuildOptions())
    assert "drafts; there is nothing" in " ".join(fault.message for fault in caught.value.findings)


def run(place, *arguments):
    words = ["module", "new", *arguments, "--workspace", str(place.root)]
    return CliRunner().invoke(course, words, standalone_mode=False)


def test_the_command_knows_every_kind():
    assert list(_KINDS) == [kind.value for kind in ScaffoldKind]


def test_the_command_writes_a_module_and_adds_it_to_a_course(tiny):
    result = run(tiny, "procedure", "Hand hygiene", "--course", "tiny", "--domain", "healthcare")
    assert result.exception is None, result.output
    assert (tiny.root / "modules" / "hand-hygiene" / "lesson.md").is_file()
    assert "- id: hand-hygiene\n" in (tiny.curriculum / "tiny.yaml").read_text("utf-8")
    assert "draft" in result.stdout
    again = run(tiny, "procedure", "Hand hygiene", "--course", "tiny")
    assert isinstance(again.exception, CourseError)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--teaches", "no-such-skill"], "no-such-skill"),
        (["--domain", "helthcare"], "helthcare"),
        (["--course", "other"], "other"),
        (["--course", "tiny", "--stage", "later"], "later"),
        (["--id", "Bad Id"], "Bad Id"),
    ],
)
def test_a_wrong_word_writes_nothing(tiny, more, says):
    before = sorted(path for path in tiny.root.rglob("*") if path.is_file())
    result = run(tiny, "python", "Something new", *more)
    assert isinstance(result.exception, CourseError)
    assert says in str(result.exception)
    assert result.exception.hint
    assert sorted(path for path in tiny.root.rglob("*") if path.is_file()) == before
