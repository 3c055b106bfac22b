"""The pipeline, top to bottom: the only file that knows the order of the stages."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from builder.assemble.notebooks import running_cells
from builder.browser.site import HARNESS_FILE
from builder.check.leaks import find_leaks, secret_lines
from builder.check.runs import run_findings
from builder.checked.modules import check_course
from builder.cluster import Cluster
from builder.compile.site import compile_site
from builder.course.drafts import without_drafts
from builder.course.load import load_course
from builder.environment import missing_packages, package_name
from builder.errors import FindingsError
from builder.files import remove_tree, replace_folder, walk_files, write_bytes, write_text
from builder.findings import Finding, Place, Severity, has_errors, in_order
from builder.kept import Store
from builder.module_sheet import sheet_of
from builder.outputs import make_product
from builder.run.remote import ClusterRunner
from builder.run.running import run_cached
from builder.run.values import CodeCell, RunJob
from builder.site.brand import read_brand
from builder.site_source import book_pages, browser_part, site_source, with_answers, with_browser, with_learning
from builder.stamp import STAMP, BuildSummary, inputs_digest, outputs_digest, proof_text, stamp_text
from builder.workspace import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from builder.assemble.values import Sheet
    from builder.course.values import Course, CourseModule
    from builder.outputs import Product
    from builder.progress import Progress
    from builder.run.values import Runner, RunReport
    from builder.stamp import BuildOptions
    from builder.workspace import Workspace

__all__ = [
    "BuildResult",
    "assemble_course",
    "build_course",
    "job_of",
    "outputs_of",
    "read_course",
    "readable_files",
    "run_cache",
    "run_course",
    "sheet_of",
    "why_not_run",
]

_BOOK_SECONDS = 1800
_GUIDES = "for-teachers/"
"""The folder of `book/pages/` whose pages are in the instructors' site only."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was built, where it is, and the findings that did not stop it."""

    summary: BuildSummary
    folder: Path
    findings: tuple[Finding, ...]


def build_course(
    workspace: Workspace, slug: str, options: BuildOptions, progress: Progress, *, dask: str | None = None
) -> BuildResult:
    """Build the notebooks and the site of a course and put them in place of the last ones.

    With `dask`, the address of a cluster, notebooks run there. Raises FindingsError if the content has errors, and
    the other errors of the tree; then nothing has changed.
    """
    inputs = inputs_digest(workspace, slug, options)
    course, findings = read_course(workspace, slug, options)
    sheets = assemble_course(course, findings)
    work, theme = workspace.build / "work" / slug, workspace.search("book/theme")
    with ThreadPoolExecutor(2, "course-aside") as aside:
        # While notebooks and Jupyter Book work, this program has time for what does not hang on them.
        secrets = aside.submit(secret_lines, course.modules)
        browser = aside.submit(browser_part, course, workspace, sheets, options)
        products, notes, more = run_course(workspace, course, sheets, options, progress, dask)
        stop_at_errors([*findings, *more])
        given = aside.submit(lambda: tuple(find_leaks(_student_files(products), secrets.result())))
        source = site_source(workspace, course, products, notes, options.base_url)
        made, told_first = browser.result()
        source = with_browser(with_learning(source, workspace, sheets), made)
        progress.begin("Compiling pages", len(source.pages) + len(source.notebooks) + len(source.book_pages))
        site, told = compile_site(source, work, theme, seconds=_BOOK_SECONDS, on_page=progress.advance)
        progress.end()
    leaks = [*given.result(), *find_leaks(readable_files(site), secrets.result())]
    findings = in_order([*findings, *more, *told_first, *told, *leaks])
    stop_at_errors(findings)
    sites = {"site": site}
    if options.instructor_site:
        answers = with_answers(source, products, proof_text(workspace, slug), book_pages(workspace, _GUIDES))
        progress.begin("Compiling the instructors' pages", len(answers.pages) + len(answers.notebooks))
        beside = work.with_name(f"{slug}-instructors")
        sites["instructor-site"], told = compile_site(
            answers, beside, theme, seconds=_BOOK_SECONDS, on_page=progress.advance
        )
        progress.end()
        findings = in_order([*findings, *told])
        stop_at_errors(findings)
    folder = workspace.build / slug
    summary = _summary(course, slug, site, notes)
    _publish(folder, products, sites, inputs, summary, options)
    return BuildResult(summary, folder, findings)


def read_course(workspace: Workspace, slug: str, options: BuildOptions) -> tuple[Course, tuple[Finding, ...]]:
    """Return the course without drafts, its warnings and notes. Raises FindingsError with all if there are errors."""
    course, findings = load_course(workspace, slug, domain=options.domain)
    if course is None:
        raise FindingsError(findings)
    findings = (*findings, *read_brand(workspace)[1])
    text = read_file(workspace, workspace.curriculum / f"{slug}.yaml")[0]
    course, findings = without_drafts(
        course, in_order([*findings, *check_course(course, text, Store(workspace.cache("checked")))])
    )
    stop_at_errors(findings)
    return course, findings


def assemble_course(course: Course, findings: tuple[Finding, ...]) -> dict[str, Sheet]:
    """Return the sheet of every module by id. Raises FindingsError with these and the earlier findings."""
    sheets: dict[str, Sheet] = {}
    faults: list[Finding] = []
    for module in course.modules:
        sheet, more = sheet_of(module)
        faults.extend(more)
        if sheet is not None:
            sheets[module.card.id] = sheet
    stop_at_errors(in_order([*findings, *faults]) if has_errors(faults) else ())
    return sheets


