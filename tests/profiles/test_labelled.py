"""Profiles of many occupations and layouts: the share of their items that is read right (shown with `pytest -s`)."""

from pathlib import Path

import pytest
import yaml

from builder.documents.profile import Part
from builder.profiles.reader import read_profile

CASES = yaml.safe_load(Path(__file__).with_name("labelled.yaml").read_text("utf-8"))
LEAST = 0.95


def wanted(case):
    return {Part(part): {text.strip().casefold() for text in texts.split("|")} for part, texts in case["reads"].items()}


def found(case):
    profile, _ = read_profile(case["text"].encode(case.get("encoding", "utf-8")), case["file"])
    if profile is None:
        return {}
    read = {part: {item.text.casefold() for item in profile.of(part)} for part in Part}
    years = (f"{stage.from_year}-{stage.to_year or ''}" for stage in profile.stages if not stage.guessed)
    return {**read, Part.STAGES: set(years)}


def judged(case):
    """Return how many items are right, and all that are not: missing ones, and ones that are not in the profile."""
    expected, read = wanted(case), found(case)
    right = sum(len(texts & read.get(part, set())) for part, texts in expected.items())
    wrong = [
        f"{case['file']}: {part} {sign} {text}"
        for part, texts in expected.items()
        for sign, some in (("lacks", texts - read.get(part, set())), ("has", read.get(part, set()) - texts))
        for text in sorted(some)
    ]
    return right, wrong


def test_nearly_all_items_are_read_right():
    results = [judged(case) for case in CASES]
    right, wrong = sum(count for count, _ in results), [line for _, lines in results for line in lines]
    share = right / (right + len(wrong))
    print(f"\n{len(CASES)} profiles, {right} items right, {len(wrong)} wrong: {share:.3f}", *wrong, sep="\n  ")
    assert len(CASES) >= 20
    assert share >= LEAST, "\n".join(wrong)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_no_profile_is_read_badly(case):
    right, wrong = judged(case)
    assert right / (right + len(wrong)) >= 0.75, wrong
