"""The GitHub workflow is valid, its versions are pinned, and its commands do what they should."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click import Context
from click.testing import CliRunner

from builder.cli.main import course
from builder.publish.workflow import WORKFLOW, constraints_text, workflow_text
from builder.publish_course import write_repository

ROOT = Path(__file__).parents[2]

TEXT = workflow_text("tiny", ["serve", "data"], "1.2.3", "3.11")


def steps():
    return yaml.safe_load(TEXT)["jobs"]["build"]["steps"]


def test_it_is_a_valid_workflow(tmp_path):
    (tmp_path / "course.yml").write_text(TEXT)
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [program, "--builtin-schema", "vendor.github-workflows", tmp_path / "course.yml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_action_is_pinned_to_a_commit():
    used = re.findall(r"uses: (\S+)", TEXT)
    assert len(used) == 4
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name) for name in used)
    assert '"coursewright[data,serve]==1.2.3"' in TEXT


def test_only_the_job_that_publishes_may_write():
    jobs = yaml.safe_load(TEXT)["jobs"]
    assert set(jobs["build"]["permissions"].values()) == {"read"}
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}


@pytest.mark.parametrize(("code", "on"), [(0, "on=true"), (1, "on=false")])
def test_the_run_is_green_whether_pages_are_switched_on_or_not(tmp_path, code, on):
    gh = tmp_path / "gh"
    gh.write_text(f"#!/bin/sh\nexit {code}\n")
    gh.chmod(0o755)
    output = tmp_path / "output"
    script = next(step["run"] for step in steps() if step.get("id") == "pages")
    environment = {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_OUTPUT": str(output),
        "GITHUB_REPOSITORY": "school/course",
    }
    # The shell that GitHub uses for `run`.
    done = subprocess.run(["bash", "-e", "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert output.read_text().strip() == on
    assert ("::notice::" in done.stdout) == (code == 1)


def test_the_list_of_versions_has_all_that_is_installed_but_coursewright():
    assert constraints_text({"b": "2", "A": "1", "coursewright": "0.1"}) == "A==1\nb==2\n"


def test_the_command_writes_what_is_missing_and_changes_nothing(tiny):
    first = CliRunner().invoke(course, ["publish", "--workflow", "--workspace", str(tiny.root)], catch_exceptions=False)
    assert first.exit_code == 0
    assert "'GitHub Actions'" in first.output
    assert "nbformat==" in (tiny.root / "constraints.txt").read_text()
    (tiny.root / WORKFLOW).write_text("mine")
    again = CliRunner().invoke(course, ["publish", "--workflow", "--workspace", str(tiny.root)], catch_exceptions=False)
    assert "stays as it is" in again.output
    assert (tiny.root / WORKFLOW).read_text() == "mine"


@pytest.mark.slow
def test_its_commands_build_and_check_a_course(tiny):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for name in ("Build", "Check"):
        script = next(step["run"] for step in steps() if step.get("name") == name)
        done = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=tiny.root,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    uploaded = next(step["with"]["path"] for step in steps() if "upload-pages" in step.get("uses", ""))
    assert (tiny.root / uploaded / "index.html").is_file()


def test_a_repository_gets_what_it_lacks_and_keeps_what_it_has(tiny):
    (tiny.root / "README.md").write_text("Ours.\n", "utf-8")
    written, kept = write_repository(tiny, "tiny")
    assert written == [WORKFLOW, "constraints.txt", ".gitignore"]
    assert kept == ["README.md"]
    assert (tiny.root / "README.md").read_text("utf-8") == "Ours.\n"
    assert "_build/" in (tiny.root / ".gitignore").read_text("utf-8").splitlines()
    (tiny.root / "README.md").unlink()
    assert write_repository(tiny, "tiny")[0] == ["README.md"]
    text = (tiny.root / "README.md").read_text("utf-8")
    assert text.startswith("# A tiny course\n")
    known = course.list_commands(Context(course))
    assert set(re.findall(r"`course (\w+)", text)) <= set(known)


def test_a_new_course_can_be_a_repository_at_once(tmp_path):
    profile = ROOT / "curriculum" / "profiles" / "machine-learning-engineer.txt"
    arguments = ["new", str(profile), "--workspace", str(tmp_path), "--hours", "3", "--template", "github"]
    CliRunner().invoke(course, arguments, catch_exceptions=False)
    assert "course build" in (tmp_path / WORKFLOW).read_text("utf-8")
    for name in ("README.md", ".gitignore", "constraints.txt"):
        assert (tmp_path / name).is_file()
