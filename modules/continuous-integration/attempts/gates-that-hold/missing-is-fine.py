# score: 2
# hint: A missing value is not good news
# why: looks only at what was measured, and nan passes every comparison
def failures(candidate, baseline, rules):
    failed = []
    for name in sorted(set(rules) & set(candidate) & set(baseline)):
        rule, old, new = rules[name], statistics.median(baseline[name]), statistics.median(candidate[name])
        margin = rule["margin"] * old if rule.get("relative") else rule["margin"]
        worse = old - new if rule["better"] == "higher" else new - old
        if worse > margin + 1e-9:
            failed.append(name)
    return failed


def next_baseline(candidate, baseline, rules):
    return baseline if failures(candidate, baseline, rules) else candidate
