"""Check messages against the fields that two teams have agreed on."""

from __future__ import annotations

KINDS = {"text": (str,), "number": (int, float), "integer": (int,)}
"""The kinds of values that a field may have."""


def faults(fields: dict[str, dict], message: dict) -> list[str]:
    """Return what is wrong with a message, sorted by field; an empty list means that it keeps the contract.

    Each entry of `fields` has `kind`, and where they apply `min`, `max` and `optional` (true or false).
    An optional field may be left out or be None.
    """
    found = [f"{name}: not in the contract" for name in message if name not in fields]
    for name, field in fields.items():
        value = message.get(name)
        if value is None:
            if not field.get("optional", False):
                found.append(f"{name}: missing")
        elif isinstance(value, bool) or not isinstance(value, KINDS[field["kind"]]):
            found.append(f"{name}: not of the kind {field['kind']}")
        elif "min" in field and value < field["min"]:
            found.append(f"{name}: below {field['min']}")
        elif "max" in field and value > field["max"]:
            found.append(f"{name}: above {field['max']}")
    return sorted(found)
