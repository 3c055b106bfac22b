"""Exercises that run in the page, in headless Chromium, under a strict policy and below a sub-path."""

import gzip
import json
import re
import shutil

import pytest
from lab_site import NO_WHEELS, WHEELS, axe_script, kernel_folder, lab_workspace

from builder.build import build_course, read_course
from builder.check.leaks import secret_lines
from builder.progress import Silent
from builder.stamp import BuildOptions
from builder.workspace import Workspace

pytestmark = pytest.mark.slow
needs_wheels = pytest.mark.skipif(not WHEELS.is_file(), reason=NO_WHEELS)

RIGHT = "def double(number):\n    return number + number\n"
WRONG = "def double(number):\n    return number + 1\n"
PARSONS_ORDER = "FIGDCBLHKM"


@pytest.fixture(scope="module")
def built(tmp_path_factory, runs):
    """The course with exercises in its pages, built once: the workspace and the result of the build."""
    folder = kernel_folder()
    if not folder:
        pytest.skip("the kernel is not there and npm cannot fetch it")
    workspace = Workspace(lab_workspace(tmp_path_factory.mktemp("lab") / "course", runs))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSEWRIGHT_PYODIDE", folder)
        patch.setenv("COURSEWRIGHT_WHEELS", str(WHEELS) if WHEELS.is_file() else "")
        return workspace, build_course(workspace, "tiny", BuildOptions(), Silent())


@pytest.fixture(scope="module")
def site(built):
    return built[1].folder / "site"


def write(card, code):
    """Put code into the editor of a card, as a student who selects all and types."""
    editor = card.locator(".cm-content")
    if editor.count() == 0:
        card.locator(".cw-starter pre").first.click()
        editor.wait_for()
    editor.click()
    card.page.keyboard.press("Control+a")
    card.page.keyboard.insert_text(code)


def press(card, name):
    card.get_by_role("button", name=name, exact=True).click()


def wait_for_status(card, words):
    card.locator(".cw-lab-status", has_text=words).wait_for()


def test_checking_from_the_starter_to_the_right_answer(visit, host):
    page = visit("first-steps/")
    card = page.locator("#exercise-double")
    assert [url for url in page.sent if "/lab/" in url or "/pyodide/" in url or "/browser/" in url] == []

    press(card, "Check")
    wait_for_status(card, "0 of 1 tests pass.")
    assert "NotImplementedError" in card.locator(".cw-failed").inner_text()
    assert card.locator(".cw-done").is_hidden()

    write(card, WRONG)
    press(card, "Check")
    card.locator(".cw-failed dl").wait_for()
    failed = card.locator(".cw-failed").inner_text()
    assert "double(2) gave 3, expected 4: twice two." in failed
    assert re.search(r"Expected\s+4\s+Got\s+3", failed)

    write(card, RIGHT + "print('told', double(2))\ndouble(4)")
    page.keyboard.press("Control+Enter")
    wait_for_status(card, "All tests pass")
    assert card.locator(".cw-output").inner_text().split() == ["told", "4", "8"]
    assert card.locator(".cw-done").inner_text() == "✓ done"
    assert page.locator(".cw-navigation a[data-page=first-steps]").inner_text().endswith("1/2")
    assert [url for url in page.sent if not url.startswith((host.origin, "data:"))] == []

    page.reload()
    assert "told" in card.locator(".cw-starter pre").first.inner_text(), "the answer is still there"
    assert card.locator(".cw-done").inner_text() == "✓ done"
    press(card, "Reset")
    wait_for_status(card, "as it was at the beginning")
    assert "NotImplementedError" in card.locator(".cm-content").inner_text()

    page.goto(host.address)
    assert page.locator(".cw-progress").get_by_text("1 of 9 exercises done").is_visible()
    page.get_by_role("link", name="Continue where you were: First steps").click()
    assert page.url.endswith("first-steps/index.html#exercise-double")


