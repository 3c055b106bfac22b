"""`course new`: what it writes, shows and leaves alone."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import builder.workspace
from builder.cli.new import new
from builder.documents.curriculum import Curriculum
from builder.documents.reading import read_document
from builder.errors import CourseError, FindingsError
from builder.match.meaning import Near
from builder.profiles.reader import read_profile

ROOT = Path(__file__).parents[2]
PROFILE = ROOT / "curriculum" / "profiles" / "machine-learning-engineer.txt"
NURSE = ROOT / "tests" / "profiles" / "samples" / "nurse.txt"
CARD = """\
id: {id}
title: {id}
summary: A module for a test.
kind: python
teaches: [{skill}]
needs: {needs}
stage: proof-of-concept
minutes: {{reading: 30, exercises: 30}}
objectives: {{do-it: Write it}}
exercises:
  one: {{kind: write, title: One, objective: do-it, points: 1, minutes: 30}}
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An empty folder, beside a library with three modules and the real skill vocabulary."""
    library = tmp_path / "library"
    for name, skill, needs in (
        ("python-basics", "programming", "[]"),
        ("python-for-models", "python-programming", "[python-basics]"),
        ("talking", "communication", "[]"),
    ):
        (library / "modules" / name).mkdir(parents=True)
        (library / "modules" / name / "module.yaml").write_text(CARD.format(id=name, skill=skill, needs=needs), "utf-8")
    (library / "curriculum").mkdir()
    shutil.copy(ROOT / "curriculum" / "skills.yaml", library / "curriculum")
    monkeypatch.setattr(builder.workspace, "_LIBRARY", library)
    (tmp_path / "course").mkdir()
    monkeypatch.chdir(tmp_path / "course")
    return tmp_path / "course"


def run(*arguments):
    return CliRunner().invoke(new, [str(argument) for argument in arguments], standalone_mode=False)


def snapshot(folder):
    """Return what a teacher edits: every file but the library's modules, which are kept as they were."""
    files = (path for path in folder.rglob("*") if path.is_file())
    kept = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: data for name, data in kept.items() if not name.startswith("library/")}


def test_an_empty_folder_becomes_a_workspace(place):
    result = run(PROFILE)
    assert result.exception is None, result.output
    assert sorted(snapshot(place)) == [
        "curriculum/machine-learning-engineer.yaml",
        "curriculum/profiles/machine-learning-engineer.txt",
    ]
    assert (place / "modules").is_dir()
    assert (place / "book").is_dir()
    text = (place / "curriculum" / "machine-learning-engineer.yaml").read_text("utf-8")
    curriculum, findings = read_document(Curriculum, text, "c.yaml")
    assert findings == ()
    assert curriculum is not None
    assert sorted(curriculum.module_ids()) == ["python-basics", "python-for-models", "talking"]
    assert curriculum.profile == "profiles/machine-learning-engineer.txt"


def test_the_table_shows_modules_reasons_and_gaps(place):
    result = run(PROFILE)
    for words in (
        "python-for-models",
        "needed by python-for-models",
        "Served in part",
        "Gaps",
        "PyTorch: No module of",
    ):
        assert words in result.stdout
    assert "Wrote curriculum/machine-learning-engineer.yaml." in result.stderr
    assert "profile-stages-have-years" not in result.stderr  # our own profile names every year


def test_the_second_time_nothing_is_written(place):
    run(PROFILE)
    before = snapshot(place)
    result = run(PROFILE)
    assert result.exception is None
    assert "up to date; nothing was written" in result.stderr
    assert snapshot(place) == before


def test_edits_are_shown_as_a_difference_and_kept(place):
    run(PROFILE)
    path = place / "curriculum" / "machine-learning-engineer.yaml"
    path.write_text(
        path.read_text("utf-8").replace("title: Machine Learning Engineer", "title: ML in Practice"), "utf-8"
    )
    before = snapshot(place)
    result = run(PROFILE)
    assert result.exit_code == 1
    assert "-title: ML in Practice" in result.stdout
    assert "+title: Machine Learning Engineer" in result.stdout
    assert "--write" in result.stderr
    assert snapshot(place) == before


def test_with_write_the_old_curriculum_is_kept_as_a_copy(place):
    run(PROFILE)
    path = place / "curriculum" / "machine-learning-engineer.yaml"
    edited = path.read_text("utf-8").replace("title: Machine Learning Engineer", "title: ML in Practice")
    path.write_text(edited, "utf-8")
    result = run(PROFILE, "--write")
    assert result.exception is None
    assert path.with_name("machine-learning-engineer.yaml.bak").read_text("utf-8") == edited
    assert "title: Machine Learning Engineer" in path.read_text("utf-8")


