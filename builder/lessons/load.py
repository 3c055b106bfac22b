"""Read `lesson.md` (a MyST text notebook) into a Lesson. The only file that uses jupytext."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Any

import yaml

from builder.environment import imports_left_out
from builder.findings import Finding, Place, did_you_mean, in_order
from builder.lessons.markers import find_regions
from builder.lessons.quizzes import split_quizzes
from builder.lessons.values import Cell, Lesson, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OPTIONS", "TAGS", "load_lesson", "round_trip"]

OPTIONS = ("alt", "blocks", "exercise", "guard", "only", "points", "reveal", "tags", "tests")
"""What may stand as `:option:` in a code cell."""

ONLY = ("code", "no-code")
"""What may stand as `:only:` in a code cell, or in `+++ {"only": "…"}` before Markdown."""

TAGS = (
    "hide-cell",
    "hide-input",
    "hide-output",
    "parameters",
    "raises-exception",
    "remove-input",
    "remove-output",
)
"""What may stand in `:tags: [...]`; apart from `parameters` they are Jupyter Book's own."""

_ROLE_OPTIONS = {"exercise": Role.ANSWER, "tests": Role.TESTS, "blocks": Role.BLOCKS, "reveal": Role.REVEAL}
_LEFT_OUT = ("jupytext.async_contentsmanager", "jupytext.sync_contentsmanager", "isoduration", "rfc3987_syntax")
"""The first two are for JupyterLab and import a web server. The others are for formats that notebooks do not use;
jsonschema imports them where they are installed, and the last compiles 38 grammars. All together they take 2 s."""

_VERSIONS = re.compile(r"^    (format_version|jupytext_version): .*\n", re.MULTILINE)


def load_lesson(text: str, file: str) -> tuple[Lesson | None, tuple[Finding, ...]]:
    """Return the lesson in the text and what is wrong with its form; None if it could not be read at all."""
    with imports_left_out(*_LEFT_OUT):
        from jupytext.myst import MystMetadataParsingError, myst_to_notebook
        from nbformat import ValidationError

    misread = (ValueError, AttributeError, TypeError, KeyError)  # jupytext reads on when front matter is no mapping
    unreadable = (MystMetadataParsingError, ValidationError, yaml.YAMLError, *misread)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a second language among the cells is a finding of ours
            notebook = myst_to_notebook(text, add_source_map=True)
    except unreadable as error:
        return None, (_unreadable(text, file, str(error)),)
    starts = notebook.metadata.pop("source_map")
    findings = [*_front_matter_faults(notebook.metadata, file), *_fence_faults(text, file)]
    cells: list[Cell] = []
    for raw, start in zip(notebook.cells, starts, strict=True):
        cell, faults = _cell(raw, start, text, file)
        cells.extend(split_quizzes(cell))
        findings.extend(faults)
    return Lesson(file, tuple(cells)), in_order(findings)


def round_trip(text: str) -> str:
    """Return what jupytext writes for the lesson, without its version lines, as it should stand in `lesson.md`."""
    with imports_left_out(*_LEFT_OUT):
        import jupytext

    written: str = jupytext.writes(jupytext.reads(text, fmt="md:myst"), fmt="md:myst")
    return _VERSIONS.sub("", written)


def _unreadable(text: str, file: str, reason: str) -> Finding:
    match = re.search(r"at line (\d+)", reason)
    line = int(match[1]) if match else 1
    message = f"The lesson cannot be read: {reason.splitlines()[0]}"
    hint = "Look at the `:option:` lines of the cell, or at the front matter between the `---` lines."
    return Finding("lesson-can-be-read", message, Place(file, min(line, text.count("\n") + 1)), hint)


def _front_matter_faults(metadata: dict[str, Any], file: str) -> Iterator[Finding]:
    kernel = (metadata.get("kernelspec") or {}).get("name")
    if kernel != "python3":
        hint = "Begin the lesson with the front matter of the module guide: jupytext and kernelspec, name: python3."
        yield Finding("lesson-names-its-kernel", f"The kernel is {kernel or 'not named'}.", Place(file, 1), hint)
    for key in sorted(set(metadata) - {"jupyter", "jupytext", "kernelspec"}):
        message = f"The front matter holds '{key}', which is lost when JupyterLab saves the lesson."
        yield Finding("front-matter-holds-no-facts", message, Place(file, 1), "Write facts in module.yaml.")


