"""Checks that nothing a student receives holds an answer: no solution, hidden test, note or answer's digest."""

from __future__ import annotations

import hashlib
import html
import json
import re
from typing import TYPE_CHECKING, NamedTuple

from builder.findings import Finding, Place
from builder.lessons.markers import find_regions
from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.course.values import CourseModule

__all__ = ["SecretLine", "check_digests", "find_leaks", "public_text", "secret_lines"]

_SHORTEST = 12
"""Shorter lines (`return x`, `else:`) say nothing by themselves and stand in any text."""

_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"<[^>]+>")
_DIGEST = re.compile(r"[\"'](?P<digest>[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{128})[\"']")
_NAMES = {32: "md5", 40: "sha1", 56: "sha224", 64: "sha256", 128: "sha512"}


class SecretLine(NamedTuple):
    """A line that no student may see: its text without white space, its file and its 1-based line."""

    text: str
    file: str
    line: int


def secret_lines(modules: Iterable[CourseModule]) -> tuple[SecretLine, ...]:
    """Return the lines of solutions, hidden tests and notes that do not stand in the course's public text as well."""
    modules = list(modules)
    public = "\n".join(public_text(module) for module in modules)
    return tuple(secret for module in modules for secret in _secrets_of(module, public))


def _secrets_of(module: CourseModule, public: str) -> tuple[SecretLine, ...]:
    found: dict[str, SecretLine] = {}
    for cell in module.lesson.cells:
        lines = cell.source.split("\n")
        if cell.role is Role.NOTE:
            numbers: Iterable[int] = range(len(lines))
        else:
            secret = (region for region in find_regions(cell.source)[0] if region.kind != "STARTER")
            numbers = [number for region in secret for number in range(region.begin + 1, region.end)]
        for number in numbers:
            text = _bare(lines[number])
            if len(text) >= _SHORTEST and text not in public and re.search(r"[a-zA-Z0-9]", text):
                found.setdefault(text, SecretLine(text, module.lesson.file, cell.line + number))
    return tuple(found.values())


def public_text(module: CourseModule) -> str:
    """Return all that a module shows on purpose, without white space: prose, starters, visible tests, other files."""
    parts = [json.dumps(module.card.model_dump(mode="json"), ensure_ascii=False)]
    for cell in module.lesson.cells:
        if cell.role is Role.NOTE:
            continue
        lines = cell.source.split("\n")
        hidden: set[int] = set()
        for region in find_regions(cell.source)[0]:
            if region.kind != "STARTER":
                hidden.update(range(region.begin, region.end + 1))
        parts.extend(line for number, line in enumerate(lines) if number not in hidden)
    for _, content in module.files:
        parts.append(content.decode("utf-8", "ignore"))
    shown = _bare("\n".join(parts))
    return f"{shown}\n{re.sub('[`*]', '', shown)}"  # a page shows Markdown without its marks


def find_leaks(files: Iterable[tuple[str, bytes]], secrets: Iterable[SecretLine]) -> Iterator[Finding]:
    """Yield a finding for each secret line that stands in one of the files (name, content), in whatever disguise.

    Looked for: the text itself, with HTML entities, inside tags, as JSON string, split into notebook lines.
    """
    wanted = list(secrets)
    for name, content in files:
        text = content.decode("utf-8", "ignore")
        views = {_bare(text), _bare(html.unescape(_TAG.sub("", text))), _bare(_unescaped(text))}
        for secret, file, line in wanted:
            if any(secret in view for view in views):
                message = f"{name} holds a line that students must not see: {secret[:60]}"
                hint = "If the line is no secret, show it in the lesson too; if it is, do not publish this."
                yield Finding("student-files-hold-no-answers", message, Place(file, line), hint)


def check_digests(module: CourseModule) -> Iterator[Finding]:
    """Yield a finding for each digest in a public cell that trying small numbers and short words reverses."""
    for cell in module.lesson.cells:
        for number, line in enumerate(cell.source.split("\n")):
            for match in _DIGEST.finditer(line):
                answer = _reverse(match["digest"], module)
                if answer is not None:
                    place = Place(module.lesson.file, cell.line + number)
                    message = f"The digest is that of {answer!r}; trying short answers finds it at once."
                    yield Finding("answers-are-not-hashed", message, place, "Put the comparison into the hidden tests.")


def _reverse(digest: str, module: CourseModule) -> str | None:
    words = set(re.findall(r"\w+", module.text))
    numbers = (str(value) for value in range(-1000, 10001))
    decimals = (f"{value / 100:.2f}" for value in range(-1000, 1001))
    for guess in (*numbers, *decimals, *sorted(words), *(chr(97 + value) for value in range(26)), "True", "False"):
        if hashlib.new(_NAMES[len(digest)], guess.encode(), usedforsecurity=False).hexdigest() == digest:
            return str(guess)
    return None


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _unescaped(text: str) -> str:
    """Return the text with the escapes of JSON strings undone, so that code in notebooks and ASTs can be found."""
    joined = re.sub(r'\\n",\s*"', r"\\n", text)
    return (
        joined.replace("\\n", "\n")
        .replace('\\"', '"')
        .replace("\\t", "\t")
        .replace("\\u003c", "<")
        .replace("\\u003e", ">")
        .replace("\\u0026", "&")
        .replace("\\\\", "\\")
    )
