"""No attack earns a point, and none harms the next student."""

import importlib.util
import sys
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.slow


def _beside(name):
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault(name, module)
    spec.loader.exec_module(module)
    return module


ATTACKS = yaml.safe_load(Path(__file__).with_name("attacks.yaml").read_text("utf-8"))
made = _beside("attacked_module")


@pytest.fixture(scope="module")
def grader():
    with made.new_grader() as found:
        yield found


def test_the_collection_is_large_enough():
    assert len(ATTACKS) >= 40


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_earns_nothing_and_harms_nobody(grader, name):
    code = ATTACKS[name]
    result = grader.grade(made.submission("attacker", extra=code, double=code, meter=code, scaled=code))
    assert result.earned == 0, [test for exercise in result.exercises for test in exercise.tests if test.earned]
    shown = " ".join(exercise.outputs for exercise in result.exercises)
    assert "6421" not in shown
    assert "secret-hint" not in shown
    after = grader.grade(made.RIGHT)
    assert after.earned == after.points == made.PLAN.points
    assert not after.flags


def test_an_attack_before_right_answers_takes_nothing_away(grader):
    """Replacing parts of libraries is put back, so that who answers rightly keeps the points, and is told of."""
    code = ATTACKS["patched-allclose"].split("scaled")[0]
    result = grader.grade(
        made.submission("tinkerer", extra=code, double=made.DOUBLE, meter=made.METER, scaled=made.SCALED)
    )
    assert result.earned == result.points
    assert "library changed" in [flag.code for flag in result.flags]


def test_tests_are_judged_outside_wherever_values_are_plain(grader):
    modes = grader.knowledge.modes
    assert {modes[f"tests-double-{n}"] for n in (0, 1)} == {modes["tests-scaled-0"]} == {"outside"}
    assert {modes[f"tests-meter-{n}"] for n in (0, 1)} == {"strict"}
