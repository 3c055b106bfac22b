# score: 2
# hint: A mean hides the lost weeks
# why: takes the 15 % end of the distribution, the week that is met in 15 of 100 futures only
def forecast(history, items, n_futures, seed):
    rng = np.random.default_rng(seed)
    sums = np.cumsum(rng.choice(history, size=(n_futures, LONGEST)), axis=1)
    weeks = np.sort(np.sum(sums < items, axis=1) + 1)
    early = weeks[math.ceil(0.15 * n_futures) - 1]
    return {"week_50": int(weeks[math.ceil(0.5 * n_futures) - 1]), "week_85": int(early if n_futures > 1 else weeks[0])}
