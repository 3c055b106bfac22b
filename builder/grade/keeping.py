"""What was found out about modules, kept for the next time: keyed by content and environment, not by times."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, get_args

from builder.files import digest, write_text
from builder.grade.learning import Knowledge
from builder.grade.seen import Mode
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
    try:
        found = json.loads(_place(cache, key).read_text(encoding="utf-8"))
        modes, forks, seconds = dict(found["modes"]), found["forks"], float(found["seconds"])
        names = [[str(name) for name in found[field]] for field in ("changed", "trips")]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    tests = {test.cell for exercise in plan.exercises for test in exercise.tests}
    if modes.keys() != tests or not set(modes.values()) <= _MODES or not isinstance(forks, bool) or not seconds > 0:
        return None
    return Knowledge(modes, forks, seconds, frozenset(names[0]), frozenset(names[1]), ())


def store_knowledge(cache: Path, key: str, knowledge: Knowledge) -> None:
    """Keep it, unless the solution failed: what is wrong may lie outside the module. Raises WriteError."""
    if not knowledge.unsolved:
        found = asdict(knowledge) | {"changed": sorted(knowledge.changed), "trips": sorted(knowledge.trips)}
        write_text(_place(cache, key), json.dumps(found, ensure_ascii=False, sort_keys=True))


def _place(cache: Path, key: str) -> Path:
    return cache / key[:2] / f"{key}.json"
