"""Findings as JSON lines: how the theme's server hands them to the build that started it."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from builder.findings import Finding, Place, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FindingsFile", "read_findings"]


class FindingsFile:
    """A file that findings are appended to, from several threads; does nothing without a path."""

    def __init__(self, path: str) -> None:
        self._path = Path(path) if path else None
        self._lock = Lock()

    def add(self, findings: Iterable[Finding]) -> None:
        """Append findings, one JSON object a line."""
        lines = [_line(finding) for finding in findings]
        if self._path and lines:
            with self._lock, self._path.open("a", encoding="utf-8") as stream:
                stream.write("".join(lines))


def _line(finding: Finding) -> str:
    values = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True) + "\n"


def read_findings(path: Path) -> tuple[Finding, ...]:
    """Return the findings in a file that the theme's server wrote, sorted; none if there is no file."""
    if not path.is_file():
        return ()
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        place = Place(raw["file"], raw["line"], raw["column"])
        found.append(Finding(raw["rule"], raw["message"], place, raw["hint"], Severity(raw["severity"])))
    return in_order(found)
