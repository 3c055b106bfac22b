"""A course without its drafts: what is published while some modules are still being written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.documents.curriculum import Gap
from builder.findings import Finding, Place, in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from builder.course.values import Course, CourseModule
    from builder.documents.curriculum import Curriculum, PlannedStage

__all__ = ["without_drafts"]


def without_drafts(course: Course, findings: Iterable[Finding]) -> tuple[Course, tuple[Finding, ...]]:
    """Return the course without its drafts, and the findings without those in the drafts' folders.

    What only a draft would serve becomes a gap, so that no page promises it. A published module that needs a draft,
    and a course of drafts alone, are errors.
    """
    drafts = {module.card.id: module for module in course.modules if module.card.status == "draft"}
    if not drafts:
        return course, tuple(findings)
    folders = {module.card_file.rpartition("/")[0] for module in drafts.values()}
    kept = [fault for fault in findings if not _is_below(fault.place.file, folders)]
    left = tuple(module for module in course.modules if module.card.id not in drafts)
    for module in left:
        kept += [_needs_a_draft(module, name) for name in module.card.needs if name in drafts]
    if not left:
        message = "All modules of the course are drafts; there is nothing to publish."
        kept.append(Finding("draft-modules-are-not-published", message, Place(course.file), "Finish one of them."))
    curriculum = _without(course.curriculum, {name: module.card.title for name, module in drafts.items()}, course)
    return replace(course, curriculum=curriculum, modules=left), in_order(kept)


def _needs_a_draft(module: CourseModule, name: str) -> Finding:
    message = f"'{module.card.id}' needs '{name}', which is a draft and is left out."
    hint = f"Finish `{name}`, or leave `{module.card.id}` out of the course until then."
    return Finding("prerequisites-come-first", message, Place(module.card_file), hint)


def _is_below(file: str, folders: Collection[str]) -> bool:
    return any(file.startswith(f"{folder}/") for folder in folders)


def _without(curriculum: Curriculum, titles: dict[str, str], course: Course) -> Curriculum:
    stages = tuple(
        stage.model_copy(update={"modules": tuple(module for module in stage.modules if module.id not in titles)})
        for stage in curriculum.stages
    )
    served = {serves.item for stage in stages for module in stage.modules for serves in module.serves}
    known = {gap.item for gap in curriculum.gaps} | served
    partly = tuple(part for part in curriculum.partly if part.item in served)
    gaps = [gap for gap in _lost(curriculum, titles, course) if gap.item not in known]
    known |= {gap.item for gap in gaps}
    gaps += [gap for gap in _empty(stages, course) if gap.item not in known]
    unique = {gap.item: gap for gap in gaps}
    return curriculum.model_copy(
        update={"stages": stages, "partly": partly, "gaps": (*curriculum.gaps, *unique.values())}
    )


def _lost(curriculum: Curriculum, titles: dict[str, str], course: Course) -> Iterator[Gap]:
    """Yield a gap for each item that a draft serves."""
    texts = _texts(course)
    for stage in curriculum.stages:
        for module in stage.modules:
            for serves in module.serves if module.id in titles else ():
                reason = f"The module “{titles[module.id]}” for it is still being written."
                text = texts.get(serves.item, serves.item)[:200].strip()
                yield Gap(item=serves.item, text=text, reason=reason[:200])


def _empty(stages: Iterable[PlannedStage], course: Course) -> Iterator[Gap]:
    texts = _texts(course)
    for stage in stages:
        if not stage.modules:
            item = stage.item or f"stages/{stage.id}"
            text = texts.get(item, stage.title)[:200].strip()
            yield Gap(item=item, text=text, reason="The modules of this stage are still being written.")


def _texts(course: Course) -> dict[str, str]:
    return {item.id: item.text for item in course.profile.items} if course.profile else {}
