"""Checks modules again as soon as they are saved, with workers that stay ready in between."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.check_course import check_modules
from builder.course.load import LIBRARY, load_course
from builder.errors import FindingsError
from builder.prove.engine.client import Engine
from builder.prove.proving import prepare_engine
from builder.watched import saved_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from builder.findings import Finding
    from builder.prove.values import ExerciseProof, ProofReport
    from builder.stamp import BuildOptions
    from builder.workspace import Workspace

__all__ = ["Recheck", "recheck_modules", "sources_of"]

_PLACES = 12
"""Processes that stay where an exercise begins, in all industries: as many as one exercise needs. Each holds what the
cells before it have made, some 60 MB."""

_READY = 2
"""Modules whose workers are started ahead; more do not stay ready side by side."""


@dataclass(frozen=True, slots=True)
class Recheck:
    """What one look at some modules came to; the proof is None if there are errors before it."""

    modules: tuple[str, ...]
    findings: tuple[Finding, ...]
    report: ProofReport | None
    seconds: float


def sources_of(workspace: Workspace) -> tuple[Path, ...]:
    """Return the folders that are watched: what people write of courses and modules."""
    return workspace.curriculum, workspace.root / "modules"


def recheck_modules(
    workspace: Workspace,
    slug: str,
    options: BuildOptions,
    only: Sequence[str],
    *,
    variants: int,
    on_done: Callable[[ExerciseProof], None],
    on_first: Callable[[ExerciseProof, Sequence[Finding]], None],
    on_checked: Callable[[Recheck], None],
    saved: Iterable[frozenset[Path]] | None = None,
) -> None:
    """Check the modules `only`, and then after each save those of the course that it concerns, until Ctrl-C.

    `on_done` and `on_first` hear what those of `prove_course` do.
    Without `only`, every module counts from its first save on. `saved` are the files of each save, if they are not
    watched. A file that cannot be read on the way is a finding, and the watch goes on.
    Raises FindingsError if the course cannot be read at the start, WorkspaceError if it has no such module.
    """
    course, findings = load_course(workspace, slug, domain=options.domain, only=only)
    if course is None:
        raise FindingsError(findings)
    listed = course.curriculum.module_ids()

    def look(names: Sequence[str], engine: Engine) -> None:
        begun = time.monotonic()
        found, report = check_modules(
            workspace, slug, options, names, variants=variants, engine=engine, on_done=on_done, on_first=on_first
        )
        on_checked(Recheck(tuple(names), found, report, time.monotonic() - begun))

    with Engine(places=_PLACES) as engine:
        met = list(only)
        if only:
            look(only, engine)
            for module in course.modules[:_READY]:
                prepare_engine(engine, module)
        for files in saved if saved is not None else saved_files(sources_of(workspace)):
            touched, shared = _touched(workspace, files)
            met += [name for name in listed if name in touched and name not in met and not only]
            names = met if shared else [name for name in met if name in touched]
            if names:
                look(names, engine)


def _touched(workspace: Workspace, files: Iterable[Path]) -> tuple[set[str], bool]:
    """Return the modules that the files belong to, and whether there are others, which may concern all."""
    modules, shared = set(), False
    for file in files:
        parts = file.relative_to(workspace.root).parts
        if parts[0] == "modules" and len(parts) > 2 and f"modules/{parts[1]}" != LIBRARY:
            modules.add(parts[1])
        else:
            shared = True
    return modules, shared
