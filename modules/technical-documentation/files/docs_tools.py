"""Tools that check documentation: docstrings, and instructions that can be run."""

from __future__ import annotations

import doctest
import inspect
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

_HEADINGS = ("Args:", "Returns:", "Raises:", "Example:", "Examples:")
_DRIVER = """
import contextlib, io, json, sys
names, results = {"__name__": "__main__"}, []
for block in json.load(sys.stdin):
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(block, names)
        results.append([printed.getvalue().strip(), ""])
    except Exception as error:
        results.append([printed.getvalue().strip(), f"{type(error).__name__}: {error}"])
        break
print(json.dumps(results))
"""


def entries(function: Callable[..., object], heading: str) -> dict[str, str]:
    """Return the entries `name: text` below `Args:` or `Raises:` of a docstring."""
    found: dict[str, str] = {}
    inside, name = False, ""
    for line in (inspect.getdoc(function) or "").split("\n"):
        if line.strip() in _HEADINGS:
            inside = line.strip() == heading
        elif inside and not line.startswith(" "):
            inside = False
        elif inside and (match := re.match(r"\s+(\w+):\s*(.*)", line)):
            name = match[1]
            found[name] = match[2]
        elif inside and name:
            found[name] += " " + line.strip()
    return found


def examples(function: Callable[..., object]) -> tuple[int, int]:
    """Return how many `>>>` examples the docstring has, and how many of them show something else than they say."""
    names = {function.__name__: function}
    test = doctest.DocTestParser().get_doctest(inspect.getdoc(function) or "", names, function.__name__, None, 0)
    result = doctest.DocTestRunner(verbose=False).run(test, out=lambda text: None)
    return result.attempted, result.failed


def blocks(text: str, language: str) -> list[str]:
    """Return what stands in the blocks between `~~~language` and `~~~`, in order."""
    return re.findall(rf"^~~~{language}\n(.*?)^~~~\s*$", text, re.MULTILINE | re.DOTALL)


def run_readme(text: str, files: Mapping[str, str]) -> list[list[str]]:
    """Run the Python blocks in order in an empty folder with these files; return [output, error] of each block.

    Stops after the first error. The folder is deleted afterwards.
    """
    with tempfile.TemporaryDirectory(dir=".") as folder:
        for name, content in files.items():
            (Path(folder) / name).write_text(content, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", _DRIVER],
            input=json.dumps(blocks(text, "python")),
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=20,
        )
    results: list[list[str]] = json.loads(done.stdout)
    return results
