"""A branch of a git remote as a target: each publication is a commit on top of what is there; nothing is forced."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.errors import ProcessError, PublishError
from builder.files import remove_tree
from builder.processes import run_program
from builder.publish.folder import held_in, write_change
from builder.publish.values import LIST, Past, read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from builder.publish.values import Change, Held

__all__ = ["GitTarget", "remote_address"]

_SECONDS = 600
_OF_ANOTHER = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
_BRANCH = re.compile(r"^[\w][\w./-]*$")


@dataclass(frozen=True, slots=True)
class GitTarget:
    """A branch of a remote; `folder` is a folder in it (empty: its top), `work` where our copy of it is kept."""

    address: str
    branch: str
    folder: str
    work: Path

    @property
    def shown(self) -> str:
        """The address without a password, and the branch."""
        address = re.sub(r"(?<=://)[^/@]*@", "", self.address)
        return f"{address}, branch {self.branch}" + (f", folder {self.folder}" if self.folder else "")

    @property
    def _copy(self) -> Path:
        name = hashlib.sha256(f"{self.address}\0{self.branch}".encode()).hexdigest()[:16]
        return self.work / name

    @property
    def _top(self) -> Path:
        return self._copy / self.folder if self.folder else self._copy

    def read(self) -> Held:
        """Fetch the branch and return what is in it. Raises PublishError if the remote cannot be reached."""
        if not _BRANCH.match(self.branch) or self.address.startswith("-"):
            raise PublishError(f"'{self.branch}' of '{self.address}' is no branch of a remote.", hint="Check both.")
        self._copy.mkdir(parents=True, exist_ok=True)
        if not (self._copy / ".git").is_dir():
            self._git("init", "--quiet")
        if self._git("ls-remote", "--heads", self.address, f"refs/heads/{self.branch}").strip():
            self._git("fetch", "--quiet", "--no-tags", self.address, f"+refs/heads/{self.branch}:refs/published")
            self._git("checkout", "--quiet", "--force", "--detach", "refs/published")
            self._git("clean", "-ffdxq")
        else:
            self._start_empty()
        return self._held()

    def _start_empty(self) -> None:
        for path in self._copy.iterdir():
            if path.name != ".git":
                remove_tree(path)
        self._git("symbolic-ref", "HEAD", "refs/heads/unborn")
        self._git("update-ref", "-d", "refs/heads/unborn")
        self._git("update-ref", "-d", "refs/published")
        self._git("read-tree", "--empty")

    def _held(self) -> Held:
        if self.folder:
            return held_in(self._top, self.shown)
        held = held_in(self._copy, self.shown)
        foreign = frozenset(path for path in held.foreign if not path.startswith(".git/"))
        return type(held)(held.manifest, held.actual, foreign)

    def content(self, path: str) -> bytes:
        """Return a file of the branch."""
        return (self._top / path).read_bytes()

    def past(self, before: int) -> Past | None:
        """Return the last earlier publication in the history of the branch."""
        name = f"{self.folder}/{LIST}" if self.folder else LIST
        for commit in self._git("log", "--first-parent", "--format=%H", "refs/published", "--", name).split():
            try:
                manifest = read_manifest(self._git("show", f"{commit}:{name}"), self.shown)
            except PublishError:
                continue
            if manifest.number < before:
                return Past(manifest, self._reader(commit))
        return None

    def _reader(self, commit: str) -> Callable[[str], bytes]:
        """Put the files of a commit into a folder beside our copy and return how to read them."""
        folder = self._copy.with_name(f"{self._copy.name}-past")
        remove_tree(folder)
        self._git("worktree", "prune")
        self._git("worktree", "add", "--quiet", "--force", "--detach", str(folder), commit)
        top = folder / self.folder if self.folder else folder
        return lambda path: (top / path).read_bytes()

    def write(self, change: Change) -> None:
        """Commit the change and push it. Raises PublishError if the branch has moved meanwhile or refuses."""
        self._top.mkdir(parents=True, exist_ok=True)
        write_change(self._top, change)
        self._git("add", "--all", "--force", ".")
        version = f", {', '.join(change.manifest.versions)}" if change.manifest.versions else ""
        verb = f"put publication {change.manifest.restores} back" if change.manifest.restores else "publish"
        subject = f"course: {verb} {change.manifest.course}{version}"
        self._git(*self._who(), "commit", "--quiet", "--no-verify", "--no-gpg-sign", "--message", subject)
        try:
            self._git("push", "--quiet", self.address, f"HEAD:refs/heads/{self.branch}")
        except PublishError as error:
            hint = f"{error.hint} If somebody else has pushed to the branch meanwhile, run the command again."
            raise PublishError(error.message, hint=hint.strip()) from error

    def _who(self) -> list[str]:
        """Return the options that name an author where the machine knows none."""
        try:
            self._git("var", "GIT_AUTHOR_IDENT")
            self._git("config", "user.email")
        except PublishError:
            return ["-c", "user.name=course publish", "-c", "user.email=course@localhost"]
        return []

    def _git(self, *arguments: str) -> str:
        command = ["git", "-c", "core.autocrlf=false", "-c", "core.hooksPath=/dev/null", *arguments]
        return run_git(command, self._copy)


def remote_address(workspace: Path, remote: str) -> str:
    """Return the address of a remote of the workspace's repository; another text is an address already."""
    if re.search(r"[/\\:]", remote):
        return remote
    try:
        return run_git(["git", "remote", "get-url", remote], workspace).strip()
    except PublishError as error:
        hint = f"Add it with `git remote add {remote} ADDRESS`, or give the address of the repository."
        raise PublishError(f"The workspace's repository has no remote '{remote}'.", hint=hint) from error


def run_git(command: list[str], folder: Path) -> str:
    """Run git without questions and return what it printed. Raises PublishError, MissingToolError."""
    # A hook or a wrapper of git may have set the first ones for another repository.
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    environment = {**kept, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        return run_program(command, folder=folder, seconds=_SECONDS, environment=environment)
    except ProcessError as error:
        words = [line for line in error.output.splitlines() if line.strip()]
        said = re.sub(r"(?<=://)[^/@\s]*@", "", " / ".join(words[-3:]))
        task = next((item for item in command[1:] if re.match(r"^[a-z-]+$", item) and item != "-c"), "")
        raise PublishError(f"git {task} failed: {said}", hint=_HINT) from error


_HINT = "Check the address, your permission to push and, for a far repository, the network."
