"""Notebooks that the tests of this folder run."""

import json
import time
from pathlib import Path

from builder.run.values import CodeCell, RunJob


def notebook(*cells: str, name: str = "sample", **options) -> RunJob:
    """Return a job with cells `c1`, `c2`, … of the given sources."""
    return RunJob(name, tuple(CodeCell(f"c{number}", cell) for number, cell in enumerate(cells, 1)), **options)


def rich() -> RunJob:
    """Return the notebook that does all that lessons do: streams, displays, magics, commands, children, errors."""
    text = (Path(__file__).parent / "rich_notebook.txt").read_text(encoding="utf-8")
    return notebook(
        *text.removesuffix("\n").split("\n# ---\n"),
        name="rich",
        files=(("data/values.csv", b"a\n1\n"),),
        packages=("matplotlib", "numpy", "pandas"),
        stop_on_error=False,
    )


def running(token: str) -> list[int]:
    """Return the processes whose command line holds the token."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            state = (place / "stat").read_bytes().rpartition(b")")[2].split()[0]
            if token in (place / "cmdline").read_text("utf-8", "replace") and state != b"Z":
                found.append(int(place.name))
        except (OSError, IndexError):
            continue
    return found


def left(token: str) -> list[int]:
    """Return the processes with the token that are still there after a while: dying takes time on a busy machine."""
    deadline = time.monotonic() + 20
    while running(token) and time.monotonic() < deadline:
        time.sleep(0.01)
    return running(token)


def shown(cell) -> list[dict]:
    """Return the outputs of a cell run."""
    return json.loads(cell.outputs)


def text(cell, name: str = "stdout") -> str:
    """Return what a cell wrote to a stream."""
    return "".join(output["text"] for output in shown(cell) if output.get("name") == name)
