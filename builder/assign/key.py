"""The course's key: random bytes that sign manifests and copies. It stays on the teacher's machine."""

from __future__ import annotations

import hmac
import os
import secrets
from typing import TYPE_CHECKING

from builder.errors import CourseError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["copy_token", "key_of", "signature"]

_BYTES = 32


def key_of(file: Path) -> bytes:
    """Return the key in the file; make the file, readable for its owner only, if it is not there. Never replaces one.

    Raises CourseError if what is there is no key.
    """
    if not file.exists():
        _make(file)
    try:
        key = bytes.fromhex(file.read_text("ascii").strip())
    except (OSError, ValueError) as error:
        raise CourseError(f"The course's key {file} cannot be read.", hint=_HINT) from error
    if len(key) != _BYTES:
        raise CourseError(f"The course's key {file} is not whole.", hint=_HINT)
    return key


_HINT = "Put the file back from a backup. Without it, copies that are already with students cannot be recognised."


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(secrets.token_hex(_BYTES) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(fresh, file)  # unlike a rename, this leaves a key that came in between
        except FileExistsError:
            return
    except OSError as error:
        raise CourseError(f"The course's key {file} cannot be written: {error.strerror}.") from error
    finally:
        fresh.unlink(missing_ok=True)


def copy_token(key: bytes, course: str, student: str, module: str) -> str:
    """Return the mark of one student's copy of a module: nobody without the key can make or read it."""
    return hmac.digest(key, f"copy\0{course}\0{student}\0{module}".encode(), "sha256").hex()[:32]


def signature(key: bytes, content: str) -> str:
    """Return the HMAC-SHA256 of a text in hex (RFC 2104)."""
    return hmac.digest(key, b"manifest\0" + content.encode(), "sha256").hex()
