# score: 4
# why: a right answer that draws sample after sample
def judge(old, new, needed, seed=0):
    per_row = np.asarray(new, dtype=float) - np.asarray(old, dtype=float)
    rng = np.random.default_rng(seed)
    means = [per_row[rng.integers(0, len(per_row), len(per_row))].mean() for _ in range(2000)]
    low, high = np.quantile(means, 0.025), np.quantile(means, 0.975)
    verdict = "more data"
    if low >= needed:
        verdict = "ship"
    elif high < needed:
        verdict = "stop"
    return {"gain": float(per_row.mean()), "low": low, "high": high, "decision": verdict}
