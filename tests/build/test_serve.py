"""The live preview: a saved lesson is in the open page, prose at once, code with its new output."""

import contextlib
import re
import signal
import subprocess
import sys
import time
import urllib.request

import pytest

pytestmark = pytest.mark.slow


def page_of(address: str, name: str = "first-steps") -> str:
    with urllib.request.urlopen(f"{address}/{name}", timeout=60) as answer:
        return re.sub(r"<[^>]+>", "", answer.read().decode())


def wait_for(address: str, words: str, seconds: float = 240, name: str = "first-steps") -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        # While the pages are made anew a request may find nobody, as a reader's browser may, which asks again.
        with contextlib.suppress(ConnectionError):
            if words in page_of(address, name):
                return True
        time.sleep(0.1)
    return False


@pytest.fixture
def preview(tiny):
    """A running preview of the tiny course: its workspace, address and process."""
    command = [sys.executable, "-m", "builder", "serve", "tiny", "--workspace", str(tiny.root), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://\S+", process.stdout.readline())[0]
        yield tiny, address, process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=240)


def save(workspace, old: str, new: str) -> None:
    path = workspace.root / "modules/first-steps/lesson.md"
    path.write_text(path.read_text().replace(old, new))


def test_saved_lessons_are_shown(preview):
    workspace, address, _ = preview
    assert "kept in this browser" in page_of(address, "progress")
    assert "first-steps" in page_of(address, "course-map.js")
    assert "doubl" in page_of(address, "review-cards.js")
    assert "[0, 2, 4]" in page_of(address)
    save(workspace, "A worked example stands above.", "An example that was just saved.")
    assert wait_for(address, "An example that was just saved.")
    assert "[0, 2, 4]" in page_of(address)
    save(workspace, "range(3)", "range(5)")
    assert wait_for(address, "[0, 2, 4, 6, 8]")
    save(workspace, "{{ factor }}", "{{ facktor }}")
    time.sleep(1)
    assert "facktor" not in page_of(address)
    save(workspace, "{{ facktor }}", "exactly {{ factor }}")
    assert wait_for(address, "exactly 2")


def test_many_quick_saves_are_all_shown_in_the_end(preview):
    """Saves come while Jupyter Book works on earlier ones; it must end with the last of every page."""
    workspace, address, _ = preview
    for turn in range(12):
        old = "A worked example stands above." if turn == 0 else f"Turn {turn - 1}."
        save(workspace, old, f"Turn {turn}.")
        time.sleep((0.02, 0.12, 0.25)[turn % 3])
    save(workspace, "range(3)", "range(7)")
    save(workspace, "Turn 11.", "Prose that was saved while the code ran.")
    assert wait_for(address, "[0, 2, 4, 6, 8, 10, 12]")
    assert wait_for(address, "Prose that was saved while the code ran.")
    time.sleep(1)
    assert "Prose that was saved while the code ran." in page_of(address)


def test_a_change_of_the_course_that_could_not_be_shown_is_shown_once_the_fault_is_mended(preview):
    workspace, address, _ = preview
    course = workspace.root / "curriculum/tiny.yaml"
    save(workspace, "{{ factor }}", "{{ facktor }}")
    course.write_text(course.read_text().replace("The first stage", "A stage with a new name"))
    time.sleep(1.5)
    assert "A stage with a new name" not in page_of(address, "syllabus")
    save(workspace, "{{ facktor }}", "exactly {{ factor }}")
    assert wait_for(address, "exactly 2")
    assert wait_for(address, "A stage with a new name", name="syllabus")


def test_the_preview_ends_with_ctrl_c_and_leaves_nothing_running(preview):
    _, address, process = preview
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=240)
    assert process.returncode == 0
    assert "has ended" in told
    with pytest.raises(OSError, match=r"refused|reset"):
        page_of(address)
