"""Grading one submission: the student's code in one sandbox, the examiner with the tests in another."""

from __future__ import annotations

import base64
import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from builder.grade.compiled import compiled_test
from builder.grade.inside.hardened import confirmation
from builder.grade.pair import Pair, memory_limit
from builder.grade.side import ChannelLostError, LateError, Line, SideLostError, TooMuchError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.grade.exams import Exam
    from builder.grade.matching import RunStep
    from builder.grade.values import Outcome, TestPlan

__all__ = ["Mode", "Seen", "Session", "StepSeen"]

Mode = Literal["outside", "strict", "inside"]
"""Where a test is judged: by the examiner, or in the student's process with or without a look at its values."""

_RESTARTS = 12
_PATIENCE = 10.0
_BUDGET = 6.0
"""How many times the limit of one cell a whole submission may take, for each of its exercises."""


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


class _ForkError(Exception):
    """The student's process does not let itself be examined."""


class _RestartError(Exception):
    """The student's process is lost; what was found out so far stays."""


@dataclass(slots=True)
class Session:
    """One run of a submission. `tests` and `steps` fill up; `trips` and `left` hold what was noticed."""

    pair: Pair
    steps: tuple[RunStep, ...]
    files: tuple[tuple[str, bytes], ...]
    seconds: float
    modes: Mapping[str, tuple[Mode, ...]]
    forks: bool = True
    tests: dict[tuple[str, Mode], Seen] = field(default_factory=dict)
    ran: dict[int, StepSeen] = field(default_factory=dict)
    trips: set[str] = field(default_factory=set)
    left: int = 0
    threads: int = 1
    _pid: int = 0
    _child: int = 0
    _line: Line | None = None
    _deadline: float = 0.0

    def run(self) -> None:
        """Run everything; a process that is lost is replaced, and what it was lost with is left out."""
        self._deadline = time.monotonic() + self.seconds * _BUDGET * (1 + len(self.pair.exams))
        for _ in range(_RESTARTS):
            if time.monotonic() > self._deadline:
                return
            try:
                self._run_once()
            except (_RestartError, SideLostError, ChannelLostError, TooMuchError, LateError):
                self._end()
                continue
            self._end()
            return

    def _run_once(self) -> None:
        line = Line(self.pair.student)
        self._line = line
        limits = {"memory_mb": memory_limit(self.pair.plan), "file_mb": 64, "processes": 4096, "cpu_seconds": 3600}
        self._pid = self.pair.student.order("start", line.far_end, role="student", **limits)["pid"]
        line.handed_over()
        for name, content in self.files:
            line.send({"file": [name, base64.b64encode(content).decode("ascii")]})
        for place, step in enumerate(self.steps):
            if step.kind == "exam":
                self._examine(step.exercise)
            elif place not in self.ran or not self.ran[place].error.startswith("!"):
                self._run_step(place, step, line)

    def _run_step(self, place: int, step: RunStep, line: Line) -> None:
        keep = step.kind == "own" and bool(step.exercise)
        try:
            line.send({"source": step.source, "keep": keep})
            found = self._receive(line, self.seconds)["ran"]
            self.ran[place] = StepSeen(str(found["error"]), str(found["outputs"]), bool(found["cut"]), found["seconds"])
        except (LateError, ChannelLostError, TooMuchError, KeyError, TypeError) as error:
            self.ran[place] = StepSeen(f"!{_ending(error)}")
            raise _RestartError from error

    def _receive(self, line: Line, seconds: float) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while True:
            found = line.receive(deadline)
            if "trip" not in found:
                return found
            self.trips.add(str(found["trip"])[:60])

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
        left = self.pair.clean_student()
        self.left = max(self.left, left - 1)

    # Examinations

    def _examine(self, exercise: str) -> None:
        exam = self.pair.exams.get(exercise)
        if exam is None:
            return
        for mode in ("outside", "strict", "inside"):
            wanted = [
                test
                for test in exam.exercise.tests
                if mode in self.modes[test.cell] and (test.cell, mode) not in self.tests
            ]
            while wanted:
                if time.monotonic() > self._deadline:
                    return
                try:
                    self._outside(exam, wanted) if mode == "outside" else self._inside(exam, wanted, mode)
                except (_ForkError, SideLostError) as error:
                    for test in wanted:
                        self.tests.setdefault((test.cell, mode), Seen("died"))
                    raise _RestartError from error
                wanted = [test for test in wanted if (test.cell, mode) not in self.tests]

    def _fork(self, alone: bool) -> Line:
        """Return the line to a fork of the student's process, or to the process itself if it must not be forked."""
        student, main = self.pair.student, self._line
        if main is None:
            raise _RestartError
        if not self.forks:
            return main
        if alone:
            self.left = max(self.left, int(student.order("alone", pid=self._pid)["ended"]))
        line = Line(student)
        try:
            main.send({"fork": True}, line.far_end)
            line.handed_over()
            found = line.receive(time.monotonic() + _PATIENCE)
            self.threads, self._child = max(self.threads, int(found["ready"])), int(found["pid"])
        except (LateError, ChannelLostError, TooMuchError, KeyError, TypeError, ValueError) as error:
            line.close()
            raise _ForkError from error
        if alone and not student.order("stopped", pid=self._pid)["stopped"]:
            line.close()
            raise _ForkError
        return line

    def _join(self, line: Line, *, kill: bool) -> None:
        if line is not self._line:
            line.close()
            self.pair.student.order("resume", pid=self._pid, kill=kill, child=0 if kill else self._child)
        elif kill:
            raise _RestartError

    def _outside(self, exam: Exam, wanted: list[TestPlan]) -> None:
        """Have the examiner run the tests while the student's process answers; record how each ended."""
        student = self._fork(alone=False)
        examiner = self.pair.examiner_for(exam)
        steps = exam.steps_for(frozenset(test.cell for test in wanted))
        current, kill, is_examiners = "", True, True
        try:
            shown = [{"test": step.test, "source": step.source} for step in steps]
            examiner.send({"exam": {"names": exam.names, "steps": shown}})
            deadline = time.monotonic() + self.seconds
            while True:
                is_examiners = True
                raw = examiner.receive_raw(deadline + 2)
                is_examiners = False
                if raw.startswith(b'{"ask":'):
                    student.send_raw(raw[7:-1])
                    examiner.send_raw(self._answer(student, deadline))
                    continue
                found = self.pair.told(raw)
                if "begin" in found:
                    current, deadline = found["begin"], time.monotonic() + self.seconds
                elif "end" in found:
                    self.tests[found["end"], "outside"] = _seen(found)
                    current = ""
                else:
                    kill = False
                    return
        except (LateError, ChannelLostError, TooMuchError) as error:
            if is_examiners:
                self.pair.close_examiner()  # a test that never ends would go on there
            lost = current or wanted[0].cell
            self.tests.setdefault((lost, "outside"), Seen(_ending(error)))
            if isinstance(error, TooMuchError):
                raise _RestartError from error
        finally:
            examiner.close()
            self._join(student, kill=kill)

    def _answer(self, student: Line, deadline: float) -> bytes:
        while True:
            raw = student.receive_raw(deadline)
            if not raw.startswith(b'{"trip"'):
                return raw
            self.trips.add(raw[9:-2].decode("ascii", "replace")[:60])

    def _inside(self, exam: Exam, wanted: list[TestPlan], mode: Mode) -> None:
        """Run the tests in a fork of the student's process, which has nobody beside it."""
        line = self._fork(alone=True)
        current, kill = wanted[0].cell, True
        try:
            for step in exam.steps_for(frozenset(test.cell for test in wanted)):
                current = step.test or current
                key = secrets.token_bytes(32)
                code = compiled_test(step.source, strict=mode == "strict" and bool(step.test))
                line.send({"code": code, "key": key.hex(), "test": step.test})
                begun = time.monotonic()
                found = self._receive(line, self.seconds)["tested"]
                if step.test:
                    seen = _confirmed(found, key, step.test, time.monotonic() - begun)
                    self.tests[step.test, mode] = seen
            kill = False
        except SyntaxError:
            self.tests[current, mode] = Seen("error", "", 0.0, "it is not plain Python")
            kill = False
        except (LateError, ChannelLostError, TooMuchError, KeyError, TypeError, AttributeError) as error:
            self.tests.setdefault((current, mode), Seen(_ending(error)))
            if isinstance(error, TooMuchError):
                raise _RestartError from error
        finally:
            self._join(line, kill=kill)


def _ending(error: Exception) -> Outcome:
    if isinstance(error, TooMuchError):
        return "memory" if error.what == "memory" else "died"
    return "timeout" if isinstance(error, LateError) else "died"


def _seen(found: dict[str, Any]) -> Seen:
    seconds = float(found.get("seconds", 0.0))
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


def _confirmed(found: dict[str, Any], key: bytes, test: str, seconds: float) -> Seen:
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
