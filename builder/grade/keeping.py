"""What was found out about modules, kept for the next time: keyed by content and environment, not by times."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, get_args

from builder.files import digest
from builder.grade.learning import Knowledge
from builder.grade.seen import Mode
from builder.kept import Store
from builder.run.versions import environment_digest

if TYPE_CHECKING:
    from pathlib import Path

    from builder.grade.values import GradingPlan, SandboxKind

__all__ = ["FORMAT", "knowledge_key", "load_knowledge", "store_knowledge"]

FORMAT = "2"
"""Raise it whenever the same module would be learned differently: other modes, other ways to run or to compare."""

_MODES = frozenset(get_args(Mode))


def knowledge_key(plan: GradingPlan, sandbox: SandboxKind) -> str:
    """Return the key of what is found out about a module in one kind of sandbox, with the packages that are here."""
    limits = [FORMAT, plan.version, sandbox, plan.seconds, plan.memory_mb, plan.samples]
    packages = environment_digest(tuple(sorted({*plan.packages, "matplotlib", "numpy", "pandas"})))
    return digest([json.dumps(limits).encode(), packages.encode()])


def load_knowledge(cache: Path, key: str, plan: GradingPlan) -> Knowledge | None:
    """Return what was kept, or nothing when there is none or it is damaged."""
    found = Store(cache).recall(key, _knowledge)
    tests = {test.cell for exercise in plan.exercises for test in exercise.tests}
    return found if found and found.modes.keys() == tests else None


def store_knowledge(cache: Path, key: str, knowledge: Knowledge) -> None:
    """Keep it, unless the solution failed: what is wrong may lie outside the module. Raises WriteError."""
    if not knowledge.unsolved:
        found = asdict(knowledge) | {"changed": sorted(knowledge.changed), "trips": sorted(knowledge.trips)}
        Store(cache).write(key, found)


def _knowledge(found: dict[str, Any]) -> Knowledge:
    modes, forks, seconds = dict(found["modes"]), found["forks"], float(found["seconds"])
    if not set(modes.values()) <= _MODES or not isinstance(forks, bool) or not seconds > 0:
        raise ValueError("no knowledge of a module")
    changed, trips = (frozenset(str(name) for name in found[field]) for field in ("changed", "trips"))
    return Knowledge(modes, forks, seconds, changed, trips, ())
