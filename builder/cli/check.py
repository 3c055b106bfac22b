"""`course check`: every fault of a course in one run."""

from __future__ import annotations

import itertools
import time
from typing import TYPE_CHECKING, cast

import click

from builder.cli.options import course_argument, dask_option, domain_option, workspace_option
from builder.cli.render import FORMATS, count_of, print_findings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from builder.cli.render import Format
    from builder.findings import Finding
    from builder.prove.values import ExerciseProof, Figures
    from builder.stamp import BuildOptions
    from builder.workspace import Workspace

__all__ = ["check"]


@click.command()
@course_argument
@workspace_option
@domain_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How findings are printed."
)
@click.option(
    "--variants",
    type=click.IntRange(1, 1000),
    default=3,
    show_default=True,
    help="Student variants to prove; from 10 on each one in every industry.",
)
@click.option(
    "--only", multiple=True, metavar="MODULE", help="Check this module by itself; may be given several times."
)
@click.option("--watch", is_flag=True, help="Check modules again as soon as they are saved, until Ctrl-C.")
@click.option("--quick", is_flag=True, help="Run nothing: check files, order, texts and what students receive.")
@click.option("--site", "only_site", is_flag=True, help="Check the built site instead, in a browser.")
@click.option("--grading", is_flag=True, help="Grade solutions, starters and sample attempts in the sandbox instead.")
@click.option("--links", "only_links", is_flag=True, help="Ask the links of the built site to other sites instead.")
@dask_option
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def check(
    slug: str | None,
    workspace: Path,
    domain: str | None,
    form: str,
    variants: int,
    dask: str | None,
    only: tuple[str, ...],
    *,
    watch: bool,
    quick: bool,
    only_site: bool,
    only_links: bool,
    grading: bool,
    strict: bool,
) -> None:
    """Look for faults in the course SLUG and prove its exercises; exit code 1 if there are errors.

    The proof runs solutions, starters, sample attempts and small changes of each solution. What has not
    changed since the last proof is not run again. `course explain RULE` says what a rule demands.
    While you write a module, `--only MODULE --watch` is the quickest way to see what became of a change.
    With `--site`, `--links` or both the site that `course build` made is looked at, and nothing else.
    `--grading` asks the grader what it would give to answers whose marks are known; do it before you hand out.
    """
    from builder.course.names import the_course
    from builder.findings import Severity, has_errors
    from builder.stamp import BuildOptions
    from builder.workspace import find_workspace

    place = find_workspace(workspace)
    slug = the_course(place, slug)
    options = BuildOptions(domain=domain)
    others = {"--quick": quick, "--site": only_site, "--links": only_links, "--dask": dask}
    _refuse_together({"--only": only, "--watch": watch, "--grading": grading}, others)
    _refuse_together({"--watch": watch}, {"--grading": grading})
    if grading:
        findings = _graded(place, slug, options, only)
    elif watch:
        _watch(place, slug, options, only, variants)
        return
    elif only:
        findings = _modules(place, slug, options, only, variants)
    elif only_site or only_links:
        findings = _built(place, slug, site=only_site, links=only_links)
    elif quick:
        from builder.check_course import check_whole_course

        findings = check_whole_course(place, slug, options)
    else:
        findings = _whole(place, slug, options, variants, dask)
    print_findings(findings, cast("Format", form))
    click.echo(f"{slug}: {count_of(findings)}", err=True)
    if has_errors(findings) or (strict and any(item.severity is Severity.WARNING for item in findings)):
        raise click.exceptions.Exit(1)


def _refuse_together(some: Mapping[str, object], others: Mapping[str, object]) -> None:
    """Raise a usage error for options that say two things."""
    for one, other in itertools.product(some, others):
        if some[one] and others[other]:
            raise click.UsageError(f"{other} does not go with {one}.")


def _modules(
    workspace: Workspace, slug: str, options: BuildOptions, only: tuple[str, ...], variants: int
) -> tuple[Finding, ...]:
    """Check some modules and prove their exercises; what hangs on the whole course is not looked at."""
    from builder.check_course import check_modules

    findings, report = check_modules(workspace, slug, options, only, variants=variants, on_done=_tell)
    if report is None:
        click.echo("The exercises are proven when these errors are mended.", err=True)
    else:
        _count(report.figures, report.from_cache, report.seconds)
    return findings


