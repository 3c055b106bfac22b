"""The traceability page: profile item → modules → objectives → exercises, and the gaps with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.assemble.notebooks import site_cell_id
from builder.pages.markdown import block, escape, front_matter, link, table

if TYPE_CHECKING:
    from builder.course.values import Course, CourseModule
    from builder.documents.profile import Item

__all__ = ["traceability_page"]


def traceability_page(course: Course) -> str:
    """Return the text of `traceability.md`."""
    parts = [front_matter("What serves what")]
    parts.append(
        "Each line of the job's description, the modules that serve it and why, what you can do after them, "
        "and the exercises that show it.\n"
    )
    if course.profile is None:
        parts.append("This course was made without a career profile.\n")
        return "\n".join(parts)
    served = _served(course)
    groups: dict[str, list[Item]] = {}
    for item in course.profile.items:
        groups.setdefault(item.part.words, []).append(item)
    for part, items in groups.items():
        rows = [row for item in items if item.id in served for row in _rows(item, served[item.id])]
        if rows:
            parts.append(f"## {escape(part.capitalize())}\n")
            parts.append(block("cw-trace", table(["In the profile", "Module", "You can then", "Shown by"], rows)))
    parts.append(_partly(course))
    parts.append(_gaps(course))
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


def _partly(course: Course) -> str:
    texts = {item.id: item.text for item in course.profile.items} if course.profile else {}
    rows = [
        [escape(texts.get(part.item, part.item)), escape(", ".join(part.missing))] for part in course.curriculum.partly
    ]
    if not rows:
        return ""
    return "## Served in part\n\n" + table(["In the profile", "Not taught yet"], rows)


def _gaps(course: Course) -> str:
    if not course.curriculum.gaps:
        return "## Gaps\n\nEvery item of the profile is served.\n"
    rows = [[escape(gap.text), escape(gap.reason)] for gap in course.curriculum.gaps]
    intro = "What the job asks for and this course does not teach yet, with the reason.\n"
    return f"## Gaps\n\n{intro}\n" + table(["In the profile", "Why it is not served"], rows)
