"""A process of a sandbox: it runs cells, forks for an examination, and takes part in it on one side or the other.

It is made of functions and not of classes, and of what C offers where it can: a student's code runs in the same
interpreter later, and shall find nothing here that it could replace.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import os
import resource
import shutil
import signal
import sys
import time
from typing import TYPE_CHECKING, Any, NoReturn

from builder.grade.inside.answering import make_answerer
from builder.grade.inside.channel import open_channel
from builder.grade.inside.hardened import make_hardened
from builder.grade.inside.output import catch_output
from builder.grade.inside.remote import Examiner
from builder.grade.inside.seccomp import forbid_reaching_out
from builder.grade.inside.tripwire import set_tripwire

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

    from builder.grade.inside.channel import Channel
    from builder.run.shell import ReadyShell

__all__ = ["live"]

_TEXT = 4000


def live(
    shell: ReadyShell,
    put_back: Callable[[], list[str]],
    known: frozenset[int],
    number: int,
    job: dict[str, Any],
    close: list[int],
) -> NoReturn:
    """Be the process of one submission (role `student`) or of the examiner's lesson; never returns."""
    leave = os._exit
    try:
        for other in close:
            os.close(other)
        channel = open_channel(number)
        _settle(job)
        is_student = job["role"] == "student"
        if is_student:
            forbid_reaching_out(os.getppid())
            set_tripwire(lambda name: channel.send({"trip": name}))
        _work(shell, make_hardened(put_back, known, shell.namespace) if is_student else None, channel)
    finally:
        leave(0)


def _settle(job: dict[str, Any]) -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()
    os.umask(0o077)
    shutil.copytree(job["given"], job["folder"], copy_function=shutil.copyfile)
    os.chdir(job["folder"])
    if numpy_random := sys.modules.get("numpy.random"):
        numpy_random.seed()
    base = _virtual_memory()
    wide = job["memory_mb"] << 20
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, job["file_mb"] << 20),
        (resource.RLIMIT_DATA, base + wide),
        (resource.RLIMIT_NOFILE, 512),
        (resource.RLIMIT_NPROC, job["processes"]),
        (resource.RLIMIT_CPU, job["cpu_seconds"]),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def _write(name: str, content: str) -> None:
    """Write a file that was handed in beside the notebook; its name was looked at outside."""
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)  # noqa: PTH103, PTH120
    with contextlib.suppress(OSError), open(name, "wb") as file:  # noqa: PTH123
        file.write(base64.b64decode(content))


def _virtual_memory() -> int:
    """Return the bytes of this process's own data now (proc(5), status: VmData)."""
    with open("/proc/self/status", "rb") as file:  # noqa: PTH123 (as text: a codec would be imported in each fork)
        for line in file:
            if line.startswith(b"VmData:"):
                return int(line.split()[1]) * 1024
    return 1 << 30


def _work(shell: ReadyShell, test: Callable[[dict[str, Any]], Any] | None, channel: Channel) -> None:
    is_student = test is not None
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    take, begin, outputs = catch_output()
    shell.start(take)
    prepared: dict[str, CodeType] = {}
    namespace = shell.namespace
    run_all, fork, stop, own = loop.run_until_complete, os.fork, os.kill, os.getpid
    sigstop, clock, leave = signal.SIGSTOP, time.perf_counter, os._exit
    close, collect, broken = os.close, _collect, BaseException
    open_next, make_answers, run_cell, ends = open_channel, make_answerer, shell.run, EOFError
    be_quiet = shell.be_quiet

    def run(question: dict[str, Any]) -> dict[str, Any]:
        begin()
        keep = question.get("keep", False)
        be_quiet(quiet=not keep)  # nobody reads what other cells show
        begun, number = clock(), own()
        try:
            error = run_all(run_cell(question["source"]))
        except broken as caught:
            error = (type(caught).__name__, "", [])
        if own() != number:
            leave(0)  # a cell forked, and its child came to the cell's end too
        kept = outputs(full=keep)
        return {"error": error[0][:200] if error else "", "seconds": clock() - begun, **kept}

    try:
        answer = make_answers(channel, namespace)
        while True:
            question, passed = channel.receive()
            if "source" in question:
                channel.send({"ran": run(question)})
            elif "file" in question:
                _write(*question["file"])
            elif "fork" in question:
                pid = fork()
                if not pid:
                    channel = open_next(passed[0])
                    answer = make_answers(channel, namespace)
                    channel.send({"ready": len(os.listdir(f"/proc/{os.getppid()}/task")), "pid": own()})  # noqa: PTH208
                    continue
                close(passed[0])
                if is_student:
                    stop(own(), sigstop)  # nothing here reads what is meant for the fork, until the worker says so
                collect(pid)
            elif "exam" in question:
                _examine(channel, shell, loop, question["exam"], prepared)
            elif "prepare" in question:
                shell.be_quiet()
                for source in question["prepare"]:
                    if code := shell.prepared(source):
                        prepared[source] = code
            elif "code" in question and test is not None:
                channel.send({"tested": test(question)})
            else:
                answer(question)
    except ends:
        return


def _collect(newest: int) -> None:
    """Collect the forks that have ended; programs that a cell has started are the cell's own."""
    _forks.append(newest)
    for pid in list(_forks):
        with contextlib.suppress(ChildProcessError):
            if not os.waitpid(pid, os.WNOHANG)[0]:
                continue
        _forks.remove(pid)


_forks: list[int] = []


def _examine(
    channel: Channel,
    shell: ReadyShell,
    loop: asyncio.AbstractEventLoop,
    exam: dict[str, Any],
    prepared: dict[str, CodeType],
) -> None:
    """Bind the student's values and run the steps; each test is told as it ends. Only the module's code runs here."""
    examiner = Examiner(channel)
    namespace = shell.namespace
    for name in exam["names"]:
        namespace.pop(name, None)
    namespace.update(examiner.values_of(exam["names"]))
    for step in exam["steps"]:
        examiner.trouble = ""
        begun = time.perf_counter()
        if step["test"]:
            channel.send({"begin": step["test"]})
        source, code = step["source"], prepared.get(step["source"])
        error = loop.run_until_complete(shell.run_prepared(code) if code else shell.run_plainly(source))
        if not step["test"]:
            continue
        result: dict[str, Any] = {"end": step["test"], "seconds": time.perf_counter() - begun}
        if examiner.trouble:
            result["trouble"] = examiner.trouble[:300]
        elif error is not None:
            text = str(error)[:_TEXT]
            result |= {"error": type(error).__name__, "message": text, "assertion": isinstance(error, AssertionError)}
        else:
            result["passed"] = True
        channel.send(result)
    channel.send({"done": True})
