"""Live preview: Jupyter Book's own server shows the course, and each saved lesson is put under its eyes at once."""

from __future__ import annotations

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from builder.assemble.notebooks import site_notebook
from builder.build import (
    assemble_course,
    job_of,
    outputs_of,
    read_course,
    run_cache,
    run_course,
    why_not_run,
)
from builder.check.course import check_one_module
from builder.check.runs import run_findings
from builder.compile.jupyter_book import book_command, preview_environment
from builder.compile.missed import MissedSaves
from builder.compile.site import write_source
from builder.course.load import load_module
from builder.errors import CourseError, FindingsError, ProcessError
from builder.files import write_bytes, write_text
from builder.findings import in_order
from builder.module_sheet import sheet_of
from builder.processes import start_program
from builder.run.cache import load, run_key
from builder.run.running import run_cached
from builder.site.template import TEMPLATE
from builder.site_source import site_source, with_learning
from builder.watched import changes_since, file_states
from builder.workspace import read_module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from builder.assemble.values import Sheet
    from builder.course.values import CourseModule
    from builder.findings import Finding
    from builder.processes import Program
    from builder.progress import Progress
    from builder.run.values import RunJob, Runner
    from builder.stamp import BuildOptions
    from builder.watched import States
    from builder.workspace import Workspace

__all__ = ["serve_course"]

_POLL_SECONDS = 0.1
_READY_SECONDS = 60


def serve_course(
    workspace: Workspace,
    slug: str,
    options: BuildOptions,
    progress: Progress,
    *,
    port: int,
    on_ready: Callable[[str], None],
    on_change: Callable[[str, tuple[Finding, ...]], None],
) -> None:
    """Show the course until Ctrl-C; `on_ready` gets the address, `on_change` what was saved and its findings.

    Raises FindingsError if the course cannot be read at the start, and the other errors of the tree.
    """
    preview = _Preview(workspace, slug, options, on_change)
    preview.start(progress)
    ports = _free_port(port), _free_port(0)
    command = book_command("start", "--port", str(ports[0]), "--server-port", str(ports[1]))
    log = preview.folder / "_build" / "server.log"
    write_text(log, "")
    environment = preview_environment(preview.folder / "course.json", preview.folder / "_build" / "findings.jsonl")
    with start_program(command, folder=preview.folder, environment=environment, log=log) as program:
        _wait_until_ready(program, ports[0], log)
        on_ready(f"http://localhost:{ports[0]}")
        preview.watch(program)


