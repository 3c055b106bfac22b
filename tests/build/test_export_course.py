"""PDF files of the tiny course, printed by the real browser."""

import re
import shutil

import pytest
from click.testing import CliRunner

from builder.build import build_course
from builder.check.leaks import find_leaks, secret_lines
from builder.cli.main import course
from builder.course.load import load_course
from builder.errors import CourseError, MissingToolError, SiteError
from builder.export.chromium import find_browser
from builder.export_course import write_pdf
from builder.progress import Silent
from builder.stamp import BuildOptions
from builder.workspace import Workspace

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("chromium"), reason="there is no chromium here"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory, request):
    source = request.path.parents[1] / "golden" / "tiny" / "workspace"
    root = tmp_path_factory.mktemp("built") / "tiny"
    shutil.copytree(source, root, ignore=shutil.ignore_patterns("_build"))
    workspace = Workspace(root)
    build_course(workspace, "tiny", BuildOptions(browser=False), Silent())
    return workspace


def test_a_module_is_printed_with_bookmarks_and_without_answers(built):
    pdf = write_pdf(built, "tiny", "first-steps").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert re.search(rb"/Outlines|/StructTreeRoot", pdf)
    assert b"(D:1980" in pdf or b"CreationDate" not in pdf
    html = (built.build / "work" / "tiny-print" / "print.html").read_bytes()
    read, _ = load_course(built, "tiny", domain=None)
    assert list(find_leaks([("print.html", html)], secret_lines(read.modules))) == []


def test_the_course_is_longer_than_a_module(built):
    def pages(path):
        return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))

    assert pages(write_pdf(built, "tiny", None)) > pages(write_pdf(built, "tiny", "first-steps")) >= 1


def test_the_command_says_where_the_file_is(built):
    done = CliRunner().invoke(course, ["pdf", "first-steps", "--workspace", str(built.root)])
    assert (done.exit_code, done.output) == (0, "_build/pdf/tiny/first-steps.pdf\n")


def test_a_module_or_a_browser_that_is_not_there_is_told(built, monkeypatch):
    with pytest.raises(CourseError, match="no module 'first'"):
        write_pdf(built, "tiny", "first")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingToolError, match="Chromium"):
        find_browser({})


def test_a_stale_build_is_not_printed(built, tmp_path):
    shutil.copytree(built.root / "modules", tmp_path / "modules")
    shutil.copytree(built.root / "curriculum", tmp_path / "curriculum")
    with pytest.raises(SiteError, match="not built"):
        write_pdf(Workspace(tmp_path), "tiny", None)
