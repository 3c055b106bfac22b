# score: 0
# hint: A mean hides the lost weeks
# why: replaces the history by a normal curve, which knows no lost weeks and allows negative ones
def forecast(history, items, n_futures, seed):
    rng = np.random.default_rng(seed)
    weeks = rng.normal(np.mean(history), np.std(history) + 1e-12, size=(n_futures, LONGEST))
    needed = np.sum(np.cumsum(weeks, axis=1) < items - 1e-6, axis=1)
    return {"week_50": int(np.median(needed)), "week_85": int(np.quantile(needed, 0.85))}
