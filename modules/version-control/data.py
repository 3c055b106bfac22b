"""The module's data: small histories, a conflict, a regression, a leak and a change to be reviewed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

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


def conflict() -> Repo:
    """Return a repository whose branches main and count have changed the same line, each for a good reason."""
    repo = Repo()
    repo.write("rules.py", "def decide(amount, count):\n    return amount > 500\n")
    repo.write("README.md", "Rules.\n")
    repo.commit("rules: first version")
    repo.git("switch", "--quiet", "-c", "count")
    repo.write("rules.py", "def decide(amount, count):\n    return amount > 500 or count > 3\n")
    repo.write("notes.md", "Short stops count as well.\n")
    repo.commit("rules: look at the count too")
    repo.git("switch", "--quiet", "main")
    repo.write("rules.py", "def decide(amount, count):\n    return amount > 400\n")
    repo.write("README.md", "Rules. The limit is 400 since May.\n")
    repo.commit("rules: lower the limit to 400")
    return repo


GOOD = "def score(amount):\n    return amount / (amount + 100)\n"
UNTESTABLE = "def score(amount)\n    return 0\n"


def regression(first_bad: int, bad: str, untestable: tuple[int, ...] = (), good: str = GOOD, commits: int = 40) -> Repo:
    """Return a repository of numbered commits of score.py that is bad from one commit on."""
    repo = Repo()
    stream = ["reset refs/heads/main"]
    for number in range(1, commits + 1):
        text = UNTESTABLE if number in untestable else bad if number >= first_bad else good
        text += f"# version {number}\n"
        message = f"commit {number}"
        stream += ["commit refs/heads/main", f"committer Ada <ada@example.org> {1_767_225_600 + 3600 * number} +0000"]
        stream += [f"data {len(message)}", message, "M 100644 inline score.py", f"data {len(text)}", text]
    repo.git("fast-import", "--quiet", text="\n".join(stream) + "\n")
    repo.git("reset", "--quiet", "--hard", "main")
    return repo


def bisect(repo: Repo, script: str) -> tuple[str, int]:
    """Let Git find the first bad commit with a script; return its message ("" if none was found) and the number of tests."""
    repo.write("check.py", script)
    first = repo.git("rev-list", "--max-parents=0", "main")
    repo.git("bisect", "start", "main", first)
    repo.git("bisect", "run", sys.executable, "-B", "-E", "-S", "check.py", check=False)
    log = repo.git("bisect", "log", check=False).splitlines()
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
    repo = Repo()
    repo.write("score.py", GOOD)
    repo.commit("score: first version")
    repo.write("keys.env", "STORE_KEY=k-111\nMAIL_KEY=k-222\n")
    repo.commit("deploy: settings")
    repo.write("weights.bin", "0123456789" * 20_000)
    repo.write("score.py", GOOD + "# with weights\n")
    repo.commit("score: weights of the first training")
    repo.git("tag", "-a", "-m", "first weights", "v1")
    repo.git("switch", "--quiet", "-c", "trial")
    repo.write("keys.env", "STORE_KEY=k-111\nTRIAL_KEY=k-333\n")
    repo.write("trial.md", "We try another store.\n")
    repo.commit("trial: another store")
    repo.git("switch", "--quiet", "main")
    (repo.folder / "keys.env").unlink()
    repo.write("README.md", "Keys are in the vault.\n")
    repo.commit("deploy: keys come from the vault")
    return repo


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
