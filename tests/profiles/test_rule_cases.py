"""Every rule about profiles has cases as data: profiles that keep it and profiles that break it."""

from pathlib import Path

import pytest
import yaml

from builder.profiles.reader import read_profile

FILES = sorted(Path(__file__).parents[1].joinpath("cases").glob("profile-*.yaml"))
CASES = [(file.stem, case) for file in FILES for case in yaml.safe_load(file.read_text("utf-8"))]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule}: {case['title']}" for rule, case in CASES])
def test_the_rule_finds_what_the_case_says(rule, case):
    data = bytes.fromhex(case["hex"]) if "hex" in case else case["profile"].encode() * case.get("times", 1)
    _, findings = read_profile(data, "p.txt")
    found = [finding for finding in findings if finding.rule == rule]
    assert [finding.place.line for finding in found] == [wanted["line"] for wanted in case["finds"]]
    for finding, wanted in zip(found, case["finds"], strict=True):
        assert wanted["says"] in finding.message
        assert finding.hint
        assert finding.place.file == "p.txt"


def test_every_rule_has_a_case_that_passes_and_one_that_fails():
    for file in FILES:
        kinds = {bool(case["finds"]) for case in yaml.safe_load(file.read_text("utf-8"))}
        assert kinds == {True, False}, file.name


def test_every_rule_of_the_reader_has_cases():
    import re

    source = "".join(
        path.read_text("utf-8") for path in sorted(Path(read_profile.__code__.co_filename).parent.glob("*.py"))
    )
    assert set(re.findall(r'"(profile-[a-z-]+)"', source)) == {file.stem for file in FILES}
