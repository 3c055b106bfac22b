"""The entrance: prove the exercises of a module or of a whole course."""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import TYPE_CHECKING

from builder.assemble.notebooks import running_cells
from builder.assemble.parameters import set_values
from builder.check.leaks import public_text
from builder.environment import missing_packages, package_name
from builder.findings import Finding, Place, Severity, in_order
from builder.kept import Store
from builder.lessons.values import Role
from builder.module_sheet import sheet_of
from builder.prove.engine.client import Engine
from builder.prove.judged import Collected, Judged
from builder.prove.keeping import Cache
from builder.prove.memory import Memory
from builder.prove.plan import subject_of
from builder.prove.running import run_work
from builder.prove.values import ExerciseProof, ExerciseRuns, ProofReport
from builder.prove.variants import variants_of
from builder.prove.work import HASH_SEEDS, Setting, Work
from builder.run.preload import imported_modules
from builder.run.values import CodeCell

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from pathlib import Path

    from builder.assemble.values import Sheet
    from builder.course.values import Course, CourseModule
    from builder.documents.domain import Domain
    from builder.prove.engine.values import RunsRequests
    from builder.prove.plan import Subject
    from builder.prove.variants import Value

__all__ = ["VARIANTS_EVERYWHERE", "prepare_engine", "prove_course", "prove_module"]

VARIANTS_EVERYWHERE = 10
"""From so many variants on, as for a release, each is proven in every domain, and nothing is left out because it cannot
differ: that guards what `reach` says."""


def prove_course(
    course: Course,
    *,
    domains: Sequence[Domain] = (),
    variants: int = 3,
    cache: Path | None = None,
    workers: int = 0,
    engine: RunsRequests | None = None,
    on_done: Callable[[ExerciseProof], None] | None = None,
    on_first: Callable[[ExerciseProof, Sequence[Finding]], None] | None = None,
) -> ProofReport:
    """Prove every exercise in each of the domains (besides the module's own) and for so many variants.

    `workers` 0 means one for each core; `engine` is where things run, such as a cluster, if not on this machine.
    `on_done` is called as each exercise is proven that was not proven before, `on_first` before that with what became
    known of it in the first domain with the default values, if there are others. Raises RunError, WriteError.
    """
    begun = time.monotonic()
    slug, store = course.curriculum.course, Store(cache)
    judged = Judged(store, slug, domains, variants)
    parts = [
        _judged_part(module, judged) or _part_of(module, None, domains, variants, slug) for module in course.modules
    ]
    report = _prove(slug, parts, store, judged, workers, on_done, engine, on_first)
    return replace(report, seconds=time.monotonic() - begun)


def prove_module(
    module: CourseModule,
    sheet: Sheet | None = None,
    *,
    domains: Sequence[Domain] = (),
    variants: int = 3,
    cache: Path | None = None,
    workers: int = 0,
    course: str = "",
    on_done: Callable[[ExerciseProof], None] | None = None,
) -> ProofReport:
    """Prove the exercises of one module, in its own domain first; `sheet` if it is made already.

    `course` seeds the variants; without it they are those of the module alone. Raises RunError, WriteError.
    """
    begun = time.monotonic()
    name, store = course or module.card.id, Store(cache)
    judged = Judged(store, name, domains, variants)
    part = _judged_part(module, judged) or _part_of(module, sheet, domains, variants, name)
    report = _prove(name, [part], store, judged, workers, on_done)
    return replace(report, seconds=time.monotonic() - begun)


def prepare_engine(engine: RunsRequests, module: CourseModule) -> None:
    """Have the workers import what a module's exercises need, so that its next proof need not wait. Raises RunError."""
    sheet, _ = sheet_of(module)
    if sheet is not None and not missing_packages(module.card.packages):
        engine.prepare(_imports(module, sheet), HASH_SEEDS)


@dataclass(frozen=True, slots=True)
class _Part:
    """One module with its work; no work if its verdict is known, or if it cannot be proven here."""

    module: CourseModule
    work: Work | None
    findings: tuple[Finding, ...]
    proofs: tuple[ExerciseProof, ...] = ()


_Told = tuple[_Part, str, ExerciseRuns, bool]
"""A module, its public text, the runs of an exercise, and whether these are all."""


def _judged_part(module: CourseModule, judged: Judged) -> _Part | None:
    verdict = judged.load(module)
    return _Part(module, None, verdict[1], verdict[0]) if verdict else None


def _part_of(module: CourseModule, sheet: Sheet | None, domains: Sequence[Domain], variants: int, course: str) -> _Part:
    findings: tuple[Finding, ...] = ()
    if sheet is None:
        sheet, findings = sheet_of(module)
    missing = missing_packages(module.card.packages)
    if missing:
        message = f"The exercises of '{module.card.id}' are not proven here: {', '.join(missing)} is not installed."
        hint = "Install the packages of the module and check again."
        fault = Finding("exercises-are-proven-here", message, Place(module.card_file), hint, Severity.WARNING)
        findings = (*findings, fault)
    if sheet is None or missing:
        return _Part(module, None, findings)
    drawn, faults = variants_of(module.card, course, variants, module.card_file)
    everywhere = variants >= VARIANTS_EVERYWHERE
    work = Work(
        module=module.card.id,
        settings=_settings(module, sheet, domains, drawn, everywhere=everywhere),
        packages=tuple(package_name(item) for item in module.card.packages),
        imports=_imports(module, sheet),
        seconds=module.card.seconds,
        memory_mb=module.card.memory_mb,
        in_full=everywhere,
    )
    return _Part(module, work, (*findings, *faults))


