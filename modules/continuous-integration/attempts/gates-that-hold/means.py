# score: 2
# hint: 15 % are allowed; you return []
# why: one slow call moves the mean, so a real loss passes in its shadow
def failures(candidate, baseline, rules):
    failed = []
    for name, rule in rules.items():
        values = candidate.get(name) or [math.nan]
        if not all(map(math.isfinite, values)):
            failed.append(name)
        elif name in baseline:
            old, new = statistics.mean(baseline[name]), statistics.mean(values)
            margin = rule["margin"] * (old if rule.get("relative") else 1) + 1e-9
            if (old - new if rule["better"] == "higher" else new - old) > margin:
                failed.append(name)
    return sorted(failed)


def next_baseline(candidate, baseline, rules):
    return dict(baseline)
