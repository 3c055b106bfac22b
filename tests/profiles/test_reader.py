"""Reading whole profiles: the real one, and other layouts."""

import time
from pathlib import Path
from statistics import median

import pytest
from hard_cases import hard_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.documents.profile import Part
from builder.findings import Severity
from builder.profiles.reader import read_profile

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "profiles" / "machine-learning-engineer.txt"
OWN = ROOT / "curriculum" / "profiles" / "machine-learning-engineer.txt"
SAMPLES = Path(__file__).parent / "samples"


def read(path):
    profile, findings = read_profile(path.read_bytes(), path.name)
    assert profile is not None
    return profile, findings


def both_profiles():
    missing = pytest.mark.skipif(not SHARED.is_file(), reason="the shared profile is not beside the repository")
    return [pytest.param(SHARED, id="shared", marks=missing), pytest.param(OWN, id="own")]


@pytest.mark.parametrize("path", both_profiles())
def test_the_machine_learning_profile_has_all_its_items(path):
    profile, findings = read(path)
    assert profile.title.text == "Machine Learning Engineer"
    counts = [len(group) for group in (profile.technical_skills, profile.soft_skills, profile.domains, profile.tasks)]
    assert counts == [7, 7, 6, 5]
    assert [item.text for item in profile.tools] == ["TensorFlow", "PyTorch", "Kubernetes", "Docker"]
    assert [item.text for item in profile.trends] == [
        "explainable AI",
        "real-time inference",
        "edge computing",
        "autonomous vehicles",
        "IoT analytics",
    ]
    assert [item.id for item in profile.products] == [
        "products/recommendation-engines",
        "products/fraud-detectors",
        "products/predictive-maintenance-platforms",
    ]
    assert [item.id for item in profile.alternative_titles] == [
        "alternative-titles/ai-engineer",
        "alternative-titles/applied-machine-learning-developer",
        "alternative-titles/predictive-modelling-engineer",
    ]
    years = [(stage.from_year, stage.to_year, stage.guessed) for stage in profile.stages]
    guessed = path != OWN  # our own copy names every year
    assert years == [(0, 2, False), (2, 5, guessed), (5, 10, False), (10, None, False)]
    assert [finding.severity for finding in findings] == [Severity.NOTE] * guessed


@pytest.mark.parametrize("path", both_profiles())
def test_every_item_stands_where_its_place_says(path):
    profile, _ = read(path)
    lines = path.read_text("utf-8").split("\n")
    for item in profile.items:
        line = lines[item.place.line - 1]
        assert line[item.place.column - 1 :].startswith(item.text[:20]), item


@pytest.mark.parametrize("path", [*sorted(SAMPLES.glob("*")), OWN], ids=lambda path: path.name)
def test_ids_are_unique_and_made_of_part_and_text(path):
    profile, _ = read(path)
    ids = [item.id for item in profile.items]
    assert len(set(ids)) == len(ids)
    assert all(item.id.startswith(f"{item.part}/") for item in profile.items)


def test_headings_and_bullets_in_another_order():
    profile, findings = read(SAMPLES / "data-engineer.md")
    assert findings == ()
    assert [item.text for item in profile.soft_skills] == [
        "Communication with stakeholders",
        "Agile planning",
        "Technical documentation",
    ]
    assert next(item.text for item in profile.tasks) == "Build and run data pipelines"
    stages = [(stage.title, stage.from_year, stage.to_year) for stage in profile.stages]
    assert stages == [("Junior data engineer", 0, 3), ("Data engineer", 3, 6), ("Lead engineer", 6, None)]
    assert profile.tasks[0].place.line == 27


def test_plain_headings_and_labels():
    profile, findings = read(SAMPLES / "security-analyst.txt")
    assert findings == ()
    assert [item.text for item in profile.technical_skills][-1] == "RESTful APIs"
    assert [item.text for item in profile.alternative_titles] == ["SOC Analyst", "Cyber Security Specialist"]
    assert [(stage.from_year, stage.to_year) for stage in profile.stages] == [(0, 3), (3, 7), (7, None)]


def test_paragraphs_in_another_order_are_known_by_their_looks():
    profile, findings = read(SAMPLES / "chef.txt")
    assert [finding.rule for finding in findings] == ["profile-parts-are-in-order"]
    assert next(item.text for item in profile.technical_skills) == "Tempering of chocolate"
    assert [item.text for item in profile.domains] == ["Restaurants", "Hotels", "Bakery companies"]
    assert [item.text for item in profile.soft_skills][1] == "Teamwork in the kitchen"
    assert [stage.from_year for stage in profile.stages] == [0, 4, 12]


def test_parts_swapped_in_the_real_profile_are_still_found():
    parts = OWN.read_text("utf-8").strip().split("\n\n")
    moved = [parts[0], parts[1], *reversed(parts[2:])]
    usual, _ = read(OWN)
    profile, findings = read_profile("\n\n".join(moved).encode(), "moved.txt")
    assert profile is not None
    assert "profile-parts-are-in-order" in {finding.rule for finding in findings}
    assert {item.id for item in profile.items} == {item.id for item in usual.items}


@pytest.mark.parametrize("number", range(1, 9))
def test_a_profile_without_one_part_says_which(number):
    parts = OWN.read_text("utf-8").strip().split("\n\n")
    profile, findings = read_profile("\n\n".join(parts[:number] + parts[number + 1 :]).encode(), "p.txt")
    names = "summary,alternative titles,tasks,domains,stages,trends,technical skills,soft skills".split(",")
    missing = [finding.message for finding in findings if finding.rule == "profile-has-every-part"]
    assert len(missing) == 1, missing
    assert f"no {names[number - 1]} " in missing[0]
    assert profile is not None


