"""The errors that end a run, as one tree. Bad content is not among them: it becomes findings.

CourseError                  the caller cannot go on; the command line prints it and exits with 1
├── FindingsError            content has faults that stop the next stage; carries the findings
├── WorkspaceError           there is no course workspace here, or a named course is not in it
├── WriteError               a file cannot be written: no space, no permission
├── MissingToolError         a program or package that the work needs is not installed
├── ProcessError             a program that we started failed or did not answer in time
├── RunError                 a notebook's kernel could not be started or died
├── PublishError             a course cannot be published: it is not ready, or its target cannot take it
└── SiteError                Jupyter Book could not compile the site
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.findings import Finding

__all__ = [
    "CourseError",
    "FindingsError",
    "MissingToolError",
    "ProcessError",
    "PublishError",
    "RunError",
    "SiteError",
    "WorkspaceError",
    "WriteError",
]


class CourseError(Exception):
    """A known reason why the work cannot go on, with a hint that says what to do."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FindingsError(CourseError):
    """Content has faults that the next stage cannot work with; `findings` holds all of them."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"{len(findings)} finding(s)")
        self.findings = tuple(findings)


class WorkspaceError(CourseError):
    """No workspace is here, or a course that was named is not in it."""


class WriteError(CourseError):
    """A file cannot be written."""


class MissingToolError(CourseError):
    """A program or a package that the work needs is not installed."""


class ProcessError(CourseError):
    """A program that we started failed; `output` holds the end of what it printed."""

    def __init__(self, message: str, *, hint: str = "", output: str = "") -> None:
        super().__init__(message, hint=hint)
        self.output = output


class PublishError(CourseError):
    """A course cannot be published: it is not ready, or its target cannot take it; nothing has changed there."""


class RunError(CourseError):
    """A notebook could not be run at all."""


class SiteError(CourseError):
    """Jupyter Book could not compile the site; the last good site is still in place."""
