"""The project folder that goes into a container, the same in every industry."""

import json
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILES = HERE / "files" if (HERE / "files").is_dir() else HERE
SAMPLE_IMAGE = FILES / "sample-image"
"""A small image in the OCI layout, made beforehand."""

RATES = {"desk": 0.01507, "online": 0.04312, "phone": 0.03019}
"""The share of positive labels for each channel: the whole model of this module."""


def rows(n):
    """Return a table with n rows as CSV."""
    lines = (
        f"{number},2025-01-06 {number % 24:02}:00:00,{[*RATES][number % 3]},{number * 37 % 1000 / 10},{number % 40 == 0:d}"
        for number in range(n)
    )
    return "\n".join(("entity_id,time,channel,amount,label", *lines, ""))


SERVICE = ("requirements.txt", "service.py")
PILED_UP = {
    "model.json": json.dumps({"version": "2025-06", "rates": RATES}, indent=1) + "\n",
    "README.md": "# Scoring service\n",
    ".env": "API_KEY=made-up-but-secret\n",
    ".git/HEAD": "ref: refs/heads/main\n",
    "data/rows.csv": rows(4000),
    "notebooks/explore.ipynb": json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}) + "\n",
    "features/__init__.py": "",
    "features/windows.py": "WINDOW = 7\n",
    "features/tests/test_windows.py": "def test_window(): ...\n",
    "tests/test_service.py": "def test_ready(): ...\n",
}
"""What the project folder holds: the service with its model, and what piles up in every real project."""


def make_project(folder="project"):
    """Complete the project folder and return it."""
    folder = Path(folder)
    for name, text in PILED_UP.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name in SERVICE:
        if (FILES / "project").resolve() != folder.resolve():
            shutil.copyfile(FILES / "project" / name, folder / name)
    return folder


def context(folder="project"):
    """Return the files of the project as a dictionary from path to bytes, in order."""
    return {name: (Path(folder) / name).read_bytes() for name in sorted((*SERVICE, *PILED_UP))}
