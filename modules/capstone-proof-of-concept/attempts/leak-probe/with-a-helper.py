# score: 6
# why: right; a helper compares, and the later columns get other values by a calculation.
def leaks(features, table):
    reference = features(table.copy())

    def moved(part):
        return differs(reference.loc[part.index], features(part.copy()))

    parts = {
        "future": [table[table["time"] <= end] for end in sorted(set(table["time"]))],
        "entities": [table[table["entity_id"] == who] for who in sorted(set(table["entity_id"]))],
        "outcome": [table.assign(label=1 - table["label"], complaint=1 - table["complaint"], follow_up_minutes=table["follow_up_minutes"] * 2 + 1)],
    }
    return {name for name, changed in parts.items() if any(moved(part) for part in changed)}
