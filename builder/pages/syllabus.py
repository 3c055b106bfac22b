"""The syllabus page: for each stage its modules with objectives, prerequisites, hours and points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.pages.markdown import escape, front_matter, hours, link, table

if TYPE_CHECKING:
    from builder.course.values import Course, CourseModule

__all__ = ["syllabus_page"]


def syllabus_page(course: Course) -> str:
    """Return the text of `syllabus.md`."""
    titles = {module.card.id: module.card.title for module in course.modules}
    parts = [front_matter("Syllabus"), _summary(course)]
    for stage in course.curriculum.stages:
        parts.append(f"## {escape(stage.title)}\n")
        modules = [module for module in course.modules if module.stage == stage.id]
        if not modules:
            parts.append("The library has no module for this stage yet.\n")
        parts.extend(_module(module, titles) for module in modules)
    return "\n".join(parts)


def _summary(course: Course) -> str:
    rows = []
    for stage in course.curriculum.stages:
        cards = [module.card for module in course.modules if module.stage == stage.id]
        rows.append(
            [
                escape(stage.title),
                str(len(cards)),
                str(sum(len(card.exercises) for card in cards)),
                str(sum(card.points for card in cards)),
                hours(sum(card.hours * 60 for card in cards)),
            ]
        )
    return table(["Stage", "Modules", "Exercises", "Points", "Time"], rows)


def _module(module: CourseModule, titles: dict[str, str]) -> str:
    card = module.card
    needed = [link(titles[name], f"./{name}.ipynb") for name in card.needs if name in titles]
    facts = [
        f"{len(card.exercises)} exercises",
        f"{card.points} points",
        f"{card.minutes.reading} minutes of reading",
        f"{card.minutes.exercises} minutes of exercises",
    ]
    lines = [f"### {link(card.title, f'./{card.id}.ipynb')}\n", f"{escape(card.summary)}\n", f"{', '.join(facts)}.\n"]
    if needed:
        lines.append(f"Builds on: {', '.join(needed)}.\n")
    lines.append("After this module you can:\n")
    lines.extend(f"- {escape(text[:1].lower() + text[1:])}" for text in card.objectives.values())
    return "\n".join(lines) + "\n"
