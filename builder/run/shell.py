"""A ready IPython shell without a kernel around it. The only file that imports IPython and ipykernel.

It is ipykernel's own shell class, so magics, displays and tracebacks are those of a real kernel; only the session,
which would send messages over sockets, hands them to our collector instead.
"""

from __future__ import annotations

import asyncio
import base64
import builtins
import contextlib
import datetime
import functools
import getpass
import inspect
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn

from ipykernel.compiler import XCachingCompiler
from ipykernel.displayhook import ZMQShellDisplayHook
from ipykernel.zmqshell import ZMQDisplayPublisher, ZMQInteractiveShell
from IPython.core.error import StdinNotImplementedError, UsageError
from traitlets import Any as AnyTrait
from traitlets import Type as TypeTrait
from traitlets.config import Config

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from types import CodeType

__all__ = ["ReadyShell"]

Message = dict[str, Any]


class ReadyShell:
    """An IPython shell that was made before the fork and runs the cells of one notebook after it."""

    def __init__(self) -> None:
        config = Config()
        # A history file would need a thread, and a process with threads cannot be forked safely.
        config.HistoryManager.hist_file = ":memory:"
        self._session = _Session()
        self._shell = _shell_class().instance(config=config, kernel=SimpleNamespace(eventloop=None))
        self._shell.displayhook.session = self._session
        self._shell.display_pub.session = self._session
        self._shell.displayhook.pub_socket = self._shell.display_pub.pub_socket = None
        self._shell.compile = XCachingCompiler()  # type: ignore[no-untyped-call]
        # IPython formats each error a second time, for a history that nobody reads.
        self._shell._format_exception_for_storage = _nothing_kept
        self._warm_up()

    @property
    def as_in_a_cell(self) -> AbstractContextManager[object]:
        """A context in which imports find `get_ipython()`, by which pandas chooses its display settings."""
        trap: AbstractContextManager[object] = self._shell.builtin_trap
        return trap

    def know_modules(self) -> None:
        """Have `inspect` look through all modules now, as it does at a first traceback: the forks need not do it again.

        To be called when everything is imported.
        """
        inspect.getmodule(compile("", "<no module>", "exec"))

    def start(self, take: Callable[[str, Message], None]) -> None:
        """Begin a run in this process; every message of the cells goes to `take` (type, content)."""
        self._session.take = take
        self._shell.user_ns["_dh"][:] = [Path.cwd()]
        builtins.input = functools.partial(_refuse_input, "raw_input")
        getpass.getpass = functools.partial(_refuse_input, "getpass")

    @property
    def namespace(self) -> dict[str, Any]:
        """The names of the notebook."""
        namespace: dict[str, Any] = self._shell.user_ns
        return namespace

    def be_quiet(self, *, quiet: bool = True) -> None:
        """Show no tracebacks from here on, or show them again: to colour one takes longer than most cells."""
        shown = {"showtraceback": _show_nothing, "showsyntaxerror": _show_nothing} if quiet else {}
        for name in ("showtraceback", "showsyntaxerror"):
            self._shell.__dict__.pop(name, None)
        self._shell.__dict__.update(shown)

    def prepared(self, source: str) -> CodeType | None:
        """Return the cell as code for `run_prepared`; nothing if it needs more of IPython, or is no Python."""
        shell = self._shell
        try:
            if "await" in source or "async" in source or shell.transform_cell(source).strip() != source.strip():
                return None
            name = shell.compile.cache(source, shell.execution_count, raw_code=source)
            code: CodeType = shell.compile(shell.compile.ast_parse(source, filename=name), name, "exec")
        except (SyntaxError, ValueError, OverflowError, MemoryError):
            return None
        return code

    async def run_prepared(self, code: CodeType) -> BaseException | None:
        """Run a cell that was compiled before, but for its place in the history; return its exception, or nothing."""
        shell, namespace = self._shell, self.namespace
        try:
            with shell.builtin_trap:
                exec(code, namespace)  # noqa: S102 (a cell of the module itself)
        except BaseException as error:  # noqa: BLE001 (as `run_plainly`: whatever ends a cell is its result)
            return error
        finally:
            shell.events.trigger("post_execute")
        return None

    async def run_plainly(self, source: str) -> BaseException | None:
        """Run one cell; return the exception that it ended with, or nothing."""
        result = await self._result(source)
        error: BaseException | None = result.error_before_exec or result.error_in_exec
        return error

    async def run(self, source: str) -> tuple[str, str, list[str]] | None:
        """Run one cell as ipykernel does; return the error's name, message and traceback, or nothing."""
        shell = self._shell
        shell._last_traceback = None
        shell._last_traceback_during_displayhook = False
        result = await self._result(source)
        error = result.error_before_exec or result.error_in_exec
        if result.success and not shell._last_traceback_during_displayhook:
            return None
        return type(error).__name__, str(error), list(shell._last_traceback or [])

    @property
    def wants_to_exit(self) -> bool:
        """Whether a cell has called `exit` or `quit`."""
        return bool(self._shell.exit_now)

    async def _result(self, source: str) -> Any:  # noqa: ANN401 (IPython has no types)
        shell = self._shell
        if "await" not in source and "async" not in source:
            # What run_cell would find out anyway, and pays for a second time.
            return shell.run_cell(source, store_history=True)
        trouble = None
        try:
            transformed = shell.transform_cell(source)
        except Exception:  # noqa: BLE001 (whatever a magic's parser raises is shown by run_cell)
            transformed, trouble = source, sys.exc_info()
        options = {"transformed_cell": transformed, "preprocessing_exc_tuple": trouble}
        if not shell.should_run_async(source, **options):
            return shell.run_cell(source, store_history=True)
        result = None
        try:
            result = await asyncio.ensure_future(shell.run_cell_async(source, store_history=True, **options))
        finally:
            shell.events.trigger("post_execute")
            shell.events.trigger("post_run_cell", result)
        return result

    def _warm_up(self) -> None:
        """Do once what IPython puts off until it is needed: parsers, formatters, the colouring of tracebacks."""
        self._shell.run_cell("import sys as _\n0", store_history=True)
        try:
            int("")
        except ValueError:
            self._shell.InteractiveTB.structured_traceback(*sys.exc_info())
        self.forget()

    def forget(self) -> None:
        """Be as if no cell had been run: no names, no history, the next cell is the first."""
        self._shell.reset(new_session=True)
        self._shell.user_ns.update(dict.fromkeys(("_", "__", "___"), ""))


