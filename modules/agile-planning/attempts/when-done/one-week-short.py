# score: 0
# hint: 20 items take 4 weeks
# why: counts the weeks before the work is done and forgets the week in which it is done
def forecast(history, items, n_futures, seed):
    rng = np.random.default_rng(seed)
    sums = np.cumsum(rng.choice(history, size=(n_futures, LONGEST)), axis=1)
    weeks = np.sum(sums < items, axis=1)
    week_50, week_85 = np.quantile(weeks, [0.5, 0.85], method="inverted_cdf")
    return {"week_50": int(week_50), "week_85": int(week_85)}
