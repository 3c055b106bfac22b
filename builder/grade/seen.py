"""How the tests and cells of one run ended, as the messages from a sandbox tell it. Pure."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from builder.grade.inside.hardened import confirmation
from builder.grade.side import LateError, TooMuchError

if TYPE_CHECKING:
    from builder.grade.values import Outcome

__all__ = ["Mode", "Seen", "StepSeen", "ending", "seen_inside", "seen_outside"]

Mode = Literal["outside", "strict", "inside"]
"""Where a test is judged: by the examiner, or in the student's process with or without a look at its values."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How one test ended in one mode. `trouble` says why it could not be judged there."""

    outcome: Outcome
    message: str = ""
    seconds: float = 0.0
    trouble: str = ""
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepSeen:
    """How one step of the student's notebook ended."""

    error: str = ""
    outputs: str = "[]"
    cut: bool = False
    seconds: float = 0.0


def ending(error: Exception) -> Outcome:
    """Return how a process ended whose channel raised this error."""
    if isinstance(error, TooMuchError):
        return "memory" if error.what == "memory" else "died"
    return "timeout" if isinstance(error, LateError) else "died"


def seen_outside(found: dict[str, Any], seconds: float) -> Seen:
    """Return how a test ended that the examiner ran."""
    if "trouble" in found:
        return Seen("unconfirmed", "", seconds, str(found["trouble"]))
    if found.get("passed") is True:
        return Seen("passed", "", seconds)
    return _failure(found, seconds)


def _failure(found: dict[str, Any], seconds: float, changed: tuple[str, ...] = ()) -> Seen:
    message, name = str(found.get("message", ""))[:2000], str(found.get("error", "Error"))[:80]
    if found.get("assertion"):
        return Seen("failed", message, seconds, "", changed)
    return Seen("error", f"{name}: {message}" if message else name, seconds, "", changed)


def seen_inside(found: dict[str, Any], key: bytes, test: str, seconds: float) -> Seen:
    """Return how a test ended in the student's process: it passed only if the digest is the one for this key."""
    changed = tuple(str(name)[:80] for name in found.get("changed", ()))[:20]
    if found.get("suspect"):
        return Seen("unconfirmed", "", seconds, "a value has its own idea of being equal", changed)
    given = found.get("confirmed")
    if isinstance(given, str) and secrets.compare_digest(given.encode(), confirmation(key, test).hex().encode()):
        return Seen("passed", "", seconds, "", changed)
    if given is not None:
        return Seen("unconfirmed", "", seconds, "the confirmation was not right", changed)
    return _failure(found, seconds, changed)
