"""A Git repository in a folder of its own, with fixed names and dates, so that commits are the same everywhere."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from shutil import copytree as copy_folder  # of a repository: what else lies beside the notebook makes no difference

START = 1_767_225_600  # 1 January 2026, in seconds


class GitError(RuntimeError):
    """What Git said when it refused."""


class Repo:
    """A repository. Use it as a context manager: a temporary folder is deleted in the end, one of your own stays."""

    def __init__(self, folder: str | Path | None = None) -> None:
        """Make a repository with the branch main in a folder, or open the one that is there; without one: a temporary folder."""
        self._place = None if folder else tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.folder = Path(folder or self._place.name).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._seconds = START
        if not (self.folder / ".git").exists():
            self.git("init", "--quiet", "--initial-branch=main", "--template=")

    def copy(self) -> Repo:
        """Return a copy in a temporary folder; whatever happens to it, this repository stays as it is."""
        other = object.__new__(Repo)
        other._place = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        other.folder, other._seconds = Path(other._place.name).resolve(), self._seconds
        copy_folder(self.folder, other.folder, dirs_exist_ok=True)
        return other

    def __enter__(self) -> Repo:
        """Return the repository itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Delete the folder if it is a temporary one."""
        if self._place:
            self._place.cleanup()

    def git(self, *words: str, check: bool = True, text: str = "") -> str:
        """Run `git` with these words and return what it prints, without the last line break.

        `text` is what Git reads. Raises GitError if Git refuses; with `check=False` it returns what was printed so far.
        """
        self._seconds += 60
        # What a user has set for Git must not show through, and Git must never ask anything.
        own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        date = f"{self._seconds} +0000"
        own |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true"}
        own |= {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_AUTHOR_DATE": date}
        own |= {"GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org", "GIT_COMMITTER_DATE": date}
        own |= {"GIT_CEILING_DIRECTORIES": str(self.folder.parent), "FILTER_BRANCH_SQUELCH_WARNING": "1"}
        own |= {"PYTHONDONTWRITEBYTECODE": "1"}
        # The commits have fixed dates, so Git must not judge by today's date what is old enough to be forgotten.
        settings = {"gc.reflogExpire": "never", "gc.reflogExpireUnreachable": "never", "gc.auto": "0", "core.fsync": "none"}
        settings["maintenance.auto"] = "false"  # otherwise each commit starts another process, which finds nothing to do
        own["GIT_CONFIG_COUNT"] = str(len(settings))
        for number, (name, value) in enumerate(settings.items()):
            own |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
        try:
            done = subprocess.run(["git", *words], cwd=self.folder, env=own, input=text, capture_output=True, text=True, timeout=30)
        except FileNotFoundError:
            raise GitError("There is no program git on this machine. Install it from your system's packages.") from None
        if check and done.returncode:
            raise GitError(f"git {' '.join(words)}: {(done.stderr or done.stdout).strip()}")
        return done.stdout.rstrip("\n")

    def write(self, name: str, text: str) -> None:
        """Write a file of the work tree."""
        place = self.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        """Return the text of a file of the work tree."""
        return (self.folder / name).read_text(encoding="utf-8")

    def commit(self, message: str, files: dict[str, str] | None = None) -> str:
        """Write these files, add all changes and commit them, also if there are none; return the identifier of the commit."""
        for name, text in (files or {}).items():
            self.write(name, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def parents(self, name: str) -> list[str]:
        """Return the first lines of the messages of a commit's parents."""
        identifiers = self.git("log", "-1", "--format=%P", name).split()
        return [self.git("log", "-1", "--format=%s", identifier) for identifier in identifiers]

    def reachable(self, name: str) -> list[str]:
        """Return the first lines of the messages of all commits that can be reached, in alphabetical order."""
        return sorted(self.git("log", "--format=%s", name).splitlines())
