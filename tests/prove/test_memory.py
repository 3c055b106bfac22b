"""What is run again after a change: only what the change concerns, and with the verdict of a fresh proof."""

from dataclasses import replace

import pytest

from builder.course.load import load_domain
from builder.kept import Store
from builder.prove.engine.values import BranchRun, Request, Step, StepRun, TrialRun
from builder.prove.memory import Memory
from builder.workspace import Workspace

from .small_engine import SmallEngine

CASE = {
    "before": ["limit = 3", "unused = 1"],
    "answer": "def small(x):\n    # BEGIN SOLUTION\n    return x < limit\n    # END SOLUTION",
    "tests": ["assert small(1), 'One is small.'", "assert small(4) is False, 'Four is not small.'"],
    "attempts": {
        "always": {"source": "def small(x):\n    return True", "score": 1, "hint": "Four"},
        "never": {"source": "def small(x):\n    return False", "score": 1, "hint": "One"},
        "other-way": {"source": "def small(x):\n    return limit > x", "score": 2},
    },
    "files": {"notes.txt": "some words"},
}
ATTEMPTS = {f"attempt/{name}" for name in CASE["attempts"]}


@pytest.fixture(scope="module")
def domains(pytestconfig):
    return [load_domain(Workspace(pytestconfig.rootpath), "ecommerce", "")[0]]


@pytest.fixture
def judged(make_module, prove, domains, tmp_path):
    """Return a function that proves a case beside what is remembered and from nothing, and says what was run again."""

    def prove_twice(case, change=lambda module: module):
        module, engine = change(make_module(case)), SmallEngine()
        kept = prove([module], engine=engine, cache=tmp_path, domains=domains)
        fresh = prove([module], engine=SmallEngine(), domains=domains)
        assert verdict(kept) == verdict(fresh)
        return engine.ran

    return prove_twice


def verdict(report):
    return report.findings, [replace(exercise, seconds=0, peak_mb=0) for exercise in report.exercises]


def changed(**parts):
    return {**CASE, **parts}


def attempts(**some):
    return changed(attempts={**CASE["attempts"], **some})


def test_a_change_runs_what_it_concerns_and_nothing_else(judged):
    everything = judged(CASE)
    mutants = {name for name in everything if name.startswith("mutant/")}
    assert everything == {"solution", "order", "starter", *ATTEMPTS, *mutants}
    assert len(mutants) > 2
    assert judged(CASE) == set()

    assert judged(attempts(never={"source": "def small(x):\n    return None", "score": 0, "hint": "One"})) == {
        "attempt/never"
    }
    assert judged(attempts(more={"source": "small = bool", "score": 1, "hint": "Four"})) == {"attempt/more"}
    assert judged(attempts(renamed=CASE["attempts"]["never"])) == set()
    assert judged(attempts(never={**CASE["attempts"]["never"], "score": 2, "hint": "nobody says that"})) == set()
    assert judged(changed(answer=CASE["answer"].replace("# BEGIN", "# Think.\n    # BEGIN"))) == everything - ATTEMPTS
    assert judged(changed(before=["limit = 3", "unused = 2"])) == set()
    declared = [{"before": "return x < limit", "after": "return x <= limit", "reason": "No test has a three."}]
    assert judged(changed(equivalent_mutants=declared)) == set()

    other = CASE["answer"].replace("x < limit", "limit > x")
    assert judged(changed(answer=other)) & {"starter", *ATTEMPTS} == set()
    # A mutant that the second tests cell kills stays killed; an assertion that is not there any more kills nothing.
    again = judged(changed(tests=["assert small(2), 'Two is small.'", CASE["tests"][1]]))
    assert everything - mutants < again < everything
    # What an unchanged first tests cell kills is killed, whatever comes after it.
    again = judged(changed(tests=[CASE["tests"][0], "assert not small(5), 'Five is not small.'"]))
    assert everything - mutants < again < everything
    assert judged(changed(tests=[*CASE["tests"], "assert small(0), 'Zero is small.'"], points=3)) & mutants < again
    # What an unchanged first assertion finds out is known, whatever comes after it in its cell.
    together = "\n".join(CASE["tests"])
    assert "attempt/always" in judged(changed(tests=[together], points=1))
    more = judged(changed(tests=[f"{together}\nassert not small(5), 'Five is not small.'"], points=1))
    assert {"solution", "starter", "attempt/other-way"} <= more < everything
    assert not more & {"attempt/always", "attempt/never"}
    assert more & mutants < mutants
    assert judged(changed(before=["limit = 4", "unused = 1"])) == everything
    assert judged(changed(files={"notes.txt": "other words"})) == everything
    assert judged(changed(memory_mb=900)) == everything
    assert judged(CASE) == set()


def test_a_faulty_exercise_is_judged_the_same_each_time(judged):
    broken = changed(answer=CASE["answer"].replace("return x", "return y"))
    assert judged(broken) == {"solution", "order", "starter", *ATTEMPTS}
    again = {**broken, "attempts": {**CASE["attempts"], "more": {"source": "small = bool", "score": 1, "hint": "Four"}}}
    assert judged(again) == {"attempt/more"}
    stops = changed(before=["limit = 3", "stop = limit / 0"], tests=["stop", *CASE["tests"]], points=3)
    judged(stops)
    judged({**stops, "attempts": {}})


