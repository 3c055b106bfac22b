"""Sample attempts: answers as students might leave them, with the score and the hint that each must get."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.findings import Finding, Place, did_you_mean

__all__ = ["Attempt", "read_attempt"]

_HEADER = re.compile(r"^# (?P<key>[a-z]+): (?P<value>.+?)\s*$")
_KEYS = ("hint", "score", "why")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt: the whole answer cell, the points that the tests must give, and words of the hint it must get."""

    exercise: str
    name: str
    source: str
    score: int
    hint: str
    why: str
    file: str


def read_attempt(text: str, *, exercise: str, name: str, file: str) -> tuple[Attempt | None, tuple[Finding, ...]]:
    """Return the attempt in a file of `attempts/<exercise>/`, or findings if its header lines are not right."""
    lines = text.split("\n")
    values: dict[str, str] = {}
    findings: list[Finding] = []
    position = 0
    while position < len(lines) and (match := _HEADER.match(lines[position])):
        key = match["key"]
        if key not in _KEYS:
            place = Place(file, position + 1)
            findings.append(Finding("attempt-header-is-known", f"Unknown '# {key}:'.", place, did_you_mean(key, _KEYS)))
        values[key] = match["value"]
        position += 1
    if not values.get("score", "").isdigit():
        message = "The attempt does not say which score it must get."
        hint = "Begin the file with `# score: N`, N being the points that the automatic tests give."
        findings.append(Finding("attempts-declare-a-score", message, Place(file, 1), hint))
    if findings:
        return None, tuple(findings)
    source = "\n".join(lines[position:]).strip("\n")
    attempt = Attempt(exercise, name, source, int(values["score"]), values.get("hint", ""), values.get("why", ""), file)
    return attempt, ()
