"""The traceability page: profile item → modules → objectives → exercises, and the gaps with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.assemble.notebooks import site_cell_id
from builder.pages.markdown import block, escape, front_matter, link, table

if TYPE_CHECKING:
    from builder.course.values import Course, CourseModule
    from builder.documents.profile import Item
    from builder.pages.wording import Words

__all__ = ["traceability_page"]


def traceability_page(course: Course, words: Words) -> str:
    """Return the text of `traceability.md`."""
    parts = [front_matter(words["trace_title"])]
    parts.append(f"{words['trace_intro']}\n")
    if course.profile is None:
        parts.append(f"{words['trace_without_profile']}\n")
        return "\n".join(parts)
    served = _served(course)
    groups: dict[str, list[Item]] = {}
    for item in course.profile.items:
        groups.setdefault(item.part.value, []).append(item)
    heads = [words[f"trace_{key}"] for key in ("item", "module", "objectives", "exercises")]
    for part, items in groups.items():
        rows = [row for item in items if item.id in served for row in _rows(item, served[item.id])]
        if rows:
            parts.append(f"## {words[f'part_{part}']}\n")
            parts.append(block("cw-trace", table(heads, rows)))
    parts.append(_partly(course, words))
    parts.append(_gaps(course, words))
    return "\n".join(parts)


def _served(course: Course) -> dict[str, list[tuple[CourseModule, str]]]:
    modules = {module.card.id: module for module in course.modules}
    served: dict[str, list[tuple[CourseModule, str]]] = {}
    for stage in course.curriculum.stages:
        for entry in stage.modules:
            for serve in entry.serves:
                if entry.id in modules:
                    served.setdefault(serve.item, []).append((modules[entry.id], serve.why))
    return served


def _rows(item: Item, served: list[tuple[CourseModule, str]]) -> list[list[str]]:
    rows = []
    for number, (module, why) in enumerate(served):
        card = module.card
        page = f"./{card.id}.ipynb"
        objectives = "; ".join(escape(text) for text in card.objectives.values())
        shown = ", ".join(
            link(exercise.title, f"{page}#{site_cell_id(card.id, f'header-{name}')}")
            for name, exercise in card.exercises.items()
        )
        reason = f" ({escape(why)})" if why else ""
        rows.append([escape(item.text) if number == 0 else "", f"{link(card.title, page)}{reason}", objectives, shown])
    return rows


def _partly(course: Course, words: Words) -> str:
    texts = {item.id: item.text for item in course.profile.items} if course.profile else {}
    rows = [
        [escape(texts.get(part.item, part.item)), escape(", ".join(part.missing))] for part in course.curriculum.partly
    ]
    if not rows:
        return ""
    return f"## {words['trace_partly']}\n\n" + table([words["trace_item"], words["trace_missing"]], rows)


def _gaps(course: Course, words: Words) -> str:
    if not course.curriculum.gaps:
        return f"## {words['trace_gaps']}\n\n{words['trace_no_gaps']}\n"
    rows = [[escape(gap.text), escape(gap.reason)] for gap in course.curriculum.gaps]
    heads = [words["trace_item"], words["trace_reason"]]
    return f"## {words['trace_gaps']}\n\n{words['trace_gaps_intro']}\n\n" + table(heads, rows)
