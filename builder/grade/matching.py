"""Which submitted cell is which cell of the module, and what is run in which order. Pure.

The order is the module's: cells that a student moved, deleted, copied or renamed stand where they belong again, and
the student's own cells follow the cell after which they were written. Tests come from the plan alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from builder.assemble.parameters import set_values
from builder.grade.values import Flag, ManualAnswer
from builder.prove.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.grade.reading import Notebook, SubmittedCell
    from builder.grade.values import ExercisePlan, GradingPlan, PlanCell, Value

__all__ = ["RunStep", "Work", "match_cells"]


@dataclass(frozen=True, slots=True)
class RunStep:
    """One step of a run: code of the module, code of the student, or the point where an exercise is examined."""

    kind: Literal["given", "own", "exam"]
    id: str
    source: str
    exercise: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What is run for a submission, each exercise's answer as the student wrote it, and what a person judges."""

    steps: tuple[RunStep, ...]
    answers: Mapping[str, str]
    manual: tuple[ManualAnswer, ...]
    flags: tuple[Flag, ...]
    values: tuple[tuple[str, Value], ...] | None


def match_cells(plan: GradingPlan, notebook: Notebook, values: tuple[tuple[str, Value], ...] | None) -> Work | None:
    """Return the work of a submission; nothing if not one of its cells is of this module."""
    found = _Matching(plan, notebook.cells)
    if not found.places:
        return None
    flags = [*found.flags, *found.order_flags(), *found.edit_flags()]
    steps = tuple(_steps(plan, found, values))
    answers = {exercise.id: found.answer_text(exercise) for exercise in plan.exercises}
    return Work(steps, answers, tuple(_manual(plan, found)), tuple(flags), values)


class _Matching:
    """`places` holds, for each cell of the plan, the positions of the submitted cells that stand for it."""

    def __init__(self, plan: GradingPlan, cells: Sequence[SubmittedCell]) -> None:
        self.plan = plan
        self.cells = cells
        self.flags: list[Flag] = []
        self.places: dict[str, list[int]] = {}
        self.elsewhere: set[str] = set()
        self._match_by_name()
        self._match_by_text()
        for exercise in plan.exercises:
            self._look_for_answer(exercise)
        self.taken = {place for places in self.places.values() for place in places}

    def _match_by_name(self) -> None:
        by_grade_id = {cell.grade_id: cell for cell in self.plan.cells if cell.grade_id}
        by_id = {cell.id: cell for cell in self.plan.cells}
        by_role = {(cell.role, cell.exercise): cell for cell in self.plan.cells if cell.role == "answer"}
        for place, cell in enumerate(self.cells):
            role = "answer" if cell.role == "starter" else cell.role
            found = by_id.get(cell.id) or by_grade_id.get(cell.grade_id) or by_role.get((role, cell.exercise))
            if found is None or (found.is_code != cell.is_code):
                continue
            self.places.setdefault(found.id, []).append(place)
            if len(self.places[found.id]) == 2 and found.role == "answer":
                text = "The answer cell stands there more than once; all copies were run, the last one counts."
                self.flags.append(Flag("answer repeated", text, found.exercise))

    def _match_by_text(self) -> None:
        """Find cells that have lost their names, as some editors do to them, by what they say."""
        free: dict[tuple[bool, str], list[int]] = {}
        taken = {place for places in self.places.values() for place in places}
        for place, cell in enumerate(self.cells):
            if place not in taken and cell.source.strip():
                free.setdefault((cell.is_code, _plain(cell.source)), []).append(place)
        for known in self.plan.cells:
            if known.id not in self.places and known.student and known.role != "answer":
                places = free.get((known.is_code, _plain(known.student)))
                if places:
                    self.places[known.id] = [places.pop(0)]

    def _look_for_answer(self, exercise: ExercisePlan) -> None:
        """Find an answer that was written into a cell of the student's own: it defines what the solution defines."""
        for cell in (one for one in self.plan.cells if one.id in exercise.answers):
            places = self.places.get(cell.id, [])
            if any(_plain(self.cells[place].source) != _plain(cell.student or "") for place in places):
                continue
            taken = {place for found in self.places.values() for place in found}
            wanted = names_of(cell.source).given
            others = [
                place
                for place, other in enumerate(self.cells)
                if place not in taken and other.is_code and wanted and wanted <= names_of(other.source).given
            ]
            if others:
                self.places[cell.id] = [*places, *others]
                self.elsewhere.add(cell.id)
                text = "The answer was not in its cell; it was found in another one, by the names that it defines."
                self.flags.append(Flag("answer found by its text", text, exercise.id))
            elif not places:
                self.flags.append(Flag("answer missing", "The answer cell is not there.", exercise.id))

    def order_flags(self) -> Iterator[Flag]:
        found = (cell.id for cell in self.plan.cells if cell.id in self.places and cell.id not in self.elsewhere)
        firsts = [self.places[name][0] for name in found]
        if firsts != sorted(firsts):
            yield Flag("cells in another order", "The cells stood in another order; they were run in the module's.")

    def edit_flags(self) -> Iterator[Flag]:
        for cell in self.plan.cells:
            if not cell.is_code or cell.student is None or cell.role == "answer":
                continue
            places = self.places.get(cell.id, [])
            if cell.role == "tests" and not places:
                yield Flag(
                    "tests missing", f"The tests cell {cell.id} was deleted; it was run all the same.", cell.exercise
                )
            for place in places:
                if _plain(self.cells[place].source) in {_plain(cell.student), _plain(cell.source)}:
                    continue
                if cell.role == "tests":
                    text = f"The tests cell {cell.id} was changed; the teacher's was run."
                    yield Flag("tests edited", text, cell.exercise)
                elif cell.role != "parameters":
                    yield Flag("cell edited", f"The cell {cell.id} was changed; it was run, and the module's after it.")

    def answer_text(self, exercise: ExercisePlan) -> str:
        places = sorted(place for name in exercise.answers for place in self.places.get(name, ()))
        return "\n\n".join(self.cells[place].source for place in places)

    def own_cells_after(self, cell: PlanCell, following: set[int]) -> Iterator[int]:
        """Yield the student's own cells that follow a cell of the plan, up to the next known cell."""
        for place in self.places.get(cell.id, ()):
            after = place + 1
            while after < len(self.cells) and after not in following:
                yield after
                after += 1


