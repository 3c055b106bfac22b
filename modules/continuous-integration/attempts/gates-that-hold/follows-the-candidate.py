# score: 4
# hint: coverage is a little worse and does not
# why: takes each candidate that passes as the next baseline, which then sinks step by step
def failures(candidate, baseline, rules):
    failed = []
    for name, rule in rules.items():
        values = candidate.get(name, [])
        if not values or not np.isfinite(values).all():
            failed.append(name)
            continue
        if name not in baseline:
            continue
        old, new = np.median(baseline[name]), np.median(values)
        margin = rule["margin"] * (old if rule.get("relative") else 1) + 1e-9
        worse = old - new if rule["better"] == "higher" else new - old
        if worse > margin:
            failed.append(name)
    return sorted(failed)


def next_baseline(candidate, baseline, rules):
    return copy.deepcopy(candidate) if not failures(candidate, baseline, rules) else copy.deepcopy(baseline)
