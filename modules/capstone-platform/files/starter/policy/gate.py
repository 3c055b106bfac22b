"""Last year's gate: it knows two of the rules and no waiver."""


def gate(record, rules, versions, today):
    """Return the broken rules and the waived ones."""
    card = record.get("card") or {}
    broken = {"owner": not record.get("owner"), "card": not card}
    return {"broken": [rule for rule, is_broken in broken.items() if is_broken], "waived": []}