def _steps(plan: GradingPlan, found: _Matching, values: tuple[tuple[str, Value], ...] | None) -> Iterator[RunStep]:
    known = found.taken
    last_tests = {test.cell: exercise for exercise in plan.exercises for test in exercise.tests[-1:]}
    first = min(known)
    for place in range(first):
        yield from _own(found, place)
    for cell in plan.cells:
        if cell.is_code:
            yield from _given_or_answer(cell, found, values)
        if cell.id in last_tests:
            yield RunStep("exam", cell.id, "", last_tests[cell.id].id)
        for place in found.own_cells_after(cell, known):
            yield from _own(found, place)


def _given_or_answer(
    cell: PlanCell, found: _Matching, values: tuple[tuple[str, Value], ...] | None
) -> Iterator[RunStep]:
    places = found.places.get(cell.id, [])
    if cell.role == "tests":
        return
    if cell.role == "answer":
        for place in places:
            yield RunStep("own", cell.id, found.cells[place].source, cell.exercise)
        return
    if cell.role != "parameters":
        for place in places:
            text = found.cells[place].source
            if _plain(text) not in {_plain(cell.student or ""), _plain(cell.source)}:
                yield RunStep("own", f"{cell.id}-edited", text)
    yield RunStep("given", cell.id, given_source(cell, values))


def given_source(cell: PlanCell, values: tuple[tuple[str, Value], ...] | None) -> str:
    """Return what is run for a cell of the module; the parameters cell holds the student's variant."""
    return set_values(cell.source, dict(values)) if values and cell.role == "parameters" else cell.source


def _own(found: _Matching, place: int) -> Iterator[RunStep]:
    cell = found.cells[place]
    if cell.is_code and cell.source.strip():
        yield RunStep("own", f"own-{place}", cell.source)


def _manual(plan: GradingPlan, found: _Matching) -> Iterator[ManualAnswer]:
    """Yield what a person judges: the answer's code, and the Markdown that the student wrote in the exercise."""
    for exercise in plan.exercises:
        if not exercise.manual_points:
            continue
        for name in exercise.answers:
            for place in found.places.get(name, ()):
                yield ManualAnswer(exercise.id, name, "code", found.cells[place].source)
        for cell in (one for one in plan.cells if one.exercise == exercise.id):
            for place in found.places.get(cell.id, ()):
                text = found.cells[place].source
                if not cell.is_code and _plain(text) != _plain(cell.student or ""):
                    yield ManualAnswer(exercise.id, cell.id, "text", text)
            for place in found.own_cells_after(cell, found.taken):
                own = found.cells[place]
                if not own.is_code and own.source.strip():
                    yield ManualAnswer(exercise.id, f"own-{place}", "text", own.source)


def _plain(source: str) -> str:
    """Return the text without what editors change by themselves: ends of lines and blank lines around it."""
    return "\n".join(line.rstrip() for line in source.replace("\r\n", "\n").split("\n")).strip("\n")