def test_a_copy_of_an_older_curriculum_is_never_replaced(place):
    run(PROFILE)
    path = place / "curriculum" / "machine-learning-engineer.yaml"
    fresh, edits = path.read_text("utf-8"), []
    for word in ("one", "two"):
        edits.append(fresh.replace("title: Machine Learning Engineer", f"title: {word}"))
        path.write_text(edits[-1], "utf-8")
        assert run(PROFILE, "--write").exception is None
    kept = [path.with_name(f"{path.name}{ending}").read_text("utf-8") for ending in (".bak", ".2.bak")]
    assert kept == edits


def test_a_profile_of_the_workspace_is_named_by_its_slug(place):
    profiles = place / "curriculum" / "profiles"
    profiles.mkdir(parents=True)
    shutil.copy(NURSE, profiles / "ward.txt")
    result = run("ward")
    assert result.exception is None, result.output
    assert sorted(snapshot(place)) == ["curriculum/profiles/ward.txt", "curriculum/ward.yaml"]


def test_slug_and_workspace_can_be_chosen(place, tmp_path):
    result = run(NURSE, "--slug", "nursing", "--workspace", tmp_path / "other")
    assert result.exception is None, result.output
    assert sorted(snapshot(tmp_path / "other")) == ["curriculum/nursing.yaml", "curriculum/profiles/nursing.txt"]
    assert snapshot(place) == {}


@pytest.mark.parametrize("slug", ["My Course", "9-lives", "skills", "../up", "x" * 49])
def test_a_slug_that_cannot_be_an_id_is_refused(place, slug):
    result = run(NURSE, "--slug", slug)
    assert isinstance(result.exception, CourseError)
    assert "--slug" in result.exception.hint
    assert snapshot(place) == {}


def test_an_unknown_profile_is_named_with_what_is_there(place):
    profiles = place / "curriculum" / "profiles"
    profiles.mkdir(parents=True)
    shutil.copy(NURSE, profiles / "ward-nurse.txt")
    result = run("ward-nurs")
    assert isinstance(result.exception, CourseError)
    assert "Did you mean 'ward-nurse'?" in result.exception.hint


def test_a_bad_profile_writes_nothing(place, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"%PDF-1.7 \xff\xfe")
    result = run(bad)
    assert isinstance(result.exception, FindingsError)
    assert [finding.rule for finding in result.exception.findings] == ["profile-can-be-opened"]
    assert snapshot(place) == {}


def test_the_same_profile_gives_the_same_bytes(place, tmp_path):
    run(PROFILE)
    run(PROFILE, "--workspace", tmp_path / "again")
    assert snapshot(place) == snapshot(tmp_path / "again")


def test_too_little_time_leaves_modules_out_and_says_so(place):
    result = run(PROFILE, "--hours-per-week", 1, "--weeks", 2, "--start", "2027-02-01", "--day", "tuesday")
    assert result.exit_code == 0, result.output
    assert "Too little time: 2 weeks of 1 h are 2.0 hours. Left out: python-for-models, python-basics." in result.stdout
    assert "What fits into which time" in result.stdout
    text = (place / "curriculum" / "machine-learning-engineer.yaml").read_text("utf-8")
    course, findings = read_document(Curriculum, text, "c.yaml")
    assert findings == ()
    assert [out.id for out in course.left_out] == ["python-for-models", "python-basics"]
    assert "Left out for want of time: python-for-models." in {gap.reason for gap in course.gaps}
    assert (course.schedule.start.isoformat(), course.schedule.days) == ("2027-02-01", ("tuesday",))


def test_a_schedule_that_is_there_is_kept_and_can_be_changed(place):
    assert run(PROFILE, "--hours-per-week", 1, "--weeks", 2).exit_code == 0
    again = run(PROFILE)
    assert "is up to date" in again.stderr
    more = run(PROFILE, "--weeks", 9, "--write")
    assert more.exit_code == 0, more.output
    assert "enough for the whole course" in more.stdout
    text = (place / "curriculum" / "machine-learning-engineer.yaml").read_text("utf-8")
    assert "  hours_per_week: 1\n  weeks: 9\n" in text
    assert "left_out:" not in text


def test_weeks_without_hours_are_refused(place):
    result = run(PROFILE, "--weeks", 9)
    assert isinstance(result.exception, CourseError)
    assert "no hours per week" in str(result.exception)


def curriculum_of(folder, slug):
    text = (folder / "curriculum" / f"{slug}.yaml").read_text("utf-8")
    curriculum, findings = read_document(Curriculum, text, "c.yaml")
    assert findings == ()
    return curriculum


def test_two_profiles_make_one_course_that_serves_or_names_every_item_of_both(place):
    result = run(PROFILE, NURSE)
    assert result.exception is None, result.output
    made = curriculum_of(place, "machine-learning-engineer-and-ward-nurse")
    assert made.profile == "profiles/machine-learning-engineer.txt"
    assert made.also == ("profiles/ward-nurse.txt",)
    assert (place / "curriculum" / "profiles" / "ward-nurse.txt").read_bytes() == NURSE.read_bytes()
    named = {gap.item for gap in made.gaps}
    named |= {serves.item for stage in made.stages for module in stage.modules for serves in module.serves}
    for path in (PROFILE, NURSE):
        profile, _ = read_profile(path.read_bytes(), path.name)
        assert {item.id for item in profile.items} <= named


