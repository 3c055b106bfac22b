"""The skill map page: the plain list that says what the picture above it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.pages.markdown import escape, front_matter, link
from builder.pages.wording import counted, hours, hours_of

if TYPE_CHECKING:
    from builder.course.values import Course, CourseModule
    from builder.pages.wording import Words

__all__ = ["skill_map_page"]


def skill_map_page(course: Course, words: Words) -> str:
    """Return the text of `skill-map.md`; the theme draws the map of the same modules above it."""
    titles = {module.card.id: module.card.title for module in course.modules}
    parts = [front_matter(words["map_page_title"])]
    for stage in course.curriculum.stages:
        modules = [module for module in course.modules if module.stage == stage.id]
        if not modules:
            continue
        time = hours_of(words, modules, course.curriculum.electives())
        parts.append(f"## {escape(stage.title)}\n\n{counted(words, 'modules', len(modules))} · {time}\n")
        parts.extend(_module(course, module, titles, words) for module in modules)
    return "\n".join(parts)


def _module(course: Course, module: CourseModule, titles: dict[str, str], words: Words) -> str:
    card = module.card
    needed = [link(titles[name], f"./{name}.ipynb") for name in card.needs if name in titles]
    leads = [
        link(other.card.title, f"./{other.card.id}.ipynb") for other in course.modules if card.id in other.card.needs
    ]
    skills = ", ".join(escape(course.skill_names.get(name, name)) for name in card.teaches)
    elective = f" · {words['elective']}" if card.id in course.curriculum.electives() else ""
    lines = [
        f"- **{link(card.title, f'./{card.id}.ipynb')}** · {hours(words, card.hours * 60)}{elective}",
        f"  - {words['map_teaches'].format(skills=skills)}",
    ]
    lines += [f"  - {words['map_needs'].format(titles=', '.join(needed))}"] if needed else []
    lines += [f"  - {words['map_leads'].format(titles=', '.join(leads))}"] if leads else []
    return "\n".join(lines) + "\n"
