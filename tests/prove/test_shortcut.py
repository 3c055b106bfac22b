"""A statement of tests that only looks is run by itself, with the results of a whole run."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.kept import Store
from builder.prove.engine.values import Branch, Request, Step, Trial
from builder.prove.memory import Memory

from .small_engine import SmallEngine

ANSWERS = {
    "solution": "def small(x):\n    return x < 3",
    "attempt/never": "def small(x):\n    return False",
    "attempt/always": "def small(x):\n    return True",
    "attempt/no-number": "def small(x):\n    return x.small",
    "mutant/0": "def small(x):\n    return x <= 3",
    "mutant/1": "def small(x):\n    return x < 2",
    "mutant/2": "def small(x):\n    return x < 2.5",
}
STATEMENTS = [
    "assert small(1), 'One is small.'",
    "assert small(1), f'Also {seen} says so.'",
    "assert not small(4), 'Four is not.'",
    "assert (got := small(2)), got",
    "assert small(3) is False",
    "check(2)",
    "check(3, False)",
    "assert len(seen) < 2, 'Too much was seen.'",
    "seen.append(small(1))",
    "seen = []",
    "assert len(rows) > 0",
    "assert rows.pop()",
    "assert next(numbers) < 9",
    "assert all(small(n) for n in (0, 1))",
    "for x in (1, 2):\n    assert small(x), x",
    "assert (\n    small(2)\n), (\n    'Two.'\n)",
    "assert later(small(1)) or seen",
    "def wanted(x):\n    assert small(x), x\n\nwanted(0)",
    "wanted(1)",
    "got = 'nothing'",
    "assert got is not None, got",
]
BASE = (
    ["assert small(1)", "check(2)", "seen = []"],
    ["assert not small(4)"],
    ["assert small(2)", "seen.append(3)", "wanted(0)"],
)
HEAD = """def check(x, wanted=True):
    # who asks
    assert small(x) is wanted, x

def later(x):
    seen.append(x)
    return x

def wanted(x):
    assert small(x) is not None

