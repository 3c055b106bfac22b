"""What long work reports while it goes on; the command line shows it as bars or as plain lines."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Progress", "Silent"]


class Progress(Protocol):
    """Receives the steps of long work in order."""

    def begin(self, title: str, total: int) -> None:
        """A part of the work begins that has `total` steps."""

    def advance(self, what: str) -> None:
        """One step of the part is done; `what` names it."""

    def end(self) -> None:
        """The part is done."""


class Silent:
    """Progress that nobody looks at."""

    def begin(self, title: str, total: int) -> None:
        """Ignore it."""

    def advance(self, what: str) -> None:
        """Ignore it."""

    def end(self) -> None:
        """Ignore it."""
