"""The manifest of a class: which copy of which module each student has, signed with the course's key."""

from __future__ import annotations

import hmac
import json
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, ValidationError

from builder.assign.key import signature
from builder.documents.base import Document
from builder.documents.roster import Student  # noqa: TC001  # pydantic needs it
from builder.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["EVERYONE", "Copy", "Manifest", "manifest_text", "merged", "read_manifest"]

EVERYONE = ""
"""The student of a copy that the whole class gets."""

ParameterValue = bool | int | float | str


class Copy(Document):
    """A student's copy of a module: the values of its parameters, its token, and the version it was made from."""

    student: str
    module: str
    token: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    parameters: dict[str, ParameterValue]
    version: str


class Manifest(Document):
    """All copies of a course, and the students as the roster named them."""

    format: Annotated[int, Field(ge=1, le=1)] = 1
    course: str
    domain: str | None = None
    students: tuple[Student, ...] = ()
    copies: tuple[Copy, ...] = ()

    def copy_for(self, student: str, module: str) -> Copy | None:
        """Return the student's copy of a module, or else the one that everybody has."""
        found = {copy.student: copy for copy in self.copies if copy.module == module}
        return found.get(student, found.get(EVERYONE))

    def by_token(self) -> Mapping[str, Copy]:
        """Return the copies by their tokens."""
        return {copy.token: copy for copy in self.copies}


def merged(old: Manifest | None, new: Manifest) -> Manifest:
    """Return the new manifest with the old one's copies and students kept: what was handed out stays valid."""
    before = old or Manifest(course=new.course)
    kept = {(copy.student, copy.module): copy for copy in before.copies}
    copies = [*before.copies, *(copy for copy in new.copies if (copy.student, copy.module) not in kept)]
    students = {student.id: student for student in (*before.students, *new.students)}
    return new.model_copy(update={"students": tuple(students.values()), "copies": tuple(_sorted(copies))})


def _sorted(copies: Iterable[Copy]) -> list[Copy]:
    return sorted(copies, key=lambda copy: (copy.student, copy.module))


def manifest_text(manifest: Manifest, key: bytes) -> str:
    """Return the manifest as JSON with its signature; the same manifest and key give the same text."""
    body = manifest.model_dump(mode="json")
    return (
        json.dumps({"manifest": body, "signature": signature(key, _canonical(body))}, indent=1, sort_keys=True) + "\n"
    )


def read_manifest(text: str, key: bytes, file: str) -> Manifest:
    """Return the manifest in a text. Raises CourseError if it is damaged or was not signed with this key."""
    try:
        data = json.loads(text)
        body, given = data["manifest"], str(data["signature"])
        manifest = Manifest.model_validate_json(json.dumps(body))
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        hint = "Put the file back from a backup, or run `course assign` again with the roster."
        raise CourseError(f"The manifest {file} cannot be read.", hint=hint) from error
    if not hmac.compare_digest(given, signature(key, _canonical(body))):
        hint = "It was changed by hand, or it belongs to another key. Put both files back from a backup."
        raise CourseError(f"The manifest {file} is not signed with this course's key.", hint=hint)
    return manifest


def _canonical(body: object) -> str:
    return json.dumps(body, sort_keys=True, separators=(",", ":"))