def run_course(
    workspace: Workspace,
    course: Course,
    sheets: Mapping[str, Sheet],
    options: BuildOptions,
    progress: Progress,
    dask: str | None = None,
) -> tuple[dict[str, Product], dict[str, str], list[Finding]]:
    """Run what can be run here; return the products, why others were not run, and the findings."""
    notes = {module.card.id: why_not_run(module) for module in course.modules}
    runnable = [module for module in course.modules if not notes[module.card.id]]
    # Long runs first, so that no core waits for the last one.
    runnable.sort(key=lambda module: (-module.card.memory_mb, -module.card.seconds, module.card.id))
    jobs = [job_of(module, sheets[module.card.id]) for module in runnable]
    progress.begin("Running notebooks", len(jobs))
    kind: Runner = "warm" if options.runner == "warm" else "kernel"
    run = partial(
        run_cached,
        jobs,
        run_cache(workspace),
        runner=kind,
        on_done=lambda report: progress.advance(f"{report.name} {report.seconds:.1f} s"),
    )
    if dask is None:
        reports = run(workers=options.workers)
    else:
        with Cluster(dask) as cluster:
            reports = run(workers=cluster.threads, chosen=ClusterRunner(cluster, kind))
    progress.end()
    by_name = {report.name: report for report in reports}
    findings = [
        finding
        for module in runnable
        for finding in run_findings(module.card, sheets[module.card.id], by_name[module.card.id])
    ]
    findings += [
        _run_otherwise(note) for note in sorted({report.note for report in reports if report.status == "ok"} - {""})
    ]
    findings += [_not_run(module, note) for module in course.modules if (note := notes[module.card.id])]
    products = {
        module.card.id: make_product(module, sheets[module.card.id], outputs_of(by_name.get(module.card.id)))
        for module in course.modules
    }
    return products, {name: note for name, note in notes.items() if note}, findings


def run_cache(workspace: Workspace) -> Path:
    """Return the folder that keeps the reports of earlier runs."""
    return workspace.cache("run")


def job_of(module: CourseModule, sheet: Sheet) -> RunJob:
    """Return the job that runs the instructor's version of a module."""
    return RunJob(
        name=module.card.id,
        cells=tuple(CodeCell(name, source) for name, source in running_cells(sheet)),
        files=module.files,
        packages=tuple(package_name(item) for item in module.card.packages),
        seconds=module.card.seconds,
        memory_mb=module.card.memory_mb,
        allowed_errors=frozenset(cell.id for cell in sheet.cells if "raises-exception" in cell.tags),
    )


def outputs_of(report: RunReport | None) -> Mapping[str, str]:
    """Return the outputs of a run as JSON by cell id; nothing without a run."""
    return {cell.id: cell.outputs for cell in report.cells} if report else {}


def why_not_run(module: CourseModule) -> str:
    """Return why the module cannot be run here; empty if it can."""
    missing = missing_packages(module.card.packages)
    if not missing:
        return ""
    extra = f" (extra `{module.card.extra}`)" if module.card.extra else ""
    return f"Not executed here: {', '.join(missing)} is not installed{extra}. The examples have no output."


def _not_run(module: CourseModule, note: str) -> Finding:
    install = f"pip install 'coursewright[{module.card.extra}]'" if module.card.extra else "pip install the packages"
    return Finding(
        "modules-can-be-run-here",
        f"'{module.card.id}': {note}",
        Place(module.card_file),
        f"To run it: {install}.",
        Severity.WARNING,
    )


def _run_otherwise(note: str) -> Finding:
    """Return a note of the runner about how the notebooks were run."""
    hint = "The results are the same; a run takes longer."
    return Finding("notebooks-run-as-asked", note, hint=hint, severity=Severity.NOTE)


def _student_files(products: Mapping[str, Product]) -> Iterator[tuple[str, bytes]]:
    for product in products.values():
        for name, content in product.student:
            yield f"student/{product.module}/{name}", content


def readable_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the files of a site in which a course could show something."""
    for path in walk_files(site):
        # The theme's scripts, Python for the browser and what checks answers there are the same in every course.
        name = path.relative_to(site).as_posix()
        shared = name.startswith(("theme/", "pyodide/")) or name == HARNESS_FILE
        if path.suffix not in {".css", ".svg", ".zip"} and not shared:
            yield f"site/{name}", path.read_bytes()


def _summary(course: Course, slug: str, site: Path, notes: Iterable[str]) -> BuildSummary:
    cards = [module.card for module in course.modules]
    return BuildSummary(
        course=slug,
        title=course.curriculum.title,
        modules=len(cards),
        notebooks=2 * len(cards),
        exercises=sum(len(card.exercises) for card in cards),
        points=sum(card.points for card in cards),
        hours=round(sum(card.hours for card in cards), 1),
        pages=sum(1 for path in walk_files(site) if path.suffix == ".html"),
        not_run=tuple(sorted(notes)),
    )


def _publish(
    folder: Path,
    products: Mapping[str, Product],
    sites: Mapping[str, Path],
    inputs: str,
    summary: BuildSummary,
    options: BuildOptions,
) -> None:
    """Write everything beside the last build, then put it in its place in one step."""
    new = folder.with_name(f".{folder.name}.new")
    remove_tree(new)
    for product in products.values():
        for readers, files in (("student", product.student), ("instructor", product.instructor)):
            for name, content in files:
                write_bytes(new / readers / product.module / name, content)
    for name, site in sites.items():
        for path in walk_files(site):
            write_bytes(new / name / path.relative_to(site), path.read_bytes())
    write_text(new / STAMP, stamp_text(inputs, outputs_digest(new), summary, options))
    replace_folder(new, folder)


def stop_at_errors(findings: Iterable[Finding]) -> None:
    """Raise FindingsError with all the findings if one of them is an error."""
    found = in_order(findings)
    if has_errors(found):
        raise FindingsError(found)
