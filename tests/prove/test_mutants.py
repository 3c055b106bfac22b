"""Declared equivalent mutants, where only some of the mutants were run."""

from types import SimpleNamespace

import pytest

from builder.prove.judge.mutants import judge_mutants
from builder.prove.values import MutantRun

RUN = MutantRun(1, "a < b", "a <= b", "boundary", "killed")


def case(before, after):
    declared = SimpleNamespace(before=before, after=after, reason="It is the same.")
    exercise = SimpleNamespace(equivalent_mutants=[declared])
    possible = [SimpleNamespace(before="a < b", after="a <= b"), SimpleNamespace(before="a - 1", after="a - 2")]
    return SimpleNamespace(
        name="task",
        file="lesson.md",
        card_file="module.yaml",
        card=SimpleNamespace(exercises={"task": exercise}),
        runs=SimpleNamespace(mutants=(RUN,)),
        subject=SimpleNamespace(mutants=lambda most: tuple(possible[:most])),
    )


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [("a - 1", "a - 2", ""), ("a - 1", "a - 3", "there is no such mutant"), ("a < b", "a <= b", "the tests kill it")],
)
def test_a_declaration_that_was_not_run_is_believed_and_any_other_is_not(before, after, fault):
    messages = [finding.message for finding in judge_mutants(case(before, after))]
    assert len(messages) == bool(fault)
    assert all(fault in message for message in messages)