def _watch(workspace: Workspace, slug: str, options: BuildOptions, only: tuple[str, ...], variants: int) -> None:
    """Check modules as they are saved, until Ctrl-C."""
    from builder.recheck import Recheck, recheck_modules

    def show(seen: Recheck) -> None:
        print_findings(seen.findings)
        if seen.report is not None:
            _count(seen.report.figures, seen.report.from_cache, seen.report.seconds)
        click.echo(f"{', '.join(seen.modules)}: {count_of(seen.findings)}, {seen.seconds:.1f} s", err=True)

    what = "these modules" if only else "modules"
    click.echo(f"Saved {what} are checked at once. Ctrl-C ends the watch.", err=True)
    try:
        recheck_modules(
            workspace, slug, options, only, variants=variants, on_done=_tell, on_first=_tell_first, on_checked=show
        )
    except KeyboardInterrupt:
        click.echo("\nThe watch has ended.", err=True)


def _built(workspace: Workspace, slug: str, *, site: bool, links: bool) -> tuple[Finding, ...]:
    """Check the built site: its pages, the links that leave it, or both."""
    from datetime import UTC, datetime

    from builder.check_site import check_links, check_site
    from builder.cli.progress import show_progress
    from builder.findings import in_order

    found: list[Finding] = []
    with show_progress() as progress:
        if site:
            found += check_site(workspace, slug, progress)
        if links:
            found += check_links(workspace, slug, datetime.now(UTC).toordinal(), progress)
    return in_order(found)


def _graded(workspace: Workspace, slug: str, options: BuildOptions, only: tuple[str, ...]) -> tuple[Finding, ...]:
    """Grade what is known of the modules, or of some."""
    from builder.check_grading import check_grading
    from builder.cli.progress import show_progress

    with show_progress() as progress:
        return check_grading(workspace, slug, options, only, progress)


def _whole(
    workspace: Workspace, slug: str, options: BuildOptions, variants: int, dask: str | None
) -> tuple[Finding, ...]:
    """Check everything and prove the exercises, unless nothing has changed since that was done."""
    from builder.stamp import proof_folder, sources_digest
    from builder.verdict import keep_verdict, read_verdict, verdict_inputs

    begun, folder = time.monotonic(), proof_folder(workspace, slug)
    sources = sources_digest(workspace)
    inputs = verdict_inputs(sources, slug, options, variants)
    known = read_verdict(folder, inputs)
    if known is not None:
        click.echo("Nothing has changed since the last check.", err=True)
        _summarise(known.figures, known.figures.exercises, time.monotonic() - begun, folder)
        return known.findings
    from builder.check_course import check_domains, check_loaded_course, prove_whole_course
    from builder.course.load import load_course
    from builder.findings import has_errors, in_order
    from builder.workspace import tidy_caches

    course, findings = load_course(workspace, slug, domain=options.domain)
    findings = check_loaded_course(workspace, course, findings)
    if has_errors(findings):
        click.echo("The exercises are proven when these errors are mended.", err=True)
        return findings
    findings = (*findings, *check_domains(workspace))
    report, folder = prove_whole_course(
        workspace, slug, options, variants=variants, sources=sources, course=course, on_done=_tell, dask=dask
    )
    tidy_caches(workspace)
    _summarise(report.figures, report.from_cache, report.seconds, folder)
    findings = in_order([*findings, *report.findings])
    keep_verdict(folder, inputs, findings, report.figures)
    return findings


def _summarise(figures: Figures, unchanged: int, seconds: float, folder: Path) -> None:
    _count(figures, unchanged, seconds, f" Report: {folder / 'proof.md'}")


def _count(figures: Figures, unchanged: int, seconds: float, more: str = "") -> None:
    click.echo(
        f"{figures.proven} of {figures.exercises} exercises proven, {figures.killed} of {figures.mutants} mutants "
        f"killed, {seconds:.1f} s ({unchanged} unchanged).{more}",
        err=True,
    )


def _tell(proof: ExerciseProof) -> None:
    verdict = "proven" if proof.proven else "not proven"
    click.echo(f"  {proof.module}/{proof.exercise}: {verdict}, {_killed(proof)}, {proof.seconds:.1f} s", err=True)


def _tell_first(proof: ExerciseProof, findings: Sequence[Finding]) -> None:
    """Say what is known of an exercise before it was run in the other industries and variants."""
    known = f"{count_of(findings)} in {', '.join(proof.domains)}, {_killed(proof)}"
    click.echo(f"  {proof.module}/{proof.exercise}: {known}; other industries and variants follow", err=True)
    print_findings(findings)


def _killed(proof: ExerciseProof) -> str:
    return f"{proof.killed}/{proof.mutants} mutants killed"
