"""The landing page: what the job is, the stages as a path with hours, what the course holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.pages.markdown import block, escape, front_matter, link
from builder.pages.wording import counted, hours, hours_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.course.values import Course, CourseModule
    from builder.documents.curriculum import PlannedStage
    from builder.pages.wording import Words

__all__ = ["landing_page"]


def landing_page(course: Course, words: Words, proof: Mapping[str, int] | None = None) -> str:
    """Return the text of `index.md`; `proof` has the numbers of exercises, proven ones, mutants and killed ones."""
    curriculum = course.curriculum
    first = course.modules[0].card.id if course.modules else ""
    parts = [front_matter(curriculum.title)]
    summary = course.profile.summary if course.profile else None
    lead = [escape(summary.text if summary else curriculum.subtitle or "")]
    if first:
        lead.append(f"{{button}}`{words['landing_begin']} <./{first}.ipynb>`")
    parts.append(block("cw-hero", "\n\n".join(lead)))
    parts.append(block("cw-facts", "\n".join(_facts(course, words))))
    parts.append(f"## {words['landing_path']}\n")
    parts.append(_ways(course, words))
    stages = (_stage(course, number, stage, words) for number, stage in enumerate(curriculum.stages, 1))
    parts.append(block("cw-path", "\n".join(stages)))
    parts.append(f"## {words['landing_how']}\n")
    parts.append(_how(course, words))
    if proof and proof["exercises"] == proof["proven"]:
        parts.append(_proof(proof, words))
    return "\n".join(parts)


def _facts(course: Course, words: Words) -> list[str]:
    cards = [module.card for module in course.modules]
    return [
        "- " + counted(words, "modules", len(cards), "**{}**"),
        "- " + counted(words, "exercises", sum(len(card.exercises) for card in cards), "**{}**"),
        "- " + hours_of(words, course.modules, course.curriculum.electives(), "**{}**"),
        "- " + counted(words, "point", sum(card.points for card in cards), "**{}**"),
    ]


def _ways(course: Course, words: Words) -> str:
    named = course.profile.alternative_titles if course.profile else ()
    names = escape(", ".join(item.text for item in named))
    also = "\n" + words["landing_also"].format(names=names) if named else ""
    return f"{words['landing_ways']}{also}\n"


def _stage(course: Course, number: int, stage: PlannedStage, words: Words) -> str:
    modules = [module for module in course.modules if module.stage == stage.id]
    electives = course.curriculum.electives()
    total = hours_of(words, modules, electives) if modules else words["stage_nothing_yet"]
    lines = [f"{number}. **{escape(stage.title)}** {_years(stage, words)} · {total}"]
    lines.extend(f"   - {_module(module, words, elective=module.card.id in electives)}" for module in modules)
    if not modules:
        lines.append(f"   - {words['stage_without_modules']}")
    return "\n".join(lines)


def _module(module: CourseModule, words: Words, *, elective: bool) -> str:
    card = module.card
    time = f"{hours(words, card.hours * 60)}{' · ' + words['elective'] if elective else ''}"
    return f"{link(card.title, f'./{card.id}.ipynb')} {time}. {escape(card.summary)}"


def _years(stage: PlannedStage, words: Words) -> str:
    if stage.years is None:
        return words["years_any"]
    start, end = stage.years.from_, stage.years.to
    key = "years_open" if end is None else "years_between"
    return words[key].format(start=start, end=end)


def _how(course: Course, words: Words) -> str:
    by_person = sum(card.manual_points for module in course.modules for card in module.card.exercises.values())
    judged = "\n" + words["landing_judged"].format(points=by_person) if by_person else ""
    see = words["landing_see"].format(
        syllabus=link(words["syllabus_title"], "./syllabus.md"), trace=link(words["trace_title"], "./traceability.md")
    )
    return f"{words['landing_how_text']}{judged}\n\n{see}\n"


def _proof(proof: Mapping[str, int], words: Words) -> str:
    more = link(words["landing_proof_page"], "./checking-and-building.md")
    return words["landing_proof"].format(**proof) + f"\n{words['landing_proof_more'].format(link=more)}\n"
