# score: 0
# hint: Draw rows in pairs
# why: draws the results of the two models separately
def judge(old, new, needed, seed=0):
    rng = np.random.default_rng(seed)
    n = len(old)
    before = np.asarray(old)[rng.integers(0, n, (2000, n))].mean(axis=1)
    after = np.asarray(new)[rng.integers(0, n, (2000, n))].mean(axis=1)
    low, high = np.percentile(after - before, [2.5, 97.5])
    verdict = "ship" if low >= needed else "stop" if high < needed else "more data"
    return {"gain": np.mean(new) - np.mean(old), "low": low, "high": high, "decision": verdict}
