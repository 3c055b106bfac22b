"""What the site gets so that exercises run in its pages: the kernel, each module's data, and what cannot run there."""

from __future__ import annotations

import ast
import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.browser.exercises import BrowserExercise, BrowserModule, browser_module, module_json
from builder.browser.harness import imported
from builder.browser.kernel import VERSION, kernel_files, packages_for
from builder.browser.prove import jobs_of, judge, python_files, run_jobs
from builder.browser.slicing import needed_statements
from builder.browser.vendor import KERNEL_VARIABLE, WHEELS_VARIABLE, find_kernel, find_wheels
from builder.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from builder.assemble.values import Sheet
    from builder.browser.kernel import Kernel
    from builder.browser.vendor import Sources
    from builder.course.values import CourseModule

__all__ = ["HARNESS_FILE", "BrowserSite", "browser_site"]

HARNESS_FILE = "browser/python.json"
"""Our Python that runs and checks answers in the page; it is the same in every course."""

_RULE = "browser-exercises-run-in-the-page"
_NO_KERNEL = "this course was built without Python for the browser"


@dataclass(frozen=True, slots=True)
class BrowserSite:
    """Files for the site by path; by module the address of its data, and by exercise why it cannot run (or nothing).

    `kernel` and `python` are the addresses of the kernel's folder and of our Python; empty without a kernel.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    kernel: str = ""
    python: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    exercises: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def pages(self) -> dict[str, dict[str, dict[str, str]]]:
        """Return what the theme must know, by module: which exercises run in its page, and what they load."""
        pages: dict[str, dict[str, dict[str, str]]] = {}
        for name, exercises in self.exercises.items():
            lab = {"data": self.data[name], "kernel": self.kernel, "python": self.python} if name in self.data else {}
            pages[name] = {"browser": dict(exercises), "lab": lab}
        return pages


def browser_site(
    modules: Sequence[CourseModule], sheets: Mapping[str, Sheet], sources: Sources, *, node: Sequence[str]
) -> tuple[BrowserSite, tuple[Finding, ...]]:
    """Return what the site needs for the modules marked `browser: true`, and notes on what cannot run there.

    Raises MissingToolError (no Node) and WriteError, never anything for a missing network.
    """
    marked = [module for module in modules if module.card.browser]
    made = {module.card.id: browser_module(module.card, sheets[module.card.id], module.files) for module in marked}
    if not made:
        return BrowserSite(), ()
    kernel, why = find_kernel(sources)
    if kernel is None:
        exercises = {name: {item.id: _NO_KERNEL for item in module.exercises} for name, module in made.items()}
        hint = f"Connect to the network once, or let {KERNEL_VARIABLE} name the folder of the npm package."
        return BrowserSite(exercises=exercises), (_note(f"Exercises do not run in the pages: {why}.", "", hint),)
    wheels = find_wheels(kernel, sorted(_wished(kernel, made.values())), sources)
    reasons = {name: _reasons(kernel, module, set(wheels)) for name, module in made.items()}
    files = {f"pyodide/{VERSION}/{name}": content for name, content in kernel_files(kernel, wheels).items()}
    findings = _prove(made, reasons, kernel_files(kernel, wheels), sources, node)
    files_of_modules = _data(made, reasons)
    python = (json.dumps(python_files(), sort_keys=True) + "\n").encode()
    files |= {f"browser/{name}.json": content for name, content in files_of_modules.items()}
    files[HARNESS_FILE] = python
    cards = {module.card.id: module.card_file for module in marked}
    return BrowserSite(
        files=files,
        kernel=f"pyodide/{VERSION}/",
        python=f"{HARNESS_FILE}?v={_short(python)}",
        data={name: f"browser/{name}.json?v={_short(content)}" for name, content in files_of_modules.items()},
        exercises=reasons,
    ), (*findings, *_missing(reasons, cards))


def _prove(
    made: Mapping[str, BrowserModule],
    reasons: dict[str, dict[str, str]],
    kernel: Mapping[str, bytes],
    sources: Sources,
    node: Sequence[str],
) -> list[Finding]:
    """Run what is to be offered once; put what fails among the reasons, and return findings about it."""
    jobs = [
        job
        for name, module in made.items()
        for job in jobs_of(module, [item for item in module.exercises if not reasons[name][item.id]])
    ]
    if not jobs:
        return []
    outcomes = run_jobs(jobs, {name: module.files for name, module in made.items()}, kernel, sources.cache, node=node)
    findings = []
    for name, module in made.items():
        for exercise in module.exercises:
            if reasons[name][exercise.id]:
                continue
            reasons[name][exercise.id], detail = judge(exercise, name, outcomes)
            if detail:
                message = f"'{name}/{exercise.id}' is not offered in the page: {detail[:300]}"
                hint = "Students open the notebook for it; mend it if it should run in a browser."
                findings.append(Finding(_RULE, message, Place(), hint, Severity.WARNING))
    return findings


def _data(made: Mapping[str, BrowserModule], reasons: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
    files = {}
    for name, module in made.items():
        runnable = {exercise for exercise, reason in reasons[name].items() if not reason}
        if runnable:
            files[name] = module_json(module, runnable).encode()
    return files


def _reasons(kernel: Kernel, module: BrowserModule, shipped: set[str]) -> dict[str, str]:
    """Return for each exercise why it cannot run in a page; empty if it can."""
    return {item.id: item.obstacle or _reason(kernel, module, item, shipped) for item in module.exercises}


def _reason(kernel: Kernel, module: BrowserModule, exercise: BrowserExercise, shipped: set[str]) -> str:
    packages, reason = packages_for(kernel, _imports(module, exercise), ())
    absent = [name for name in packages if name not in shipped]
    return reason or (f"the package {absent[0]} is not part of this site" if absent else "")


def _imports(module: BrowserModule, exercise: BrowserExercise) -> set[str]:
    wanted = [exercise.starter, *exercise.tests, *exercise.reveal, exercise.solution]
    cells = module.solved[: exercise.before]
    earlier = [ast.unparse(unit.node) for unit in needed_statements(cells, wanted) if unit.node]
    return imported([*earlier, *wanted], _local(module))


def _local(module: BrowserModule) -> dict[str, str]:
    return {
        name.removesuffix(".py"): content.decode("utf-8", "replace")
        for name, content in module.files
        if name.endswith(".py") and "/" not in name
    }


def _wished(kernel: Kernel, modules: Iterable[BrowserModule]) -> set[str]:
    """Return the packages that exercises need, and those that the cells around them import: students may use them."""
    names: set[str] = set()
    for module in modules:
        for exercise in module.exercises:
            names |= set(packages_for(kernel, _imports(module, exercise), ())[0])
        around = imported(module.solved, _local(module))
        names |= {kernel.modules[item] for item in around if item in kernel.modules}
    return set(kernel.closure(names))


def _missing(reasons: Mapping[str, Mapping[str, str]], cards: Mapping[str, str]) -> Iterable[Finding]:
    for name, exercises in sorted(reasons.items()):
        absent = sorted({reason for reason in exercises.values() if "is not part of this site" in reason})
        if absent:
            number = sum(reason in absent for reason in exercises.values())
            hint = f"Let {WHEELS_VARIABLE} name a folder, an archive or an address that has Pyodide {VERSION}'s wheels."
            message = f"{number} exercise(s) of '{name}' do not run in the page: {', '.join(absent)}."
            yield _note(message, cards[name], hint)


def _note(message: str, file: str, hint: str) -> Finding:
    return Finding(_RULE, message, Place(file), hint, Severity.NOTE)


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]
