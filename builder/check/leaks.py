"""Checks that nothing a student receives holds an answer: no solution, hidden test, note or answer's digest."""

from __future__ import annotations

import hashlib
import html
import json
import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from builder.check.places import YamlPlaces
from builder.check.searched import SHORTEST, Searched
from builder.findings import Finding, Place
from builder.lessons.markers import find_regions
from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.course.values import CourseModule

__all__ = [
    "SecretLine",
    "check_digests",
    "check_files",
    "find_leaks",
    "forms_of",
    "possible_secrets",
    "practice_text",
    "public_text",
    "secret_lines",
]

_SHORTEST_REGION = 24
"""A shorter solution (`return a + b`) may stand in any helper file, as a line below SHORTEST (`else:`) in any text."""

_BATCH = 2_000_000
"""Letters that are searched together."""

_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"<[^>]+>")
_DIGEST = re.compile(r"[\"'](?P<digest>[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{128})[\"']")
_NAMES = {32: "md5", 40: "sha1", 56: "sha224", 64: "sha256", 128: "sha512"}


class SecretLine(NamedTuple):
    """A line that no student may see: its text without white space, its file and its 1-based line.

    One of a `graded` question is no secret either where a practice question shows it.
    """

    text: str
    file: str
    line: int
    graded: bool = False


def secret_lines(modules: Iterable[CourseModule]) -> tuple[SecretLine, ...]:
    """Return the lines of solutions, hidden tests and notes that do not stand in the course's public text as well."""
    modules = list(modules)
    public = Searched("\n".join(public_text(module) for module in modules))
    practice = Searched("\n".join(practice_text(module) for module in modules))
    return tuple(
        secret
        for module in modules
        for secret in possible_secrets(module)
        if secret.text not in public and not (secret.graded and secret.text in practice)
    )


def possible_secrets(module: CourseModule) -> tuple[SecretLine, ...]:
    """Return the lines that are secret unless the course shows the same in public."""
    return (*_secrets_of(module), *_graded_lines(module))


def practice_text(module: CourseModule) -> str:
    """Return the text of practice questions and cards: it stands in the page, but may not quote a solution."""
    texts = [text for item in module.card.quiz.values() if not item.graded for text in item.texts()]
    return _bare(
        "\n".join([*texts, *(text for card in module.card.cards.values() for text in (card.front, card.back))])
    )


def _graded_lines(module: CourseModule) -> Iterator[SecretLine]:
    """Yield the lines of graded questions: nothing of them, not even what is asked, may reach a student before."""
    places = YamlPlaces(module.card_file, module.card_text)
    inline = {cell.exercise: cell.line for cell in module.lesson.cells if cell.role is Role.QUIZ and cell.source}
    for name, item in module.card.quiz.items():
        place = Place(module.lesson.file, inline[name]) if name in inline else places.of("quiz", name)
        for line in (line for text in item.texts() if item.graded for line in text.split("\n")):
            text = _bare(line)
            if len(text) >= SHORTEST:
                yield SecretLine(text, place.file, place.line, graded=True)


def _secrets_of(module: CourseModule) -> tuple[SecretLine, ...]:
    found: dict[str, SecretLine] = {}
    for cell in module.lesson.cells:
        lines = cell.source.split("\n")
        if cell.role is Role.QUIZ:
            continue
        if cell.role is Role.NOTE:
            numbers: Iterable[int] = range(len(lines))
        else:
            secret = (region for region in find_regions(cell.source)[0] if region.kind != "STARTER")
            numbers = [number for region in secret for number in range(region.begin + 1, region.end)]
        for number in numbers:
            text = _bare(lines[number])
            if len(text) >= SHORTEST and re.search(r"[a-zA-Z0-9]", text):
                found.setdefault(text, SecretLine(text, module.lesson.file, cell.line + number))
    return tuple(found.values())


def public_text(module: CourseModule) -> str:
    """Return all that a module shows on purpose, without white space: prose, starters, visible tests, other files."""
    parts = [json.dumps(module.card.model_dump(mode="json", exclude={"quiz", "cards"}), ensure_ascii=False)]
    parts += [line for _, line in _public_lines(module)]
    for _, content in module.files:
        parts.append(content.decode("utf-8", "ignore"))
    shown = _bare("\n".join(parts))
    return f"{shown}\n{re.sub('[`*]', '', shown)}"  # a page shows Markdown without its marks