def test_endless_loops_are_stopped_and_python_comes_back(visit):
    page = visit("first-steps/")
    card = page.locator("#exercise-double")
    write(card, "while True:\n    pass")
    press(card, "Run")
    card.get_by_text("Is there a loop that never ends?").wait_for()
    press(card, "Run")
    wait_for_status(card, "Running")
    press(card, "Stop")
    card.locator(".cw-lab-report").get_by_text("Stopped.", exact=True).wait_for()
    write(card, RIGHT)
    press(card, "Check")
    wait_for_status(card, "All tests pass")


def test_code_that_breaks_python_says_so_and_the_next_run_works(visit):
    page = visit("first-steps/")
    card = page.locator("#exercise-double")
    for code, told in (
        ("import builtins\ndel builtins.len, builtins.isinstance", "Python could not run"),
        ("raise SystemExit", "SystemExit"),
        ("x = 1\ny = 1 / 0", "Line 2:"),
    ):
        write(card, code)
        press(card, "Run")
        card.locator(".cw-lab-error", has_text=told).wait_for()
    assert card.locator(".cw-marked").inner_text() == "y = 1 / 0"
    write(card, "1 + 1")
    press(card, "Run")
    card.locator(".cw-output", has_text="2").wait_for()


def test_text_from_python_never_becomes_html(visit):
    page = visit("first-steps/")
    card = page.locator("#exercise-double")
    write(card, "print('<img src=x onerror=alert(1)><b>bold</b>')\nraise OSError('<script>1</script>')")
    press(card, "Run")
    card.locator(".cw-lab-error").wait_for()
    assert card.locator(".cw-lab-report img, .cw-lab-report b, .cw-lab-report script").count() == 0
    assert "<b>bold</b>" in card.locator(".cw-output").inner_text()


def test_a_prediction_must_be_committed_before_the_reveal(visit):
    page = visit("first-steps/")
    card = page.locator("#exercise-foresee")
    assert card.get_by_text("Locked").is_visible()
    assert card.locator(".cw-reveal .cw-code").is_hidden()
    press(card, "Commit my answer")
    wait_for_status(card, "0 of 1 tests pass.")
    assert card.locator(".cw-reveal .cw-code").is_hidden()
    write(card, "answer = 7")
    press(card, "Commit my answer")
    wait_for_status(card, "Your answer is committed")
    assert card.locator(".cw-reveal .cw-code").is_visible()
    press(card, "Show what happens")
    card.locator(".cw-reveal-report", has_text="314159").wait_for()
    page.reload()
    assert card.locator(".cw-reveal .cw-code").is_visible()


def test_an_exercise_can_be_done_with_the_keyboard_alone(visit):
    page = visit("first-steps/")
    card = page.locator("#exercise-double")
    card.locator(".cw-starter pre").first.focus()
    card.locator(".cm-content:focus").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(RIGHT)
    stops = []
    for _ in range(4):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent"))
    assert stops == ["Run", "Check", "Hint", "Reset"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Hint 1"
    assert card.get_by_text("Think of addition.").is_visible()
    press(card, "Hint")
    assert card.get_by_text("Which operator repeats an addition?").is_visible()
    card.locator(".cm-content").focus()
    page.keyboard.press("Control+Enter")
    wait_for_status(card, "All tests pass")
    assert card.locator(".cw-lab-status").get_attribute("role") == "status"


def test_files_that_an_answer_writes_are_tested(visit):
    page = visit("second-steps/")
    card = page.locator("#exercise-note")
    press(card, "Check")
    card.locator(".cw-failed", has_text="Say what you found.").wait_for()
    write(card, "%%writefile note.md\n# Note\nWe found 3 things.\n")
    press(card, "Check")
    wait_for_status(card, "All tests pass")


def test_progress_travels_as_a_file(visit, host, tmp_path):
    page = visit("python-for-models/")
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)",
        ["course-progress:tiny", json.dumps({"format": 1, "course": "tiny", "exercises": {
            "first-steps/double": {"done": True, "print": "old", "at": "2027-01-01"}}, "last": None})],
    )  # fmt: skip
    page.goto(host.address)
    page.get_by_text("Take your progress to another browser").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    download.value.save_as(tmp_path / "progress.json")
    (tmp_path / "other.json").write_text(json.dumps({"format": 1, "course": "another", "exercises": {}}))

    other = visit("")
    assert other.get_by_text("0 of 9 exercises done").is_visible()
    other.get_by_text("Take your progress to another browser").click()
    other.locator("input[type=file]").set_input_files(tmp_path / "other.json")
    other.get_by_text("does not hold progress of this course").wait_for()
    other.locator("input[type=file]").set_input_files(tmp_path / "progress.json")
    other.get_by_text("Your progress was loaded.").wait_for()
    assert other.get_by_text("1 of 9 exercises done").is_visible()
    other.goto(host.address + "first-steps/")
    assert other.locator("#exercise-double .cw-done").inner_text() == "Changed since you did it"


