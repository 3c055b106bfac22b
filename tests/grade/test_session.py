"""A notebook as a whole has a limit too: a thousand slow cells do not hold up the class."""

from types import SimpleNamespace

from builder.grade.learning import Knowledge
from builder.grade.marking import mark
from builder.grade.matching import RunStep, Work
from builder.grade.session import Session


def session_of(cells):
    steps = tuple(RunStep("own", f"cell-{number}", "") for number in range(cells))
    return Session(SimpleNamespace(exams={}), steps, (), 1.0, {})


def test_what_comes_after_the_limit_of_the_whole_notebook_is_not_run(monkeypatch):
    ran = []

    def run(self, place, step, line):
        ran.append(place)
        self.spent += 2.0

    monkeypatch.setattr(Session, "_run_step", run)
    session = session_of(1000)
    session._run_steps(None)
    assert ran == [0, 1, 2, 3]
    assert session.is_over


def test_it_is_told_in_a_flag(plan):
    session = session_of(0)
    knowledge = Knowledge(
        {test.cell: "outside" for one in plan.exercises for test in one.tests}, True, 1.0, set(), set(), ()
    )
    work = Work((), {}, (), (), None)
    assert mark(plan, "s", "bwrap", work, session, knowledge, (), (0.0, 0.0)).flags == ()
    session.is_over = True
    (flag,) = mark(plan, "s", "bwrap", work, session, knowledge, (), (0.0, 0.0)).flags
    assert flag.code == "timeout"
    assert "as a whole" in flag.text
