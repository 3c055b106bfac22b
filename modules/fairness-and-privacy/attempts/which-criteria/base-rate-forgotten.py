# score: 2
# hint: a rate of 0.2
# why: divides the wrongly flagged by all people instead of by the negatives
def criteria(groups, tolerance):
    table = pd.DataFrame(groups).T
    hits = table["base_rate"] * table["recall"]
    flagged = hits + (1 - table["base_rate"]) * table["false_alarm_rate"]
    rows = {"demographic parity": flagged, "equal opportunity": table["recall"], "predictive parity": (hits / flagged).dropna()}
    return {name: bool(len(row) == 0 or row.max() - row.min() <= tolerance + 1e-9) for name, row in rows.items()}


def needed_false_alarms(base_rate, recall, precision):
    return base_rate * recall / precision - base_rate * recall
