# score: 4
# why: a right answer with a data frame, and with the odds of the precision
def criteria(groups, tolerance):
    table = pd.DataFrame(groups).T
    hits = table["base_rate"] * table["recall"]
    flagged = hits + (1 - table["base_rate"]) * table["false_alarm_rate"]
    rows = {"demographic parity": flagged, "equal opportunity": table["recall"], "predictive parity": (hits / flagged).dropna()}
    return {name: bool(len(row) == 0 or row.max() - row.min() <= tolerance + 1e-9) for name, row in rows.items()}


def needed_false_alarms(base_rate, recall, precision):
    odds = (1 - precision) / precision
    rate = odds * recall * base_rate / (1 - base_rate)
    if rate > 1 + 1e-12:
        raise ValueError(f"a rate of {rate:.2f} is not possible")
    return rate
