"""Markers in a cell (`# BEGIN SOLUTION` … `# END SOLUTION`), and what each reader sees of a marked cell.

The words are those that nbgrader and Otter-Grader read; `STARTER` regions are ours: commented lines
that stand in the student's copy, uncommented, where the solution before them was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

__all__ = ["MarkerFault", "Placeholder", "Region", "find_regions", "for_running", "for_student", "solution_lines"]

RegionKind = Literal["SOLUTION", "HIDDEN TESTS", "STARTER"]

_MARKER = re.compile(
    r"^(?P<indent>\s*)(?P<open>\#|//|--|;|%|<!--|/\*)\s*(?P<edge>BEGIN|END)\s+(?P<kind>SOLUTION|HIDDEN TESTS|STARTER)"
    r"\s*(?P<close>-->|\*/)?\s*$"
)
_ALMOST = re.compile(r"\b(BEGIN|END)\s+(SOLUTION|HIDDEN\s*TESTS?|STARTER)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Region:
    """One marked region: 0-based numbers of its BEGIN and END lines in the cell, its indent and comment signs."""

    kind: RegionKind
    begin: int
    end: int
    indent: str
    comment: str
    comment_end: str


@dataclass(frozen=True, slots=True)
class MarkerFault:
    """A marker that does not fit; `line` is its 0-based number in the cell."""

    line: int
    message: str
    hint: str


def find_regions(source: str) -> tuple[tuple[Region, ...], tuple[MarkerFault, ...]]:
    """Return the marked regions of a cell in order, and the markers that are unclosed, nested or misspelt."""
    regions: list[Region] = []
    faults: list[MarkerFault] = []
    opened: tuple[int, re.Match[str]] | None = None
    for number, line in enumerate(source.split("\n")):
        marker = _MARKER.match(line)
        if marker is None:
            if _ALMOST.search(line) and line.lstrip().startswith(("#", "//", "--", "<!--", "/*", ";", "%")):
                faults.append(
                    MarkerFault(number, f"This looks like a marker but is not one: {line.strip()}", _SPELLING)
                )
            continue
        kind = marker["kind"]
        if marker["edge"] == "BEGIN":
            if opened is not None:
                faults.append(MarkerFault(number, f"BEGIN {kind} stands inside another region.", _CLOSE_FIRST))
            else:
                opened = (number, marker)
        elif opened is None or opened[1]["kind"] != kind:
            faults.append(MarkerFault(number, f"END {kind} has no BEGIN {kind} before it.", _CLOSE_FIRST))
        else:
            begin, first = opened
            regions.append(Region(kind, begin, number, first["indent"], first["open"], first["close"] or ""))  # type: ignore[arg-type]
            opened = None
    if opened is not None:
        kind = opened[1]["kind"]
        hint = f"Add a line `# END {kind}` after its last line."
        faults.append(MarkerFault(opened[0], f"BEGIN {kind} is never closed in this cell.", hint))
    return tuple(regions), tuple(faults)


_SPELLING = "Write exactly `# BEGIN SOLUTION`, `# END SOLUTION`, `# BEGIN HIDDEN TESTS`, … alone on its line."
_CLOSE_FIRST = "Close each region before the next begins; regions do not nest."


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What stands where a solution was: in code, in a file of another kind, and in the error that is raised."""

    code: str = "Your code here"
    lines: str = "Your lines here"
    message: str = "Write your answer to: {task}"


def for_student(source: str, *, task: str, placeholder: Placeholder = Placeholder()) -> str:
    """Return the cell without solutions and hidden tests; `task` names the exercise in the placeholder.

    A solution is replaced by the STARTER region that follows it or, where there is none, by a placeholder:
    `raise NotImplementedError` in Python, a comment in a file of another kind.
    """
    lines = source.split("\n")
    regions = find_regions(source)[0]
    starters = _starters(lines, regions)
    kept: list[str] = []
    position = 0
    for region in regions:
        kept.extend(lines[position : region.begin])
        if region.kind == "SOLUTION":
            kept.extend(starters.get(region.end) or _placeholder(lines, region, task, placeholder))
        position = region.end + 1
    kept.extend(lines[position:])
    return "\n".join(kept).rstrip("\n")


def for_running(source: str) -> str:
    """Return the cell as it is run: files that a cell writes get no markers and no starters, Python stays as it is."""
    if not source.lstrip().startswith("%%"):
        return source
    lines = source.split("\n")
    dropped: set[int] = set()
    for region in find_regions(source)[0]:
        whole = region.kind == "STARTER"
        dropped.update(range(region.begin, region.end + 1) if whole else (region.begin, region.end))
    return "\n".join(line for number, line in enumerate(lines) if number not in dropped)


def solution_lines(source: str) -> tuple[str, ...]:
    """Return the lines inside SOLUTION and HIDDEN TESTS regions, stripped, without blank ones."""
    lines = source.split("\n")
    secret = (region for region in find_regions(source)[0] if region.kind != "STARTER")
    inside = (lines[number].strip() for region in secret for number in range(region.begin + 1, region.end))
    return tuple(line for line in inside if line)


def _starters(lines: list[str], regions: tuple[Region, ...]) -> dict[int, list[str]]:
    """Return the starter text for the END line of the solution that each STARTER region follows."""
    starters: dict[int, list[str]] = {}
    for before, region in pairwise(regions):
        gap = lines[before.end + 1 : region.begin]
        if region.kind == "STARTER" and before.kind == "SOLUTION" and not any(line.strip() for line in gap):
            text = lines[region.begin + 1 : region.end]
            starters[before.end] = [_uncomment(line, region) for line in text]
    return starters


def _uncomment(line: str, region: Region) -> str:
    """Take the comment sign and one space off a line; what follows keeps its own indent."""
    body = line[len(region.indent) :] if line.startswith(region.indent) else line.lstrip()
    for sign in (f"{region.comment} ", region.comment):
        if body.startswith(sign):
            body = body[len(sign) :]
            break
    if region.comment_end and body.rstrip().endswith(region.comment_end):
        body = body.rstrip()[: -len(region.comment_end)].rstrip()
    return f"{region.indent}{body}" if body.strip() else ""


def _placeholder(lines: list[str], region: Region, task: str, words: Placeholder) -> list[str]:
    if lines[0].lstrip().startswith("%%"):
        end = f" {region.comment_end}" if region.comment_end else ""
        return [f"{region.indent}{region.comment} {words.lines}{end}"]
    message = words.message.format(task=task).replace("\\", "\\\\").replace('"', '\\"')
    return [f"{region.indent}# {words.code}", f'{region.indent}raise NotImplementedError("{message}")']
