"""The live preview: a saved lesson is in the open page, prose at once, code with its new output."""

import re
import signal
import subprocess
import sys
import time
import urllib.request

import pytest

pytestmark = pytest.mark.slow


def page_of(address: str) -> str:
    with urllib.request.urlopen(f"{address}/first-steps", timeout=10) as answer:
        return re.sub(r"<[^>]+>", "", answer.read().decode())


def wait_for(address: str, words: str, seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if words in page_of(address):
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
        process.communicate(timeout=30)


def save(workspace, old: str, new: str) -> None:
    path = workspace.root / "modules/first-steps/lesson.md"
    path.write_text(path.read_text().replace(old, new))


def test_saved_lessons_are_shown(preview):
    workspace, address, _ = preview
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


def test_the_preview_ends_with_ctrl_c_and_leaves_nothing_running(preview):
    _, address, process = preview
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "has ended" in told
    with pytest.raises(OSError, match=r"refused|reset"):
        page_of(address)
