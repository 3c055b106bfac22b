"""From raw cell results to a report, the same way for both runners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.run.cleaning import Cleaner, cell_error
from builder.run.values import CellError, CellRun, RunJob, Runner, RunReport, Status

if TYPE_CHECKING:
    from builder.run.environment import RunFolder
    from builder.run.outputs import Output

__all__ = ["Recorder"]

_NOTES: dict[Status, tuple[str, str]] = {
    "timeout": ("TimeoutError", "The notebook did not finish within {job.seconds:g} s and was stopped."),
    "memory": ("MemoryError", "The notebook needed more than {job.memory_mb} MB of memory and was stopped."),
    "processes": ("ProcessLimit", "The notebook started too many processes and was stopped."),
    "died": ("KernelDied", "The Python interpreter of the notebook ended in the middle of this cell."),
}


class Recorder:
    """Takes what happened in one run and makes its report of it."""

    def __init__(self, job: RunJob, folder: RunFolder, runner: Runner) -> None:
        self.job = job
        self.status: Status = "ok"
        self.note = ""
        self._runner: Runner = runner
        self._cleaner = Cleaner(folder.home, folder.work)
        self._cells: dict[int, CellRun] = {}

    def cell(self, index: int, outputs: list[Output], error: tuple[str, str, list[str]] | None, seconds: float) -> bool:
        """Record a finished cell by its place in the job; return whether the run should go on."""
        cell = self.job.cells[index]
        if error and error[0] == "NoneType":
            # An error while a result was shown: the kernel knows that it failed, the outputs know how.
            shown = [output for output in outputs if output["output_type"] == "error"]
            error = (shown[-1]["ename"], shown[-1]["evalue"], shown[-1]["traceback"]) if shown else error
        fault = cell_error(self._cleaner, *error) if error else None
        self._cells[index] = CellRun(cell.id, self._cleaner.outputs(outputs), fault, seconds)
        if fault is None or cell.id in self.job.allowed_errors:
            return True
        self.status = "error"
        return not self.job.stop_on_error

    def outputs(self, index: int, outputs: list[Output]) -> None:
        """Replace the outputs of a recorded cell, which a later cell has updated."""
        if old := self._cells.get(index):
            self._cells[index] = CellRun(old.id, self._cleaner.outputs(outputs), old.error, old.seconds)

    def cut_short(self, status: Status, index: int | None, outputs: list[Output], note: str = "") -> None:
        """Record that the run was ended from outside, while the cell at `index` ran."""
        name, text = _NOTES[status]
        self.status, self.note = status, note or text.format(job=self.job)
        if index is not None:
            fault = CellError(name, self.note, "")
            self._cells[index] = CellRun(self.job.cells[index].id, self._cleaner.outputs(outputs), fault, 0.0)

    def report(self, seconds: float, peak_mb: float) -> RunReport:
        """Return the report of the run."""
        cells = tuple(self._cells[index] for index in sorted(self._cells))
        peak = round(peak_mb, 1)
        return RunReport(self.job.name, cells, self.status, round(seconds, 4), peak, self._runner, self.note)
