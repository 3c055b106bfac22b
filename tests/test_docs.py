"""The teachers' pages say what is: generated pages are up to date, snippets are files, every field is described."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from builder.check.rules import load_rules, rules_page
from builder.cli.main import COMMANDS, course
from builder.documents.module_card import Criterion, ExerciseCard, ExerciseKind, ModuleCard, ModuleKind, Parameter
from builder.documents.quiz import Mistake, QuizItem, QuizKind, QuizOption
from builder.lessons.attempts import read_attempt
from builder.lessons.load import OPTIONS, TAGS
from builder.scaffold.kinds import ScaffoldKind

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "book" / "pages"
SHORT = ROOT / "tests" / "golden" / "fifteen" / "workspace"
TINY = ROOT / "tests" / "golden" / "tiny" / "workspace"
GUIDE = (PAGES / "for-teachers" / "writing-a-module.md").read_text("utf-8")
FIFTEEN = (PAGES / "for-teachers" / "a-module-in-15-minutes.md").read_text("utf-8")
GRADING = (PAGES / "for-teachers" / "grading-a-class.md").read_text("utf-8")
BUILDING = (PAGES / "checking-and-building.md").read_text("utf-8")
SNIPPET = re.compile(r"^% from (\S+)\n(`{3,})\w+\n(.*?)\n\2$", re.MULTILINE | re.DOTALL)


def all_commands():
    """Yield every command, those of a group after it, as they are typed."""
    context = click.Context(course)
    for name in COMMANDS:
        yield name
        command = course.get_command(context, name)
        if isinstance(command, click.Group):
            yield from (f"{name} {other}" for other in command.list_commands(context))


def commands_page():
    """Return the reference of all commands as a MyST page, from the help that each prints."""
    parts = ["---", "title: The commands", "---", "", "What each command prints with `--help`.", ""]
    for name in ("", *all_commands()):
        arguments = [*name.split(), "--help"]
        done = CliRunner().invoke(course, arguments, prog_name="course", terminal_width=100)
        assert done.exit_code == 0, done.output
        title = f"course {name}".strip()
        parts += [f"## {title}", "", "```text", done.output.rstrip(), "```", ""]
    return "\n".join(parts).rstrip() + "\n"


@pytest.mark.parametrize(("name", "make"), [("rules.md", rules_page), ("commands.md", commands_page)])
def test_generated_pages_are_up_to_date(name, make, request):
    path = PAGES / "for-teachers" / name
    if request.config.getoption("--update-golden"):
        path.write_text(make(), "utf-8")
    assert path.is_file(), f"{name} is missing; write it with pytest --update-golden"
    assert path.read_text("utf-8") == make(), f"{name} is not up to date; run pytest tests/test_docs.py --update-golden"


def test_the_page_of_commands_does_not_depend_on_the_terminal(monkeypatch):
    before = commands_page()
    monkeypatch.setenv("COLUMNS", "40")
    assert commands_page() == before
    assert "\x1b" not in before


def test_snippets_are_pieces_of_the_files_that_they_name():
    snippets = SNIPPET.findall(GUIDE)
    assert len(snippets) == GUIDE.count("% from ") >= 10
    for name, _, text in snippets:
        assert f"\n{text}\n" in f"\n{(TINY / name).read_text('utf-8')}\n", f"{name} has no such piece:\n{text}"


def test_snippets_of_the_short_guide_are_pieces_of_its_module():
    snippets = SNIPPET.findall(FIFTEEN)
    assert len(snippets) == FIFTEEN.count("% from ") >= 6
    for name, _, text in snippets:
        assert f"\n{text}\n" in f"\n{(SHORT / name).read_text('utf-8')}\n", f"{name} has no such piece:\n{text}"


def test_the_short_guide_names_every_kind_of_scaffold():
    for kind in ScaffoldKind:
        assert f"| `{kind.value}` | {kind.about} |" in FIFTEEN


def test_the_example_shows_every_part_of_an_exercise():
    shown = "\n".join(text for name, _, text in SNIPPET.findall(GUIDE) if name.endswith("lesson.md"))
    for word in ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "BEGIN STARTER", ":exercise:", ":tests:", ":points:"):
        assert word in shown
    attempt = next(text for name, _, text in SNIPPET.findall(GUIDE) if "/attempts/" in name)
    assert read_attempt(attempt, exercise="double", name="square", file="f")[0].score == 1


def described(*names):
    return [name for name in names if not re.search(rf"[`: ({{]{re.escape(name)}\b", GUIDE)]


@pytest.mark.parametrize("model", [ModuleCard, ExerciseCard, Parameter, Criterion, QuizItem, QuizOption, Mistake])
def test_every_field_is_described(model):
    assert described(*model.model_fields) == []


def test_every_option_tag_and_kind_is_described():
    assert (
        described(*TAGS, *(kind.value for kind in ExerciseKind), *(kind.value for kind in ModuleKind), *QuizKind) == []
    )
    assert [name for name in OPTIONS if f"`:{name}:" not in GUIDE] == []


def test_no_option_is_described_that_is_not_there():
    assert set(re.findall(r"^\| `:([a-z]+):", GUIDE, re.MULTILINE)) == set(OPTIONS)


def test_commands_and_options_that_pages_name_exist():
    page = commands_page()
    for text in (GUIDE, BUILDING, FIFTEEN, GRADING):
        for name in re.findall(r"`course ([a-z]+)", text):
            assert name in COMMANDS
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", text):
            assert option in page, option


def test_every_command_is_described_for_teachers():
    assert [name for name in COMMANDS if f"`course {name}" not in BUILDING + GRADING] == []


def test_rules_that_pages_name_exist():
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+){2,})`", GUIDE + BUILDING + FIFTEEN))
    assert named - set(load_rules()) - {*TAGS} == set()


@pytest.mark.parametrize("path", sorted(PAGES.rglob("*.md")), ids=lambda path: path.name)
def test_pages_begin_with_a_title_and_their_fences_are_closed(path):
    text = path.read_text("utf-8")
    assert re.match(r"---\ntitle: \S.*\n---\n\n", text)
    assert not re.search(
        r"^# ", re.sub(r"^(`{3,})\w*\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE
    )
    for fence in set(re.findall(r"^(`{3,})", text, re.MULTILINE)):
        assert len(re.findall(rf"^{fence}(?!`)", text, re.MULTILINE)) % 2 == 0
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


def test_the_changelog_has_a_part_for_what_is_not_released():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(r"^## \[?Unreleased\]?$", text, re.MULTILINE)
    assert re.findall(r"^### (\w+)$", text, re.MULTILINE) == sorted(
        set(re.findall(r"^### (\w+)$", text, re.MULTILINE)),
        key=["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"].index,
    )
