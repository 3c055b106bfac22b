"""From what was seen of a submission to its marks, flags and hints. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.grade.values import ExerciseResult, Flag, SubmissionResult, TestResult

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.grade.learning import Knowledge
    from builder.grade.matching import Work
    from builder.grade.seen import Seen, StepSeen
    from builder.grade.session import Session
    from builder.grade.values import ExercisePlan, FlagCode, GradingPlan, SandboxKind, TestPlan

__all__ = ["mark", "unreadable"]

_HINT_LENGTH = 600
_WORDS = {
    "timeout": "It took too long and was stopped. Look for a loop that never ends.",
    "memory": "It used too much memory and was stopped.",
    "died": "The process ended before the test did.",
    "unconfirmed": "This could not be judged by itself; your teacher will look at it.",
    "not run": "There was no answer to test.",
}


def unreadable(plan: GradingPlan, submission: str, runner: SandboxKind, flags: tuple[Flag, ...]) -> SubmissionResult:
    """Return the result of a submission that holds nothing that could be run."""
    exercises = tuple(
        ExerciseResult(
            exercise.id,
            exercise.automatic_points,
            0,
            exercise.manual_points,
            tuple(_not_run(test) for test in exercise.tests),
        )
        for exercise in plan.exercises
    )
    return SubmissionResult(submission, plan.module, plan.version, runner, False, exercises, (), flags)


def mark(
    plan: GradingPlan,
    submission: str,
    runner: SandboxKind,
    work: Work,
    session: Session,
    knowledge: Knowledge,
    noticed: tuple[Flag, ...],
    used: tuple[float, float],
) -> SubmissionResult:
    """Return the result of a submission; `noticed` are the flags so far, `used` its seconds and megabytes."""
    steps = {
        step.exercise: session.ran[place]
        for place, step in enumerate(work.steps)
        if step.kind == "own" and step.exercise and place in session.ran
    }
    trips = session.trips - knowledge.trips
    exercises = tuple(_exercise(one, work, steps, session, knowledge, trips) for one in plan.exercises)
    flags = (*noticed, *_flags(work, session, knowledge, trips), *_doubts(exercises))
    return SubmissionResult(
        submission,
        plan.module,
        plan.version,
        runner,
        True,
        exercises,
        work.manual,
        tuple(dict.fromkeys(flags)),
        round(used[0], 3),
        round(used[1], 1),
    )


def _exercise(
    exercise: ExercisePlan,
    work: Work,
    steps: Mapping[str, StepSeen],
    session: Session,
    knowledge: Knowledge,
    trips: set[str],
) -> ExerciseResult:
    tests = tuple(_test(test, session, knowledge, trips) for test in exercise.tests)
    step = steps.get(exercise.id)
    return ExerciseResult(
        exercise.id,
        exercise.automatic_points,
        sum(test.earned for test in tests),
        exercise.manual_points,
        tests,
        work.answers.get(exercise.id, ""),
        step.outputs if step else "[]",
        step.error.removeprefix("!") if step else "",
    )


def _test(test: TestPlan, session: Session, knowledge: Knowledge, trips: set[str]) -> TestResult:
    mode = knowledge.modes[test.cell]
    seen: Seen | None = session.tests.get((test.cell, mode))
    if seen is None:
        return _not_run(test)
    outcome = seen.outcome
    if outcome == "passed" and mode != "outside" and trips:
        outcome = "unconfirmed"  # who has looked inside may have changed how tests end there
    message = seen.message if outcome in {"failed", "error"} else _WORDS.get(outcome, "")
    return TestResult(
        test.cell,
        test.points,
        test.points if outcome == "passed" else 0,
        outcome,
        message[:_HINT_LENGTH],
        round(seen.seconds, 4),
        mode == "outside",
    )


def _not_run(test: TestPlan) -> TestResult:
    return TestResult(test.cell, test.points, 0, "not run", _WORDS["not run"])


def _flags(work: Work, session: Session, knowledge: Knowledge, trips: set[str]) -> Iterator[Flag]:
    words: dict[str, tuple[FlagCode, str]] = {
        "timeout": ("timeout", f"took longer than {knowledge.seconds:.0f} s and was stopped"),
        "memory": ("memory", "used too much memory and was stopped"),
        "died": ("died", "ended the process"),
    }
    for place, step in enumerate(work.steps):
        seen = session.ran.get(place)
        if seen is None:
            continue
        if seen.error.startswith("!"):
            code, text = words[seen.error[1:]]
            yield Flag(code, f"The cell {step.id} {text}; the rest was run without it.", step.exercise)
        if seen.cut:
            yield Flag("output cut", f"The cell {step.id} put out more than is kept.", step.exercise)
    if session.is_over:
        text = "The notebook as a whole took too long; what came after that was not run."
        yield Flag("timeout", text)
    changed = sorted({name for seen in session.tests.values() for name in seen.changed} - knowledge.changed)
    if changed:
        yield Flag("library changed", f"The code replaced {', '.join(changed[:5])}; it was put back for the tests.")
    if trips:
        text = f"The code looks behind the scenes of its process ({', '.join(sorted(trips)[:5])}); please read it."
        yield Flag("looks inside", text)
    if session.left > 0:
        yield Flag("processes left", f"{session.left} processes were still running at the end; they were ended.")


def _doubts(exercises: tuple[ExerciseResult, ...]) -> Iterator[Flag]:
    for exercise in exercises:
        if any(test.outcome == "unconfirmed" for test in exercise.tests):
            text = "A test seemed to pass, but what it compared could not be looked at; please judge it yourself."
            yield Flag("unconfirmed", text, exercise.exercise)
