# score: 2
# hint: Compare the whole interval
# why: calculates the interval and then decides by the mean alone
def judge(old, new, needed, seed=0):
    per_row = np.asarray(new) - np.asarray(old)
    rng = np.random.default_rng(seed)
    means = [per_row[rng.integers(0, len(per_row), len(per_row))].mean() for _ in range(2000)]
    low, high = np.quantile(means, [0.025, 0.975])
    verdict = "ship" if per_row.mean() >= needed else "stop"
    return {"gain": per_row.mean(), "low": low, "high": high, "decision": verdict}
