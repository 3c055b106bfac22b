"""The command `course`: help, exit codes, did-you-mean, and no traceback for a user's mistake."""

import subprocess
import sys

import pytest

import builder.cli.main
from builder.cli.main import COMMANDS, main
from builder.errors import CourseError, FindingsError, ProcessError
from builder.findings import Finding, Place


def run(*arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    out, err = capsys.readouterr()
    return ended.value.code, out, err


def test_help_lists_every_command(capsys):
    code, out, err = run("--help", capsys=capsys)
    assert (code, err) == (0, "")
    for name, line in COMMANDS.items():
        assert f"  {name}" in out
        assert line in out


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_help(command, capsys):
    code, out, err = run(command, "-h", capsys=capsys)
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: course {command}")


def test_no_command_is_a_mistake_that_shows_help(capsys):
    code, out, err = run(capsys=capsys)
    assert code == 2
    assert "Usage: course" in out + err


def test_the_version(capsys):
    from builder import __version__

    assert run("--version", capsys=capsys) == (0, f"course, version {__version__}\n", "")


def test_an_unknown_command_is_answered_with_the_nearest(capsys):
    code, out, err = run("biuld", capsys=capsys)
    assert (code, out) == (2, "")
    assert "Did you mean 'build'?" in err


@pytest.mark.parametrize("arguments", [("check", "--formt", "json"), ("check", "--format", "xml"), ("build", "a", "b")])
def test_wrong_usage_is_two(arguments, capsys):
    code, out, err = run(*arguments, capsys=capsys)
    assert (code, out) == (2, "")
    assert "Error: " in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_a_workspace_that_is_not_there_is_wrong_usage(command, tmp_path, capsys):
    code, out, err = run(command, "--workspace", str(tmp_path / "nothing"), capsys=capsys)
    assert (code, out) == (2, "")
    assert "does not exist" in err


@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_a_folder_without_a_course_is_a_known_error(command, tmp_path, capsys):
    code, out, err = run(command, "--workspace", str(tmp_path), capsys=capsys)
    assert (code, out) == (1, "")
    assert "There is no course workspace" in err
    assert "course new" in err


@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_an_unknown_course_is_answered_with_the_nearest(command, tiny, capsys):
    code, out, err = run(command, "tinny", "--workspace", str(tiny.root), capsys=capsys)
    assert (code, out) == (1, "")
    assert "There is no course 'tinny' here." in err
    assert "Did you mean 'tiny'?" in err


def test_of_two_courses_one_must_be_named(tiny, capsys):
    (tiny.curriculum / "other.yaml").write_text((tiny.curriculum / "tiny.yaml").read_text())
    code, _, err = run("check", "--workspace", str(tiny.root), capsys=capsys)
    assert code == 1
    assert "Say which course you mean" in err
    assert "other, tiny" in err


class Raising:
    """A stand-in for the commands: raises what it is given."""

    def __init__(self, error):
        self.error = error

    def main(self, **_):
        raise self.error


def test_a_known_error_shows_its_hint_and_no_traceback(monkeypatch, capsys):
    monkeypatch.setattr(builder.cli.main, "course", Raising(CourseError("It is broken.", hint="Mend it.")))
    assert run(capsys=capsys) == (1, "", "error: It is broken.\n  Mend it.\n")


def test_a_program_that_failed_shows_the_end_of_its_output(monkeypatch, capsys):
    output = "\n".join(f"line {number}" for number in range(100))
    monkeypatch.setattr(builder.cli.main, "course", Raising(ProcessError("x failed.", output=output)))
    code, _, err = run(capsys=capsys)
    assert code == 1
    assert "line 99" in err
    assert "line 84\n" not in err


def test_all_findings_of_an_error_are_shown(monkeypatch, capsys):
    findings = [Finding("a-rule", f"Fault {number}.", Place("f", number), "Mend it.") for number in (3, 2)]
    monkeypatch.setattr(builder.cli.main, "course", Raising(FindingsError(findings)))
    code, out, err = run(capsys=capsys)
    assert (code, out) == (1, "")
    assert err.index("f:2: error: Fault 2. [a-rule]") < err.index("f:3: error: Fault 3. [a-rule]")
    assert "Stopped: 2 errors." in err


def test_ctrl_c_says_that_nothing_is_lost(monkeypatch, capsys):
    monkeypatch.setattr(builder.cli.main, "course", Raising(KeyboardInterrupt()))
    code, out, err = run(capsys=capsys)
    assert (code, out) == (130, "")
    assert "still in place" in err


def test_a_bug_keeps_its_traceback(monkeypatch):
    monkeypatch.setattr(builder.cli.main, "course", Raising(ZeroDivisionError("a bug")))
    with pytest.raises(ZeroDivisionError):
        main([])


def test_help_imports_nothing_heavy():
    heavy = "pydantic nbformat jupytext jinja2 rich rapidfuzz yaml nbclient pygments libcst".split()
    code = (
        "import sys\nfrom builder.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert done.stderr.strip() == "[]"
