"""The source folder that Jupyter Book compiles: notebooks, pages, `myst.yml` and what the theme must know."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builder.compile.launch import launch_links
from builder.site.brand import NO_BRAND, Brand
from builder.site.template import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from builder.course.values import Course

__all__ = ["BookText", "myst_settings", "site_data"]

_LAST = ("glossary", "course-record", "changes", "for-instructors")


@dataclass(frozen=True, slots=True)
class BookText:
    """A hand-written page of the book: its file name, its title and its text.

    The name may have a folder, as those of the guides for teachers have, which make a group of their own.
    """

    name: str
    title: str
    text: str


def myst_settings(
    base: Mapping[str, Any],
    course: Course,
    pages: tuple[BookText, ...],
    words: Mapping[str, str],
    learning: Collection[str] = (),
) -> str:
    """Return `myst.yml` (as JSON, which is YAML): the teacher's own settings with the course's pages in order.

    What the teacher sets under `project` and `site` stays; the table of contents is the course's. `learning` names
    the pages of progress and review that there are.
    """
    contents = _contents(course, pages, words, learning)
    project = {"title": course.curriculum.title, **dict(base.get("project") or {}), "toc": contents}
    own = dict(base.get("site") or {})
    options = {"favicon": "favicon.svg", **dict(own.pop("options", None) or {})}
    site = {"title": course.curriculum.title, "template": f"./{TEMPLATE}", **own, "options": options}
    return json.dumps({"version": 1, "project": project, "site": site}, ensure_ascii=False, indent=1) + "\n"


def _contents(
    course: Course, pages: tuple[BookText, ...], words: Mapping[str, str], learning: Collection[str]
) -> list[dict[str, Any]]:
    own = [f"{name}.md" for name in ("progress", "review") if name in learning]
    contents: list[dict[str, Any]] = [{"file": name} for name in ("index.md", "syllabus.md", "skill-map.md", *own)]
    for stage in course.curriculum.stages:
        modules = [{"file": f"{module.card.id}.ipynb"} for module in course.modules if module.stage == stage.id]
        if modules:
            contents.append({"title": stage.title, "children": modules})
    record = [{"file": f"{name}.md"} for name in _LAST if name in learning]
    guides = [{"file": page.name} for page in pages if "/" in page.name]
    about = [{"file": "traceability.md"}, *record, *({"file": page.name} for page in pages if "/" not in page.name)]
    contents.append({"title": words["about_course"], "children": about})
    return [*contents, {"title": words["teachers_guides"], "children": guides}] if guides else contents


def site_data(
    course: Course,
    executed: Mapping[str, str],
    downloads: Mapping[str, tuple[tuple[str, str], ...]],
    base_url: str,
    browser: Mapping[str, Mapping[str, Mapping[str, str]]] | None = None,
    learning: Collection[str] = (),
    brand: Brand = NO_BRAND,
) -> str:
    """Return what the theme must know about the course as JSON (the form is described in book/theme/README.md).

    `executed` holds by module id why its pages were not run, empty if they were; `downloads` label and address;
    `browser` what the theme must know about exercises that run in the page: `browser` and `lab` of PageData.
    """
    titles = {stage.id: stage.title for stage in course.curriculum.stages}
    pages: dict[str, Any] = {
        "index": {"kind": "landing"},
        "syllabus": {"kind": "syllabus"},
        "skill-map": {"kind": "skill-map"},
        "traceability": {"kind": "traceability"},
        **{name: {"kind": name, "downloads": _links(downloads.get(name, ()))} for name in learning},
    }
    for module in course.modules:
        card = module.card
        pages[card.id] = {
            "kind": "module",
            "stage": titles[module.stage],
            "summary": card.summary,
            "skills": [course.skill_names.get(name, name) for name in card.teaches],
            "minutes": card.minutes.reading + card.minutes.exercises,
            "points": card.points,
            "objectives": list(card.objectives.values()),
            "exercises": len(card.exercises),
            "downloads": _links(downloads.get(card.id, ())),
            "launches": _links(launch_links(course.curriculum.launch, card.id, browser=card.browser)),
            "executed": not executed.get(card.id, ""),
            "note": executed.get(card.id, ""),
            **(browser or {}).get(card.id, {}),
        }
    curriculum = course.curriculum
    data = {
        "course": curriculum.course,
        "title": curriculum.title,
        "subtitle": curriculum.subtitle or "",
        "language": curriculum.language,
        "footer": brand.footer,
        "provider": brand.name,
        "logo": brand.logo[0] if brand.logo else "",
        "style": brand.style,
        "base_url": base_url or None,
        "stages": _stages(course),
        "pages": pages,
    }
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _links(downloads: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"label": label, "href": href} for label, href in downloads]


def _stages(course: Course) -> list[dict[str, Any]]:
    """Return the stages with their modules, as the skill map draws them."""
    within = {module.card.id for module in course.modules}
    return [
        {
            "title": stage.title,
            "modules": [
                {
                    "id": module.card.id,
                    "title": module.card.title,
                    "minutes": module.card.minutes.reading + module.card.minutes.exercises,
                    "needs": [name for name in module.card.needs if name in within],
                }
                for module in course.modules
                if module.stage == stage.id
            ],
        }
        for stage in course.curriculum.stages
    ]
