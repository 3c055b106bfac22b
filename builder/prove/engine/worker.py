"""The program that runs requests: it has imported packages and a shell, and forks for every request.

It speaks JSON, one value a line. In: {"id", "home", "late", "clock"}; the request lies in the folder `home`, where
the results go. The modules `late` are imported first, and with `clock` what sets another time. Out, when the request is
done: {"id", "stays"}. If it says so its process may stay after the cells before the answers; {"id", "again": the first
request's id} runs the request that lies in its folder now, {"id", "leave": that id} ends it.
The program ends when its input does. Linux only; one thread, so that it may fork.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import selectors
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.processes import end_tree
from builder.prove.engine.guards import close_network, refuse_network, set_clock, set_printing
from builder.prove.engine.node import Node, Results
from builder.prove.engine.shell import StepShell, silence
from builder.prove.engine.watch import RESTS, Flag, Limits, Rest, end_strays, watch
from builder.run.ahead import forget_own_modules, import_ahead
from builder.run.environment import folder_environment
from builder.run.huge import use_huge_pages
from builder.run.keeper import adopt_orphans, die_with_parent

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["JOB_FILE", "OTHER_FOLDER", "RESULT_FILE", "main"]

JOB_FILE, RESULT_FILE = "job.json", "results.jsonl"
OTHER_FOLDER = "another folder ä"
"""The name of the notebook's folder where the condition `folder` is set; work otherwise."""


def main() -> int:
    """Work until the input ends; the arguments are the modules that are imported ahead."""
    output = os.dup(1)
    os.dup2(2, 1)  # imports may print; that must not come between the answers
    die_with_parent()
    adopt_orphans()
    os.environ["MPLBACKEND"] = "agg"
    sys.path.insert(0, "")
    import_ahead(sys.argv[1:])  # packages are kept compiled, what is proven is not
    sys.dont_write_bytecode = True  # two answers may have the same size and be written in the same second
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    shell = StepShell()
    if len(os.listdir("/proc/self/task")) > 1 and sys.argv[1:]:  # noqa: PTH208
        # Something starts threads when it is imported: begin again without, and let each run import it.
        os.dup2(output, 1)
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1 : -len(sys.argv[1:])]])  # noqa: S606
    forget_own_modules()
    gc.collect()
    gc.freeze()
    use_huge_pages()
    _serve(shell, output)
    end_tree(os.getpid(), root=False)
    os._exit(0)


def _import_late(names: Iterable[str]) -> None:
    """Import parts of packages that are there, unless that leaves threads behind, which a fork finds out first."""
    fresh = [name for name in names if name not in sys.modules and name.partition(".")[0] in sys.modules]
    if not fresh:
        return
    pid = os.fork()
    if not pid:
        import_ahead(fresh)
        os._exit(len(os.listdir("/proc/self/task")) - 1)  # noqa: PTH208
    if os.waitpid(pid, 0)[1] == 0:
        import_ahead(fresh)
        gc.collect()
        gc.freeze()


