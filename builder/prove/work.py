"""What is to be proven of one module, and in which settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.prove.engine.values import Conditions, Request
from builder.prove.reach import reaching

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.prove.engine.values import Trial
    from builder.prove.plan import Subject
    from builder.prove.values import Varied

__all__ = ["HASH_SEEDS", "Setting", "Work", "alike_in"]

_CONDITIONS: dict[Varied, Conditions] = {
    "": Conditions(),
    "everything": Conditions(hash_seed=1, clock=True, folder=True, printing=True),
    "nothing": Conditions(),
    "hash seed": Conditions(hash_seed=1),
    "clock": Conditions(clock=True),
    "folder": Conditions(folder=True),
    "printing": Conditions(printing=True),
}
HASH_SEEDS = tuple(sorted({conditions.hash_seed for conditions in _CONDITIONS.values()}))
"""Each needs a worker of its own."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One domain and variant: what the exercises are in it, and the files beside the notebook.

    In a `brief` one slow exercises are left out, and no solution is run a second time under other conditions.
    """

    domain: str
    variant: int
    subjects: Mapping[str, Subject]
    files: tuple[tuple[str, bytes], ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be run of one module; the first setting is the default one, where mutants are run.

    `packages` are those that the module declares, `imports` the modules that workers import ahead. Unless `in_full` is
    set, an exercise is run once where nothing that differs from an earlier setting can reach it.
    """

    module: str
    settings: tuple[Setting, ...]
    packages: tuple[str, ...]
    imports: tuple[str, ...]
    seconds: float
    memory_mb: int
    in_full: bool = False

    def request(self, setting: Setting, trials: Sequence[Trial], varied: Varied = "") -> Request:
        """Return the request that runs trials in a setting under given conditions."""
        return Request(tuple(trials), setting.files, self.imports, self.seconds, self.memory_mb, _CONDITIONS[varied])


def alike_in(setting: Setting, known: dict[str, set[frozenset[str]]]) -> frozenset[str]:
    """Return the exercises that meet nothing new in a setting; `known` is what each met before, and is added to."""
    found = set()
    for name, subject in setting.subjects.items():
        reach, before = reaching(subject, setting.files), known.setdefault(name, set())
        if reach in before:
            found.add(name)
        before.add(reach)
    return frozenset(found)
