"""The ids that students have met: what was published or handed out, so that no id vanishes or changes its meaning."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.files import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.documents.module_card import ModuleCard
    from builder.workspace import Workspace

__all__ = ["ReleasedModule", "read_released", "record_release"]

_FILE = "released.json"


@dataclass(frozen=True, slots=True)
class ReleasedModule:
    """What students met of a module: the text of each objective, and kind and objective of each exercise, by id."""

    objectives: Mapping[str, str]
    exercises: Mapping[str, tuple[str, str]]


def read_released(workspace: Workspace) -> dict[str, ReleasedModule]:
    """Return what was released of each module by its id; nothing if there is no record that can be read."""
    try:
        stored = json.loads((workspace.root / _FILE).read_text("utf-8"))
        return {
            str(name): ReleasedModule(
                {str(key): str(text) for key, text in facts["objectives"].items()},
                {str(key): (str(kind), str(objective)) for key, (kind, objective) in facts["exercises"].items()},
            )
            for name, facts in stored.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def record_release(workspace: Workspace, cards: Iterable[ModuleCard]) -> None:
    """Add the ids of these modules to the record; ids of earlier releases stay in it. Raises WriteError."""
    known = read_released(workspace)
    for card in cards:
        before = known.get(card.id, ReleasedModule({}, {}))
        exercises = {name: (exercise.kind.value, exercise.objective) for name, exercise in card.exercises.items()}
        known[card.id] = ReleasedModule({**before.objectives, **card.objectives}, {**before.exercises, **exercises})
    stored = {
        name: {
            "objectives": dict(sorted(one.objectives.items())),
            "exercises": {key: list(pair) for key, pair in sorted(one.exercises.items())},
        }
        for name, one in sorted(known.items())
    }
    write_text(workspace.root / _FILE, json.dumps(stored, ensure_ascii=False, indent=1) + "\n")
