"""Grading one submission: the student's code in one sandbox, the examiner with the tests in another."""

from __future__ import annotations

import base64
import json
import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from builder.grade.compiled import compiled_test
from builder.grade.deadline import Deadline
from builder.grade.pair import Pair, memory_limit
from builder.grade.seen import Seen, StepSeen, ending, seen_inside, seen_outside
from builder.grade.side import ChannelLostError, LateError, Line, SideLostError, TooMuchError
from builder.grade.talk import UnsteadyError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.grade.exams import Exam
    from builder.grade.matching import RunStep
    from builder.grade.seen import Mode
    from builder.grade.talk import Talk
    from builder.grade.values import TestPlan

__all__ = ["Session", "ThreadsError"]

_RESTARTS = 12
_BUDGET = 6.0
"""How many times the limit of one cell a whole submission may take, for each of its exercises."""
_BUDGET_ON_CLOCK = 60.0
"""The same on the clock, where others have the processors."""
_LEAST_ON_CLOCK = 60.0
_NO_ANSWER = b'{"unplain":"nothing can be called there"}'


class _ForkError(Exception):
    """The student's process does not let itself be examined."""


class ThreadsError(Exception):
    """The process runs threads, so it must not be forked."""


@dataclass(slots=True)
class _Held:
    """An examination that is held: the deadlines of both sides, the test at hand, and whose turn it is."""

    ours: Deadline
    theirs: Deadline
    current: str = ""
    begun: float = 0.0
    is_examiners: bool = True


class _RestartError(Exception):
    """The student's process is lost; what was found out so far stays."""


