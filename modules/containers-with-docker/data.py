"""The project folder that goes into a container, made from the industry's domain pack."""

import json
import shutil
import sys
from pathlib import Path

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    sys.path.append(str(Path(__file__).resolve().parent / "files"))
    sys.path.append(str(Path(__file__).resolve().parents[1] / "_library"))
    import fintech as domain

HERE = Path(__file__).resolve().parent
FILES = HERE / "files" if (HERE / "files").is_dir() else HERE
SAMPLE_IMAGE = FILES / "sample-image"
"""A small image in the OCI layout, made beforehand."""


def rates(n=4000, seed=0):
    """Return the share of positive labels for each channel: the whole model of this module."""
    frame = domain.table(n, seed)
    return {str(name): round(float(rate), 5) for name, rate in frame.groupby("channel")["label"].mean().items()}


def make_project(folder="project"):
    """Complete the project folder: beside the service it holds what piles up in every real project."""
    folder = Path(folder)
    if (FILES / "project").resolve() != folder.resolve():
        shutil.copytree(FILES / "project", folder, dirs_exist_ok=True)
    extra = {
        "model.json": json.dumps({"version": "2025-06", "rates": rates()}, indent=1) + "\n",
        "README.md": f"# {domain.WORDS['service'].capitalize()}\n",
        ".env": "API_KEY=made-up-but-secret\n",
        ".git/HEAD": "ref: refs/heads/main\n",
        "data/rows.csv": domain.table(2000, 1).to_csv(index=False),
        "notebooks/explore.ipynb": json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}) + "\n",
        "features/__init__.py": "",
        "features/windows.py": "WINDOW = 7\n",
        "features/tests/test_windows.py": "def test_window(): ...\n",
        "tests/test_service.py": "def test_ready(): ...\n",
    }
    for name, text in extra.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def context(folder="project"):
    """Return the files of the project as a dictionary from path to bytes, in order."""
    folder = Path(folder)
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
