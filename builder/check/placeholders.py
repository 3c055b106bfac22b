"""Check that nothing is left to be written: the places that a scaffold marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.course.values import CourseModule

__all__ = ["check_placeholders"]

_MARK = re.compile(r"\bTO BE WRITTEN\b:?\s*(?P<what>[^\"\n]*)")


def check_placeholders(module: CourseModule) -> Iterator[Finding]:
    """Yield what is to be written in a module: a warning in a draft, an error in a published module."""
    severity = Severity.WARNING if module.card.status == "draft" else Severity.ERROR
    for file, text, before in _texts(module):
        for number, line in enumerate(text.split("\n"), start=1 + before):
            for mark in _MARK.finditer(line):
                what = mark["what"].strip().rstrip(").") or "this place"
                message = f"To be written: {what[:120]}."
                hint = "Write it and take the words TO BE WRITTEN away."
                yield Finding("placeholders-are-written", message, Place(file, number), hint, severity)


def _texts(module: CourseModule) -> Iterator[tuple[str, str, int]]:
    """Yield each file of the module that people write, its text, and how many lines come before that text."""
    folder = module.card_file.rpartition("/")[0]
    yield module.card_file, module.card_text, 0
    yield module.lesson.file, module.text, 0
    for attempt in module.attempts:
        header = 1 + bool(attempt.hint) + bool(attempt.why)
        yield attempt.file, attempt.source, header
    for name, data in module.files:
        if name != "domain.py":
            place = name if name == "data.py" else f"files/{name}"
            yield f"{folder}/{place}", data.decode("utf-8", "replace"), 0
