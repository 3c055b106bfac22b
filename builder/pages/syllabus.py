"""The syllabus page: for each stage its modules with objectives, prerequisites, hours and points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.course.session_rows import session_rows
from builder.course.sessions import sessions
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
    parts.extend(_dates(course, titles))
    return "\n".join(parts)


def _dates(course: Course, titles: dict[str, str]) -> list[str]:
    """Return the sessions as a table, if the curriculum has a schedule."""
    schedule = course.curriculum.schedule
    if schedule is None:
        return []
    minutes = {module.card.id: module.card.minutes for module in course.modules}
    modules = [
        (name, minutes[name].reading + minutes[name].exercises)
        for name in course.curriculum.module_ids()
        if name in minutes
    ]
    rows = session_rows(schedule, sessions(schedule, modules), titles)
    dated = schedule.start is not None
    heads = ["Session", "Week", *(["Day"] if dated else []), "Modules", "Minutes"]
    cells = [
        [row.number, row.week, *([escape(row.day)] if dated else []), escape(row.modules), row.minutes] for row in rows
    ]
    place = f"Place: {escape(schedule.place)}.\n" if schedule.place is not None else ""
    return ["## Sessions\n", place, table(heads, cells)]


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
