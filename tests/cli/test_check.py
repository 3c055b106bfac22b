"""`course check`: what it prints where, in which form, and how it ends."""

import json

import pytest

from builder.cli.main import main


@pytest.fixture
def check(tiny, capsys):
    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(["check", "--quick", "--workspace", str(tiny.root), *arguments])
        out, err = capsys.readouterr()
        return ended.value.code, out, err

    return run


def edit(tiny, old, new, name="modules/first-steps/lesson.md"):
    path = tiny.root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_good_course_prints_no_data(check):
    assert check() == (0, "", "tiny: no findings\n")


def test_findings_are_data_and_the_count_is_talk(check, tiny):
    edit(tiny, "factor = 2\n", "factor = 3\n")
    edit(tiny, "A worked example stands above.", "See [here](https://example.org).")
    code, out, err = check("tiny")
    assert (code, err) == (1, "tiny: 1 error, 1 warning\n")
    assert out.splitlines()[0].startswith("modules/first-steps/lesson.md:24: error: 'factor' is 3 in the lesson")
    assert out.splitlines()[0].endswith("[parameters-are-declared]")
    assert out.splitlines()[1].startswith("    ")
    assert out.count("\n") == 4


def test_warnings_are_no_errors_unless_asked_for(check, tiny):
    edit(tiny, "A worked example stands above.", "See [here](https://example.org).")
    assert check()[0] == 0
    assert check("--strict")[0] == 1


def test_json_can_be_read_and_holds_everything(check, tiny):
    edit(tiny, "factor = 2\n", "factor = 3\n")
    code, out, _ = check("--format", "json")
    assert code == 1
    (found,) = json.loads(out)
    assert (found["rule"], found["severity"]) == ("parameters-are-declared", "error")
    assert (found["file"], found["line"]) == ("modules/first-steps/lesson.md", 24)
    assert set(found) == {"rule", "severity", "message", "hint", "file", "line", "column"}


def test_json_without_findings_is_an_empty_list(check):
    code, out, _ = check("--format", "json")
    assert (code, json.loads(out)) == (0, [])


def test_github_gets_an_annotation_on_one_line(check, tiny):
    edit(tiny, "factor = 2\n", "factor = 3\n")
    code, out, _ = check("--format", "github")
    assert code == 1
    assert out.startswith("::error file=modules/first-steps/lesson.md,line=24,title=parameters-are-declared::'factor'")
    assert out.count("\n") == 1


def test_github_annotations_escape_what_would_end_them(capsys):
    from builder.cli.render import print_findings
    from builder.findings import Finding, Place, Severity

    print_findings([Finding("a-rule", "100 %\nof it", Place("a,b:c", 1), "", Severity.NOTE)], "github")
    assert capsys.readouterr().out == "::notice file=a%2Cb%3Ac,line=1,title=a-rule::100 %25%0Aof it\n"


def test_all_faults_are_shown_at_once(check, tiny):
    edit(tiny, "factor = 2\n", "factor = 3\n")
    edit(tiny, "# Second steps", "# Other", "modules/second-steps/lesson.md")
    edit(tiny, "hints: [Count from zero.]", "hints: []", "modules/first-steps/module.yaml")
    _, out, err = check()
    assert "3 errors" in err
    for rule in ("parameters-are-declared", "lesson-title-equals-the-card", "exercises-have-hints"):
        assert f"[{rule}]" in out


@pytest.mark.parametrize(
    "name", ["curriculum/tiny.yaml", "modules/first-steps/module.yaml", "modules/first-steps/lesson.md"]
)
@pytest.mark.parametrize("content", [b"caf\xe9\n", b"", b"{", b"\x00\x01", b"[" * 5000, b"a: &x [*x]\n"])
def test_a_broken_file_is_a_finding_and_no_traceback(check, tiny, name, content):
    (tiny.root / name).write_bytes(content)
    code, out, err = check()
    assert code == 1
    assert name in out
    assert "Traceback" not in out + err


def test_a_curriculum_that_cannot_be_read_is_told(check, tiny):
    (tiny.root / "curriculum/tiny.yaml").unlink()
    (tiny.root / "curriculum/tiny.yaml").mkdir()
    code, out, _ = check()
    assert code == 1
    assert "cannot be read" in out


def test_an_unknown_domain_is_answered_with_those_there_are(check):
    code, out, _ = check("--domain", "heathcare")
    assert code == 1
    assert "Did you mean 'healthcare'?" in out


def test_the_same_course_gives_the_same_output(check, tiny):
    edit(tiny, "factor = 2\n", "factor = 3\n")
    assert check() == check()
