"""From a build to a target, with the command: only what is fresh and safe leaves the house."""

import io
import json
import shutil
import subprocess
import zipfile

import pytest
from click.testing import CliRunner

from builder.build import build_course
from builder.cli.main import course
from builder.course.released import read_released
from builder.errors import FindingsError, PublishError
from builder.files import walk_files
from builder.progress import Silent
from builder.publish_course import find_target, plan_publishing
from builder.stamp import (
    STAMP,
    BuildOptions,
    BuildSummary,
    inputs_digest,
    options_of,
    outputs_digest,
    read_stamp,
    stamp_text,
)
from builder.workspace import Workspace

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory, request):
    """The tiny course, built once with an address of its own."""
    source = request.path.parents[1] / "golden" / "tiny" / "workspace"
    root = tmp_path_factory.mktemp("built") / "tiny"
    shutil.copytree(source, root, ignore=shutil.ignore_patterns("_build"))
    workspace = Workspace(root)
    build_course(workspace, "tiny", BuildOptions(base_url="http://localhost/latest", browser=False), Silent())
    return workspace


@pytest.fixture
def place(built, tmp_path):
    """A copy of the built workspace that a test may change."""
    shutil.copytree(built.root, tmp_path / "tiny", ignore=shutil.ignore_patterns("work", "cache"))
    return Workspace(tmp_path / "tiny")


def run(place, *arguments):
    return CliRunner().invoke(course, ["publish", *arguments, "--workspace", str(place.root)], catch_exceptions=False)


def stamped_anew(place):
    """Make the stamp fit whatever is in the build's folder, as if the build had left it."""
    folder = place.build / "tiny"
    options = options_of(folder)
    inputs = inputs_digest(place, "tiny", options)
    summary = json.loads((folder / STAMP).read_text())["summary"]
    (folder / STAMP).write_text(stamp_text(inputs, outputs_digest(folder), BuildSummary(**summary), options))


def test_show_then_publish_then_take_back(place, tmp_path):
    public = tmp_path / "public"
    shown = run(place, str(public))
    assert shown.exit_code == 1
    assert "new: first-steps/index.html" in shown.output
    assert not public.exists()
    assert run(place, "tiny", str(public), "--yes").exit_code == 0
    assert "double" in read_released(place)["first-steps"].exercises
    site = place.build / "tiny" / "site"
    names = {path.relative_to(site).as_posix() for path in walk_files(site)}
    assert {path.relative_to(public).as_posix() for path in walk_files(public)} == {*names, ".coursewright.json"}
    again = run(place, str(public))
    assert (again.exit_code, "nothing to do" in again.output) == (0, True)
    assert run(place, str(public), "--as", "2027-spring", "--yes").exit_code == 0
    assert (public / "latest" / "first-steps" / "index.html").is_file()
    back = run(place, str(public), "--rollback", "--yes")
    assert back.exit_code == 0, back.output
    assert (public / "first-steps" / "index.html").read_bytes() == (site / "first-steps" / "index.html").read_bytes()
    assert not (public / "latest").exists()


def test_github_pages_from_a_branch_says_which_switch_to_flip(place, tmp_path):
    far = tmp_path / "far.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(far)], check=True)
    subprocess.run(["git", "init", "--quiet", str(place.root)], check=True)
    subprocess.run(["git", "remote", "add", "origin", str(far)], cwd=place.root, check=True)
    done = run(place, "github", "--yes")
    assert done.exit_code == 0, done.output
    assert "Deploy from a branch" in done.output
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "gh-pages"], cwd=far, check=True, capture_output=True, text=True
    ).stdout.split()
    assert {"index.html", ".nojekyll", "downloads/first-steps.zip"} <= set(listed)


def test_students_notebooks_can_be_published_with_one_list_of_packages(place, tmp_path):
    (place.root / "publish.yaml").write_text("targets:\n  hub: {kind: folder, path: ../hub, content: student}\n")
    assert run(place, "hub", "--yes").exit_code == 0
    assert (tmp_path / "hub" / "first-steps" / "first-steps.ipynb").is_file()
    assert "jupyterlab" in (tmp_path / "hub" / "requirements.txt").read_text().split()
    with pytest.raises(PublishError, match="Only the site has versions"):
        run(place, "hub", "--as", "2027-spring")


def test_a_course_that_is_not_built_or_stale_is_refused(place, tmp_path):
    where = find_target(place, "tiny", str(tmp_path / "public"))
    lesson = place.root / "modules" / "first-steps" / "lesson.md"
    lesson.write_text(lesson.read_text() + "\nOne more sentence.\n")
    with pytest.raises(PublishError, match="something has changed since"):
        plan_publishing(place, "tiny", where, "")
    shutil.rmtree(place.build / "tiny")
    with pytest.raises(PublishError, match="is not built"):
        plan_publishing(place, "tiny", where, "")


def test_a_build_that_somebody_edited_is_refused(place, tmp_path):
    page = place.build / "tiny" / "site" / "index.html"
    page.write_text(page.read_text() + "<p>edited</p>")
    with pytest.raises(PublishError, match="something has changed since"):
        plan_publishing(place, "tiny", find_target(place, "tiny", str(tmp_path / "public")), "")


def zip_of(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_answers_are_refused_also_inside_a_zip(place, tmp_path, packed):
    lesson = (place.root / "modules" / "first-steps" / "lesson.md").read_bytes()
    name, content = ("extra.zip", zip_of(lesson=lesson)) if packed else ("extra.txt", lesson)
    (place.build / "tiny" / "site" / "downloads" / name).write_bytes(content)
    stamped_anew(place)
    with pytest.raises(FindingsError) as caught:
        plan_publishing(place, "tiny", find_target(place, "tiny", str(tmp_path / "public")), "")
    assert {finding.rule for finding in caught.value.findings} == {"student-files-hold-no-answers"}


def test_a_file_of_the_instructors_is_refused_by_its_bytes(place, tmp_path):
    folder = place.build / "tiny"
    (folder / "instructor" / "key.bin").write_bytes(b"\x00only for instructors")
    (folder / "site" / "downloads" / "extra.zip").write_bytes(zip_of(key=b"\x00only for instructors"))
    stamped_anew(place)
    with pytest.raises(PublishError, match=r"extra\.zip is what instructors get"):
        plan_publishing(place, "tiny", find_target(place, "tiny", str(tmp_path / "public")), "")


def test_the_stamp_knows_what_was_chosen(built):
    folder = built.build / "tiny"
    options = options_of(folder)
    assert (options.base_url, options.browser) == ("http://localhost/latest", False)
    assert read_stamp(folder, inputs_digest(built, "tiny", options)) is not None
    assert options_of(built.root) is None
