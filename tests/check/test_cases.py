"""Every rule about files, courses, modules, exercises, texts and student files has cases: data in cases/rules/."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from builder.check.curriculum import check_curriculum
from builder.check.module import check_module
from builder.check.rules import load_rules
from builder.check_course import check_whole_course
from builder.course.load import load_course
from builder.findings import in_order
from builder.stamp import BuildOptions

TESTS = Path(__file__).parents[1]
FILES = sorted((TESTS / "cases" / "rules").glob("*.yaml"))
CASES = [(file.stem, case) for file in FILES for case in yaml.safe_load(file.read_text("utf-8"))]
GROUPS = {"files", "curriculum", "module", "exercise", "quiz", "text", "student"}

ELSEWHERE = {
    "copies-are-of-this-version": "build/test_assign_course.py",
    "judgements-fit-the-answer": "review/test_sheet.py",
    "students-are-listed-once": "documents/test_roster.py",
    "module-files-are-known": "check/test_folder.py",
    "phrases-name-known-skills": "match/test_labels.py",
    "released-ids-keep-their-meaning": "check/test_released.py",
    "released-ids-stay": "check/test_released.py",
    "student-copy-is-reproducible": "check/test_assembled.py",
}
"""Rules of these groups that no change of a workspace can break by itself, and the test that covers each."""

SKILLS = "skills: [{id: python-programming, name: Python}, {id: technical-writing, name: Technical writing}]\n"

COVERED = {
    "profile": ["cases/*.yaml"],
    "domain": ["domains/*.py", "check/test_domains.py"],
    "run": ["build/*.py", "check/test_runs.py"],
    "site": [
        "audit/**/*.py",
        "cli/test_check_site.py",
        "site/*.py",
        "cases/site/*.yaml",
        "compile/*.py",
        "browser/**/*.py",
        "check/test_preview.py",
    ],
    "proof": ["prove/**/*.py", "cases/prove/**/*.yaml", "test_check_grading.py"],
}
"""The other groups need a run or a compiled site; each of their rules is named in one of these tests."""


def apply(root, change):
    """Change the files of a workspace as a case says."""
    for name, edit in change.items():
        path = root / name
        if "delete" in edit:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if "hex" in edit:
            path.write_bytes(bytes.fromhex(edit["hex"]))
        elif "text" in edit:
            path.write_text(edit["text"], "utf-8")
        elif "append" in edit:
            path.write_text(path.read_text("utf-8") + edit["append"], "utf-8")
        else:
            text = path.read_text("utf-8")
            pairs = edit["replace"] if isinstance(edit["replace"][0], list) else [edit["replace"]]
            for old, new in pairs:
                assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
                text = text.replace(old, new)
            path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A small library: one domain, a short vocabulary and one module, instead of all that ships with the builder."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "curriculum" / "domains").mkdir(parents=True)
    (folder / "curriculum" / "skills.yaml").write_text(SKILLS, "utf-8")
    name = "curriculum/domains/fintech.py"
    shutil.copyfile(TESTS.parent / name, folder / name)
    module = folder / "modules" / "borrowed"
    shutil.copytree(TESTS / "golden" / "tiny" / "workspace" / "modules" / "second-steps", module)
    card = (module / "module.yaml").read_text("utf-8")
    card = card.replace("id: second-steps", "id: borrowed").replace("title: Second steps", "title: Borrowed")
    (module / "module.yaml").write_text(card, "utf-8")
    return folder


@pytest.fixture
def findings_of(monkeypatch, library):
    """Return a function that gives what `course check` finds in a workspace, with the lines of module.yaml."""

    def find(workspace):
        # Reading takes most of the time: the course is read once, from a small library.
        monkeypatch.setattr("builder.workspace._LIBRARY", library)
        loaded = load_course(workspace, "tiny")
        monkeypatch.setattr("builder.check_course.load_course", lambda *_, **__: loaded)
        return with_lines(workspace, loaded[0], check_whole_course(workspace, "tiny", BuildOptions()))

    return find


def with_lines(workspace, course, whole):
    """Return the findings, those in module.yaml with the line that the checks give when they have its text."""
    if course is None:
        return whole
    cards = {module.card.id: (workspace.root / module.card_file).read_text("utf-8") for module in own(course)}
    placed = list(check_curriculum(course, (workspace.root / course.file).read_text("utf-8"), cards))
    for module in own(course):
        placed += check_module(module, course.skills, cards[module.card.id])
    assert {fault.rule for fault in placed} <= {fault.rule for fault in whole}
    known = {(fault.rule, fault.message) for fault in placed if fault.place.line}
    return in_order([*placed, *(fault for fault in whole if (fault.rule, fault.message) not in known)])


def own(course):
    return [module for module in course.modules if not module.card_file.startswith("library:")]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule}: {case['title']}" for rule, case in CASES])
def test_the_rule_finds_what_the_case_says(rule, case, tiny, findings_of):
    apply(tiny.root, case["change"])
    found = [
        fault
        for fault in findings_of(tiny)
        if fault.rule == rule and case.get("only", "") in fault.message + fault.hint
    ]
    shown = [f"{fault.place}: {fault.message} ({fault.hint})" for fault in found]
    assert len(found) == len(case["expect"]), shown
    for fault, wanted in zip(found, case["expect"], strict=True):
        assert fault.place.file == wanted["file"], shown
        assert fault.place.line == wanted.get("line", fault.place.line), shown
        assert wanted["says"] in fault.message, shown
        assert wanted.get("hint", "") in fault.hint, shown
        assert fault.hint, shown


def test_the_tiny_workspace_has_no_findings(tiny):
    assert check_whole_course(tiny, "tiny", BuildOptions()) == ()


def test_every_rule_has_a_case_that_fails_and_one_that_passes():
    kinds = {file.stem: {bool(case["expect"]) for rule, case in CASES if rule == file.stem} for file in FILES}
    assert {name for name, kind in kinds.items() if kind != {True, False}} == set()
    wanted = {name for name, rule in load_rules().items() if rule.group in GROUPS and name not in ELSEWHERE}
    assert sorted(wanted - set(kinds)) == []
    assert sorted(set(kinds) - wanted) == []


def test_cases_that_fail_name_a_line_where_there_is_one():
    # A file that is not there has no lines, jupytext tells no line of the front matter, and notebooks have none.
    without = {"files-exist", "lesson-can-be-read", "notebooks-are-valid"}
    for rule, case in CASES:
        assert rule in without or all("line" in wanted for wanted in case["expect"]), case["title"]


@pytest.mark.parametrize(("rule", "file"), sorted(ELSEWHERE.items()))
def test_other_rules_are_covered_by_the_test_that_is_named(rule, file):
    assert rule in (TESTS / file).read_text("utf-8")


@pytest.mark.parametrize("group", sorted(COVERED))
def test_rules_that_need_a_run_or_a_site_are_named_in_their_tests(group):
    files = [path for pattern in COVERED[group] for path in sorted(TESTS.glob(pattern))]
    named = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", " ".join(path.read_text("utf-8") for path in files)))
    named |= {path.stem for path in files}
    wanted = {name for name, rule in load_rules().items() if rule.group == group}
    assert sorted(wanted - named) == []