def test_moved_lines_move_the_findings_and_run_nothing(judged):
    weak = changed(tests=["assert small(1), 'One is small.'", "assert small"])

    def lower(module):
        cells = tuple(replace(cell, line=cell.line + 7) for cell in module.lesson.cells)
        return replace(module, lesson=replace(module.lesson, cells=cells))

    judged(weak)
    assert judged(weak, lower) == set()


def test_workers_are_started_for_what_is_run_only(make_module, prove, tmp_path):
    for case, seeds in ((CASE, {0, 1}), (CASE, set()), (attempts(more=CASE["attempts"]["never"]), set())):
        engine = SmallEngine()
        prove([make_module(case)], engine=engine, cache=tmp_path)
        assert engine.seeds == seeds
    engine = SmallEngine()
    prove([make_module(attempts(more={"source": "small = 1", "score": 0}))], engine=engine, cache=tmp_path)
    assert engine.seeds == {0}


def request_of(trial):
    return Request((trial,), (), (), seconds=1, memory_mb=1)


def trial_of(make_module, domains):
    from builder.prove.proving import _part_of

    work = _part_of(make_module(CASE), None, domains, 1, "tests").work
    subject = work.settings[0].subjects["task"]
    return subject.trial(subject.solution(), subject.variant("mutant/0", "small = 1", brief=True))


@pytest.mark.parametrize(
    ("name", "ended", "again"),
    [
        ("solution", "timeout", True),
        ("solution", "died", True),
        ("solution", "output", False),
        ("mutant/0", "timeout", False),
        ("mutant/0", "died", True),
    ],
)
def test_what_met_a_limit_is_run_again_but_a_mutant_that_never_ends(make_module, domains, tmp_path, name, ended, again):
    trial = trial_of(make_module, domains)

    class Ends(SmallEngine):
        def run(self, request):
            (run,) = super().run(request)
            branches = (replace(one, ended=ended) if one.name == name else one for one in run.branches)
            return (replace(run, branches=tuple(branches)),)

    request = request_of(trial)
    (run,) = Memory(Store(tmp_path), ()).run(request, "", Ends())
    assert run.branch(name).ended == ended
    left = Memory(Store(tmp_path), ()).left(request, "")
    assert any(branch.name == name for trial in left for branch in trial.branches) == again


def test_a_repetition_is_not_answered_by_what_it_repeats_and_a_failure_is_not_forgotten(tmp_path):
    from builder.prove.engine.values import Branch, Trial

    mutant = Branch("mutant/0", (Step("answer", "x = 1"),), brief=True)
    trial = Trial("task", (), (Branch("solution", (Step("answer", "x = 0"),)), mutant))
    memory = Memory(Store(tmp_path), ())

    class Fails(SmallEngine):
        def run(self, request):
            return (TrialRun("task", (BranchRun("solution", (StepRun("answer", "AssertionError"),), ""),)),)

    request = request_of(trial)
    memory.run(request_of(replace(trial, branches=trial.branches[:1])), "", SmallEngine())
    assert [one.name for one in memory.left(request, "nothing")[0].branches] == ["solution", "mutant/0"]
    memory.run(request, "nothing", Fails())
    memory.run(request, "nothing", SmallEngine())
    (run,) = Memory(Store(tmp_path), ()).run(request, "nothing", SmallEngine())
    assert not run.branch("solution").passed


def test_damaged_memory_is_run_again(tmp_path):
    from builder.prove.engine.values import Branch, Trial

    request = request_of(Trial("task", (), (Branch("solution", (Step("answer", "x = 0"),)),)))
    Memory(Store(tmp_path), ()).run(request, "", SmallEngine())
    (file,) = tmp_path.rglob("*.json")
    for content in ('{"failed": null, "branches": {"a": 1}}', '{"failed": 3}', "[", "{}"):
        file.write_text(content, "utf-8")
        engine = SmallEngine()
        Memory(Store(tmp_path), ()).run(request, "", engine)
        assert engine.ran == {"solution"}


def test_a_module_whose_verdict_is_known_is_not_assembled_again(make_module, prove, domains, tmp_path, monkeypatch):
    weak = changed(tests=["assert small(1), 'One is small.'", "assert small"])
    module, told = make_module(weak), []
    first = prove([module], engine=SmallEngine(), cache=tmp_path, domains=domains)
    assert first.findings
    monkeypatch.setattr("builder.prove.proving.sheet_of", None)
    second = prove([module], engine=SmallEngine(), cache=tmp_path, domains=domains, on_done=told.append)
    assert (second.findings, second.exercises, told) == (first.findings, first.exercises, [])
    assert (first.from_cache, second.from_cache) == (0, 1)


@pytest.mark.parametrize("ended", ["timeout", ""])
def test_a_verdict_that_may_change_is_not_kept(make_module, prove, tmp_path, ended):
    class Ends(SmallEngine):
        def run(self, request):
            runs = super().run(request)
            ends = [[replace(b, ended=ended if b.name == "solution" else "") for b in run.branches] for run in runs]
            return tuple(replace(run, branches=tuple(new)) for run, new in zip(runs, ends, strict=True))

    prove([make_module(CASE)], engine=Ends(), cache=tmp_path)
    engine = SmallEngine()
    found = prove([make_module(CASE)], engine=engine, cache=tmp_path)
    assert verdict(found) == verdict(prove([make_module(CASE)], engine=SmallEngine()))
    assert ("solution" in engine.ran) == bool(ended)