@dataclass(slots=True)
class Session:
    """One run of a submission. `tests` and `ran` fill up; `trips` and `left` hold what was noticed.

    `spent` is the time that its work has used itself; `is_over` tells that it was too much for the whole notebook.

    `explore` is called before each step; it may look at `branch`es there. With it, threads raise ThreadsError.
    """

    pair: Pair
    steps: tuple[RunStep, ...]
    files: tuple[tuple[str, bytes], ...]
    seconds: float
    modes: Mapping[str, tuple[Mode, ...]]
    forks: bool = True
    explore: Callable[[Session, int], None] | None = None
    tests: dict[tuple[str, Mode], Seen] = field(default_factory=dict)
    ran: dict[int, StepSeen] = field(default_factory=dict)
    trips: set[str] = field(default_factory=set)
    left: int = 0
    threads: int = 1
    spent: float = 0.0
    is_over: bool = False
    _pid: int = 0
    _child: int = 0
    _line: Line | None = None
    _kept: tuple[int, ...] = ()
    _begun: float = field(default_factory=time.monotonic)

    def run(self) -> None:
        """Run everything; a process that is lost is replaced, and what it was lost with is left out."""
        for _ in range(_RESTARTS):
            try:
                self._run_once()
            except (_RestartError, SideLostError, ChannelLostError, TooMuchError, LateError):
                self._end()
                continue
            except ThreadsError:
                self._end()
                raise
            self._end()
            return

    def branch(self, steps: tuple[RunStep, ...], modes: Mapping[str, tuple[Mode, ...]]) -> Session:
        """Run other steps from here in a fork, and return what was seen there; this run then goes on as it was.

        Raises ThreadsError if this process must not be forked.
        """
        fork = Session(self.pair, steps, (), self.seconds, modes, explore=self.explore and _nothing)
        line = self._fork(alone=False)
        fork._line, fork._pid, fork._kept = line, self._child, (*self._kept, self._pid)
        try:
            fork._run_steps(line)
        except (_RestartError, ChannelLostError, TooMuchError, LateError):
            pass  # what was seen until then stays
        finally:
            self._join(line, kill=True)
        return fork

    def _may_go_on(self) -> bool:
        """Tell whether the notebook as a whole still has time."""
        whole = self.seconds * (1 + len(self.pair.exams))
        on_clock = time.monotonic() - self._begun
        self.is_over = self.spent > whole * _BUDGET or on_clock > whole * _BUDGET_ON_CLOCK
        return not self.is_over

    def _run_once(self) -> None:
        line = Line(self.pair.student)
        self._line = line
        limits = {"memory_mb": memory_limit(self.pair.plan), "file_mb": 64, "processes": 4096, "cpu_seconds": 3600}
        self._pid = self.pair.student.order("start", line.far_end, role="student", **limits)["pid"]
        line.handed_over()
        for name, content in self.files:
            line.send({"file": [name, base64.b64encode(content).decode("ascii")]})
        self._run_steps(line)

    def _run_steps(self, line: Line) -> None:
        for place, step in enumerate(self.steps):
            if not self._may_go_on():
                return
            if self.explore is not None:
                self.explore(self, place)
            if step.kind == "exam":
                self._examine(step.exercise)
            elif place not in self.ran or not self.ran[place].error.startswith("!"):
                self._run_step(place, step, line)

    def _run_step(self, place: int, step: RunStep, line: Line) -> None:
        keep = step.kind == "own" and bool(step.exercise)
        try:
            line.send({"source": step.source, "keep": keep})
            found = self._receive(line, self._deadline())["ran"]
            self.ran[place] = StepSeen(str(found["error"]), str(found["outputs"]), bool(found["cut"]), found["seconds"])
        except (LateError, ChannelLostError, TooMuchError, KeyError, TypeError) as error:
            self.ran[place] = StepSeen(f"!{ending(error)}")
            raise _RestartError from error

    def _receive(self, line: Line, deadline: Deadline) -> dict[str, Any]:
        try:
            while True:
                found = line.receive(deadline)
                if "trip" not in found:
                    return found
                self.trips.add(str(found["trip"])[:60])
        finally:
            self.spent += deadline.spent

    def _deadline(self) -> Deadline:
        return Deadline(self.seconds, max(_LEAST_ON_CLOCK, self.pair.plan.seconds))

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
                if not self._may_go_on():
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
            self.left = max(self.left, int(student.order("alone", pid=self._pid, kept=self._kept)["ended"]))
        line = Line(student)
        try:
            self._begin_fork(main, line, alone=alone)
        except (LateError, ChannelLostError, TooMuchError, KeyError, TypeError, ValueError) as error:
            line.close()
            raise _ForkError from error
        except (ThreadsError, SideLostError, _ForkError):
            line.close()
            raise
        return line

    def _begin_fork(self, main: Line, line: Line, *, alone: bool) -> None:
        main.send({"fork": True}, line.far_end)
        line.handed_over()
        found = self._receive(line, self._deadline())
        self.threads, self._child = max(self.threads, int(found["ready"])), int(found["pid"])
        if self.explore is not None and self.threads > 1:
            raise ThreadsError
        if alone and not self.pair.student.order("stopped", pid=self._pid)["stopped"]:
            raise _ForkError

    def _join(self, line: Line, *, kill: bool) -> None:
        if line is not self._line:
            line.close()
            child = 0 if kill else self._child
            self.pair.student.order("resume", pid=self._pid, kept=self._kept, kill=kill, child=child)
        elif kill:
            raise _RestartError

    def _outside(self, exam: Exam, wanted: list[TestPlan]) -> None:
        """Have the examiner run the tests while the student's process answers; record how each ended."""
        names, student = self._plain_values(exam), None
        if names is None:
            student = self._fork(alone=False)
        talk = self.pair.talk(exam, frozenset(test.cell for test in wanted))
        held, kill = _Held(self._deadline(), self._deadline()), True
        try:
            if names is None:
                names = self._ask(student, json.dumps({"names": exam.names}).encode(), held)
            self._hold(talk, student, names, held)
            kill = False
        except UnsteadyError:
            self.pair.memory.give_up(exam.exercise.id)
        except (LateError, ChannelLostError, TooMuchError) as error:
            if held.is_examiners:
                self.pair.close_examiner()  # a test that never ends would go on there
            lost = held.current or wanted[0].cell
            self.tests.setdefault((lost, "outside"), Seen(ending(error)))
            if isinstance(error, TooMuchError):
                raise _RestartError from error
        finally:
            self.spent += held.ours.spent + held.theirs.spent
            talk.close()
            if student is not None:
                self._join(student, kill=kill)

    def _hold(self, talk: Talk, student: Line | None, answer: bytes, held: _Held) -> None:
        """Let the examiner ask and the student's process answer, from the values of the names on, until it is done."""
        while True:
            held.is_examiners = True
            talk.answer(answer, held.ours)
            while not (raw := talk.next(held.ours)).startswith(b'{"ask":'):
                found = self.pair.told(raw)
                if "begin" in found:
                    self.spent += held.ours.spent + held.theirs.spent
                    held.current, held.begun = found["begin"], time.monotonic()
                    held.ours, held.theirs = self._deadline(), self._deadline()
                elif "end" in found:
                    self.tests[found["end"], "outside"] = seen_outside(found, time.monotonic() - held.begun)
                    held.current = ""
                else:
                    return
            answer = self._ask(student, raw[7:-1], held)

    def _ask(self, student: Line | None, question: bytes, held: _Held) -> bytes:
        held.is_examiners = False
        if student is None:
            return _NO_ANSWER
        student.send_raw(question)
        return self._answer(student, held.theirs)

    def _plain_values(self, exam: Exam) -> bytes | None:
        """Return what the student has under the names of an exam, if all of it is plain: then nothing is called.

        Looking at plain values changes nothing, so they need no fork of their own.
        """
        if self._line is None:
            raise _RestartError
        if exam.exercise.id in self.pair.called:
            return None
        try:
            self._line.send({"names": exam.names, "plain": True})
            deadline = self._deadline()
            found = self._answer(self._line, deadline)
            self.spent += deadline.spent
        except (LateError, ChannelLostError, TooMuchError) as error:
            raise _ForkError from error
        if found != b'{"names":null}':
            return found
        self.pair.called.add(exam.exercise.id)
        return None

    def _answer(self, student: Line, deadline: Deadline) -> bytes:
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
                found = self._receive(line, self._deadline())["tested"]
                if step.test:
                    seen = seen_inside(found, key, step.test, time.monotonic() - begun)
                    self.tests[step.test, mode] = seen
            kill = False
        except SyntaxError:
            self.tests[current, mode] = Seen("error", "", 0.0, "it is not plain Python")
            kill = False
        except (LateError, ChannelLostError, TooMuchError, KeyError, TypeError, AttributeError) as error:
            self.tests.setdefault((current, mode), Seen(ending(error)))
            if isinstance(error, TooMuchError):
                raise _RestartError from error
        finally:
            self._join(line, kill=kill)


def _nothing(_: Session, __: int) -> None:
    """Look at nothing: a branch has no branches of its own."""
