"""Progress for people: bars on a terminal, one plain line for each part in a log."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import TaskID

    from builder.progress import Progress

__all__ = ["show_progress"]


def show_progress(*, quiet: bool = False) -> _Lines | _Bars:
    """Return progress to be used in a `with` statement: bars if stderr is a terminal, else lines; none if quiet."""
    return _Bars() if sys.stderr.isatty() and not quiet else _Lines(quiet=quiet)


class _Lines:
    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._title = ""
        self._total = 0
        self._done = 0
        self._start = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def begin(self, title: str, total: int) -> None:
        self._title, self._total, self._done, self._start = title, total, 0, time.perf_counter()

    def advance(self, what: str) -> None:
        self._done += 1
        if not self._quiet:
            counted = f" {self._done} of {self._total}" if self._total >= self._done else ""
            click.echo(f"  {self._title}{counted}: {what}", err=True)

    def end(self) -> None:
        if not self._quiet:
            click.echo(
                f"{self._title}: {max(self._total, self._done)} in {time.perf_counter() - self._start:.1f} s", err=True
            )


class _Bars:
    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        self._bars = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("[dim]{task.fields[what]}"),
            console=Console(stderr=True),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def begin(self, title: str, total: int) -> None:
        self._task = self._bars.add_task(title, total=max(total, 1), what="")

    def advance(self, what: str) -> None:
        if self._task is not None:
            self._bars.update(self._task, advance=1, what=what)
            task = self._bars.tasks[self._task]
            if task.total is not None and task.completed > task.total:  # nobody knew how many there are
                self._bars.update(self._task, total=task.completed)

    def end(self) -> None:
        if self._task is not None:
            task = self._bars.tasks[self._task]
            self._bars.update(self._task, completed=task.total, what="")
