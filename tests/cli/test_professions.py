"""Six further professions, three near and three far: what `course new` makes of them, as it was reviewed."""

import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.main import course
from builder.documents.curriculum import Curriculum
from builder.documents.reading import read_document
from builder.profiles.reader import read_profile
from builder.workspace import Workspace, read_modules

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "golden" / "professions"
NEAR = {
    "mlops-engineer.txt": "fintech",
    "applied-data-scientist.md": "ecommerce",
    "medical-imaging-engineer.txt": "healthcare",
}
FAR = {"community-midwife.txt": "healthcare", "pipe-welder.md": None, "contract-lawyer.txt": None}
SOFT = {"talking-across-disciplines", "technical-documentation", "agile-planning", "mentoring-juniors", "resilience"}
"""Modules that a far profession may share; never one that teaches Python."""


def make(folder, name, *more):
    arguments = ["new", str(FOLDER / name), "--workspace", str(folder), *more]
    done = CliRunner().invoke(course, arguments, standalone_mode=False)
    assert done.exception is None, done.output
    text = next((folder / "curriculum").glob("*.yaml")).read_text("utf-8")
    made, findings = read_document(Curriculum, text, "c.yaml")
    assert findings == ()
    return text, made, done


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a function that gives what `course new` makes of a profile; each is made once for all tests."""
    return cache(lambda name: make(tmp_path_factory.mktemp("made"), name))


@pytest.mark.parametrize("name", [*NEAR, *FAR])
def test_the_curriculum_is_as_reviewed(name, golden, made):
    text, _, _ = made(name)
    golden(f"professions/{Path(name).stem}.yaml", text[text.index("course: ") :])


@pytest.mark.parametrize("name", [*NEAR, *FAR])
def test_every_item_is_served_or_a_gap_with_a_reason(name, made):
    _, found, _ = made(name)
    profile, _ = read_profile((FOLDER / name).read_bytes(), name)
    served = {serves.item for stage in found.stages for module in stage.modules for serves in module.serves}
    gaps = {gap.item: gap.reason for gap in found.gaps}
    assert {item.id for item in profile.items} == served | set(gaps)
    assert served.isdisjoint(gaps)
    assert all(len(reason) > 20 for reason in gaps.values())


@pytest.mark.parametrize(("name", "domain"), [*NEAR.items(), *FAR.items()])
def test_the_course_is_set_where_the_employers_are(name, domain, made):
    assert made(name)[1].domain == domain


@pytest.mark.parametrize("name", NEAR)
def test_a_near_profession_gets_a_whole_course(name, made):
    _, found, _ = made(name)
    assert len(found.module_ids()) >= 6
    technical = [gap for gap in found.gaps if gap.item.startswith("technical-skills/")]
    profile, _ = read_profile((FOLDER / name).read_bytes(), name)
    assert len(technical) <= len(profile.technical_skills) / 2


@pytest.mark.parametrize("name", FAR)
def test_a_far_profession_gets_no_module_that_does_not_fit_but_a_start_for_each_gap(name, made, tmp_path):
    _, found, done = made(name)
    assert set(found.module_ids()) <= SOFT
    offered = re.findall(r'course module new [a-z]+ "', done.stdout)
    skills = [gap for gap in found.gaps if re.match(r"(technical-skills|soft-skills|tasks)/", gap.item)]
    assert len(offered) >= len(skills)
    make(tmp_path / "begun", name, "--scaffold")
    begun = Workspace(tmp_path / "begun")
    drafts = {key for key, found in read_modules(begun)[0].items() if found.card.status == "draft"}
    text = next((tmp_path / "begun" / "curriculum").glob("*.yaml")).read_text("utf-8")
    still = re.findall(r"item: ((?:technical-skills|soft-skills|tasks)/\S+)", text.partition("\ngaps:")[2])
    assert len(drafts) == len(offered)
    assert still == []


NURSE = """\
# Ward Nurse

Cares for people in a hospital and says who needs help first.

## Tasks

- Assess patients

## Technical skills

- Wound care

## Soft skills

- Communication with doctors and families
- Resilience
- Mentoring of students
"""


def test_a_profession_without_programming_gets_soft_skills_without_it(tmp_path):
    source = tmp_path / "nurse.md"
    source.write_text(NURSE)
    _, found, done = make(tmp_path / "course", source)
    taught = {module.id: module.no_code for stage in found.stages for module in stage.modules}
    assert taught == {"talking-across-disciplines": True, "resilience": True, "mentoring-juniors": True}
    assert "3 modules, 2.5 hours." in done.stdout
    assert [stage.id for stage in found.stages] == ["beginner", "lead"], (
        "usual stages in which nothing is taught say nothing"
    )
    words = ["check", "--quick", "--workspace", str(tmp_path / "course")]
    checked = CliRunner().invoke(course, words, standalone_mode=False)
    assert checked.return_value in {0, None}, checked.output
    assert " 0 errors" in checked.output or "error" not in checked.output


@pytest.mark.slow
def test_from_a_near_profession_to_a_built_and_checked_site_with_one_command_each(tmp_path, capsys):
    make(tmp_path, "medical-imaging-engineer.txt")
    for words in (["check", "--quick"], ["build", "--quiet", "--no-browser"]):
        done = CliRunner().invoke(course, [*words, "--workspace", str(tmp_path)], standalone_mode=False)
        assert done.exception is None, done.output
        assert done.return_value in {0, None}, done.output
    site = tmp_path / "_build" / "medical-imaging-engineer" / "site"
    page = (site / "talking-across-disciplines" / "index.html").read_text("utf-8")
    assert "fraud" not in page.casefold()
    assert "{{" not in page
