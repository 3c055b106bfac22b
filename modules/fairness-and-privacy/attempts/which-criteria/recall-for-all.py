# score: 0
# hint: only equal opportunity holds
# why: believes that equal rates make everything equal
def criteria(groups, tolerance):
    found = [rates["recall"] for rates in groups.values()]
    fair = max(found) - min(found) <= tolerance
    return {"demographic parity": fair, "equal opportunity": fair, "predictive parity": fair}


def needed_false_alarms(base_rate, recall, precision):
    return recall * (1 - precision) / precision
