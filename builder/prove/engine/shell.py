"""An IPython shell that runs steps and says how they ended; what they print is thrown away, but counted."""

from __future__ import annotations

import io
import os
import sys
from typing import Any

__all__ = ["OUTPUT_LIMIT", "OutputLimitError", "StepShell", "silence"]

OUTPUT_LIMIT = 100_000_000
"""Characters that one process may print before it is stopped; nobody reads more than a few thousand."""

_MESSAGE_LENGTH = 4000


class OutputLimitError(BaseException):
    """A step printed far more than anybody can read; not an Exception, so that `except Exception` lets it through."""


class StepShell:
    """Made once before the forks; each fork runs its own steps in its copy."""

    def __init__(self) -> None:
        self._shell: Any = _make_shell()

    def run(self, source: str) -> dict[str, Any]:
        """Run a step; return the fields of its `StepRun` apart from the id."""
        shell = self._shell
        try:
            outcome = shell.run_cell(source, store_history=False)
            error = outcome.error_before_exec or outcome.error_in_exec
        except BaseException as caught:  # noqa: BLE001 (code under proof raises anything)
            error = caught
        finally:
            if pyplot := sys.modules.get("matplotlib.pyplot"):
                pyplot.close("all")  # as Jupyter does at the end of a cell
        if error is None:
            return {"error": ""}
        line, at = _lines(error)
        return {"error": type(error).__name__, "message": _text(error)[:_MESSAGE_LENGTH], "line": line, "at": at}


def silence() -> None:
    """Throw away what is printed from here on: Python's own output is counted, that of programs is not."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.close(nothing)
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 (lives as long as the process)
    sys.stdout = _Counted(1)
    sys.stderr = _Counted(2)


class _Counted(io.TextIOBase):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._count = 0
        self.buffer = open(number, "wb", closefd=False)  # noqa: SIM115

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "UTF-8"

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._count += len(text)
        if self._count > OUTPUT_LIMIT:
            raise OutputLimitError(f"More than {OUTPUT_LIMIT // 10**6} million characters were printed.")
        return len(text)

    def fileno(self) -> int:
        return self._number

    def writable(self) -> bool:
        return True


def _make_shell() -> Any:  # noqa: ANN401 (IPython has no types)
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    class Shell(InteractiveShell):
        def showtraceback(self, *args: object, **kwargs: object) -> None:
            """Show nothing: colouring a traceback takes longer than most steps."""

        showsyntaxerror = showtraceback

        def enable_gui(self, gui: Any = None) -> None:  # noqa: ANN401
            """Open no window."""

    config = Config()
    config.HistoryManager.enabled = False  # a history needs a thread, and threads do not survive a fork
    shell: Any = Shell.instance(config=config)
    shell.run_cell("0", store_history=False)  # IPython puts much off until the first cell
    return shell


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception as broken:  # noqa: BLE001 (an exception class under proof may be faulty itself)
        return f"(its text cannot be made: {type(broken).__name__})"


def _lines(error: BaseException) -> tuple[int, int]:
    """Return the innermost and the outermost line of the step's own text that the error came through."""
    if isinstance(error, SyntaxError):
        return error.lineno or 0, 0
    trace, file, lines = error.__traceback__, "", [0]
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if not file and name.startswith("<ipython-input"):
            file, lines = name, []
        if file and name == file:
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    return lines[-1], lines[0]
