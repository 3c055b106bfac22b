"""The syllabus page: for each stage its modules with objectives, prerequisites, hours and points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.course.session_rows import SessionText, session_rows
from builder.course.sessions import sessions
from builder.pages.markdown import escape, front_matter, link, table
from builder.pages.wording import counted, hours_of

if TYPE_CHECKING:
    from builder.course.values import Course, CourseModule
    from builder.pages.wording import Words

__all__ = ["syllabus_page"]


def syllabus_page(course: Course, words: Words) -> str:
    """Return the text of `syllabus.md`."""
    titles = {module.card.id: module.card.title for module in course.modules}
    parts = [front_matter(words["syllabus_title"]), _summary(course, words)]
    for stage in course.curriculum.stages:
        parts.append(f"## {escape(stage.title)}\n")
        modules = [module for module in course.modules if module.stage == stage.id]
        if not modules:
            parts.append(f"{words['stage_without_modules']}\n")
        electives = course.curriculum.electives()
        parts.extend(_module(module, titles, words, elective=module.card.id in electives) for module in modules)
    parts.extend(_dates(course, titles, words))
    return "\n".join(parts)


def _dates(course: Course, titles: dict[str, str], words: Words) -> list[str]:
    """Return the sessions as a table, if the curriculum has a schedule."""
    schedule = course.curriculum.schedule
    if schedule is None:
        return []
    minutes = {module.card.id: module.card.minutes for module in course.modules}
    modules = [
        (name, minutes[name].reading + minutes[name].exercises)
        for name in course.curriculum.required_ids()
        if name in minutes
    ]
    rows = session_rows(schedule, sessions(schedule, modules), titles, _session_text(words))
    dated = schedule.start is not None
    keys = ["session", "week", *(["day"] if dated else []), "modules", "minutes"]
    cells = [
        [row.number, row.week, *([escape(row.day)] if dated else []), escape(row.modules), row.minutes] for row in rows
    ]
    place = words["syllabus_place"].format(place=escape(schedule.place)) + "\n" if schedule.place is not None else ""
    return [f"## {words['syllabus_sessions']}\n", place, table([words[f"head_{key}"] for key in keys], cells)]


def _session_text(words: Words) -> SessionText:
    return SessionText(
        days=tuple(words["days_short"].split()),
        months=tuple(words["months_short"].split()),
        day=words["day_text"],
        over=words["syllabus_over"],
        part=words["syllabus_part"],
    )


def _summary(course: Course, words: Words) -> str:
    rows = []
    for stage in course.curriculum.stages:
        modules = [module for module in course.modules if module.stage == stage.id]
        cards = [module.card for module in modules]
        rows.append(
            [
                escape(stage.title),
                str(len(cards)),
                str(sum(len(card.exercises) for card in cards)),
                str(sum(card.points for card in cards)),
                hours_of(words, modules, course.curriculum.electives()),
            ]
        )
    heads = [words[f"head_{key}"] for key in ("stage", "modules", "exercises", "points", "time")]
    return table(heads, rows)


def _module(module: CourseModule, titles: dict[str, str], words: Words, *, elective: bool) -> str:
    card = module.card
    needed = [link(titles[name], f"./{name}.ipynb") for name in card.needs if name in titles]
    facts = [
        *([words["elective"]] if elective else []),
        counted(words, "exercises", len(card.exercises)),
        counted(words, "point", card.points),
        words["syllabus_reading"].format(count=card.minutes.reading),
        words["syllabus_practice"].format(count=card.minutes.exercises),
    ]
    lines = [f"### {link(card.title, f'./{card.id}.ipynb')}\n", f"{escape(card.summary)}\n", f"{' · '.join(facts)}\n"]
    if needed:
        lines.append(words["map_needs"].format(titles=", ".join(needed)) + "\n")
    lines.append(f"{words['syllabus_after']}\n")
    lines.extend(f"- {escape(text[:1].lower() + text[1:])}" for text in card.objectives.values())
    return "\n".join(lines) + "\n"