def test_stages_may_stand_in_lines_without_bullets():
    told = "Level 1 (0-2 yrs): alert triage\nLevel 2 (2-5 yrs): incident handling\nLevel 3 (5-8 yrs): threat hunting"
    text = f"Security Analyst\n\nWatches over systems.\n\nTechnical skills\n- Log analysis\n\nCareer\n{told}\n"
    profile, _ = read_profile(text.encode(), "p.txt")
    stages = [(stage.title, stage.from_year, stage.to_year) for stage in profile.stages]
    assert stages == [("Alert triage", 0, 2), ("Incident handling", 2, 5), ("Threat hunting", 5, 8)]


def test_on_is_no_title():
    told = "Years 0 to 6: a member of a team\nFrom year 6 on: leads a group"
    text = f"Data Scientist\n\nAnalyses data.\n\nTechnical skills\n- Log analysis\n\nCareer\n{told}\n"
    profile, _ = read_profile(text.encode(), "p.txt")
    assert [stage.title for stage in profile.stages] == ["Member of a team", "Leads a group"]


def test_prose_in_short_lines_is_no_list_of_stages():
    told = "They begin in a hospital. After two years\nThey move to a ward of their own, and after five\nyears lead it."
    text = f"Nurse\n\nCares for people.\n\nTechnical skills\n- Wound care\n\nCareer\n{told}\n"
    profile, _ = read_profile(text.encode(), "p.txt")
    assert [stage.from_year for stage in profile.stages] == [0, 2, 5]


def test_a_profile_without_stages_gets_usual_ones_that_are_marked():
    parts = OWN.read_text("utf-8").strip().split("\n\n")
    profile, _ = read_profile("\n\n".join(parts[:5] + parts[6:]).encode(), "p.txt")
    assert profile is not None
    assert [stage.default for stage in profile.stages] == [True, True, True]
    assert not [item for item in profile.items if item.part is Part.STAGES]


def test_skills_are_needed():
    profile, findings = read_profile(b"Beekeeper\n\nBeekeepers keep bees in hives and sell the honey.\n", "p.txt")
    assert profile is None
    assert any("nothing to build a course from" in finding.message for finding in findings)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    usual, _ = read(OWN)
    data = b"\xef\xbb\xbf" + OWN.read_bytes().replace(b"\n", b"\r\n")
    profile, _ = read_profile(data, OWN.name)
    assert profile == usual


@given(st.binary(max_size=3000))
@settings(deadline=None, max_examples=60)
def test_any_bytes_give_a_profile_or_an_error(data):
    profile, findings = read_profile(data, "p.txt")
    assert profile is not None or any(finding.severity is Severity.ERROR for finding in findings)


WORDS = st.sampled_from(
    "Begin After five years, by year ten | - # Skills: and such as like of the, Python nurse. \n \n\n * 1. (5-8 yrs) "
    "include They daily tasks ; ** _x_ C++ é 中 Soft skills trends".split(" ")
)


@given(st.lists(WORDS | st.text(max_size=12), max_size=120).map(" ".join))
@settings(deadline=None, max_examples=70)
def test_any_text_gives_unique_ids_and_places_inside_the_text(text):
    profile, findings = read_profile(text.encode("utf-8", "ignore"), "p.txt")
    lines = text.count("\n") + text.count("\r") + 1
    assert all(0 <= finding.place.line <= lines for finding in findings)
    if profile is not None:
        ids = [item.id for item in profile.items]
        assert len(set(ids)) == len(ids)
        assert all(1 <= item.place.line <= lines for item in profile.items)
        assert [stage.from_year for stage in profile.stages] == sorted(stage.from_year for stage in profile.stages)


def work(data, name):
    """Return the processor time that reading takes."""
    start = time.process_time()
    read_profile(data, name)
    return time.process_time() - start


def a_usual_reading():
    """Return the time that a usual profile takes now; a slower machine or a busy one takes longer for all files."""
    usual = OWN.read_bytes()
    return sum(work(usual, OWN.name) for _ in range(4)) / 4


HARDEST = {
    *(
        "bytes.yaml",
        "'\\n\\n' under Skills.txt",
        "'- Tools: a, b\\n' under Title.txt",
        "'a\\n'.yaml",
        "'\"a,\\n' under O*NET.csv",
    ),
    *("'</p>'.html", "'</'.html", "empty paragraphs.docx", "runs.docx", "long lists.docx", "no end.pdf"),
    *("letters.pdf", "12 pages of arrays.pdf", "forms.pdf", "3000 fonts.pdf"),
}
"""The slowest of each kind by `tests/bench/read_profiles.py --all`, which tries them all."""


def test_no_file_takes_long():
    """2 s are 350 times a usual profile; what seems slow is tried again, as another program may have disturbed it."""
    cases = {name: data for _, name, data in hard_cases(HARDEST)}
    assert set(cases) == HARDEST
    for name in ("empty paragraphs.docx", "no end.pdf"):
        read_profile(cases[name], name)  # what reads Word and PDF is imported once, and does not count
    usual = [a_usual_reading() for _ in range(5)]
    slow = {}
    for name, data in cases.items():
        for _ in range(3):
            usual.append(a_usual_reading())
            slow[name] = work(data, name) / median(usual[-5:])
            if slow[name] < 350:
                del slow[name]
                break
    assert slow == {}