@needs_wheels
def test_blocks_move_by_mouse_touch_and_keyboard(visit):
    page = visit("python-for-models/", has_touch=True)
    card = page.locator("#exercise-minimal-estimator")
    press(card, "Put the blocks in order here")
    order, pool = card.locator(".cw-order"), card.locator(".cw-pool")
    block = {name: card.locator(f".cw-block[data-block={name}]") for name in "ABCDEFGHIJKLM"}
    block["F"].tap()
    block["G"].focus()
    page.keyboard.press("Enter")
    block["I"].click()
    assert order.locator(".cw-block-name").all_inner_texts() == ["F", "G", "I"]
    page.keyboard.press("ArrowUp")
    assert order.locator(".cw-block-name").all_inner_texts() == ["F", "I", "G"]
    assert "I is now block 2 of 3." in card.inner_text()
    block["A"].click()
    page.keyboard.press("Delete")
    assert "A" in pool.locator(".cw-block-name").all_inner_texts()
    block["D"].drag_to(order, target_position={"x": 40, "y": order.bounding_box()["height"] - 4})
    assert order.locator(".cw-block-name").all_inner_texts() == ["F", "I", "G", "D"]
    for name in PARSONS_ORDER[4:]:
        block[name].click()
    assert card.locator(".cm-content").inner_text() == f"order = {json.dumps(list(PARSONS_ORDER))}"
    press(card, "Check")
    wait_for_status(card, "All tests pass")
    press(card, "Reset")
    assert order.locator(".cw-block").count() == 0


@needs_wheels
def test_packages_figures_and_cells_above_are_there(visit, host):
    page = visit("python-for-models/")
    card = page.locator("#exercise-rolling-window")
    write(card, "plt.plot(ledger.value[:5])\nlen(ledger.value)")
    press(card, "Run")
    card.locator("img.cw-lab-figure").wait_for()
    assert card.locator("img.cw-lab-figure").evaluate("image => image.naturalWidth") > 100
    assert card.locator(".cw-output").inner_text().split()[-1] == "3000"
    assert {url.split("/")[3] for url in page.sent if not url.startswith("data:")} == {"university"}
    assert [url for url in page.sent if not url.startswith((host.origin, "data:"))] == []


@needs_wheels
def test_each_exercise_passes_with_its_solution_in_the_page(built, visit):
    """The same as the build's proof under Node, but through the page: worker, editor and verdicts."""
    from builder.assemble.values import Sheet
    from builder.browser.exercises import browser_module
    from builder.build import sheet_of

    course, _ = read_course(built[0], "tiny", BuildOptions())
    for module in course.modules:
        sheet = sheet_of(module)[0]
        assert isinstance(sheet, Sheet)
        page = visit(f"{module.card.id}/")
        for exercise in browser_module(module.card, sheet, module.files).exercises:
            card = page.locator(f"#exercise-{exercise.id}")
            write(card, exercise.solution)
            press(card, "Commit my answer" if exercise.kind == "predict" else "Check")
            card.locator(".cw-passed").first.wait_for()
            assert card.locator(".cw-failed").count() == 0, exercise.id


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 390])
def test_no_barrier_is_found(visit, host, scheme, width):
    axe = axe_script()
    if not axe:
        pytest.skip("axe-core is not there and npm cannot fetch it")

    def violations():
        page.evaluate(axe)
        found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")["violations"]
        return [(rule["id"], node["html"][:120]) for rule in found for node in rule["nodes"]]

    page = visit("first-steps/", color_scheme=scheme, viewport={"width": width, "height": 900})
    assert violations() == []
    card = page.locator("#exercise-double")
    write(card, WRONG + "print('x' * 300)  # a line that is wider than any card, so that it must scroll sideways\n" * 3)
    press(card, "Check")
    card.locator(".cw-failed").wait_for()
    assert violations() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the screen"
    page.goto(host.address)
    page.get_by_text("Take your progress to another browser").click()
    assert violations() == []
    if WHEELS.is_file():
        page.goto(host.address + "python-for-models/")
        card = page.locator("#exercise-minimal-estimator")
        press(card, "Put the blocks in order here")
        card.locator(".cw-block[data-block=F]").click()
        assert violations() == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the screen"


