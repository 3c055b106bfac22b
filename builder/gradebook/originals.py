"""Submissions as they were handed in, by the digest of their content, readable only and never replaced."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from builder.errors import CourseError, WriteError

__all__ = ["Originals"]


class Originals:
    """A folder of files named by the SHA-256 of what they hold."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, content: bytes) -> str:
        """Keep the content, on the disk when this returns; return its digest. Raises WriteError."""
        name = hashlib.sha256(content).hexdigest()
        place = self.path(name)
        if place.exists():
            return name
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.parent)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
                Path(part).chmod(0o400)
                Path(part).replace(place)
            except BaseException:
                Path(part).unlink(missing_ok=True)
                raise
        except OSError as error:
            hint = "Free some space; what was kept so far is safe. Then run the command again."
            raise WriteError(f"Cannot keep a submission in {self._folder}: {error.strerror}.", hint=hint) from error
        return name

    def read(self, digest: str) -> bytes:
        """Return the content of that digest. Raises CourseError if it is gone or is not what it was."""
        try:
            content = self.path(digest).read_bytes()
        except OSError as error:
            raise CourseError(f"The submission {digest[:12]} is not in {self._folder}.", hint=_HINT) from error
        if hashlib.sha256(content).hexdigest() != digest:
            raise CourseError(f"The submission {digest[:12]} in {self._folder} was changed.", hint=_HINT)
        return content

    def path(self, digest: str) -> Path:
        """Return where the content of that digest is kept."""
        return self._folder / digest[:2] / digest


_HINT = "Put the folder back from a backup, or grade the submissions again from what the students handed in."
