"""The module's data: workflow files, small repositories with planted faults, a graph of jobs, secrets and lock files."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from jsonschema import Draft7Validator

from composing import telling

ACTIONS = ("actions/checkout", "actions/setup-python", "actions/cache")
PINS = {action: hashlib.sha1(f"reviewed {action}".encode()).hexdigest() for action in ACTIONS}
"""Which commit of each action the team has read. The commits are made up; a real list has the ones of your review."""


@functools.cache
def _validator() -> Draft7Validator:
    """Return a validator with the schema of workflow files that the package check-jsonschema carries along."""
    package = importlib.util.find_spec("check_jsonschema")
    assert package is not None and package.submodule_search_locations, "the package check-jsonschema is missing"
    vendor = Path(package.submodule_search_locations[0]) / "builtin_schemas" / "vendor"
    return Draft7Validator(json.loads((vendor / "github-workflows.json").read_text(encoding="utf-8")))


def schema_errors(path: Path) -> list[str]:
    """Return what the schema of workflow files finds in a file; the program check-jsonschema is the same in slow."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        return [f"not readable as YAML: {error}"]
    if isinstance(content, dict):  # YAML 1.1 reads the word `on` as true, GitHub reads YAML 1.2
        content = {"on" if key is True else key: value for key, value in content.items()}
    return [f"{error.json_path}: {error.message}" for error in map(telling, _validator().iter_errors(content))]


# A repository in miniature: code, tests, a check of the data, and a gate for the model.

ROWS = """amount,label
18.4,0
7.95,0
112.0,1
3.2,0
64.75,0
29.99,0
240.1,1
15.0,0
8.6,0
51.3,0
33.45,1
12.8,0
"""
CODE = """def share(part, whole):
    return part / whole if whole else 0.0
"""
TESTS = """from code_under_test import share


def test_share():
    assert share(1, 4) == 0.25


def test_nothing():
    assert share(0, 0) == 0.0
"""
CHECK = """import csv

with open("rows.csv", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
bad = [number for number, row in enumerate(rows, 1) if not float(row["amount"]) > 0 or row["label"] not in ("0", "1")]
if bad:
    raise SystemExit(f"check_data.py: rows {bad} break the contract")
print(len(rows), "rows are in order")
"""
GATE = """import json

with open("metrics.json", encoding="utf-8") as file:
    metrics = json.load(file)
if metrics["candidate"] < metrics["in_service"] - 0.02:
    raise SystemExit("gate.py: the candidate is worse than the model in service")
print("the candidate may go on")
"""
FAULTS = ("lint", "tests", "no tests", "data", "gate")


def repository(folder: Path, fault: str | None = None) -> Path:
    """Write a small repository to the folder, with one planted fault or none, and return the folder."""
    files = {
        "code_under_test.py": CODE.replace("else 0.0", "else 1.0") if fault == "tests" else CODE,
        "test_share.py" if fault != "no tests" else "share_tests.py": TESTS,
        "check_data.py": CHECK,
        "gate.py": GATE,
        "rows.csv": ROWS.replace("3.2,0", "-1.0,0") if fault == "data" else ROWS,
        "metrics.json": json.dumps({"in_service": 0.8, "candidate": 0.7 if fault == "gate" else 0.81}),
    }
    if fault == "lint":
        files["code_under_test.py"] = "import os\n\n\n" + CODE
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def steps() -> list[tuple[str, list[str]]]:
    """Return the four steps of the small repository: a name, and the command as a list of words."""
    python = sys.executable
    return [
        ("lint", [python, "-m", "ruff", "check", "--isolated", "--no-cache"]),
        ("tests", [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--disable-plugin-autoload"]),
        ("data", [python, "check_data.py"]),
        ("gate", [python, "gate.py"]),
    ]


def program(text: str) -> list[str]:
    """Return the command that runs a line of Python; it starts quickly because it loads no packages."""
    return [sys.executable, "-I", "-S", "-c", text]


# Secrets that are none, put together here so that no scanner takes this file for a leak, and texts that only look like them.

_LETTERS = "Zq7Lm2Xw9Rt4Yb6Kd1Pv8Hs3Nc5Gj0Fa4Te7Uo2"
ACCESS_KEY = "AK" + "IA" + "QX7ZLM2RT4YB6KD1"
TOKEN = "gh" + "p_" + _LETTERS[:36]
KEY_FILE = "-----BEGIN " + "RSA PRIVATE KEY-----"
SECRETS = {
    "an access key in code": f"client = connect('{ACCESS_KEY}')",
    "an access key in a setting": f"aws_access_key_id = {ACCESS_KEY}",
    "an access key in the middle of a file": f"a = 1\nb = 2\nKEY={ACCESS_KEY}\nc = 3",
    "a token in an address": f"git clone https://{TOKEN}@example.org/team/model.git",
    "a token in a header": f'headers = {{"Authorization": "token {TOKEN}"}}',
    "a private key": f"{KEY_FILE}\nMIIEpAIBAAKCAQEA\n",
    "a private key of another kind": KEY_FILE.replace("RSA ", "OPENSSH "),
    "a private key without a kind": KEY_FILE.replace("RSA ", ""),
    "a password in code": "password = 'correct-horse-7'",
    "a password in capitals": 'DB_PASSWORD = "Winter2026!"',
}
HARMLESS = {
    "a hash of a lock file": "numpy==2.4.6 --hash=sha256:" + hashlib.sha256(b"numpy").hexdigest(),
    "an identifier of a commit": "uses: actions/checkout@" + PINS["actions/checkout"],
    "a password from the environment": "password = os.environ['DB_PASSWORD']",
    "a place for a password": "password = '<your password>'",
    "an empty password": "password = ''",
    "a secret of the workflow": "password: '${{ secrets.DB_PASSWORD }}'",
    "the first letters of a key": "Access keys begin with " + ACCESS_KEY[:4] + " and have twenty letters.",
    "a longer word with the same letters": "X" + ACCESS_KEY + "TAIL",
    "a public key": KEY_FILE.replace("RSA PRIVATE", "PUBLIC"),
    "a token that is too short": "The pattern is " + TOKEN[:12] + " and so on.",
}


def notebook(*outputs: list[str]) -> str:
    """Return a notebook with one code cell for each list of outputs, and a cell of text."""
    cells: list[dict[str, object]] = [{"cell_type": "markdown", "metadata": {}, "source": "outputs"}]
    for texts in outputs:
        shown = [{"output_type": "stream", "name": "stdout", "text": text} for text in texts]
        cells.append({"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": shown, "source": "1"})
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


HOOKS = """repos:
  - repo: local
    hooks:
      - id: our-checks
        name: secrets, large files, outputs of notebooks
        language: system
        entry: {python} hooks.py
"""


def commit_with_hooks(hooks: Path, files: dict[str, str]) -> tuple[int, str]:
    """Put the files and the student's hooks into a new Git repository, run pre-commit, and return its exit code and text."""
    with tempfile.TemporaryDirectory() as name:
        folder = _with_hooks(Path(name), hooks, files | {".pre-commit-config.yaml": HOOKS.format(python=sys.executable)})
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "PRE_COMMIT_HOME": str(folder / ".git" / "hooks-home"), "HOME": name}
        start = functools.partial(subprocess.run, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)
        start(["git", "init", "--quiet"], check=True)
        start(["git", "add", ".pre-commit-config.yaml", *sorted(files)], check=True)
        done = start([sys.executable, "-m", "pre_commit", "run", "--color", "never", "--files", *sorted(files)], check=False)
        return done.returncode, done.stdout + done.stderr


def hook_alone(hooks: Path, files: dict[str, str]) -> tuple[int, str]:
    """Run the student's hooks on the files as pre-commit does, but without it; return the exit code and what was printed."""
    with tempfile.TemporaryDirectory() as name:
        folder = _with_hooks(Path(name), hooks, files)
        done = subprocess.run([sys.executable, "hooks.py", *sorted(files)], cwd=folder, capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout + done.stderr


def _with_hooks(folder: Path, hooks: Path, files: dict[str, str]) -> Path:
    """Write the files and the student's hooks to the folder, and return it."""
    for path, text in (files | {"hooks.py": hooks.read_text(encoding="utf-8")}).items():
        (folder / path).write_text(text, encoding="utf-8")
    return folder


# A graph of jobs: minutes, and which jobs must be done before.

JOBS = {
    "lint": (2, []),
    "data": (3, []),
    "unit": (8, []),
    "train": (12, ["data"]),
    "gate": (3, ["train", "unit"]),
    "image": (5, ["unit", "lint"]),
    "publish": (1, ["gate", "image"]),
}


def timeline(jobs: dict[str, tuple[int, list[str]]]) -> dict[str, tuple[int, int]]:
    """Return for each job when it begins and ends if there are machines for all; needs stand before those who need them."""
    times: dict[str, tuple[int, int]] = {}
    for name, (minutes, needs) in jobs.items():
        begin = max((times[need][1] for need in needs), default=0)
        times[name] = (begin, begin + minutes)
    return times


def longest_chain(jobs: dict[str, tuple[int, list[str]]]) -> list[str]:
    """Return the jobs that decide when all is done, in order of time."""
    times = timeline(jobs)
    chain = [max(times, key=lambda name: times[name][1])]
    while needs := jobs[chain[0]][1]:
        chain.insert(0, max(needs, key=lambda name: times[name][1]))
    return chain


def waiting_for(jobs: dict[str, tuple[int, list[str]]], name: str) -> list[str]:
    """Return the jobs that need this one, directly or not; needs stand before those who need them."""
    found = {name}
    for job, (_, needs) in jobs.items():
        if found & set(needs):
            found.add(job)
    return sorted(found - {name})


# Lock files.


def digest(text: str) -> str:
    """Return a hash as a lock file writes it."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def lock_file() -> str:
    """Return a short lock file in which some entries are in order and some are not."""
    return "\n".join(
        (
            "# made by a tool; do not edit",
            "numpy==2.4.6 \\",
            f"    --hash={digest('numpy')}",
            "pandas>=2.2 \\",
            f"    --hash={digest('pandas')}",
            "scipy==1.17.0  # via scikit-learn",
            f"uvicorn[standard]==0.54.0 --hash={digest('uvicorn')}",
            "-e .",
        )
    )