def _imports(module: CourseModule, sheet: Sheet) -> tuple[str, ...]:
    """Return what workers import ahead: what the lesson and its files import, but neither those nor Python's own."""
    own = {name.split("/")[0].removesuffix(".py") for name, _ in module.files}
    cells = [CodeCell(name, source) for name, source in running_cells(sheet)]
    here = own | sys.stdlib_module_names
    names = imported_modules(cells, module.files)
    return tuple(name for name in names if name.split(".")[0].split(":")[0] not in here)


def _settings(
    module: CourseModule,
    sheet: Sheet,
    domains: Sequence[Domain],
    drawn: Sequence[Mapping[str, Value]],
    *,
    everywhere: bool,
) -> tuple[Setting, ...]:
    """Return the default values in every domain, the module's own first, then each variant in one of them in turn.

    Where many variants are asked for, each is proven in the other domains too, but briefly.
    """
    sources = {module.domain.pack: module.domain.source}
    for domain in domains:
        sources.setdefault(domain.pack, domain.source)  # a scenario around a pack changes no code
    by_variant = [_subjects(module, sheet, values) for values in drawn]
    places = [(pack, number) for number in range(len(by_variant)) for pack in sources]
    packs = tuple(sources)
    in_full = {(pack, 0) for pack in packs} | {(packs[number % len(packs)], number) for number in range(len(drawn))}
    return tuple(
        Setting(
            pack,
            number,
            by_variant[number],
            tuple((name, sources[pack].encode() if name == "domain.py" else file) for name, file in module.files),
            brief=(pack, number) not in in_full,
        )
        for pack, number in places
        if everywhere or (pack, number) in in_full
    )


def _subjects(module: CourseModule, sheet: Sheet, values: Mapping[str, Value]) -> dict[str, Subject]:
    cells = tuple(
        replace(cell, instructor=set_values(cell.instructor, values)) if cell.role is Role.PARAMETERS else cell
        for cell in sheet.cells
    )
    varied = replace(sheet, cells=cells)
    found = {name: subject_of(varied, name, module.attempts) for name in module.card.exercises}
    return {name: subject for name, subject in found.items() if subject is not None}


def _prove(
    course: str,
    parts: Sequence[_Part],
    store: Store,
    judged: Judged,
    workers: int,
    on_done: Callable[[ExerciseProof], None] | None,
    engine: RunsRequests | None = None,
    on_first: Callable[[ExerciseProof, Sequence[Finding]], None] | None = None,
) -> ProofReport:
    kept = Cache(store)
    verdicts = {part.module.card.id: Collected(part.module, part.work, part.findings, part.proofs) for part in parts}
    missing: list[tuple[_Part, Work, str]] = []
    from_cache = 0
    for part in parts:
        from_cache += len(part.proofs)
        if part.work is None:
            continue
        public = public_text(part.module)
        open_names = []
        for name in part.work.settings[0].subjects:
            found = kept.load(part.work, name)
            if found is None:
                open_names.append(name)
            else:
                from_cache += 1
                verdicts[part.module.card.id].judge(found, public)
        if open_names:
            missing.append((part, _only(part.work, open_names), public))
    with closing(_run_missing(missing, store, workers, engine, early=on_first is not None)) as running:
        for part, public, runs, is_whole in running:
            verdict = verdicts[part.module.card.id]
            if not is_whole and on_first:
                on_first(*verdict.look(runs, public))
                continue
            proof = verdict.judge(runs, public)
            if on_done:
                on_done(proof)
    for verdict in verdicts.values():
        verdict.keep(judged)
    exercises = tuple(proof for verdict in verdicts.values() for proof in verdict.proofs)
    findings = in_order(finding for verdict in verdicts.values() for finding in verdict.findings)
    return ProofReport(course, exercises, findings, from_cache=from_cache)


def _only(work: Work, names: Sequence[str]) -> Work:
    settings = (
        replace(setting, subjects={name: setting.subjects[name] for name in names}) for setting in work.settings
    )
    return replace(work, settings=tuple(settings))


def _run_missing(
    missing: Sequence[tuple[_Part, Work, str]],
    store: Store,
    workers: int,
    chosen: RunsRequests | None,
    *,
    early: bool,
) -> Generator[_Told]:
    """Yield each exercise as it is done, so that a person sees how it goes on; the report brings them into order.

    With `early` each comes before that, too, with what was run of it in the first setting.
    If anything goes wrong, or nobody wants to hear more, the engine is stopped.
    """
    if not missing:
        return
    kept, told = Cache(store), SimpleQueue[_Told | Future[None]]()
    with ExitStack() as stack:
        engine = chosen or stack.enter_context(Engine())
        pool = stack.enter_context(ThreadPoolExecutor(workers or os.cpu_count() or 1, "course-prove"))
        # Two modules at a time, so that no core waits for the last run of one of them.
        modules = stack.enter_context(ThreadPoolExecutor(2, "course-prove-module"))

        def run(part: _Part, work: Work, public: str) -> None:
            whole: set[str] = set()
            on_first = (lambda runs: told.put((part, public, runs, False))) if early else None
            memory = Memory(store, work.packages)
            for runs in run_work(work, engine, pool, memory, on_whole=whole.add, on_first=on_first):
                kept.store(work, runs, whole=runs.exercise in whole)
                told.put((part, public, runs, True))

        for job in missing:
            modules.submit(run, *job).add_done_callback(told.put)
        waiting = len(missing)
        try:
            while waiting:
                found = told.get()
                if isinstance(found, Future):
                    found.result()
                    waiting -= 1
                else:
                    yield found
        except BaseException:
            # Somebody pressed Ctrl-C, or one module cannot be proven: nobody wants to wait for the rest.
            modules.shutdown(wait=False, cancel_futures=True)
            engine.stop()
            raise
