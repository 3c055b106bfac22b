"""The map of a course that progress is counted along: stages, modules, their skills, exercises and questions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.course.values import Course, CourseModule

__all__ = ["map_script"]


def map_script(course: Course, skills: Mapping[str, str]) -> str:
    """Return the map as a script that sets a global, so that it also loads from a disk; `skills` are names by id."""
    stages = [
        {
            "id": stage.id,
            "title": stage.title,
            "modules": [_module(module) for module in course.modules if module.stage == stage.id],
        }
        for stage in course.curriculum.stages
    ]
    taught = dict.fromkeys(skill for module in course.modules for skill in module.card.teaches)
    shown = {
        "course": course.curriculum.course,
        "title": course.curriculum.title,
        "stages": [stage for stage in stages if stage["modules"]],
        "skills": [{"id": skill, "name": skills.get(skill, skill.replace("-", " "))} for skill in taught],
    }
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"window.courseMap={text};\n"


def _module(module: CourseModule) -> dict[str, object]:
    card = module.card
    return {
        "id": card.id,
        "title": card.title,
        "skills": list(card.teaches),
        "exercises": [{"id": name, "title": exercise.title} for name, exercise in card.exercises.items()],
        "quiz": [name for name, item in card.quiz.items() if not item.graded],
    }