def test_a_shorter_course_is_made_from_the_curriculum_that_was_edited(place):
    run(PROFILE)
    path = place / "curriculum" / "machine-learning-engineer.yaml"
    path.write_text(
        path.read_text("utf-8").replace("title: Machine Learning Engineer", "title: ML in Practice"), "utf-8"
    )
    before = path.read_bytes()
    result = run("machine-learning-engineer", "--skills", "python-programming")
    assert result.exception is None, result.output
    assert "Made from curriculum/machine-learning-engineer.yaml." in result.stderr
    made = curriculum_of(place, "machine-learning-engineer-python-programming")
    assert made.module_ids() == ("python-basics", "python-for-models")
    assert made.title == "ML in Practice, shorter"
    assert made.profile == "profiles/machine-learning-engineer.txt"
    assert path.read_bytes() == before


def test_scaffold_does_not_go_with_a_shorter_course(place):
    run(NURSE)
    before = snapshot(place)
    result = run("ward-nurse", "--stages", "1", "--scaffold")
    assert isinstance(result.exception, CourseError)
    assert snapshot(place) == before


def test_a_profile_with_one_industry_sets_the_course_there(place):
    (place.parent / "library" / "curriculum" / "domains").mkdir()
    for pack in ("healthcare", "industrial"):
        shutil.copy(ROOT / "curriculum" / "domains" / f"{pack}.py", place.parent / "library" / "curriculum" / "domains")
    run(NURSE)
    assert curriculum_of(place, "ward-nurse").domain == "healthcare"
    run(NURSE, "--domain", "industrial", "--write")
    assert curriculum_of(place, "ward-nurse").domain == "industrial"
    result = run(NURSE, "--domain", "industrail")
    assert isinstance(result.exception, CourseError)
    assert "industrial" in result.exception.hint


def test_gaps_are_offered_a_start_with_its_kind(place):
    result = run(NURSE)
    assert 'course module new procedure "Infection control"' in result.stdout
    assert 'course module new writing "Empathy"' in result.stdout
    assert "Staff Nurse" not in result.stdout.partition("A start for each")[2]
    assert not list((place / "modules").iterdir())


def test_scaffold_begins_a_draft_for_each_skill_and_the_course_keeps_them(place):
    result = run(NURSE, "--scaffold")
    assert result.exception is None, result.output
    made = curriculum_of(place, "ward-nurse")
    drafts = {path.name for path in (place / "modules").iterdir()}
    assert {"infection-control", "empathy", "mentoring", "talk-with-doctors-therapists-and-families"} <= drafts
    assert drafts <= set(made.module_ids())
    assert not {gap.item for gap in made.gaps} & {
        f"technical-skills/{name}" for name in ("infection-control", "medication-administration")
    }
    for name in drafts:
        assert "status: draft" in (place / "modules" / name / "module.yaml").read_text("utf-8")
    before = snapshot(place)
    for arguments in ((NURSE,), (NURSE, "--scaffold")):
        again = run(*arguments)
        assert again.exception is None
        assert "up to date" in again.stderr
        assert "A start for each" not in again.stdout
        assert snapshot(place) == before


def test_the_librarys_modules_are_kept_as_the_course_was_made_with_them(place):
    run(PROFILE)
    kept = {path.name for path in (place / "library" / "modules").iterdir()}
    assert kept == {"python-basics", "python-for-models", "talking"}
    card = place.parent / "library" / "modules" / "talking" / "module.yaml"
    before = (place / "library" / "modules" / "talking" / "module.yaml").read_bytes()
    assert before == card.read_bytes()
    card.write_text(card.read_text("utf-8").replace("summary: A module", "summary: A newer module"), "utf-8")
    run(PROFILE)
    assert (place / "library" / "modules" / "talking" / "module.yaml").read_bytes() == before


def test_near_modules_are_named_for_gaps_only_on_demand(place, monkeypatch):
    found = {"hyper-parameter tuning": Near("talking", 0.61, "Talk about it")}
    monkeypatch.setattr("builder.match.meaning.near_modules", lambda texts, cards: found)
    result = run(PROFILE, "--near")
    assert result.exception is None, result.output
    assert "  hyper-parameter tuning: talking (0.61): Talk about it" in result.stdout
    assert "  PyTorch: nothing is near" in result.stdout
    written = (place / "curriculum" / "machine-learning-engineer.yaml").read_text("utf-8")
    assert "Talk about it" not in written
    assert "nothing is near" not in run(PROFILE).stdout