def _show_nothing(*_: object, **__: object) -> None:
    return None


def _nothing_kept(*_: object, **__: object) -> dict[str, object]:
    return {}


class _Session:
    """Stands where ipykernel has a jupyter_client session."""

    def __init__(self) -> None:
        self.take: Callable[[str, Message], None] = lambda *_: None

    def msg(self, kind: str, content: Message | None = None, **_: object) -> Message:
        return {"header": {"msg_type": kind}, "msg_type": kind, "content": content or {}}

    def send(
        self, _socket: object, message: Message | str, content: Message | None = None, *_: object, **__: object
    ) -> None:
        whole = message if isinstance(message, dict) else self.msg(message, content)
        # Through JSON at once, as over a socket: what is shown must not change when the object does.
        self.take(whole["msg_type"], json.loads(json.dumps(whole["content"], default=_to_json)))


def _shell_class() -> Any:  # noqa: ANN401 (IPython has no types)
    class Hook(ZMQShellDisplayHook):
        session = AnyTrait()

    class Publisher(ZMQDisplayPublisher):
        session = AnyTrait()

    class Shell(ZMQInteractiveShell):
        displayhook_class = TypeTrait(Hook)
        display_pub_class = TypeTrait(Publisher)

        def _tee(self, channel: str) -> Any:  # noqa: ANN401
            # IPython would keep a second copy of all text for its history, without any limit.
            del channel
            return contextlib.nullcontext()

        def enable_gui(self, gui: Any = None) -> None:  # noqa: ANN401
            if gui not in {None, "inline"}:
                raise UsageError(f"Windows cannot be opened here (asked for: {gui}).")

    # Libraries recognise a notebook by the name of this class.
    Shell.__name__ = Shell.__qualname__ = "ZMQInteractiveShell"
    Shell.__module__ = ZMQInteractiveShell.__module__
    return Shell


def _refuse_input(name: str, *_: object, **__: object) -> NoReturn:
    raise StdinNotImplementedError(f"{name} was called, but this frontend does not support input requests.")


def _to_json(value: object) -> object:
    """Return a value that JSON cannot hold in the form in which the Jupyter protocol sends it."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, set | frozenset) or hasattr(value, "__iter__"):
        return list(value)
    raise TypeError(f"{type(value).__name__} cannot be sent as JSON")
