"""What the run of an instructor's notebook says against the lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.findings import Finding, Place

if TYPE_CHECKING:
    from builder.assemble.values import Sheet
    from builder.documents.module_card import ModuleCard
    from builder.run.values import RunReport

__all__ = ["run_findings"]

_LIMITS = {
    "timeout": "Make it faster, or raise `seconds` in module.yaml.",
    "memory": "Use less memory, or raise `memory_mb` in module.yaml.",
    "processes": "Start fewer processes.",
    "died": "The kernel died; look at what the last cell does.",
}


def run_findings(card: ModuleCard, sheet: Sheet, report: RunReport) -> tuple[Finding, ...]:
    """Return why the run did not come to its end, with the line of `lesson.md` and the cell; nothing if it did."""
    cells = {cell.id: cell for cell in sheet.cells}
    found = []
    for run in report.cells:
        cell = cells[run.id]
        if run.error is not None and "raises-exception" not in cell.tags and report.status not in _LIMITS:
            place = Place(sheet.file, cell.line + max(run.error.line - 1, 0))
            shown = _excerpt(cell.instructor, run.error.line)
            message = f"Module '{card.id}' stops in this cell with {run.error.name}: {run.error.message}\n{shown}"
            hint = "Mend the cell; every lesson must run from top to bottom with its own solutions."
            found.append(Finding("lessons-run", message, place, hint))
    if report.status in _LIMITS:
        last = cells[report.cells[-1].id] if report.cells else None
        place = Place(sheet.file, last.line if last else 1)
        message = f"The run of '{card.id}' was stopped ({report.status}). {report.note}".rstrip()
        if last:
            message += f"\n{_excerpt(last.instructor, 0)}"
        found.append(Finding("lessons-run-within-limits", message, place, _LIMITS[report.status]))
    return tuple(found)


def _excerpt(source: str, line: int) -> str:
    """Return the lines of the cell around the line that failed, or its first and last ones, marked and indented."""
    lines = source.split("\n")
    if line:
        chosen = [number for number in range(line - 3, line + 2) if 1 <= number <= len(lines)]
    else:
        chosen = list(range(1, len(lines) + 1))
        chosen = chosen if len(chosen) <= 8 else [*chosen[:4], *chosen[-4:]]
    return "\n".join(f"    {'>' if number == line else ' '} {lines[number - 1]}" for number in chosen)
