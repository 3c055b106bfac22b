"""Mutants meet the cheap tests first, where the tests allow it."""

import pytest

from builder.kept import Store
from builder.prove.engine.client import Engine
from builder.prove.engine.values import BranchRun, StepRun
from builder.prove.memory import Memory
from builder.prove.plan import dear_tests
from builder.prove.proving import _part_of

DEAR = (
    "def work(step):\n    return sum(range(0, 8_000_000, step))\n\n"
    "double.limit = limit = 3\nassert double(work(1)) == 2 * work(1), 'The large sum is not doubled.'"
)
CASE = {
    "answer": "def double(x):\n    # BEGIN SOLUTION\n    return x * 2\n    # END SOLUTION",
    "tests": [DEAR, "assert double(3) == 6, 'Twice three is six.'"],
}


class Noting(Engine):
    """Notes the tests of mutants in their order."""

    def __init__(self):
        super().__init__()
        self.orders = set()

    def run(self, request):
        branches = [branch for trial in request.trials for branch in trial.branches if branch.brief]
        self.orders |= {tuple(step.id.removeprefix("tests-") for step in branch.steps[1:]) for branch in branches}
        return super().run(request)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("second", "orders"),
    [
        ("assert double(3) == 6, 'Twice three is six.'", {("task@define", "task-2", "task")}),
        ("assert work(4_000_000) < double(9e6), 'Twice three is six.'", {("task@define", "task-2", "task")}),
        ("assert double(limit) == 6, 'Twice three is six.'", {("task", "task-2")}),
        (
            "assert double(double.limit) == 6, 'Twice three is six.'",
            {("task@define", "task-2", "task"), ("task", "task-2")},
        ),
    ],
)
def test_dear_tests_come_last_unless_another_needs_them(make_module, prove, second, orders):
    with Noting() as engine:
        report = prove([make_module({**CASE, "tests": [DEAR, second]})], engine=engine)
    assert engine.orders == orders
    (proof,) = report.exercises
    assert proof.killed == proof.mutants > 3
    assert not report.findings


@pytest.mark.parametrize(
    ("seconds", "last"),
    [
        ((0.3, 0.01), {"tests-task"}),
        ((0.01, 0.3), set()),
        ((0.2, 0.2), set()),
        ((0.08, 0.01), set()),
        ((), set()),
    ],
)
def test_a_cell_is_dear_by_its_share_of_a_long_run(make_module, seconds, last):
    subject = _part_of(make_module(CASE), None, (), 1, "tests").work.settings[0].subjects["task"]
    steps = (StepRun(step.id, cpu=cpu) for step, cpu in zip(subject.solution().steps[1:], seconds, strict=False))
    assert dear_tests(subject, BranchRun("solution", tuple(steps), "")) == last


def test_the_order_stays_the_same_while_answer_and_tests_cells_do(make_module, tmp_path):
    def subject(answer=CASE["answer"]):
        module = make_module({**CASE, "answer": answer})
        return _part_of(module, None, (), 1, "tests").work.settings[0].subjects["task"]

    other = CASE["answer"].replace("x * 2", "x + x")
    for told, answer, kept in (({"a"}, CASE["answer"], {"a"}), (set(), CASE["answer"], {"a"}), (set(), other, set())):
        assert Memory(Store(tmp_path), ()).settled(subject(answer), frozenset(told)) == kept
