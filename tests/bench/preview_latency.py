"""How long a saved lesson takes to be in the page of `course serve`: `python tests/bench/preview_latency.py`."""

import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

TINY = Path(__file__).parents[1] / "golden" / "tiny" / "workspace"
ROUNDS = 7


def shown(address: str, words: str, start: float) -> float:
    """Return the seconds since `start` until the words are in the page."""
    while True:
        with urllib.request.urlopen(address, timeout=10) as answer:
            if words in answer.read().decode():
                return time.perf_counter() - start
        time.sleep(0.01)


def main() -> None:
    """Print the median and the slowest of some saves of prose and of code."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "tiny"
        shutil.copytree(TINY, root, ignore=shutil.ignore_patterns("_build"))
        command = [sys.executable, "-m", "builder", "serve", "tiny", "--workspace", str(root), "--port", "0"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        address = re.search(r"http://\S+", process.stdout.readline())[0] + "/first-steps"
        lesson = root / "modules/first-steps/lesson.md"
        text = lesson.read_text()
        print("| saved | median | slowest |\n|---|---|---|")
        for what, old, new in (
            ("prose", "A worked example stands above.", "Saved in round {}x."),
            ("code", "print(shown)", "print('round {}x')"),
        ):
            times = []
            for number in range(ROUNDS):
                words = new.format(number)
                lesson.write_text(text.replace(old, words))
                seen = f"round {number}x"
                times.append(shown(address, seen, time.perf_counter()))
            print(f"| {what} | {statistics.median(times):.2f} s | {max(times):.2f} s |", flush=True)
        process.send_signal(signal.SIGINT)
        process.wait()


main()
