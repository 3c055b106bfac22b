"""Notebooks that the tests of this folder run."""

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
