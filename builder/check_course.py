"""The checks of a whole course in their order: files, curriculum, modules, what is assembled; then the proof."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from builder.checked.leaks import leaks_among
from builder.checked.modules import assembled_of, check_alone, check_course
from builder.cluster import Cluster
from builder.course.load import load_course, load_domain
from builder.environment import installed_digest, missing_packages
from builder.files import digest, write_text
from builder.findings import Finding, Place, Severity, has_errors, in_order, stored_findings
from builder.kept import Store
from builder.prove.engine.remote import ClusterEngine
from builder.prove.proving import prove_course
from builder.prove.report import proof_json, proof_page
from builder.site.brand import read_brand
from builder.stamp import proof_folder
from builder.workspace import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from builder.course.values import Course
    from builder.documents.domain import Domain
    from builder.prove.engine.values import RunsRequests
    from builder.prove.values import ExerciseProof, ProofReport
    from builder.stamp import BuildOptions
    from builder.workspace import Workspace

__all__ = ["check_domains", "check_loaded_course", "check_modules", "check_whole_course", "prove_whole_course"]

_GATE_SEEDS = (0, 1, 2)
_GATE_PACKAGES = ("numpy", "pandas", "scikit-learn")


def check_whole_course(workspace: Workspace, slug: str, options: BuildOptions) -> tuple[Finding, ...]:
    """Return every finding of a course that needs no run of its code."""
    course, findings = load_course(workspace, slug, domain=options.domain)
    return check_loaded_course(workspace, course, findings)


def check_loaded_course(
    workspace: Workspace, course: Course | None, findings: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """Return the same for a course that is loaded already, with the findings of that."""
    if course is None:
        return findings
    slug = course.curriculum.course
    text = read_file(workspace, workspace.curriculum / f"{slug}.yaml")[0]
    store = Store(workspace.cache("checked"))
    found = check_course(course, text, store)
    return in_order([*findings, *read_brand(workspace)[1], *found, *_check_assembled(course, store)])


def _check_assembled(course: Course, store: Store) -> Iterator[Finding]:
    assembled = [assembled_of(module, store) for module in course.modules]
    for made in assembled:
        yield from made.findings
    yield from leaks_among(course.modules, assembled, store)


def check_modules(
    workspace: Workspace,
    slug: str,
    options: BuildOptions,
    names: Sequence[str],
    *,
    variants: int,
    engine: RunsRequests | None = None,
    on_done: Callable[[ExerciseProof], None],
    on_first: Callable[[ExerciseProof, Sequence[Finding]], None] | None = None,
) -> tuple[tuple[Finding, ...], ProofReport | None]:
    """Check and prove some modules of a course by themselves: not their order, nor what the course promises.

    The proof is None if there are errors before it; `engine` is one that is ready, `on_done` and `on_first` hear what
    those of `prove_course` do. Results are those that a whole
    check finds again. Raises WorkspaceError if the course has no such module, RunError, WriteError.
    """
    course, findings = load_course(workspace, slug, domain=options.domain, only=names)
    if course is None:
        return findings, None
    store = Store(workspace.cache("checked"))
    found = [finding for module in course.modules for finding in check_alone(module, course.skills, store)]
    findings = in_order([*findings, *found, *_check_assembled(course, store)])
    if has_errors(findings):
        return findings, None
    report = prove_course(
        course,
        domains=_domains(workspace, options),
        variants=variants,
        cache=workspace.cache("proof"),
        engine=engine,
        on_done=on_done,
        on_first=on_first,
    )
    return in_order([*findings, *report.findings]), report


def prove_whole_course(
    workspace: Workspace,
    slug: str,
    options: BuildOptions,
    *,
    variants: int,
    sources: str = "",
    course: Course | None = None,
    on_done: Callable[[ExerciseProof], None],
    dask: str | None = None,
) -> tuple[ProofReport, Path]:
    """Prove every exercise in every industry, or in the chosen one; return the report and the folder it is in.

    `sources` is the digest of the sources, `course` the course where it is loaded already.
    With `dask`, the address of a cluster, things run there.
    Raises RunError, WriteError, and what `Cluster` raises.
    """
    course = course or load_course(workspace, slug, domain=options.domain)[0]
    if course is None:
        raise ValueError("a course is proven after it was checked")
    domains = _domains(workspace, options)
    prove = partial(prove_course, course, domains=domains, variants=variants, cache=workspace.cache("proof"))
    if dask is None:
        report = prove(on_done=on_done)
    else:
        with Cluster(dask) as cluster:
            report = prove(on_done=on_done, engine=ClusterEngine(cluster), workers=cluster.threads)
    folder = proof_folder(workspace, slug)
    write_text(folder / "proof.json", proof_json(report, "" if options.domain else sources))
    write_text(folder / "proof.md", proof_page(report))
    return report, folder


def check_domains(workspace: Workspace) -> tuple[Finding, ...]:
    """Return what the signal gate says of the workspace's own industries: can what was planted in the data be learned?

    The library's packs are proven where they are made. A pack that has not changed is not run again.
    Without scikit-learn a note says that nothing was run.
    """
    own = {
        name: pack
        for name, pack in _packs(workspace).items()
        if (workspace.curriculum / f"domains/{name}.py").is_file()
    }
    if not own:
        return ()
    if missing := missing_packages(_GATE_PACKAGES):
        hint = "pip install 'coursewright[data]'"
        message = f"The data of the industries are not checked here: {', '.join(missing)} is not installed."
        return (Finding("domains-are-checked-here", message, hint=hint, severity=Severity.NOTE),)
    found: list[Finding] = []
    for name, pack in own.items():
        path = workspace.search(f"curriculum/domains/{name}.py")
        key = digest([installed_digest().encode(), pack.source.encode(), repr(_GATE_SEEDS).encode()])
        place = workspace.cache("signal") / f"{key}.json"
        findings = _kept(place)
        if findings is None:
            findings = _judge(path, pack, workspace.shown(path))
            write_text(place, json.dumps([asdict(finding) for finding in findings]))
        found.extend(findings)
    return in_order(found)


def _domains(workspace: Workspace, options: BuildOptions) -> tuple[Domain, ...]:
    return () if options.domain else tuple(_packs(workspace).values())


def _packs(workspace: Workspace) -> dict[str, Domain]:
    folder = workspace.search("curriculum/domains")
    found = {}
    for path in sorted(folder.glob("*.py")):
        pack, _ = load_domain(workspace, path.stem, workspace.shown(path))
        if pack is not None:
            found[path.stem] = pack
    return found


def _judge(path: Path, pack: Domain, file: str) -> tuple[Finding, ...]:
    from builder.check.signal_gate import judge_pack

    spec = importlib.util.spec_from_file_location(f"pack_{path.stem}", path)
    if spec is None or spec.loader is None:
        return ()
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        return tuple(judge_pack(module, pack.signal, file, seeds=_GATE_SEEDS))
    except Exception as error:  # noqa: BLE001  # a teacher's own generator can fail in any way
        message = f"The data of '{pack.id}' cannot be made: {type(error).__name__}: {error}"
        return (Finding("domain-data-can-be-made", message, Place(file), "Run its functions by hand and mend them."),)


def _kept(place: Path) -> tuple[Finding, ...] | None:
    try:
        return stored_findings(json.loads(place.read_text("utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return None
