"""Mutants of files that are not Python: Dockerfiles, YAML, Markdown, and other files of one entry a line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.prove.mutate.values import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["text_edits"]

_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])")
_TAG = re.compile(r"(?<=[a-z0-9]):(?P<tag>[\w][\w.-]*)(?=\s|$|@|[\"'])")
_KEY = re.compile(r"^(?P<indent>[ ]*(?:- +)?)(?P<key>[\w./-]+)(?=:(?:\s|$))")
_TRUTH = re.compile(r"(?<![\w-])(?:true|false|yes|no)(?![\w-])")
_STRUCTURE = re.compile(r"^\s*(?:#{1,6} |[-*+] |\d+[.)] |\|)")
_BRACES = re.compile(r"\{\w+\}")
_COMMENT = re.compile(r"^\s*(?:#(?!#*\s)|//|--|;|<!--)")

_PROSE_WORDS = 4
"""A value of so many words is a sentence; which words it has is for people to judge."""

Lines = list[tuple[int, str]]


def text_edits(source: str, lines: set[int], name: str) -> Iterator[Edit]:
    """Yield the edits of a cell that writes the file `name`, within the lines (1-based)."""
    found = [(number, text) for number, text in enumerate(source.split("\n"), start=1) if number in lines]
    last = name.rpartition("/")[2].lower()
    kinds: list[tuple[Callable[[str], bool], Callable[[Lines], Iterator[Edit]]]] = [
        (lambda name: name.startswith("dockerfile") or name.endswith(".dockerfile"), _dockerfile),
        (lambda name: name.endswith((".yaml", ".yml")), _yaml),
        (lambda name: name.endswith((".md", ".txt", ".rst")), _prose),
    ]
    maker = next((make for fits, make in kinds if fits(last)), _plain)
    yield from maker([line for line in found if line[1].strip()])


def _dockerfile(lines: Lines) -> Iterator[Edit]:
    """Dropped instructions with all their lines, exchanged neighbours, other tags, ports and numbers."""
    instructions = _joined(lines)
    for block in instructions:
        yield _dropped(block, "dropped instruction")
    for number, text in lines:
        if not _is_comment(text):
            yield from _tags(number, text)
            yield from _numbers(number, text)


def _yaml(lines: Lines) -> Iterator[Edit]:
    """Dropped keys with all that is below them, renamed keys, other indents, tags, truth values and numbers."""
    for place, (number, text) in enumerate(lines):
        if _is_comment(text):
            continue
        yield _dropped(_below(lines, place), "dropped key")
        key = _KEY.match(text)
        value = text[key.end() + 1 :] if key else text
        if key:
            yield _edit(number, key.end(), key.end(), "X", "renamed key")
        if len(value.split()) < _PROSE_WORDS:
            start = len(text) - len(value)
            yield from _tags(number, text, start)
            yield from _numbers(number, text, start)
            yield from _truths(number, text, start)
        if text.startswith(" ") and not text.lstrip().startswith("- "):
            # A list may stand as deep as its key, so its items would mean the same.
            yield _edit(number, 0, 2, "", "changed indent")


def _prose(lines: Lines) -> Iterator[Edit]:
    """Dropped sections, list items and table rows, changed numbers and names in braces; sentences are for people."""
    for place, (number, text) in enumerate(lines):
        if _is_comment(text):
            continue
        if re.match(r"^#{1,6} ", text):
            yield _dropped(_section(lines, place), "dropped section")
            yield _dropped([lines[place]], "dropped heading")
        elif _STRUCTURE.match(text):
            yield _dropped([lines[place]], "dropped line")
        yield from _numbers(number, text)
        for match in _BRACES.finditer(text):
            yield _edit(number, match.end() - 1, match.end() - 1, "X", "renamed place holder")


def _plain(lines: Lines) -> Iterator[Edit]:
    """Dropped lines, exchanged neighbours and changed numbers."""
    entries = [line for line in lines if not _is_comment(line[1])]
    for line in entries:
        yield _dropped([line], "dropped line")
        yield from _numbers(*line)
    for (one, first), (two, second) in pairwise(entries):
        # Patterns of one kind may stand in any order; what counts is that `!` comes after what it excepts from.
        if two == one + 1 and first.lstrip().startswith("!") != second.lstrip().startswith("!"):
            yield Edit((one, 0), (two, len(second)), f"{second}\n{first}", "exchanged lines")


def _is_comment(text: str) -> bool:
    return bool(_COMMENT.match(text)) or text.strip() == "#" or (text.startswith("# ") and not text.startswith("##"))


def _joined(lines: Lines) -> list[Lines]:
    """Return the instructions of a Dockerfile, each with the lines that a backslash joins to it."""
    blocks: list[Lines] = []
    goes_on = False
    for line in lines:
        if _is_comment(line[1]) and not goes_on:
            continue
        if goes_on:
            blocks[-1].append(line)
        else:
            blocks.append([line])
        goes_on = line[1].rstrip().endswith("\\")
    return blocks


def _below(lines: Lines, place: int) -> Lines:
    """Return a line of YAML and the deeper ones that follow it."""
    depth = _indent(lines[place][1])
    end = place + 1
    while end < len(lines) and _indent(lines[end][1]) > depth:
        end += 1
    return lines[place:end]


def _section(lines: Lines, place: int) -> Lines:
    level = len(lines[place][1]) - len(lines[place][1].lstrip("#"))
    end = place + 1
    while end < len(lines) and not re.match(rf"^#{{1,{level}}} ", lines[end][1]):
        end += 1
    return lines[place:end]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _dropped(block: Lines, kind: str) -> Edit:
    return Edit((block[0][0], 0), (block[-1][0] + 1, 0), "", kind)


def _tags(number: int, text: str, start: int = 0) -> Iterator[Edit]:
    for match in _TAG.finditer(text, start):
        if not match["tag"].isdigit():
            yield _edit(number, match.start("tag"), match.end("tag"), "latest", "changed tag")


def _numbers(number: int, text: str, start: int = 0) -> Iterator[Edit]:
    for match in _NUMBER.finditer(text, start):
        more = str(int(match[0]) + 1) if match[0].isdigit() else repr(float(match[0]) + 1)
        yield _edit(number, match.start(), match.end(), more, "number")


def _truths(number: int, text: str, start: int = 0) -> Iterator[Edit]:
    opposites = {"true": "false", "false": "true", "yes": "no", "no": "yes"}
    for match in _TRUTH.finditer(text, start):
        yield _edit(number, match.start(), match.end(), opposites[match[0]], "truth value")


def _edit(number: int, start: int, end: int, text: str, kind: str) -> Edit:
    return Edit((number, start), (number, end), text, kind)