class _Preview:
    """The source folder that the server shows, kept up to date with the workspace."""

    def __init__(
        self,
        workspace: Workspace,
        slug: str,
        options: BuildOptions,
        on_change: Callable[[str, tuple[Finding, ...]], None],
    ) -> None:
        self.folder = workspace.build / "work" / f"{slug}-preview"
        self._workspace, self._slug, self._options, self._on_change = workspace, slug, options, on_change
        self._stages: dict[str, str] = {}
        self._no_code: frozenset[str] = frozenset()
        self._language = "en"
        self._shown: dict[str, tuple[RunJob, Sheet]] = {}
        # What is shown is written by this thread and by the one that runs notebooks.
        self._lock = Lock()
        self._missed = MissedSaves(self.folder)
        self._all_waiting = False
        self._sources = [workspace.root / name for name in ("curriculum", "modules", "book")]
        self._seen: States = {}
        self._runs = ThreadPoolExecutor(1, "course-preview")

    def start(self, progress: Progress) -> None:
        self._seen = file_states(self._sources)
        self._write_all(progress)

    def watch(self, program: Program) -> None:
        """Follow the workspace until the server ends or Ctrl-C. Raises ProcessError if the server ends by itself."""
        self._expect_all()
        try:
            while program.process.poll() is None:
                time.sleep(_POLL_SECONDS)
                changed, self._seen = changes_since(self._seen, self._sources)
                if changed:
                    self._update(changed)
                with self._lock:
                    self._missed.catch_up(time.monotonic())
        finally:
            self._runs.shutdown(wait=False, cancel_futures=True)
        raise ProcessError("The preview server ended by itself.", hint="Run `course serve` again.")

    def _write_all(self, progress: Progress) -> None:
        course, _ = read_course(self._workspace, self._slug, self._options)
        sheets = assemble_course(course, ())
        products, notes, findings = run_course(self._workspace, course, sheets, self._options, progress)
        self._stages = {module.card.id: module.stage for module in course.modules}
        self._no_code = course.curriculum.without_code()
        self._language = course.curriculum.language
        source = site_source(self._workspace, course, products, notes, "")
        source = with_learning(source, self._workspace, sheets)
        # A preview has no zips: their links would lead nowhere until the course is built.
        theme = self._workspace.search("book/theme")
        with self._lock:
            self._shown = {
                module.card.id: (job_of(module, sheets[module.card.id]), sheets[module.card.id])
                for module in course.modules
            }
            write_source(replace(source, zips={}), self.folder, theme)
            for name, content in source.files.items():
                write_bytes(self.folder / TEMPLATE / "public" / name, content)
        if findings:
            self._on_change("the course", in_order(findings))

    def _update(self, changed: Iterable[Path]) -> None:
        names, others = set(), False
        for path in changed:
            relative = path.relative_to(self._workspace.root).parts
            if relative[0] == "modules" and len(relative) > 2 and relative[2] in {"lesson.md", "data.py", "files"}:
                names.add(relative[1])
            else:
                others = True
        # A change of the whole course that could not be shown waits for the change that mends it.
        if others or self._all_waiting:
            self._all_waiting = not self._reported("the course", self._update_all)
            return
        for name in sorted(names & set(self._stages)):
            self._reported(name, partial(self._update_module, name))

    def _reported(self, what: str, update: Callable[[], None]) -> bool:
        """Do an update; return whether it worked, after its faults were told."""
        try:
            update()
        except FindingsError as error:
            self._on_change(what, error.findings)
        except CourseError as error:
            from builder.findings import Finding

            self._on_change(what, (Finding("preview-is-up-to-date", error.message, hint=error.hint),))
        else:
            return True
        return False

    def _update_all(self) -> None:
        from builder.progress import Silent

        self._write_all(Silent())
        self._expect_all()
        self._on_change("the course", ())

    def _expect_all(self) -> None:
        with self._lock:
            for path in sorted({*self.folder.glob("*.ipynb"), *self.folder.glob("*.md")}):
                self._missed.saved(path, time.monotonic())

    def _update_module(self, name: str) -> None:
        """Show the lesson as it was saved: with its outputs if its code was run before, else without, then with."""
        module, findings = self._module(name)
        if module is None:
            self._on_change(name, findings)
            return
        sheet, more = sheet_of(module)
        findings = in_order([*findings, *more, *check_one_module(module, ())])
        if sheet is not None:
            job = job_of(module, sheet)
            report = load(run_cache(self._workspace), run_key(job))
            with self._lock:
                self._shown[name] = job, sheet
                self._write(name, site_notebook(sheet, outputs_of(report)))
            if report is None and not why_not_run(module):
                self._runs.submit(self._run, module, sheet, job)
        self._on_change(name, findings)

    def _module(self, name: str) -> tuple[CourseModule | None, tuple[Finding, ...]]:
        """Return a module as it is on the disk now; the others of the course are not read."""
        folder, findings = read_module(self._workspace, name)
        if folder is None:
            return None, findings
        stage, domain = self._stages[name], self._options.domain
        no_code = name in self._no_code and folder.card.no_code is not None
        module, more = load_module(self._workspace, folder, stage, domain, self._language, no_code=no_code)
        return module, in_order(fault for fault in (*findings, *more) if f"/{name}/" in fault.place.file)

    def _run(self, module: CourseModule, sheet: Sheet, job: RunJob) -> None:
        runner: Runner = "warm" if self._options.runner == "warm" else "kernel"
        report = run_cached([job], run_cache(self._workspace), runner=runner, workers=1)[0]
        with self._lock:
            wanted, now = self._shown.get(module.card.id, (None, sheet))
            if wanted != job:
                return  # the code was saved again meanwhile
            # Only prose may have changed since the run began: it is shown as it is now.
            self._write(module.card.id, site_notebook(now, outputs_of(report)))
        self._on_change(f"{module.card.id} (run)", run_findings(module.card, sheet, report))

    def _write(self, name: str, notebook: str) -> None:
        path = self.folder / f"{name}.ipynb"
        if write_text(path, notebook):
            self._missed.saved(path, time.monotonic())


def _wait_until_ready(program: Program, port: int, log: Path) -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        if program.process.poll() is not None:
            break
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("localhost", port)) == 0:
                return
        time.sleep(0.1)
    output = log.read_text("utf-8", "replace") if log.is_file() else ""
    raise ProcessError(
        "The preview server did not start.", hint="Run `course build` to see what is wrong.", output=output
    )


def _free_port(wanted: int) -> int:
    """Return the port if nobody has it, else one that is free."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("localhost", port))
            except OSError:
                continue
            number: int = probe.getsockname()[1]
            return number
    return wanted
