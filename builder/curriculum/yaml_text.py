"""Write a curriculum as YAML that a teacher likes to edit; the strict reader reads the same curriculum back."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from builder.documents.yaml_text import quoted, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.documents.curriculum import Curriculum, PlannedModule, PlannedStage, Schedule
    from builder.documents.launch import Launch

__all__ = ["curriculum_text", "schedule_lines"]

_HEAD = """\
# The curriculum of a course. `course new` proposed it; from here on it is yours to edit, and `course build` builds it.
#   Leave a module out: delete its lines. Add one: `- id: its-id` (the folders below modules/ and the library).
#   Move a module or a stage: move its lines; `course check` says if something then comes before what it needs.
#   `serves` says which item of the profile a module is for; `pulled_in_by` names the modules that need it.
#   `chosen: true` keeps a module that you added in the course when `course new` proposes it again.
#   `elective: true` says that students may leave the module out; its hours are counted apart.
#   `no_code: true` teaches a module without its programming, where its card has such a form.
#   `schedule` says how much time there is; change its `start` to move the course to a new term (`course schedule`).
#   `left_out` names modules for which there is no time: more `weeks` and `course new` again bring them back.
#   `domain` is the industry that all modules are set in; without it each has its own.
#   `partly` and `gaps` name what the course does not teach; take an entry out once a module serves it.
# A later `course new` shows what it would change and changes nothing without `--write`.
"""


_scalar = partial(scalar, inside=True)
"""Alike in lists and on lines of their own, so that the file of an earlier version is written as it was."""


def curriculum_text(curriculum: Curriculum) -> str:
    """Return the YAML text, the same for equal curricula."""
    lines = [*_top(curriculum)]
    if curriculum.schedule is not None:
        lines += ["", *schedule_lines(curriculum.schedule)]
    if curriculum.launch is not None:
        lines += ["", *_launch(curriculum.launch)]
    lines += ["", "stages:"]
    for stage in curriculum.stages:
        lines.extend(_stage(stage))
    if curriculum.left_out:
        lines += ["", "left_out:"]
        for out in curriculum.left_out:
            lost = f", lost: [{', '.join(out.lost)}]" if out.lost else ""
            lines.append(f"  - {{id: {_scalar(out.id)}, minutes: {out.minutes}{lost}}}")
    if curriculum.retired:
        lines += ["", f"retired: [{', '.join(curriculum.retired)}]"]
    if curriculum.partly:
        lines += ["", "partly:"]
        for part in curriculum.partly:
            lines.append(f"  - {{item: {part.item}, missing: [{', '.join(map(quoted, part.missing))}]}}")
    if curriculum.gaps:
        lines += ["", "gaps:"]
        for gap in curriculum.gaps:
            lines.append(f"  - item: {gap.item}")
            lines.append(f"    text: {_scalar(gap.text)}")
            lines.append(f"    reason: {_scalar(gap.reason)}")
    return _HEAD + "\n".join(lines) + "\n"


def _top(curriculum: Curriculum) -> Iterator[str]:
    yield f"course: {_scalar(curriculum.course)}"
    yield f"title: {_scalar(curriculum.title)}"
    if curriculum.subtitle is not None:
        yield f"subtitle: {_scalar(curriculum.subtitle)}"
    yield f"language: {_scalar(curriculum.language)}"
    if curriculum.profile is not None:
        yield f"profile: {_scalar(curriculum.profile)}"
    if curriculum.also:
        yield f"also: [{', '.join(map(_scalar, curriculum.also))}]"
    if curriculum.domain is not None:
        yield f"domain: {_scalar(curriculum.domain)}"


def _launch(launch: Launch) -> Iterator[str]:
    yield "launch:"
    for key, value in launch.model_dump(exclude_defaults=True).items():
        yield f"  {key}: {'true' if value is True else json.dumps(value, ensure_ascii=False)}"


def schedule_lines(schedule: Schedule) -> Iterator[str]:
    """Yield the lines of `schedule:` as a teacher writes them."""
    yield "schedule:"
    yield f"  hours_per_week: {str(schedule.hours_per_week).removesuffix('.0')}"
    if schedule.weeks is not None:
        yield f"  weeks: {schedule.weeks}"
    if schedule.start is not None:
        yield f"  start: {schedule.start.isoformat()}"
    yield f"  days: [{', '.join(schedule.days)}]"
    for key, text in (("time", schedule.time), ("timezone", schedule.timezone), ("place", schedule.place)):
        if text is not None:
            yield f"  {key}: {quoted(text)}"
    if schedule.holidays:
        yield "  holidays:"
    for free in schedule.holidays:
        end = f", to: {free.to.isoformat()}" if free.to is not None else ""
        name = f", name: {quoted(free.name)}" if free.name is not None else ""
        yield f"    - {{from: {free.from_.isoformat()}{end}{name}}}"


def _stage(stage: PlannedStage) -> Iterator[str]:
    yield f"  - id: {_scalar(stage.id)}"
    yield f"    title: {_scalar(stage.title)}"
    if stage.item is not None:
        yield f"    item: {stage.item}"
    if stage.years is not None:
        end = f", to: {stage.years.to}" if stage.years.to is not None else ""
        yield f"    years: {{from: {stage.years.from_}{end}}}"
    if not stage.modules:
        yield "    modules: []"
        return
    yield "    modules:"
    for module in stage.modules:
        yield from _module(module)


def _module(module: PlannedModule) -> Iterator[str]:
    yield f"      - id: {_scalar(module.id)}"
    if module.chosen:
        yield "        chosen: true"
    if module.elective:
        yield "        elective: true"
    if module.no_code:
        yield "        no_code: true"
    if module.serves:
        yield "        serves:"
    for serves in module.serves:
        yield f"          - {{item: {serves.item}, why: {quoted(serves.why)}}}"
    if module.pulled_in_by:
        yield f"        pulled_in_by: [{', '.join(map(_scalar, module.pulled_in_by))}]"
