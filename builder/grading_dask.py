"""Grading on a Dask cluster: workers keep warm sandboxes, and only the caller writes the gradebook."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from builder.cluster import Cluster
from builder.grade.grading import Grader as Engine
from builder.grade.keeping import knowledge_key, load_knowledge, store_knowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from builder.grade.learning import Knowledge
    from builder.grade.values import GradingPlan, SandboxKind, Submission, SubmissionResult
    from builder.grade_class import Grader

__all__ = ["dask_grader"]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all workers need: the plan, and what was found out about the module, with the key of that environment."""

    plan: GradingPlan
    sandbox: SandboxKind
    key: str
    knowledge: Knowledge


def dask_grader(address: str, sandbox: SandboxKind, cache: Path | None = None) -> Grader:
    """Return a grader that spreads submissions over the cluster at this address.

    What is found out about a module is kept in the folder `cache`, on this machine alone. A worker that is lost costs
    only the submissions that it was on. The grader raises what `Cluster` raises.
    """

    def grade(
        plan: GradingPlan, submissions: Iterable[Submission], on_done: Callable[[SubmissionResult], None]
    ) -> None:
        with Cluster(address) as cluster:
            key = knowledge_key(plan, sandbox)
            known = load_knowledge(cache, key, plan) if cache else None
            if known is None:
                key, known = cluster.call(_learn, plan, sandbox)
                if cache:
                    store_knowledge(cache, key, known)
            for result in cluster.each(_grade_one, _Shared(plan, sandbox, key, known), submissions):
                on_done(result)

    return grade


_engines: dict[tuple[str, str], Engine] = {}
_lock = Lock()


def _learn(plan: GradingPlan, sandbox: SandboxKind) -> tuple[str, Knowledge]:
    """Find out about a module on this worker; return it with the key of the worker's own environment."""
    return knowledge_key(plan, sandbox), _engine(plan, sandbox, None).knowledge


def _grade_one(shared: _Shared, submission: Submission) -> SubmissionResult:
    """Grade one submission in this worker; its sandboxes stay warm for the next ones of the same module."""
    own = knowledge_key(shared.plan, shared.sandbox)
    # A worker with other versions of packages finds out for itself.
    return _engine(shared.plan, shared.sandbox, shared.knowledge if own == shared.key else None).grade(submission)


def _engine(plan: GradingPlan, sandbox: SandboxKind, known: Knowledge | None) -> Engine:
    key = (plan.version, sandbox)
    with _lock:
        if key not in _engines:
            # Modules are graded one after the other, so nothing runs in the older ones.
            for engine in _engines.values():
                engine.__exit__()
            _engines.clear()
            _engines[key] = Engine(plan, sandbox, knowledge=known)
        return _engines[key]
