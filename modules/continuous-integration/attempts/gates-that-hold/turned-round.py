# score: 6
# why: a right answer that turns the sign of what should be low and then compares in one direction only
def level(values, rule):
    middle = float(np.median(values))
    return middle if rule["better"] == "higher" else -middle


def broken(name, rule, candidate, baseline):
    values = np.array(candidate.get(name, []), dtype=float)
    if len(values) == 0 or not np.all(np.isfinite(values)):
        return True
    if name not in baseline:
        return False
    old = level(baseline[name], rule)
    allowed = rule["margin"] * abs(old) if rule.get("relative", False) else rule["margin"]
    return level(values, rule) + allowed + 1e-9 < old


def failures(candidate, baseline, rules):
    return [name for name in sorted(rules) if broken(name, rules[name], candidate, baseline)]


def next_baseline(candidate, baseline, rules):
    new = {name: list(values) for name, values in baseline.items()}
    if not failures(candidate, baseline, rules):
        for name, rule in rules.items():
            if name not in new or level(candidate[name], rule) > level(new[name], rule):
                new[name] = [*candidate[name]]
    return new