def _fence_faults(text: str, file: str) -> Iterator[Finding]:
    """Yield a finding for each fence of backticks or colons that is opened and never closed."""
    opened: list[tuple[int, str, bool]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        match = re.match(r"^\s{0,3}(`{3,}|~{3,}|:{3,})(.*)$", line)
        if match is None:
            continue
        fence, rest = match[1], match[2].strip()
        top = opened[-1] if opened else None
        if top and not rest and fence[0] == top[1][0] and len(fence) >= len(top[1]):
            opened.pop()
        elif not (top and top[2]) and (rest or fence[0] != ":"):
            # Inside a plain code block everything is text; inside a directive other blocks may begin.
            opened.append((number, fence, not rest.startswith("{")))
    for number, fence, _ in opened:
        message = f"The block that begins with {fence} is never closed."
        hint = f"Add a line `{fence}` after the last line of the block."
        yield Finding("fences-are-closed", message, Place(file, number), hint)


def _cell(raw: Any, start: int, text: str, file: str) -> tuple[Cell, list[Finding]]:  # noqa: ANN401  # a NotebookNode
    line = _first_line(raw.source, start, text)
    if raw.cell_type != "code":
        note = bool(raw.metadata.get("instructor"))
        faults = list(_only_faults(raw.metadata, file, line))
        return Cell(Role.NOTE if note else Role.PROSE, raw.source, line, only=str(raw.metadata.get("only", ""))), faults
    findings = [*_option_faults(raw.metadata, file, line), *_only_faults(raw.metadata, file, line)]
    roles = [name for name in _ROLE_OPTIONS if name in raw.metadata]
    if len(roles) > 1:
        message = f"The cell has two purposes: {' and '.join(roles)}."
        findings.append(Finding("cell-has-one-purpose", message, Place(file, line), "Make two cells of it."))
    tags = tuple(str(tag) for tag in _as_list(raw.metadata.get("tags")))
    role = Role.PARAMETERS if "parameters" in tags else Role.DEMO
    exercise = ""
    if roles:
        role, exercise = _ROLE_OPTIONS[roles[0]], str(raw.metadata[roles[0]])
    points = raw.metadata.get("points")
    findings.extend(_marker_faults(raw.source, role, file, line))
    cell = Cell(
        role=role,
        source=raw.source,
        line=line,
        exercise=exercise,
        points=points if isinstance(points, int) and not isinstance(points, bool) else None,
        tags=tags,
        alt=str(raw.metadata.get("alt", "")),
        guard=str(raw.metadata.get("guard", "")),
        only=str(raw.metadata.get("only", "")),
    )
    return cell, findings


def _first_line(source: str, start: int, text: str) -> int:
    """Return the 1-based line of the text, from `start` on, that holds the first line of the source."""
    first = source.split("\n", 1)[0]
    for number, line in enumerate(text.split("\n")[start:], start=start + 1):
        if line == first:
            return number
    return start + 1


def _only_faults(options: dict[str, Any], file: str, line: int) -> Iterator[Finding]:
    only = options.get("only")
    if only is not None and only not in ONLY:
        message = f"'only' is {only!r}."
        yield Finding("cell-options-are-known", message, Place(file, line), f"Write one of: {', '.join(ONLY)}.")


def _option_faults(options: dict[str, Any], file: str, line: int) -> Iterator[Finding]:
    place = Place(file, line)
    for name in sorted(options):
        if name not in OPTIONS:
            yield Finding("cell-options-are-known", f"Unknown option ':{name}:'.", place, did_you_mean(name, OPTIONS))
        elif name != "tags" and isinstance(options[name], list | dict):
            yield Finding(
                "cell-options-are-flat", f"':{name}:' holds more than one value.", place, "Write one word or number."
            )
    for tag in _as_list(options.get("tags")):
        if tag not in TAGS:
            yield Finding("cell-tags-are-known", f"Unknown tag '{tag}'.", place, did_you_mean(str(tag), TAGS))
    points = options.get("points")
    if points is not None and (not isinstance(points, int) or isinstance(points, bool) or points < 1):
        message = f"':points:' is {points!r}."
        yield Finding("points-are-whole-numbers", message, place, "Write a whole number from 1 on.")


def _marker_faults(source: str, role: Role, file: str, line: int) -> Iterator[Finding]:
    regions, faults = find_regions(source)
    for fault in faults:
        yield Finding("markers-are-closed", fault.message, Place(file, line + fault.line), fault.hint)
    wanted = {Role.ANSWER: {"SOLUTION", "STARTER"}, Role.TESTS: {"HIDDEN TESTS"}}.get(role, set())
    for region in regions:
        if region.kind not in wanted:
            message = f"A {region.kind} region stands in a cell that is not for it."
            hint = "SOLUTION and STARTER belong in `:exercise:` cells, HIDDEN TESTS in `:tests:` cells."
            yield Finding("markers-stand-in-their-cells", message, Place(file, line + region.begin), hint)


def _as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []
