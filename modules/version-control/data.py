"""The module's data: small histories, a conflict, a regression, a leak and a change to be reviewed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from repo import Repo

HISTORIES = {
    "one": "commit A; branch topic; commit B; switch topic; commit C; switch main; merge topic as M",
    "two": "commit A; branch topic; switch topic; commit C; commit D; switch main; merge topic as M",
    "three": "commit A; branch topic; commit B; switch topic; commit C; rebase main",
    "four": "commit A; commit B; commit C; revert HEAD~1",
    "five": "commit A; commit B; amend X",
    "six": "commit A; branch topic; commit B; switch topic; commit C; switch main; merge topic as M; delete topic",
    "seven": "commit A; commit B; branch topic; switch topic; commit C; switch main; reset HEAD~1",
}


def play(history: str) -> tuple[Repo, dict[str, str]]:
    """Play a history in a new repository; return it and the identifiers that the commits had at first."""
    repo = Repo()
    identifiers = {}
    for step in history.split("; "):
        verb, *words = step.split()
        if verb == "commit":
            repo.write(f"{words[0]}.txt", words[0])
            identifiers[words[0]] = repo.commit(words[0])
        elif verb == "merge":
            repo.git("merge", "--quiet", "-m", words[2], words[0])
        elif verb == "amend":
            repo.git("commit", "--quiet", "--amend", "-m", words[0])
        elif verb == "revert":
            repo.git("revert", "--no-edit", words[0])
        elif verb == "delete":
            repo.git("branch", "--quiet", "--delete", words[0])
        elif verb == "reset":
            repo.git("reset", "--quiet", "--hard", words[0])
        else:
            repo.git(verb, "--quiet", *words)
    return repo, identifiers


class Change(NamedTuple):
    """A commit: its branch, the number of the commit that it follows (0: none), its message, and files (None: gone)."""

    branch: str
    after: int
    message: str
    files: dict[str, str | None]


def made(*changes: Change, tags: dict[str, tuple[int, str]] | None = None) -> Repo:
    """Return a repository with these commits, numbered from 1, and tags (number of the commit, message), at the tip of main.

    Git reads all of it at once, which takes a twentieth of the time that a program for each step would take.
    """
    repo, stream = Repo(), []
    for number, (branch, after, message, files) in enumerate(changes, start=1):
        who = f"Ada <ada@example.org> {1_767_225_600 + 3600 * number} +0000"
        stream += [f"commit refs/heads/{branch}", f"mark :{number}", f"committer {who}", f"data {len(message)}", message]
        stream += [f"from :{after}"] if after else []
        for name, text in files.items():
            stream += [f"D {name}"] if text is None else [f"M 100644 inline {name}", f"data {len(text)}", text]
    for name, (number, message) in (tags or {}).items():
        who = f"Ada <ada@example.org> {1_767_225_600 + 3600 * number} +0000"
        stream += [f"tag {name}", f"from :{number}", f"tagger {who}", f"data {len(message)}", message]
    repo.git("fast-import", "--quiet", text="\n".join(stream) + "\n")
    repo.git("reset", "--quiet", "--hard", "main")
    return repo


def conflict() -> Repo:
    """Return a repository whose branches main and count have changed the same line, each for a good reason."""
    rule = "def decide(amount, count):\n    return amount > "
    both = {"rules.py": f"{rule}500 or count > 3\n", "notes.md": "Short stops count as well.\n"}
    lower = {"rules.py": f"{rule}400\n", "README.md": "Rules. The limit is 400 since May.\n"}
    return made(
        Change("main", 0, "rules: first version", {"rules.py": f"{rule}500\n", "README.md": "Rules.\n"}),
        Change("count", 1, "rules: look at the count too", both),
        Change("main", 1, "rules: lower the limit to 400", lower),
    )


GOOD = "def score(amount):\n    return amount / (amount + 100)\n"
UNTESTABLE = "def score(amount)\n    return 0\n"


def regression(first_bad: int, bad: str, untestable: tuple[int, ...] = (), good: str = GOOD, commits: int = 40) -> Repo:
    """Return a repository of numbered commits of score.py that is bad from one commit on."""
    changes = []
    for number in range(1, commits + 1):
        text = UNTESTABLE if number in untestable else bad if number >= first_bad else good
        changes.append(Change("main", number - 1, f"commit {number}", {"score.py": f"{text}# version {number}\n"}))
    return made(*changes)


def bisect(repo: Repo, script: str) -> tuple[str, int]:
    """Let Git find the first bad commit with a script; return its message ("" if none was found) and the number of tests."""
    repo.write("check.py", script)
    first = repo.git("rev-list", "--max-parents=0", "main")
    repo.git("bisect", "start", "main", first)
    repo.git("bisect", "run", sys.executable, "-B", "-E", "-S", "check.py", check=False)
    log = (repo.folder / ".git" / "BISECT_LOG").read_text(encoding="utf-8").splitlines()
    answers = [line for line in log if line.startswith("git bisect ") and "start" not in line]
    found = [line.split("] ", 1)[1] for line in log if line.startswith("# first bad commit")]
    return (found[0] if found else ""), len(answers)


def exit_code(script: str, score: str) -> int:
    """Return the exit code of a script beside a file score.py with this text."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "check.py").write_text(script, encoding="utf-8")
        Path(folder, "score.py").write_text(score, encoding="utf-8")
        command = [sys.executable, "-B", "-E", "-S", "check.py"]
        return subprocess.run(command, cwd=folder, capture_output=True, timeout=20).returncode


def leak() -> Repo:
    """Return a repository with keys and a large file in its history, on two branches and under a tag."""
    weights = {"weights.bin": "0123456789" * 20_000, "score.py": GOOD + "# with weights\n"}
    trial = {"keys.env": "STORE_KEY=k-111\nTRIAL_KEY=k-333\n", "trial.md": "We try another store.\n"}
    return made(
        Change("main", 0, "deploy: settings", {"score.py": GOOD, "keys.env": "STORE_KEY=k-111\nMAIL_KEY=k-222\n"}),
        Change("main", 1, "score: weights of the first training", weights),
        Change("trial", 2, "trial: another store", trial),
        Change("main", 2, "deploy: keys come from the vault", {"keys.env": None, "README.md": "Keys are in the vault.\n"}),
        tags={"v1": (2, "first weights")},
    )


def review() -> Repo:
    """Return a repository whose branch fill-readings waits for a review."""
    repo = Repo()
    repo.write("features.py", "def filled(readings):\n    return readings.fillna(0)\n")
    repo.write("tests/test_features.py", "def test_filled():\n    pass\n")
    repo.write("config.toml", "threshold = 0.5\n")
    repo.commit("features: first version")
    repo.git("switch", "--quiet", "-c", "fill-readings")
    repo.write("features.py", "def filled(readings, typical):\n    return readings.fillna(typical)\n")
    repo.write("tests/test_features.py", "def test_filled():\n    assert filled(series([1, None]), 7).tolist() == [1, 7]\n")
    repo.commit("features: fill a missing reading with a typical one")
    repo.write("config.toml", "threshold = 0.4\n")
    repo.commit("config: try out")
    return repo
