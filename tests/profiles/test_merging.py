"""Two profiles as one: every item once, stages joined by their years."""

from pathlib import Path

from builder.profiles.merging import merged_profile
from builder.profiles.reader import read_profile

SAMPLES = Path(__file__).parent / "samples"


def read(name):
    profile, _ = read_profile((SAMPLES / name).read_bytes(), name)
    return profile


ENGINEER, ANALYST, NURSE, CHEF = map(read, ("data-engineer.md", "security-analyst.txt", "nurse.txt", "chef.txt"))


def test_one_profile_stays_as_it_is():
    assert merged_profile([NURSE]) is NURSE


def test_every_item_of_both_is_there_once():
    both = merged_profile([ENGINEER, ANALYST])
    ids = [item.id for item in both.items]
    assert len(ids) == len(set(ids))
    assert set(ids) == {item.id for profile in (ENGINEER, ANALYST) for item in profile.items}
    assert both.title.text == f"{ENGINEER.title.text} and {ANALYST.title.text}"


def test_the_stages_of_the_second_join_those_of_the_first_in_order():
    both = merged_profile([ENGINEER, NURSE])
    assert [stage.id for stage in both.stages] == [stage.id for stage in ENGINEER.stages]
    joined = [item.id for stage in both.stages for item in stage.also]
    assert joined == [stage.item.id for stage in NURSE.stages if not stage.default]


def test_merging_with_itself_changes_only_nothing():
    twice = merged_profile([CHEF, CHEF])
    assert [item.id for item in twice.items] == [item.id for item in CHEF.items]
    assert twice.title.text == CHEF.title.text


def test_three_titles_read_as_a_list():
    assert merged_profile([CHEF, NURSE, ANALYST]).title.text == (
        f"{CHEF.title.text}, {NURSE.title.text} and {ANALYST.title.text}"
    )
