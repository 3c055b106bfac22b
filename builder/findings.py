"""Findings: what is wrong with content, as data. Checks return them, the command line prints them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Finding", "Place", "Severity", "did_you_mean", "has_errors", "in_order", "stored_findings"]


class Severity(StrEnum):
    """How much a finding weighs: an error stops a build, a warning does not, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path as the user knows it, a 1-based line and column; 0 means unknown."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return `file:line:column` without the unknown parts."""
        parts = [self.file, str(self.line or ""), str((self.line and self.column) or "")]
        return ":".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the rule's kebab-case name, what was found, and what to do about it."""

    rule: str
    message: str
    place: Place = Place()
    hint: str = ""
    severity: Severity = Severity.ERROR


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without repetitions, sorted by place, then rule and message."""
    return tuple(sorted(set(findings), key=lambda f: (f.place, f.rule, f.message, f.hint)))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether one of the findings is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def stored_findings(stored: Iterable[dict[str, Any]]) -> tuple[Finding, ...]:
    """Return findings that were stored with `asdict`. Raises TypeError, ValueError or KeyError if they are none."""
    return tuple(
        Finding(**{**raw, "place": Place(**raw["place"]), "severity": Severity(raw["severity"])}) for raw in stored
    )


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known name and what is allowed; empty if nothing is known."""
    names = sorted(set(known))
    if not names:
        return ""
    best = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=60)
    near = f"Did you mean '{best[0]}'? " if best else ""
    shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return f"{near}Allowed: {shown}."
