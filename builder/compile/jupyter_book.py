"""Run jupyter-book on a source folder. The only file that knows its command line and its messages."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from builder.errors import MissingToolError, ProcessError, SiteError
from builder.findings import Finding, Place, Severity
from builder.processes import run_program

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["book_command", "book_environment", "compile_html", "messages_as_findings", "preview_environment"]

_BUILT = re.compile(r"Built (?P<page>\S+) in ")
_MESSAGE = re.compile(
    r"(?P<sign>⚠️|⛔️?)\s+(?P<file>[^\s:]+\.(?:md|ipynb|yml))(?::(?P<line>\d+))?(?::\d+)?\s+(?P<text>.+)"
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# More room for young objects, because mystmd makes and drops many: a sixth less of processor time with 100 pages
# in one measurement on a busy machine; with 400 pages no difference could be seen there.
_NODE_OPTIONS = "--max-semi-space-size=64"
_SIGNS = ("⚠", "⛔")


def book_command(*arguments: str) -> list[str]:
    """Return the command that starts jupyter-book of this environment. Raises MissingToolError."""
    program = Path(sys.executable).with_name("jupyter-book")
    if not program.exists():
        raise MissingToolError(
            "jupyter-book is not installed beside this Python.",
            hint="Install coursewright again: pip install coursewright",
        )
    return [str(program), *arguments]


def book_environment(data: Path, findings: Path) -> dict[str, str]:
    """Return the environment for jupyter-book: Node in reach, no calls home, our theme told where its data is.

    Jupyter Book makes the same pages with less work (see less_work.cjs).

    Raises MissingToolError if there is no Node 20 or later.
    """
    from builder.compile.tools import tools_folder

    folder = tools_folder(data.parent / "_build")
    path = os.environ.get("PATH", "")
    return {
        **{name: value for name, value in os.environ.items() if name != "BASE_URL"},
        "PATH": f"{folder}{os.pathsep}{path}" if folder else path,
        "NODE_OPTIONS": f"{_before('less_work.cjs')} {_NODE_OPTIONS} {os.environ.get('NODE_OPTIONS', '')}".strip(),
        "NO_COLOR": "1",
        "FORCE_COLOR": "0",
        "COURSEWRIGHT_SITE_DATA": str(data),
        "COURSEWRIGHT_SITE_FINDINGS": str(findings),
    }


def preview_environment(data: Path, findings: Path) -> dict[str, str]:
    """Return `book_environment` for a preview: after a save only the saved page is made anew (see one_page.cjs)."""
    environment = book_environment(data, findings)
    return {**environment, "NODE_OPTIONS": f"{_before('one_page.cjs')} {environment['NODE_OPTIONS']}"}


def _before(script: str) -> str:
    """Return the option that makes Node run a script of this folder before the program; its quotes are Node's own."""
    path = str(Path(__file__).with_name(script)).replace("\\", "\\\\").replace('"', '\\"')
    return f'--require "{path}"'


def compile_html(
    source: Path, environment: Mapping[str, str], *, seconds: float, on_page: Callable[[str], None]
) -> tuple[Path, tuple[Finding, ...]]:
    """Build the static site of the folder; return where it is and jupyter-book's messages as findings.

    Raises SiteError with what it printed if it fails.
    """

    def follow(line: str) -> None:
        match = _BUILT.search(line)
        if match:
            on_page(match["page"])

    try:
        output = run_program(
            book_command("build", "--html", "--ci"),
            folder=source,
            environment=environment,
            seconds=seconds,
            on_line=follow,
        )
    except ProcessError as error:
        told = [line for line in _plain(error.output).splitlines() if line.strip()]
        shown = " / ".join(told[-4:])
        raise SiteError(f"Jupyter Book could not compile the site: {error.message} {shown}", hint=_HINT) from error
    built = source / "_build" / "html"
    if not (built / "index.html").is_file():
        last = " / ".join(line for line in _plain(output).splitlines()[-4:] if line.strip())
        raise SiteError(f"Jupyter Book wrote no front page: {last}", hint=_HINT)
    return built, messages_as_findings(output)


_HINT = "The last good site is still in place. Mend what the messages name and build again."


def messages_as_findings(output: str) -> tuple[Finding, ...]:
    """Return jupyter-book's warnings and errors as findings; `file` is the name in the source folder."""
    found = []
    for line in _plain(output).splitlines():
        if not line.lstrip().startswith(_SIGNS):
            continue
        match = _MESSAGE.search(line)
        place = Place(match["file"], int(match["line"] or 0)) if match else Place()
        text = match["text"] if match else line.strip(" ⚠️⛔")
        severity = Severity.ERROR if line.lstrip().startswith("⛔") else Severity.WARNING
        hint = "Look at the lesson or page that is named; `course build` keeps the site as it was if this is an error."
        found.append(Finding("pages-compile-cleanly", f"Jupyter Book says: {text.strip()}", place, hint, severity))
    return tuple(dict.fromkeys(found))


def _plain(text: str) -> str:
    return _COLOUR.sub("", text)
