"""The landing page: what the job is, the stages as a path with hours, what the course holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.pages.markdown import block, escape, front_matter, hours, link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.course.values import Course, CourseModule
    from builder.documents.curriculum import PlannedStage

__all__ = ["landing_page"]


def landing_page(course: Course, proof: Mapping[str, int] | None = None) -> str:
    """Return the text of `index.md`; `proof` has the numbers of exercises, proven ones, mutants and killed ones."""
    curriculum = course.curriculum
    first = course.modules[0].card.id if course.modules else ""
    parts = [front_matter(curriculum.title)]
    summary = course.profile.summary if course.profile else None
    lead = [escape(summary.text if summary else curriculum.subtitle or "")]
    if first:
        lead.append(f"{{button}}`Begin with the first module <./{first}.ipynb>`")
    parts.append(block("cw-hero", "\n\n".join(lead)))
    parts.append(block("cw-facts", "\n".join(_facts(course))))
    parts.append("## The path\n")
    parts.append(_ways(course))
    parts.append(
        block("cw-path", "\n".join(_stage(course, number, s) for number, s in enumerate(curriculum.stages, 1)))
    )
    parts.append("## How you learn here\n")
    parts.append(_how(course))
    if proof and proof["exercises"] == proof["proven"]:
        parts.append(_proof(proof))
    return "\n".join(parts)


def _facts(course: Course) -> list[str]:
    minutes = sum(module.card.hours * 60 for module in course.modules)
    exercises = sum(len(module.card.exercises) for module in course.modules)
    points = sum(module.card.points for module in course.modules)
    return [
        f"- **{len(course.modules)}** modules",
        f"- **{exercises}** exercises",
        f"- **{hours(minutes).split()[0]}** hours",
        f"- **{points}** points",
    ]


def _ways(course: Course) -> str:
    named = course.profile.alternative_titles if course.profile else ()
    also = f" The job has other names too: {escape(', '.join(item.text for item in named))}." if named else ""
    return (
        "The course follows the job from its first year to its last stage. "
        f"Each stage has its own modules, in an order in which each builds on those before it.{also}\n"
    )


def _stage(course: Course, number: int, stage: PlannedStage) -> str:
    modules = [module for module in course.modules if module.stage == stage.id]
    total = hours(sum(module.card.hours * 60 for module in modules)) if modules else "no modules yet"
    lines = [f"{number}. **{escape(stage.title)}** {_years(stage)} · {total}"]
    lines.extend(f"   - {_module(module)}" for module in modules)
    if not modules:
        lines.append("   - The library has no module for this stage yet.")
    return "\n".join(lines)


def _module(module: CourseModule) -> str:
    card = module.card
    return f"{link(card.title, f'./{card.id}.ipynb')} · {hours(card.hours * 60)}. {escape(card.summary)}"


def _years(stage: PlannedStage) -> str:
    if stage.years is None:
        return "at any time"
    start, end = stage.years.from_, stage.years.to
    return f"from year {start} on" if end is None else f"years {start} to {end}"


def _how(course: Course) -> str:
    by_person = sum(card.manual_points for module in course.modules for card in module.card.exercises.values())
    judged = f" A person judges {by_person} points by a rubric that you can read beforehand." if by_person else ""
    return (
        "Each module begins with a problem from the trade, explains one idea after the other with worked examples, "
        "and has exercises whose tests tell you at once what you have and what was expected."
        f"{judged}\n\n"
        f"See the {link('syllabus', './syllabus.md')} for objectives, hours and points, and "
        f"{link('what serves what', './traceability.md')} for the way from each line of the job's description "
        "to the exercises that train it.\n"
    )


def _proof(proof: Mapping[str, int]) -> str:
    return (
        f"Every exercise is proven: {proof['exercises']} exercises, {proof['proven']} proven, "
        f"{proof['mutants']} mutants, {proof['killed']} killed. "
        "A mutant is the solution with one small fault in it; it is killed when a test notices. "
        f"More about it: {link('how this course is checked', './checking-and-building.md')}.\n"
    )