def _serve(shell: StepShell, output: int) -> None:
    alarm, alarmed = os.pipe()
    for end in (alarm, alarmed):
        os.set_blocking(end, False)
    # Python writes a byte there for each signal, so that the loop wakes up as soon as a request is done.
    signal.set_wakeup_fd(alarmed, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    selector = selectors.DefaultSelector()
    selector.register(0, selectors.EVENT_READ)
    selector.register(alarm, selectors.EVENT_READ)
    requests = _Requests(output)
    rest, is_open = b"", True
    while is_open:
        for key, _ in selector.select():
            chunk = os.read(key.fd, 1 << 16)
            if key.fd != alarm:
                is_open = bool(chunk)
                *lines, rest = (rest + chunk).split(b"\n")
                for line in lines:
                    request = json.loads(line)
                    if "again" in request or "leave" in request:
                        requests.turn_to(request)
                        continue
                    _import_late(request["late"])
                    if request["clock"]:
                        import_ahead(["time_machine"])
                    requests.begun(_start(shell, Path(request["home"]), (output, alarm, alarmed)), request["id"])
        requests.answer_finished()


class _Requests:
    """The processes of requests, as long as they run or stay."""

    def __init__(self, output: int) -> None:
        self._output = output
        self._active: dict[int, int] = {}
        self._pids: dict[int, int] = {}

    def begun(self, pid: int, number: int) -> None:
        self._active[pid] = number
        self._pids[number] = pid

    def turn_to(self, request: dict[str, Any]) -> None:
        """Let a process that stays go on, or end it; one that is gone is answered as such."""
        pid = self._pids.get(request["again"] if "again" in request else request["leave"], 0)
        if not pid:
            self._answer(request["id"], stays=False)
            return
        self._active[pid] = request["id"]
        if "leave" in request:
            end_tree(pid)
        else:
            os.kill(pid, signal.SIGCONT)

    def answer_finished(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG | os.WUNTRACED)
                if not pid:
                    break
                stays = os.WIFSTOPPED(status)
                if not stays:
                    self._pids = {number: other for number, other in self._pids.items() if other != pid}
                if (number := self._active.pop(pid, None)) is not None:
                    self._answer(number, stays=stays)

    def _answer(self, number: int, *, stays: bool) -> None:
        os.write(self._output, json.dumps({"id": number, "stays": stays}).encode() + b"\n")


def _start(shell: StepShell, home: Path, private: tuple[int, ...]) -> int:
    """Fork the process that watches over one request."""
    pid = os.fork()
    if pid:
        return pid
    try:
        signal.set_wakeup_fd(-1)
        for sign in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(sign, signal.SIG_DFL)
        for number in private:
            os.close(number)
        os.setsid()
        die_with_parent()
        adopt_orphans()
        silence()
        close_network()
        _watch_over(shell, home, _job(home))
    except BaseException:  # noqa: BLE001 (the process ends here; its results tell the main program)
        import traceback

        Results(home / RESULT_FILE).write(fault=traceback.format_exc())
    finally:
        os._exit(0)


def _watch_over(shell: StepShell, home: Path, job: dict[str, Any]) -> None:
    """Run the trials in a process of their own, which may be lost, and say so if it was.

    While that one rests, this one stops; the worker lets it go on once there is another job.
    """
    limits, flag, results = Limits(job["seconds"], job["memory_mb"]), Flag(), Results(home / RESULT_FILE)
    flag.set(busy=False)
    rest = Rest() if job["stay"] else None
    pid = os.fork()
    if not pid:
        try:
            die_with_parent()
            adopt_orphans()
            os.setsid()
            work = _settle(home, job["conditions"], results)
            flag.set(busy=True)
            node = Node(shell, results, work, limits, flag)
            if rest:
                node.stay(job["trials"], rest, lambda: _job(home)["trials"])
            else:
                node.grow(job["trials"])
        except Exception:  # noqa: BLE001 (as above)
            import traceback

            results.at()
            results.write(fault=traceback.format_exc())
        finally:
            os._exit(0)
    while (used := watch(pid, flag, limits, rest)).reason == RESTS and rest:
        end_strays(but=pid)
        os.kill(os.getpid(), signal.SIGSTOP)
        job = _job(home)
        rest.wake()
    end_strays()
    if used.reason:
        results.write(lost=used.reason, trials=[trial["name"] for trial in job["trials"]])


def _job(home: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((home / JOB_FILE).read_text("utf-8"))
    return found


def _settle(home: Path, conditions: dict[str, Any], results: Results) -> Path:
    """Go to the notebook's folder and set the conditions; return the folder."""
    os.environ.update(folder_environment(home))
    work = home / "work"
    if conditions["folder"]:
        work = work.rename(home / OTHER_FOLDER)
    os.chdir(work)
    refuse_network(lambda host: results.write(network=host))
    if conditions["printing"]:
        set_printing()
    if conditions["clock"]:
        set_clock()
    return work
