# score: 2
# hint: so it has no precision
# why: gives a group in which nobody is flagged the precision 0
def criteria(groups, tolerance):
    rows = {"demographic parity": [], "equal opportunity": [], "predictive parity": []}
    for rates in groups.values():
        hits = rates["base_rate"] * rates["recall"]
        flagged = hits + (1 - rates["base_rate"]) * rates["false_alarm_rate"]
        rows["demographic parity"].append(flagged)
        rows["equal opportunity"].append(rates["recall"])
        rows["predictive parity"].append(hits / flagged if flagged else 0.0)
    return {name: max(row) - min(row) <= tolerance + 1e-9 for name, row in rows.items()}


def needed_false_alarms(base_rate, recall, precision):
    rate = base_rate * recall * (1 / precision - 1) / (1 - base_rate)
    if rate > 1 + 1e-12:
        raise ValueError("too many")
    return rate
