# score: 4
# why: a right answer that follows all futures week by week and counts those that are done
def forecast(history, items, n_futures, seed):
    rng = np.random.default_rng(seed)
    left, found = np.full(n_futures, items), {}
    for week in range(1, LONGEST + 1):
        left = left - rng.choice(history, size=n_futures)
        share = np.count_nonzero(left <= 0) / n_futures
        for name, wanted in (("week_50", 0.5), ("week_85", 0.85)):
            if share >= wanted:
                found.setdefault(name, week)
        if len(found) == 2:
            break
    return found
