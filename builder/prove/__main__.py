"""Prove one module from the shell while writing it: `python -m builder.prove MODULE [--domain PACK]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from builder.assemble.notebooks import running_cells
from builder.check.runs import run_findings
from builder.course.load import load_domain, load_module
from builder.documents.domain import domain_names
from builder.environment import package_name
from builder.errors import CourseError
from builder.findings import Severity, has_errors, in_order
from builder.module_sheet import sheet_of
from builder.prove.proving import prove_module
from builder.prove.report import proof_page
from builder.run.running import run_cached
from builder.run.values import CodeCell, RunJob
from builder.workspace import find_workspace, read_module, read_modules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.assemble.values import Sheet
    from builder.course.values import CourseModule
    from builder.documents.domain import Domain
    from builder.findings import Finding
    from builder.prove.values import ExerciseProof
    from builder.workspace import Workspace


def main() -> int:
    """Print the findings of one module and the proof of its exercises; return 1 if there are errors."""
    options = _options()
    workspace = find_workspace(Path.cwd())
    module, findings = _load(workspace, options.module, options.domain, no_code=options.no_code)
    if module is None:
        return _print(findings)
    sheet, more = sheet_of(module)
    findings += list(more)
    if sheet is None:
        return _print(findings)
    findings += _run_lesson(module, sheet, workspace.cache("run"))
    domains: list[Domain] = []
    if options.all_domains:
        for name in domain_names(path.name for path in workspace.search("curriculum/domains").glob("*.py")):
            domain, faults = load_domain(workspace, name, module.card_file)
            domains += [domain] if domain else []
            findings += list(faults)
    report = prove_module(
        module,
        sheet,
        domains=domains,
        variants=options.variants,
        cache=None if options.fresh else workspace.cache("proof"),
        on_done=_tell,
    )
    if options.page:
        sys.stdout.write(proof_page(report))
    code = _print([*findings, *report.findings])
    figures = report.figures
    sys.stdout.write(
        f"{figures.proven} of {figures.exercises} exercises proven, {figures.killed} of {figures.mutants} mutants "
        f"killed, {report.from_cache} from the cache, {report.seconds:.1f} s\n"
    )
    return code


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m builder.prove", description=__doc__)
    parser.add_argument("module")
    parser.add_argument("--domain", default=None, help="the domain that the module is set in")
    parser.add_argument("--all-domains", action="store_true", help="prove in every domain as well")
    parser.add_argument(
        "--variants", type=int, default=3, help="how many variants; from 10 on in every domain (default 3)"
    )
    parser.add_argument("--no-code", action="store_true", help="the module without its programming")
    parser.add_argument("--fresh", action="store_true", help="run everything again")
    parser.add_argument("--page", action="store_true", help="print the instructor's page too")
    return parser.parse_args()


def _load(
    workspace: Workspace, name: str, domain: str | None, *, no_code: bool
) -> tuple[CourseModule | None, list[Finding]]:
    found, findings = read_module(workspace, name)
    if found is None:
        there = ", ".join(sorted(read_modules(workspace)[0]))
        sys.stdout.write(f"There is no module '{name}' that can be read. There are: {there}\n")
        return None, list(findings)
    if no_code and found.card.no_code is None:
        sys.stdout.write(f"The module '{name}' has no form without programming.\n")
        return None, list(findings)
    module, more = load_module(workspace, found, "", domain, no_code=no_code)
    return module, [*findings, *more]


def _run_lesson(module: CourseModule, sheet: Sheet, cache: Path) -> list[Finding]:
    """Return what is wrong with the whole lesson, demonstrations included, when it is run from top to bottom."""
    job = RunJob(
        name=module.card.id,
        cells=tuple(CodeCell(name, source) for name, source in running_cells(sheet)),
        files=module.files,
        packages=tuple(package_name(item) for item in module.card.packages),
        seconds=module.card.seconds,
        memory_mb=module.card.memory_mb,
        allowed_errors=frozenset(cell.id for cell in sheet.cells if "raises-exception" in cell.tags),
    )
    (report,) = run_cached([job], cache, runner="warm")
    return list(run_findings(module.card, sheet, report))


def _tell(proof: ExerciseProof) -> None:
    mark = "proven" if proof.proven else "NOT proven"
    sys.stdout.write(
        f"{proof.exercise}: {mark}, {proof.attempts} attempts, {proof.killed} of {proof.mutants} mutants killed\n"
    )


def _print(findings: Iterable[Finding]) -> int:
    found = in_order(findings)
    for finding in found:
        place, hint = finding.place, f"    {finding.hint}\n" if finding.hint else ""
        sys.stdout.write(f"{place}: {finding.severity} {finding.rule}: {finding.message}\n{hint}")
    notes = sum(finding.severity is Severity.NOTE for finding in found)
    sys.stdout.write(f"{len(found) - notes} findings, {notes} notes\n")
    return int(has_errors(found))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CourseError as error:
        sys.exit(f"{error.message}\n{error.hint}".rstrip())
