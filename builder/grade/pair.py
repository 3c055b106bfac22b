"""A pair of sandboxes, one for students and one for the examiner, kept warm from submission to submission."""

from __future__ import annotations

import contextlib
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.environment import ALWAYS_THERE
from builder.errors import RunError
from builder.grade.deadline import Deadline
from builder.grade.exams import make_exams
from builder.grade.matching import given_source
from builder.grade.side import ChannelLostError, LateError, Line, Side, SideLostError, TooMuchError
from builder.grade.talk import Memory
from builder.run.preload import imported_modules
from builder.run.values import CodeCell
from builder.run.versions import import_names

if TYPE_CHECKING:
    from builder.grade.exams import Exam
    from builder.grade.talk import Talk
    from builder.grade.values import GradingPlan, SandboxKind, Value

__all__ = ["Pair", "memory_limit"]

_PATIENCE = 120.0
_LIMITS = {"file_mb": 256, "processes": 4096, "cpu_seconds": 36000}


def memory_limit(plan: GradingPlan) -> int:
    """Return the megabytes that one process of a submission may use beyond what the worker has."""
    return plan.memory_mb + 512


class Pair:
    """Use it with `with`. `called` holds the exercises whose tests were seen to need more than plain values."""

    def __init__(self, plan: GradingPlan, kind: SandboxKind) -> None:
        self.plan = plan
        self.exams = make_exams(plan)
        self._kind = kind
        self._imports = _imports(plan)
        self._stack = contextlib.ExitStack()
        self._given = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="course-given-")))
        for name, content in plan.files:
            place = self._given / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        self.student = self._side()
        self._examiner: Side | None = None
        self._waiting: dict[str, Line] = {}
        self.memory = Memory()
        self.called: set[str] = set()
        self._values: tuple[tuple[str, Value], ...] | None = None

    def __enter__(self) -> Pair:
        """Return the pair itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End both sandboxes."""
        self.close_examiner()
        self.student.close()
        self._stack.close()

    def clean_student(self) -> int:
        """End all that a submission has left and empty its folders; return how many processes there were."""
        try:
            answer = self.student.order("clean")
            if answer["clean"]:
                return int(answer["ended"])
        except SideLostError:
            pass
        # What cannot be cleaned is thrown away as a whole: its kernel ends everything in the sandbox.
        peak = self.student.peak_mb
        self.student.close()
        self.student = self._side()
        self.student.peak_mb = peak
        return 0

    def prepare(self, values: tuple[tuple[str, Value], ...] | None) -> None:
        """Have the examiner ready for a variant of the parameters. Raises RunError if the module itself fails."""
        if self._examiner is not None and values == self._values and self._waiting:
            return
        self._values = values
        try:
            self._prepare()
        except (SideLostError, ChannelLostError, LateError, TooMuchError):
            self.close_examiner()
            try:
                self._prepare()
            except (SideLostError, ChannelLostError, LateError, TooMuchError) as error:
                self.close_examiner()
                raise RunError(f"The cells of {self.plan.module} could not be run for its tests.") from error

    def talk(self, exam: Exam, tests: frozenset[str]) -> Talk:
        """Return a talk with the examiner about these tests of an exercise."""

        def begin() -> Line:
            line = self._examiner_for(exam)
            steps = [{"test": step.test, "source": step.source} for step in exam.steps_for(tests)]
            line.send({"exam": {"names": exam.names, "steps": steps}})
            return line

        if exam.is_timed:
            self.memory.give_up(exam.exercise.id)
        return self.memory.talk(exam.exercise.id, tests, begin)

    def _examiner_for(self, exam: Exam) -> Line:
        """Return the line to a fresh process that has run the module's own cells up to this exercise."""
        for _ in range(2):
            try:
                holder = self._waiting[exam.exercise.id]
                line = self._forked(holder)
            except (ChannelLostError, LateError, KeyError, TooMuchError, SideLostError):
                self.close_examiner()
                self.prepare(self._values)
                continue
            return line
        raise RunError(f"The examiner of {self.plan.module} does not answer.")

    def told(self, raw: bytes) -> dict[str, Any]:
        """Return a message of the examiner's."""
        found: dict[str, Any] = json.loads(raw)
        return found

    def _side(self) -> Side:
        return Side(self._kind, self._imports, memory_limit(self.plan), self._given)

    def _prepare(self) -> None:
        """Run the module's own cells once; before each exercise a fork is set aside."""
        if self._examiner is None:
            self._examiner = self._side()
        for line in self._waiting.values():
            line.close()
        self._waiting.clear()
        self.memory.forget()  # another variant, or another process with another order of sets
        self._examiner.order("clean")
        lesson = Line(self._examiner)
        self._examiner.order("start", lesson.far_end, role="examiner", memory_mb=memory_limit(self.plan), **_LIMITS)
        lesson.handed_over()
        before = {exam.before: exam for exam in self.exams.values()}
        for cell in (one for one in self.plan.cells if one.is_code):
            if cell.id in before:
                exam = before[cell.id]
                holder = self._waiting[exam.exercise.id] = self._forked(lesson)
                holder.send({"prepare": [step.source for step in exam.steps_for(exam.tests)]})
            if cell.role in {"demo", "parameters", "blocks"}:
                lesson.send({"source": given_source(cell, self._values)})
                lesson.receive(Deadline(max(_PATIENCE, self.plan.seconds)))
        lesson.close()

    def _forked(self, parent: Line) -> Line:
        if self._examiner is None:
            raise SideLostError
        line = Line(self._examiner)
        parent.send({"fork": True}, line.far_end)
        line.handed_over()
        if "ready" not in line.receive(Deadline(_PATIENCE)):
            raise ChannelLostError
        return line

    def close_examiner(self) -> None:
        """End the examiner's sandbox; it is started again when it is needed."""
        for line in self._waiting.values():
            line.close()
        self._waiting.clear()
        if self._examiner is not None:
            self._examiner.close()
            self._examiner = None


def _imports(plan: GradingPlan) -> list[str]:
    """Return what a worker imports ahead: of the packages that students have, what cells and sample attempts import.

    What a file beside the notebook imports counts if a cell imports the file.
    """
    tops = set(import_names(tuple(sorted({*plan.packages, *ALWAYS_THERE}))))
    own = {name.split("/")[0].removesuffix(".py") for name, _ in plan.files}
    cells = [CodeCell(cell.id, cell.source) for cell in plan.cells if cell.is_code]
    cells += [CodeCell(exercise, source) for exercise, source, _ in plan.samples]
    found = imported_modules(cells, plan.files)
    return [name for name in found if name.split(".")[0].split(":")[0] in tops - own - {"torch"}]
