"""A module made for attacks: one exercise judged outside the student's process, one judged inside, one with NumPy."""

import json

from builder.grade.grading import Grader
from builder.grade.values import ExercisePlan, GradingPlan, PlanCell, Submission, TestPlan

DOUBLE = "def double(number):\n    return 2 * number\n"
METER = """class Meter:
    def __init__(self, start):
        self.values = [start]

    def add(self, value):
        self.values.append(value)

    @property
    def total(self):
        return sum(self.values)
"""
SCALED = "def scaled(values):\n    return np.asarray(values) / np.max(values)\n"

DOUBLE_TESTS = (
    'assert double(2) == 4, "Twice two is four."',
    'assert [double(n) for n in (-345, 17, 0.5)] == [-690, 34, 1.0], "secret-hint-of-double"',
)
METER_TESTS = (
    'assert isinstance(Meter(1), Meter) and Meter(3).total == 3, "A new meter shows its start."',
    """meter = Meter(3)
assert isinstance(meter, Meter)
meter.add(6421)
assert meter.total == 6424 and np.allclose(meter.values, [3, 6421]), "secret-hint-of-meter"
""",
)
SCALED_TESTS = (
    """assert np.allclose(scaled([1.0, 2.0, 8.0]), [0.125, 0.25, 1.0]), "The largest becomes one."
np.testing.assert_allclose(scaled(np.array([5.0])), [1.0])
""",
)
_ALL = {"double": (DOUBLE, DOUBLE_TESTS), "meter": (METER, METER_TESTS), "scaled": (SCALED, SCALED_TESTS)}


def attack_plan() -> GradingPlan:
    cells = [PlanCell("demo-start", "demo", True, "import numpy as np\nfactor = 2", "import numpy as np\nfactor = 2")]
    exercises = []
    for name, (solution, sources) in _ALL.items():
        cells.append(PlanCell(f"answer-{name}", "answer", True, solution, "pass", name, name))
        tests = []
        for number, source in enumerate(sources):
            cell = f"tests-{name}-{number}"
            cells.append(PlanCell(cell, "tests", True, source, source.split("\n")[0], name, cell))
            tests.append(TestPlan(cell, 1, source))
        points = len(tests)
        exercises.append(ExercisePlan(name, name, "write", "o", points, 0, (f"answer-{name}",), tuple(tests)))
    return GradingPlan("attacked", "Attacked", "v1", tuple(cells), tuple(exercises), (), ("numpy",), 1.0, 500)


PLAN = attack_plan()


def submission(name: str = "s", extra: str = "", **answers: str) -> Submission:
    """Return a submission with the given answers, and `extra` in a cell of its own at the very start."""
    cells = [{"cell_type": "code", "id": "mine", "metadata": {}, "source": extra}] if extra else []
    for cell in PLAN.cells:
        source = answers.get(cell.exercise, cell.student) if cell.role == "answer" else cell.student
        cells.append({"cell_type": "code", "id": cell.id, "metadata": {}, "source": source})
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return Submission(name, json.dumps(notebook).encode())


RIGHT = submission("right", double=DOUBLE, meter=METER, scaled=SCALED)


def new_grader() -> Grader:
    return Grader(PLAN)
