"""Chromium as a printer: the only file that knows its command line."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from builder.errors import MissingToolError, ProcessError
from builder.files import remove_tree
from builder.processes import run_program

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BROWSER_VARIABLE", "find_browser", "print_page"]

BROWSER_VARIABLE = "COURSEWRIGHT_BROWSER"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_DATE = re.compile(rb"\(D:\d{14}[^)]*\)")


def find_browser(environment: Mapping[str, str]) -> str:
    """Return the browser that prints: the one that is named, or the first usual one. Raises MissingToolError."""
    named = environment.get(BROWSER_VARIABLE)
    found = named or next((path for name in _NAMES if (path := shutil.which(name))), None)
    found = found or next((path for path in _MAC if Path(path).exists()), None)
    if found is None:
        hint = f"Install Chromium or Chrome, or let {BROWSER_VARIABLE} name it."
        raise MissingToolError("A PDF is printed by Chromium, Chrome or Edge, and there is none.", hint=hint)
    return found


def print_page(browser: str, page: Path, *, seconds: float) -> bytes:
    """Return the PDF of an HTML file, with bookmarks and tags; nothing is loaded from the network.

    Raises ProcessError, MissingToolError.
    """
    folder = Path(tempfile.mkdtemp(prefix="course-print-"))
    target = folder / "page.pdf"
    command = [
        browser, "--headless", "--disable-gpu", "--disable-extensions", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--allow-file-access-from-files", f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer",
        "--generate-pdf-document-outline", f"--print-to-pdf={target}", page.as_uri(),
    ]  # fmt: skip
    # Chromium's own sandbox refuses to run as root, as in most containers; it only sees the course's own page.
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.insert(1, "--no-sandbox")
    try:
        output = run_program(command, folder=folder, seconds=seconds)
        if not target.is_file():
            raise ProcessError("The browser printed nothing.", output=output)
        return _without_date(target.read_bytes())
    finally:
        remove_tree(folder)


def _without_date(pdf: bytes) -> bytes:
    """Return the PDF with a fixed date of the same length, so that the same course gives the same bytes."""
    return _DATE.sub(lambda found: b"(D:" + b"19800101000000" + found[0][17:], pdf)