def test_from_the_disk_and_without_scripts_the_starter_stays(site, visit):
    for page in (
        visit((site / "first-steps" / "index.html").as_uri()),
        visit("first-steps/", java_script_enabled=False),
    ):
        card = page.locator("#exercise-double")
        assert "raise NotImplementedError" in card.inner_text()
        assert card.get_by_role("button", name="Check", exact=True).count() == 0
        assert page.locator("#exercise-foresee .cw-reveal .cw-code").is_visible()


def test_a_page_stays_light_until_python_is_asked_for(site):
    for page in ("first-steps", "second-steps", "python-for-models"):
        html = (site / page / "index.html").read_bytes()
        loaded = re.findall(rb'(?:src|href)="\.\./(theme/[\w.]+\.(?:css|js))', html)
        assert len(loaded) == 3
        parts = [html, *((site / name.decode()).read_bytes() for name in loaded)]
        assert sum(len(gzip.compress(part)) for part in parts) < 100_000
        assert b"unsafe" not in html
        assert re.findall(rb"<script(?![^>]*(?:\ssrc=|application/json))", html) == []


def test_what_pages_fetch_holds_no_answers(built, site):
    course, _ = read_course(built[0], "tiny", BuildOptions())
    secrets = {secret.text for secret in secret_lines(course.modules)}
    assert len(secrets) > 20
    files = sorted((site / "browser").glob("*.json"))
    assert len(files) >= 3
    for path in files:
        text = re.sub(r"\s+", "", path.read_text("utf-8").replace("\\n", "\n").replace('\\"', '"'))
        assert [line for line in secrets if line in text] == [], path.name


def test_the_same_course_gives_the_same_bytes(built, site):
    before = {path: path.read_bytes() for path in sorted((site / "browser").glob("*"))}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSEWRIGHT_PYODIDE", kernel_folder())
        patch.setenv("COURSEWRIGHT_WHEELS", str(WHEELS) if WHEELS.is_file() else "")
        build_course(built[0], "tiny", BuildOptions(), Silent())
    assert {path: path.read_bytes() for path in sorted((site / "browser").glob("*"))} == before


@pytest.mark.parametrize("kind", ["no kernel", "switched off"])
def test_without_the_kernel_pages_say_open_the_notebook(tmp_path, monkeypatch, runs, kind):
    monkeypatch.setenv("COURSEWRIGHT_PYODIDE", str(tmp_path / "nothing"))
    root = lab_workspace(tmp_path / "course", runs)
    (root / "_build" / "cache" / "pyodide").unlink()
    shutil.rmtree(root / "modules" / "python-for-models")
    curriculum = root / "curriculum" / "tiny.yaml"
    curriculum.write_text(curriculum.read_text("utf-8").replace("      - id: python-for-models\n", ""), "utf-8")
    off = kind == "switched off"
    result = build_course(Workspace(root), "tiny", BuildOptions(browser=False if off else None), Silent())
    rules = [finding.rule for finding in result.findings if finding.rule == "browser-exercises-run-in-the-page"]
    html = (result.folder / "site" / "first-steps" / "index.html").read_text("utf-8")
    assert rules == ([] if off else ["browser-exercises-run-in-the-page"])
    assert ("open the notebook: this course was built without Python" in html) is not off
    assert "data-lab=" not in html
    assert not (result.folder / "site" / "pyodide").exists()
    assert not (result.folder / "site" / "browser").exists()
