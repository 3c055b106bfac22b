"""The industry of a course follows from the employers that the profile names."""

from pathlib import Path

import pytest

from builder.match.setting import setting_of
from builder.profiles.reader import read_profile
from builder.workspace import Workspace, read_vocabulary

ROOT = Path(__file__).parents[2]
VOCABULARY = read_vocabulary(Workspace(ROOT), ())[0]


def profile_with(employers, title="Analyst"):
    text = f"{title}\n\nThey look at figures.\n\nReporter\n\nTasks include counting.\n\n{employers}\n\n"
    text += "They begin as juniors. After five years they lead.\n\nTrends such as change.\n\n"
    text += "Counting | Sorting\n\nPatience | Care\n"
    return read_profile(text.encode(), "p.txt")[0]


@pytest.mark.parametrize(
    ("employers", "domain"),
    [
        ("Public hospitals | Private clinics | Schools", "healthcare"),
        ("Banks | Payment companies | Insurers", "fintech"),
        ("Hospitals | Banks | Online shops", None),
        ("Hospitals | Clinics | Medical practices | Banks", "healthcare"),
        ("Theatres | Circuses", None),
        ("Chambers of commerce | Law firms | Theatres", None),
    ],
)
def test_two_of_three_known_employers_decide(employers, domain):
    assert setting_of(profile_with(employers), VOCABULARY) == domain


def test_without_a_known_employer_the_title_decides():
    assert setting_of(profile_with("Theatres | Circuses", title="Hospital planner"), VOCABULARY) == "healthcare"


@pytest.mark.parametrize(
    ("name", "domain"), [("nurse.txt", "healthcare"), ("data-engineer.md", None), ("chef.txt", None)]
)
def test_samples_are_set_where_one_would_expect(name, domain):
    data = (ROOT / "tests" / "profiles" / "samples" / name).read_bytes()
    assert setting_of(read_profile(data, name)[0], VOCABULARY) == domain
