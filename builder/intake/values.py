"""What the intake finds, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Attribution", "Found", "Known", "KnownStudent", "Refusal", "Shape"]

Shape = Literal["folder", "nbgrader", "canvas", "moodle", "copy"]
"""What told whose work it is: a folder, nbgrader's folders, the names of an LMS, or the mark in the copy itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """A notebook that was handed in: the folders and zips that lead to it, its content, and when it was saved.

    `content` is None if it was too large to be read; `digest` is that of the whole content all the same.
    `modified` is an ISO time in UTC or empty. `beside` are small files of the same folder.
    """

    parts: tuple[str, ...]
    content: bytes | None
    digest: str
    size: int
    modified: str
    beside: tuple[tuple[str, bytes], ...] = ()

    @property
    def name(self) -> str:
        """Return the path as one text that can be printed: line breaks and other controls are spelled out."""
        return printable("/".join(self.parts))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not read, and why: the kind is one word or two, the reason a sentence."""

    name: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class KnownStudent:
    """A student whom submissions may belong to."""

    id: str
    name: str = ""
    email: str = ""
    canvas_id: str = ""
    login: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before anything is read: students, modules, and the copies by their marks.

    `closed` if only these students are of the class; else a new name is a new student.
    """

    students: tuple[KnownStudent, ...]
    modules: tuple[str, ...]
    copies: tuple[tuple[str, str, str], ...] = ()
    """Token, student, module."""
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose work a notebook is and of which module; empty where it could not be told, with the reason."""

    student: KnownStudent | None
    module: str
    shape: Shape
    late: bool = False
    attempt: int = 0
    copied_from: str = ""
    """The student whose copy it is, if that is someone else's."""
    reason: str = ""


def printable(text: str) -> str:
    """Return the text on one line, with controls and what is no character spelled out."""
    plain = text.encode("utf-8", "backslashreplace").decode()
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in plain)