def find_leaks(files: Iterable[tuple[str, bytes]], secrets: Iterable[SecretLine]) -> Iterator[Finding]:
    """Yield a finding for each secret line that stands in one of the files (name, content), in whatever disguise.

    Looked for: the text itself, with HTML entities, inside tags, as JSON string, split into notebook lines.
    """
    wanted = list(secrets)
    for batch in _batches(files):
        # Hardly any line is found, so all are looked for in many files together before they are in each.
        together = Searched("\n".join(form for _, forms in batch for form in forms))
        near = [secret for secret in wanted if secret.text in together]
        for name, forms in batch:
            for secret, file, line, _ in near:
                if any(secret in form for form in forms):
                    message = f"{name} holds a line that students must not see: {secret[:60]}"
                    hint = "If the line is no secret, show it in the lesson too; if it is, do not publish this."
                    yield Finding("student-files-hold-no-answers", message, Place(file, line), hint)


def _batches(files: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, list[str]]]]:
    """Yield some files at a time, each with its name and the forms of its text; not all, which may be a whole site."""
    batch: list[tuple[str, list[str]]] = []
    size = 0
    for name, content in files:
        text = content.decode("utf-8", "ignore")
        forms = forms_of(text)
        batch.append((name, forms))
        size += sum(map(len, forms))
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


# Many modules have the same files beside their notebooks.
@lru_cache(maxsize=512)
def forms_of(text: str) -> list[str]:
    """Return a text in each of the disguises in which a line of it could be found, without white space."""
    return sorted({_bare(text), _bare(html.unescape(_TAG.sub("", text))), _bare(_unescaped(text))})


def check_files(module: CourseModule) -> Iterator[Finding]:
    """Yield a finding for each file beside the notebook that holds a whole solution or all the hidden tests of a cell.

    Single lines may well stand in both; a helper file is public on purpose.
    """
    views = [(name, _bare(content.decode("utf-8", "ignore"))) for name, content in module.files]
    for cell in module.lesson.cells:
        lines = cell.source.split("\n")
        for region in find_regions(cell.source)[0]:
            inside = [_bare(line) for line in lines[region.begin + 1 : region.end]]
            secret = "".join(line for line in inside if not line.startswith("#"))
            if region.kind == "STARTER" or len(secret) < _SHORTEST_REGION:
                continue
            for name in (name for name, view in views if secret in view):
                message = f"Students get {name}, which holds all of this {region.kind.lower().rstrip('s')}."
                place = Place(module.lesson.file, cell.line + region.begin)
                yield Finding("student-files-hold-no-answers", message, place, f"Take it out of {name}.")


def check_digests(module: CourseModule) -> Iterator[Finding]:
    """Yield a finding for each digest in what students get that trying small numbers and short words reverses."""
    folder = PurePosixPath(module.card_file).parent
    texts = [(module.lesson.file, number, line) for number, line in _public_lines(module)]
    for name, content in module.files:
        shown = folder / name if name in {"data.py", "domain.py"} else folder / "files" / name
        lines = content.decode("utf-8", "ignore").split("\n") if name.endswith((".py", ".json", ".txt")) else []
        texts += [(shown.as_posix(), number, line) for number, line in enumerate(lines, start=1)]
    found = [(match["digest"], Place(file, line)) for file, line, text in texts for match in _DIGEST.finditer(text)]
    answers = _reversed({digest for digest, _ in found}, module)
    for digest, place in found:
        if digest in answers:
            message = f"The digest is that of {answers[digest]!r}; trying short answers finds it at once."
            yield Finding("answers-are-not-hashed", message, place, "Put the comparison into the hidden tests.")


def _public_lines(module: CourseModule) -> Iterator[tuple[int, str]]:
    """Yield number and text of the lesson's lines that students see."""
    for cell in module.lesson.cells:
        if cell.role in {Role.NOTE, Role.QUIZ}:
            continue
        hidden: set[int] = set()
        for region in find_regions(cell.source)[0]:
            if region.kind != "STARTER":
                hidden.update(range(region.begin, region.end + 1))
        for number, line in enumerate(cell.source.split("\n")):
            if number not in hidden:
                yield cell.line + number, line


def _reversed(digests: set[str], module: CourseModule) -> dict[str, str]:
    """Return digest → answer for those that one of the likely answers has."""
    if not digests:
        return {}
    numbers = (str(value) for value in range(-1000, 10001))
    decimals = (f"{value / 100:.2f}" for value in range(-1000, 1001))
    tenths = (f"{value / 10:.1f}" for value in range(-1000, 1001))
    words = sorted(set(re.findall(r"\w+", module.text)))
    answers: dict[str, str] = {}
    for guess in (*numbers, *decimals, *tenths, *words, *"abcdefghijklmnopqrstuvwxyz", "True", "False", "None", ""):
        for length in sorted({len(digest) for digest in digests}):
            digest = hashlib.new(_NAMES[length], guess.encode(), usedforsecurity=False).hexdigest()
            if digest in digests:
                answers.setdefault(digest, guess)
    return answers


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