got = True"""
BEFORE = (Step("before", "seen, rows = [], [1, 2]\nnumbers = iter(range(20))"),)


def trial_of(*cells):
    """Return the trial of all answers with these tests cells, the first of which begins with the functions."""
    texts = [f"{HEAD}\n{cells[0]}", *cells[1:]]
    tests = tuple(Step(f"tests{number}", text) for number, text in enumerate(texts))
    made = (Branch(name, (Step("answer", text), *tests), name.startswith("mutant")) for name, text in ANSWERS.items())
    return Trial("task", BEFORE, tuple(made))


def run(memory, trial):
    """Return what is known of a trial afterwards, and what was run for that after the solution, as proofs do."""
    engine = SmallEngine()
    first = Request((Trial("task", BEFORE, trial.branches[:1]),), (), (), seconds=1, memory_mb=1)
    (solution,) = memory.run(first, "", engine)
    short = {"task"} if solution.branches[0].passed else set()
    engine = SmallEngine()
    (found,) = memory.run(Request((trial,), (), (), seconds=1, memory_mb=1), "", engine, short)
    return found, engine


def verdict(found):
    """Return what proofs look at: of mutants whether they are alive."""
    return {one.name: one.passed if one.name.startswith("mutant") else one.steps for one in found.branches}


CHANGES = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from([*STATEMENTS, *STATEMENTS, None, None, None])),
    min_size=3,
    max_size=8,
)


@settings(max_examples=80, deadline=None)
@given(CHANGES)
def test_what_is_known_by_parts_is_what_a_whole_run_finds(changes):
    memory, cells = Memory(Store(None), ()), [list(cell) for cell in BASE]
    for cell, place, statement in ((0, 0, STATEMENTS[0]), *changes):
        cells[cell][place : place + (statement is None)] = [statement] if statement else []
        trial = trial_of(*("\n".join(cell) for cell in cells))
        found, _ = run(memory, trial)
        fresh, _ = run(Memory(Store(None), ()), trial)
        assert verdict(found) == verdict(fresh)


FIRST = ["seen.append(1)\nassert small(1), 'One.'\nseen = []", "x = small(2)\nassert x\nassert small(0)"]


@pytest.mark.parametrize(
    ("changed", "ran"),
    [
        # The new assertion is run with what comes before it.
        ([FIRST[0].replace("assert", "assert small(2)\nassert"), FIRST[1]], "seen.append(1)\nassert small(2)"),
        ([f"assert small(2)\n{FIRST[0]}", FIRST[1]], "assert small(2)"),
        # Assertions that are known to pass are left out.
        (
            [FIRST[0], f"{FIRST[1]}\nassert small(2)"],
            "seen.append(1)\npass\nseen = []|x = small(2)\npass\npass\nassert small(2)",
        ),
        # What says no more than before, or less, is not run at all.
        ([FIRST[0], "x = small(2)\nassert small(0)\nassert x"], None),
        ([FIRST[0], "x = small(2)\nassert small(0)"], None),
        # Another state is another run.
        ([FIRST[0], f"seen = [x]\n{FIRST[1]}"], f"{FIRST[0]}|seen = [x]\n{FIRST[1]}"),
    ],
)
def test_what_is_known_to_pass_is_not_run(tmp_path, changed, ran):
    run(Memory(Store(tmp_path), ()), trial_of(*FIRST))
    right = "def small(x):\n    return 3 > x"
    both = (trial_of(*FIRST), trial_of(*changed))
    trials = [
        Trial(
            "task",
            BEFORE,
            (*one.branches, Branch("attempt/right", (Step("answer", right), *one.branches[0].steps[1:]))),
        )
        for one in both
    ]
    run(Memory(Store(tmp_path), ()), trials[0])
    found, engine = run(Memory(Store(tmp_path), ()), trials[1])
    steps = engine.steps.get("attempt/right")
    assert (steps and [step.source.removeprefix(f"{HEAD}\n") for step in steps[1:]]) == (ran and ran.split("|"))
    assert verdict(found) == verdict(run(Memory(Store(None), ()), trials[1])[0])


def test_a_mutant_stays_killed_while_what_killed_it_stands():
    memory = Memory(Store(None), ())
    cells = ["assert small(1)\nassert not small(3), 'Three.'", "assert small(2)"]
    run(memory, trial_of(*cells))
    for changed, again in (
        ([f"assert small(0)\n{cells[0]}", cells[1]], {"mutant/2"}),
        ([cells[0].replace("small(1)", "small(-1)").replace("'Three.'", "'It is not.'"), cells[1]], {"mutant/2"}),
        ([cells[0].replace("not small(3)", "not small(5)"), cells[1]], {"mutant/0", "mutant/2"}),
        ([cells[0].replace("assert not", "three = 3\nassert not"), cells[1]], {"mutant/0", "mutant/1", "mutant/2"}),
        ([f"seen = [0]\n{cells[0]}", cells[1]], {"mutant/0", "mutant/1", "mutant/2"}),
    ):
        _, engine = run(memory, trial_of(*changed))
        assert {name for name in engine.ran if name.startswith("mutant")} == again
        memory = Memory(Store(None), ())
        run(memory, trial_of(*cells))


def test_nothing_is_taken_from_an_earlier_run_while_the_solution_fails():
    memory = Memory(Store(None), ())
    run(memory, trial_of("assert small(1)", "assert small(2)"))
    found, engine = run(memory, trial_of("assert small(5)\nassert small(1)", "assert small(2)"))
    assert engine.steps["attempt/never"][1].source == f"{HEAD}\nassert small(5)\nassert small(1)"
    assert not found.branch("solution").passed


def test_an_attempt_that_a_new_assertion_stops_before_something_else_is_run_as_a_whole():
    memory, cells = Memory(Store(None), ()), ["assert small(1)\nseen = [2]", "assert seen == [2] or small(0) is None"]
    run(memory, trial_of(*cells))
    for changed, whole in (("assert not small(5)\nseen = [2]", True), ("seen = [2]\nassert not small(5)", False)):
        trial = trial_of(f"assert small(1)\n{changed}", cells[1])
        found, engine = run(memory, trial)
        assert (engine.steps["attempt/always"] == trial.branches[2].steps) == whole
        assert verdict(found) == verdict(run(Memory(Store(None), ()), trial)[0])


def test_a_test_that_changes_its_mind_is_run_as_a_whole():
    class Kind(SmallEngine):
        def _trial(self, trial):
            found = super()._trial(trial)
            return replace(found, branches=tuple(replace(one, steps=kind(one.steps)) for one in found.branches))

    def kind(steps):
        return tuple(replace(step, error="") for step in steps)

    memory = Memory(Store(None), ())
    run(memory, trial_of("assert small(1)", "assert small(2)"))
    trial, engine = trial_of("assert small(1)", "assert small(0)\nassert small(2)"), Kind()
    memory.run(Request((trial,), (), (), seconds=1, memory_mb=1), "", engine, {"task"})
    assert engine.steps["attempt/never"] == trial.branches[1].steps


@pytest.mark.parametrize(("changed", "again"), [("assert small(0)\nassert small(1)", False), ("assert small(0)", True)])
def test_a_mutant_that_never_ends_does_so_still_unless_what_it_ran_is_gone(changed, again):
    class Ends(SmallEngine):
        def _trial(self, trial):
            found = super()._trial(trial)
            late = (replace(one, steps=one.steps[:1], ended="timeout") for one in found.branches)
            pairs = zip(found.branches, late, strict=True)
            return replace(found, branches=tuple(two if two.name == "mutant/0" else one for one, two in pairs))

    memory, engine = Memory(Store(None), ()), Ends()
    memory.run(Request((trial_of("assert small(1)", ""),), (), (), seconds=1, memory_mb=1), "", engine)
    engine = Ends()
    request = Request((trial_of(changed, ""),), (), (), seconds=1, memory_mb=1)
    (found,) = memory.run(request, "", engine, {"task"})
    assert found.branch("mutant/0").ended == "timeout"
    assert ("mutant/0" in engine.ran) == again


@pytest.mark.parametrize(("more", "alive"), [("assert small(0)", True), ("assert small(2.7)", False)])
def test_of_a_mutant_that_is_alive_what_is_new_is_run(more, alive):
    memory = Memory(Store(None), ())
    run(memory, trial_of("assert small(1)", "assert small(2)"))
    trial = trial_of("assert small(1)", f"assert small(2)\n{more}\nassert not small(9)")
    found, engine = run(memory, trial)
    assert found.branch("mutant/2").passed == alive
    assert "pass" in engine.steps["mutant/2"][1].source
    assert verdict(found) == verdict(run(Memory(Store(None), ()), trial)[0])
