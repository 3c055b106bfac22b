"""Small module cards for planning."""

import json

from builder.documents.module_card import ModuleCard


def card(name, *, needs=(), stage="early", kind="python", status="published", teaches=("python-programming",)):
    """Return a card with the given prerequisites."""
    facts = {
        "id": name,
        "title": name,
        "summary": "A module.",
        "kind": kind,
        "status": status,
        "teaches": list(teaches),
        "needs": list(needs),
        "stage": stage,
        "minutes": {"reading": 30, "exercises": 30},
        "objectives": {"do-it": "Write it"},
        "exercises": {"one": {"kind": "write", "title": "One", "objective": "do-it", "points": 1, "minutes": 30}},
    }
    return ModuleCard.model_validate_json(json.dumps(facts))
